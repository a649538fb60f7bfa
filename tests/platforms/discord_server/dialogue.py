"""Filling in a dialogue: each field as the client takes it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from tests.platforms.discord_server.offered import NotOfferedError
from tests.platforms.discord_server.resolving import CHANNEL, KIND_BY_SELECT, keep_upload, resolve
from tests.platforms.discord_server.wire import Json

if TYPE_CHECKING:
    from tests.platforms.discord_server.places import Channel
    from tests.platforms.discord_server.uses import Modal
    from tests.platforms.discord_server.world import World

ROW, SELECT, TEXT_INPUT, DISPLAY, LABEL = 1, 3, 4, 10, 18
FILES, RADIO, CHECKBOXES, CHECKBOX = 19, 21, 22, 23


def filled(world: World, room: Channel, modal: Modal, values: Mapping[str, Any]) -> Json:
    """Give the components and attachments of a dialogue that was sent off."""
    by_id = {modal.field(label)["custom_id"]: value for label, value in values.items()}
    resolved: Json = {"attachments": {}}
    sent = [
        _sent(world, room, one, by_id, resolved)
        for one in modal.json["components"]
        if one["type"] != DISPLAY
    ]
    return {"components": sent, "resolved": resolved}


def _sent(
    world: World, room: Channel, one: Json, values: Mapping[str, Any], resolved: Json
) -> Json:
    number = one.get("id", 1)
    if one["type"] == LABEL:
        inner = _sent(world, room, one["component"], values, resolved)
        return {"type": LABEL, "id": number, "component": inner}
    if one["type"] == ROW:
        inside = [_sent(world, room, each, values, resolved) for each in one["components"]]
        return {"type": ROW, "id": number, "components": inside}
    value = values.get(one["custom_id"])
    sent = {"type": one["type"], "id": number, "custom_id": one["custom_id"]}
    if one["type"] == FILES:
        kept = [keep_upload(world, room, file) for file in value or []]
        _check_count(one, len(kept))
        resolved["attachments"] |= {each["id"]: each for each in kept}
        return sent | {"values": [each["id"] for each in kept]}
    if one["type"] in KIND_BY_SELECT:
        return sent | {"values": _selected(world, room, one, value, resolved)}
    return sent | _value(one, value)


def _selected(world: World, room: Channel, one: Json, value: Any, resolved: Json) -> list[str]:
    """Give what is chosen in a select of channels, people or roles; untouched it stays."""
    kind = KIND_BY_SELECT[one["type"]]
    if value is None and kind == CHANNEL:
        value = [world.channels[str(each["id"])] for each in one.get("default_values") or []]
    for each in value or [] if kind == CHANNEL else []:
        if int(each.kind) not in one.get("channel_types", [int(each.kind)]):
            raise NotOfferedError(f"#{each.name} is not of a kind that is offered")
    chosen = [resolve(world, room, kind, each, resolved) for each in value or []]
    _check_count(one, len(chosen))
    return chosen


def _value(one: Json, value: Any) -> Json:
    if one["type"] == TEXT_INPUT:
        return {"value": _text(one, value)}
    if one["type"] == CHECKBOX:
        return {"value": bool(one.get("default") if value is None else value)}
    chosen = [value] if isinstance(value, str) else list(value or [])
    words = {each["label"]: each["value"] for each in one.get("options") or []}
    values = [words.get(each, each) for each in chosen]
    if value is None:
        values = [each["value"] for each in one.get("options") or [] if each.get("default")]
    strange = [each for each in values if words and each not in words.values()]
    if strange:
        raise NotOfferedError(f"{list(words)} are offered, not {strange}")
    if one["type"] == RADIO:
        if one.get("required", True) and not values:
            raise NotOfferedError("one of the choices is required")
        return {"value": values[0] if values else None}
    _check_count(one, len(values))
    return {"values": values}


def _text(one: Json, value: Any) -> str:
    text = str(one.get("value") or "") if value is None else str(value)
    least = one.get("min_length") or (1 if one.get("required", True) else 0)
    most = one.get("max_length") or 4000
    if (text or one.get("required", True)) and not least <= len(text) <= most:
        raise NotOfferedError(f"{len(text)} characters, {least} to {most} are taken")
    return text


def _check_count(one: Json, count: int) -> None:
    required = one.get("required", True)
    least = int(one.get("min_values") or 1) if required else 0
    most = int(one.get("max_values") or max(least, 1))
    if not least <= count <= most:
        raise NotOfferedError(f"{count} were given, {least} to {most} are taken")
