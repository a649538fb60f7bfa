"""A message as a person sees it, and what a client would bring to life in it."""

from collections.abc import Iterator

from tests.platforms.discord_server.markdown import NOBODY, Names, live, shown
from tests.platforms.discord_server.wire import Flag, Json

THINKING = "… is thinking"
TEXT, BUTTON, LINK = 10, 2, 5
SELECTS = frozenset({3, 5, 6, 7, 8})


def lines(message: Json, names: Names = NOBODY) -> list[str]:
    """Draw a message line by line, Markdown and escapes resolved."""
    if message.get("flags", 0) & Flag.LOADING and not message.get("content"):
        return [THINKING]
    drawn: list[str] = []
    if message.get("content"):
        drawn += shown(message["content"], names).split("\n")
    for embed in message.get("embeds") or []:
        drawn += _embed(embed, names)
    if not message.get("flags", 0) & Flag.COMPONENTS_V2:
        drawn += [f"📎 {one['filename']}" for one in message.get("attachments") or []]
    for component in message.get("components") or []:
        drawn += _component(component, names)
    return drawn


def live_tokens(message: Json) -> list[str]:
    """Give all that is alive in the message: mentions, links, invites, emoji, times, pictures.

    Link buttons and files of the message itself are none: the bot put them there on purpose.
    """
    found: list[str] = []
    for text in markdown_texts(message):
        found += live(text)
    return found + list(_loaded(message))


def markdown_texts(message: Json) -> Iterator[str]:
    """Give every text of a message that a client reads as Markdown."""
    yield message.get("content") or ""
    for embed in message.get("embeds") or []:
        yield embed.get("title") or ""
        yield embed.get("description") or ""
        for field in embed.get("fields") or []:
            yield field["name"]
            yield field["value"]
    for component in _walk(message.get("components") or []):
        if component["type"] == TEXT:
            yield component["content"]


def label(component: Json) -> str:
    """Give the words on a button or the placeholder of a select."""
    emoji = (component.get("emoji") or {}).get("name") or ""
    words = component.get("label") or component.get("placeholder") or ""
    return f"{emoji} {words}".strip()


def _walk(components: list[Json]) -> Iterator[Json]:
    for one in components:
        yield one
        yield from _walk(one.get("components") or [])
        yield from _walk([one["accessory"]] if one.get("accessory") else [])


def _loaded(message: Json) -> Iterator[str]:
    """Addresses that the client opens or fetches without anybody having written them in a text."""
    for embed in message.get("embeds") or []:
        parts = [embed, *(embed.get(key) or {} for key in ("image", "thumbnail", "author"))]
        addresses = [one.get(key) for one in parts for key in ("url", "icon_url")]
        yield from (one for one in addresses if one and not one.startswith("attachment://"))
    for component in _walk(message.get("components") or []):
        for one in [component, *(component.get("items") or [])]:
            media = one.get("media") or {}
            if media and not media.get("attachment_id"):
                yield str(media.get("url"))


def _embed(embed: Json, names: Names) -> list[str]:
    texts = [(embed.get("author") or {}).get("name")]
    texts += [shown(embed[key], names) for key in ("title", "description") if embed.get(key)]
    for field in embed.get("fields") or []:
        texts += [shown(field["name"], names), shown(field["value"], names)]
    texts.append((embed.get("footer") or {}).get("text"))
    return [f"┃ {line}" for text in texts if text for line in text.split("\n")]


def _component(one: Json, names: Names) -> list[str]:
    kind = one["type"]
    if kind == 1:
        return [" ".join(line for each in one["components"] for line in _component(each, names))]
    if kind == 9:
        inner = [line for each in one["components"] for line in _component(each, names)]
        return [*inner[:-1], "  ".join([*inner[-1:], *_component(one["accessory"], names)])]
    if kind == 17:
        return [line for each in one["components"] for line in _component(each, names)]
    if kind in SELECTS:
        return [_select(one)]
    return _leaf(one, names)


def _leaf(one: Json, names: Names) -> list[str]:
    kind = one["type"]
    if kind == TEXT:
        return shown(one["content"], names).split("\n")
    if kind == BUTTON:
        return [_button(one)]
    if kind == 13:
        return [f"📎 {one.get('name') or one['file']['url']}"]
    if kind == 14:
        return ["───"] if one.get("divider", True) else [""]
    if kind in (11, 12):
        return [f"🖼 {each.get('description') or ''}".strip() for each in one.get("items") or [one]]
    return []


def _button(one: Json) -> str:
    if one.get("style") == LINK:
        return f"[{label(one)} ↗]"
    return f"({label(one)})" if one.get("disabled") else f"[{label(one)}]"


def _select(one: Json) -> str:
    chosen = [each["label"] for each in one.get("options") or [] if each.get("default")]
    words = ", ".join(chosen) or label(one)
    return f"({words} ▾)" if one.get("disabled") else f"[{words} ▾]"
