"""The limits Discord keeps that its schema file does not know."""

from collections.abc import Iterator
from typing import Any

LONGEST_CONTENT = 2000  # the file says 4000; bots and webhooks get 2000
MOST_EMBED_TEXT = 6000
MOST_COMPONENTS = 40
MOST_DISPLAY_TEXT = 4000
MOST_FILES = 10
COMPONENTS_V2 = 1 << 15
EPHEMERAL = 1 << 6
ROW, BUTTON, TEXT_INPUT, TEXT = 1, 2, 4, 10
SELECTS = frozenset({3, 5, 6, 7, 8})
LINK = 5
OLD_KINDS = frozenset({ROW})
MODAL = 9


def problems_by_limits(body: Any, *, files: int = 0, flags: int = 0) -> tuple[str, ...]:
    """Say which unwritten limits this message, edit or first answer breaks.

    `flags` are those of the message that is edited: Components V2 once is Components V2 for ever.
    """
    if not isinstance(body, dict):
        return ()
    # An answer has its message in `data`, a forum post in `message`.
    inside = (body.get(key) for key in ("data", "message"))
    data = next((one for one in inside if isinstance(one, dict)), body)
    data = data | {"flags": flags | (data.get("flags") or 0)}
    found = [f"{files} files, {MOST_FILES} are allowed"] if files > MOST_FILES else []
    found += _about_text(data)
    found += _about_components(data, modal=body.get("type") == MODAL)
    return tuple(found)


def every_component(node: Any) -> Iterator[dict[str, Any]]:
    """Walk all components at any depth, in reading order, accessories and labelled ones too."""
    for one in node if isinstance(node, list) else [node]:
        if not isinstance(one, dict):
            continue
        yield one
        for inside in ("components", "component", "accessory"):
            if one.get(inside):
                yield from every_component(one[inside])


def _about_text(data: dict[str, Any]) -> Iterator[str]:
    length = _length(data.get("content") or "")
    if length > LONGEST_CONTENT:
        yield f"content: {length} characters, {LONGEST_CONTENT} are allowed"
    total = sum(map(_embed_length, data.get("embeds") or []))
    if total > MOST_EMBED_TEXT:
        yield f"embeds: {total} characters together, {MOST_EMBED_TEXT} are allowed"


def _about_components(data: dict[str, Any], *, modal: bool) -> Iterator[str]:
    components = list(every_component(data.get("components") or []))
    yield from _about_ids(components)
    if modal:
        return
    if data["flags"] & COMPONENTS_V2:
        yield from _about_v2(data, components)
        return
    if any(one.get("type") not in OLD_KINDS for one in data.get("components") or []):
        yield "components: a Components V2 component without the flag"


def _about_v2(data: dict[str, Any], components: list[dict[str, Any]]) -> Iterator[str]:
    for beside in ("content", "embeds", "poll", "sticker_ids"):
        if data.get(beside):
            yield f"{beside}: not allowed beside Components V2"
    if len(components) > MOST_COMPONENTS:
        yield f"components: {len(components)} in all, {MOST_COMPONENTS} are allowed"
    shown = sum(_length(one.get("content") or "") for one in components if one.get("type") == TEXT)
    if shown > MOST_DISPLAY_TEXT:
        yield f"components: {shown} characters of text, {MOST_DISPLAY_TEXT} are allowed"


def _about_ids(components: list[dict[str, Any]]) -> Iterator[str]:
    seen: set[str] = set()
    for one in components:
        custom_id = one.get("custom_id")
        if custom_id is not None and custom_id in seen:
            yield f"components: custom_id {custom_id!r} twice"
        seen.add(str(custom_id))
        yield from _about_row(one)
        yield from _about_select(one)


def _about_row(one: dict[str, Any]) -> Iterator[str]:
    inside = one.get("components") or []
    if one.get("type") != ROW:
        return
    if any(each.get("type") in SELECTS for each in inside) and len(inside) > 1:
        yield "components: a select needs a row of its own"
    if len(inside) > 5:
        yield f"components: {len(inside)} in one row, 5 are allowed"


def _about_select(one: dict[str, Any]) -> Iterator[str]:
    options = one.get("options")
    if one.get("type") not in SELECTS or options is None:
        return
    values = [option.get("value") for option in options]
    if len(set(values)) < len(values):
        yield "components: two options of one select have the same value"
    if not values:
        yield "components: a select without options"


def _embed_length(embed: dict[str, Any]) -> int:
    texts = [embed.get("title"), embed.get("description")]
    texts += [(embed.get("footer") or {}).get("text"), (embed.get("author") or {}).get("name")]
    texts += [field.get(key) for field in embed.get("fields") or [] for key in ("name", "value")]
    return sum(_length(text or "") for text in texts)


def _length(text: Any) -> int:
    return len(text) if isinstance(text, str) else 0
