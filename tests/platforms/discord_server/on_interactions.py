"""Answers to interactions: the first one, the follow-ups and the edits of both."""

from __future__ import annotations

from tests.platforms.discord_server import payloads, posting
from tests.platforms.discord_server.call import Call
from tests.platforms.discord_server.interaction import Interaction
from tests.platforms.discord_server.wire import (
    UNKNOWN_INTERACTION,
    UNKNOWN_WEBHOOK,
    Json,
    Refused,
)
from tests.platforms.discord_server.world import World


def answer(call: Call) -> Json | None:
    """Take the first answer; what became of it is told only on demand."""
    interaction = call.world.interactions.get(call.names["interaction"])
    if interaction is None or interaction.token != call.names["token"]:
        raise Refused(UNKNOWN_INTERACTION)
    said = interaction.answer(call.body, call.uploads)
    return said if call.query.get("with_response") in ("true", "1", "True") else None


def follow(call: Call) -> Json:
    """Take a follow-up."""
    return payloads.message(_asked(call).follow(call.body, call.uploads))


def read(call: Call) -> Json:
    """Give an answer as it is now."""
    return payloads.message(_asked(call).answered(call.names["message"]))


def edit(call: Call) -> Json:
    """Change an answer."""
    found = _asked(call).answered(call.names["message"])
    posting.edit(found, call.body, call.uploads)
    return payloads.message(found)


def delete(call: Call) -> None:
    """Take an answer away."""
    posting.delete(_asked(call).answered(call.names["message"]))


def by_token(world: World, token: str) -> Interaction | None:
    """Find the interaction a token belongs to."""
    return next((one for one in world.interactions.values() if one.token == token), None)


def _asked(call: Call) -> Interaction:
    interaction = by_token(call.world, call.names["token"])
    if interaction is None or call.names["application"] != call.world.application_id:
        raise Refused(UNKNOWN_WEBHOOK)
    return interaction
