"""Filling in a form as a client does: what is not touched keeps its first value."""

import html
from collections.abc import Mapping

from tests.platforms.slack_server.world import Json


def filled_in(view: Json, filled: Mapping[str, str | list[str]]) -> Json:
    """Give the state of a form; what is filled in is named by the block it stands in."""
    inputs = {block["block_id"]: block for block in view["blocks"] if block["type"] == "input"}
    unknown = set(filled) - set(inputs)
    assert not unknown, f"there is no field {unknown}; there are {list(inputs)}"
    return {
        name: {block["element"]["action_id"]: _state(block, filled.get(name))}
        for name, block in inputs.items()
    }


def sent_back(view: Json) -> Json:
    """Give a view as Slack sends it back: its texts escaped."""
    blocks = [
        {
            **block,
            "text": {**block["text"], "text": html.escape(block["text"]["text"], quote=False)},
        }
        if block["type"] == "section"
        else block
        for block in view["blocks"]
    ]
    return {**view, "blocks": blocks}


def _state(block: Json, given: str | list[str] | None) -> Json:
    element, kind = block["element"], block["element"]["type"]
    if kind in {"radio_buttons", "static_select"}:
        return {"type": kind, "selected_option": _option(element, given)}
    if kind == "timepicker":
        return {"type": kind, "selected_time": given or element.get("initial_time")}
    if kind == "checkboxes":
        return {"type": kind, "selected_options": _ticked(element, given)}
    if kind == "file_input":
        return {"type": kind, "files": [{"id": one, "name": one} for one in given or ()]}
    if kind.startswith("multi_"):
        chosen = given if given is not None else element.get("initial_conversations", [])
        return {"type": kind, "selected_conversations": chosen}
    if kind == "conversations_select":
        chosen = given or element.get("initial_conversation")
        assert chosen, f"{block['block_id']} must be filled in"
        return {"type": kind, "selected_conversation": chosen}
    written = given if given is not None else element.get("initial_value")
    assert isinstance(written, str | None)
    assert written or block.get("optional"), f"{block['block_id']} must be filled in"
    assert len(written or "") <= element.get("max_length", 3_000), "the client stops typing here"
    return {"type": kind, "value": written or None}


def _option(element: Json, given: str | list[str] | None) -> Json:
    if given is None:
        option: Json = element["initial_option"]
        return option
    return next(one for one in element["options"] if one["text"]["text"] == given)


def _ticked(element: Json, given: str | list[str] | None) -> list[Json]:
    if given is None:
        ticked: list[Json] = element.get("initial_options", [])
        return ticked
    return [one for one in element["options"] if one["text"]["text"] in given]
