"""Hold a request to Slack's Web API against Slack's own types, and limits they say in prose."""

import gzip
import json
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from jsonschema import Draft7Validator
from jsonschema.exceptions import ValidationError

FILE = Path(__file__).parent / "schemas" / "slack_web_api.schema.json.gz"
Json = dict[str, Any]
_FOR_ALL = frozenset(("token", "team_id"))  # Bolt's clients send them with every call


def problems_of(method: str, arguments: Json) -> list[str]:
    """Give what is wrong with a request; nothing if Slack would take it."""
    given = {key: one for key, one in arguments.items() if one is not None and key not in _FOR_ALL}
    found = [_deepest(error) for error in _validator(method).iter_errors(given)]
    return [*found, *_limits(given)]


@lru_cache(None)
def _root() -> Json:
    root: Json = json.loads(gzip.decompress(FILE.read_bytes()))
    return root


@lru_cache(None)
def _validator(method: str) -> Draft7Validator:
    name = _root()["x-methods"][method.replace(".", "").lower()]
    definitions = _root()["definitions"]
    return Draft7Validator({"$ref": f"#/definitions/{name}", "definitions": definitions})


def _deepest(error: ValidationError) -> str:
    """Say the error of the alternative that was meant, not that no alternative fits."""
    while error.context:
        groups: dict[Any, list[ValidationError]] = {}
        for one in error.context:
            groups.setdefault(one.schema_path[0], []).append(one)
        meant = [group for group in groups.values() if not any(map(_is_other_type, group))]
        pool = min(meant or groups.values(), key=lambda group: (len(group), -_depth(group)))
        error = max(pool, key=lambda one: len(one.absolute_path))
    return "/".join(map(str, error.absolute_path)) + ": " + error.message[:160]


def _depth(group: list[ValidationError]) -> int:
    return max(len(one.absolute_path) for one in group)


def _is_other_type(error: ValidationError) -> bool:
    return error.validator in {"const", "enum"} and list(error.absolute_path)[-1:] == ["type"]


_MOST_OPTIONS = {"overflow": 5, "static_select": 100, "radio_buttons": 10}
_LONGEST = {
    "header": 150,
    "section": 3_000,
    "button": 75,
    "value": 2_000,
    "option": 75,
    "title": 24,
    "private_metadata": 3_000,
    "text": 40_000,
    "callback_id": 255,
}


def _limits(given: Json) -> Iterator[str]:
    if len(str(given.get("text", ""))) > _LONGEST["text"]:
        yield "text: too long"
    view = given.get("view")
    if isinstance(view, dict):
        yield from _in_view(view)
        yield from _in_blocks(view.get("blocks", []), 100)
    yield from _in_blocks(given.get("blocks") or [], 50)


def _in_view(view: Json) -> Iterator[str]:
    for name in ("title", "submit", "close"):
        if len(view.get(name, {}).get("text", "")) > _LONGEST["title"]:
            yield f"view/{name}: more than 24 characters"
    for name in ("private_metadata", "callback_id"):
        if len(view.get(name, "")) > _LONGEST[name]:
            yield f"view/{name}: too long"
    has_input = any(block.get("type") == "input" for block in view.get("blocks", []))
    if has_input and view.get("type") == "modal" and "submit" not in view:
        yield "view: an input without a submit"


def _in_blocks(blocks: list[Json], most: int) -> Iterator[str]:
    if len(blocks) > most:
        yield f"blocks: {len(blocks)} of {most}"
    names = [block["block_id"] for block in blocks if "block_id" in block]
    if len(names) != len(set(names)):
        yield "blocks: a block_id twice"
    for block in blocks:
        yield from _in_block(block)


def _in_block(block: Json) -> Iterator[str]:
    kind = block.get("type", "")
    text = block.get("text", {})
    if kind in {"header", "section"} and not 0 < len(text.get("text", "")) <= _LONGEST[kind]:
        yield f"{kind}: {len(text.get('text', ''))} characters"
    elements = [one for one in block.get("elements", []) if isinstance(one, dict)]
    if kind in {"actions", "context", "context_actions", "rich_text"} and not elements:
        yield f"{kind}: no elements"
    most = {"actions": 25, "context": 10, "context_actions": 5}.get(kind, 10_000)
    if len(elements) > most:
        yield f"{kind}: {len(elements)} elements of {most}"
    names = [one["action_id"] for one in elements if "action_id" in one]
    if len(names) != len(set(names)):
        yield f"{kind}: an action_id twice"
    for one in elements:
        yield from _in_element(one)


def _in_element(element: Json) -> Iterator[str]:
    kind = element.get("type", "")
    if kind == "button" and not 0 < len(element["text"]["text"]) <= _LONGEST["button"]:
        yield "button: too long or empty"
    if len(str(element.get("value", ""))) > _LONGEST["value"]:
        yield f"{kind}: value too long"
    if kind in {"plain_text", "mrkdwn", "text"} and not element.get("text"):
        yield f"{kind}: empty"
    if kind.startswith("rich_text_") and not element.get("elements"):
        yield f"{kind}: no elements"
    yield from _in_options(kind, element.get("options", []))
    for one in element.get("elements", []):
        yield from _in_element(one)


def _in_options(kind: str, options: list[Json]) -> Iterator[str]:
    most = _MOST_OPTIONS.get(kind)
    if most is not None and not 0 < len(options) <= most:
        yield f"{kind}: {len(options)} options"
    for option in options:
        label = option["text"]["text"]
        if not 0 < len(label) <= _LONGEST["option"] or len(option.get("value", "")) > 150:
            yield f"{kind}: option too long or empty"
