"""Channels and their messages, as far as the bot may read and write them."""

from __future__ import annotations

from datetime import timedelta

from tests.platforms.discord_server import payloads, posting, threads
from tests.platforms.discord_server.call import Call
from tests.platforms.discord_server.message import Message
from tests.platforms.discord_server.places import Channel, Overwrite
from tests.platforms.discord_server.posting import Draft
from tests.platforms.discord_server.wire import (
    ARCHIVED_THREAD,
    CLOSED_DMS,
    LOCKED_THREAD,
    MISSING_PERMISSIONS,
    NONCE_SECONDS,
    NOT_THE_AUTHOR,
    UNKNOWN_MESSAGE,
    Json,
    Kind,
    Refused,
    Right,
    invalid_form,
)

REPLY = 19


def channel(call: Call) -> Json:
    """Give a channel."""
    return payloads.channel(call.channel())


def messages(call: Call) -> list[Json]:
    """Give messages, newest first: before, after or around one, fifty unless told."""
    found = call.channel()
    if Right.READ_MESSAGE_HISTORY not in found.rights(call.world.bot):
        return []
    seen = [one for one in found.messages.values() if not one.is_ephemeral]
    chosen = _chosen(seen, call.query, int(call.query.get("limit", 50)))
    newest_first = sorted(chosen, key=lambda one: int(one.id), reverse=True)
    return found.shown([_as_read(one) for one in newest_first])


def message(call: Call) -> Json:
    """Give one message."""
    return _as_read(call.message(Right.READ_MESSAGE_HISTORY))


def post(call: Call) -> Json:
    """Post a message; the same enforced nonce within minutes gives the earlier one."""
    there = call.channel()
    _check_writing(call, there)
    earlier = _posted_before(call)
    if earlier is not None:
        return payloads.message(earlier)
    extra = {"nonce": call.body["nonce"]} if call.body.get("nonce") else {}
    reference = _reference(call, there)
    draft = Draft(
        there,
        call.world.bot,
        call.body,
        call.uploads,
        kind=REPLY if reference else 0,
        extra=extra | reference,
    )
    posted = posting.post(call.world, draft)
    if call.body.get("enforce_nonce"):
        until = call.world.clock.now + timedelta(seconds=NONCE_SECONDS)
        call.world.nonces[there.id, str(call.body["nonce"])] = (posted, until)
    return payloads.message(posted)


def edit(call: Call) -> Json:
    """Edit one of the bot's own messages."""
    own = call.message()
    if own.author is not call.world.bot:
        raise Refused(NOT_THE_AUTHOR)
    if own.channel.archived:
        raise Refused(ARCHIVED_THREAD)
    posting.edit(own, call.body, call.uploads)
    return payloads.message(own)


def delete(call: Call) -> None:
    """Delete a message: one of its own, or any where the bot may manage messages."""
    found = call.message()
    may_manage = Right.MANAGE_MESSAGES in found.channel.rights(call.world.bot)
    if found.author is not call.world.bot and not may_manage:
        raise Refused(MISSING_PERMISSIONS)
    posting.delete(found)


def typing(call: Call) -> None:
    """Show that the bot writes."""
    call.channel(Right.SEND_MESSAGES)


def put_overwrite(call: Call) -> None:
    """Allow or deny a role or member something in a channel."""
    there, body = call.channel(Right.MANAGE_ROLES), call.body
    there.overwrites[call.names["target"]] = Overwrite(
        body["type"] == 0, Right(int(body.get("allow") or 0)), Right(int(body.get("deny") or 0))
    )
    call.world.tell_of_channel("CHANNEL_UPDATE", there)


def delete_overwrite(call: Call) -> None:
    """Take such a rule back."""
    there = call.channel(Right.MANAGE_ROLES)
    there.overwrites.pop(call.names["target"], None)
    call.world.tell_of_channel("CHANNEL_UPDATE", there)


def _as_read(found: Message) -> Json:
    """Without the content intent the REST routes hide as much as the gateway does."""
    written, world = payloads.message(found), found.world
    if world.content_allowed or found.channel.kind is Kind.DM:
        return written
    return payloads.without_content(written, world.bot)


def _chosen(seen: list[Message], query: dict[str, str], limit: int) -> list[Message]:
    seen = sorted(seen, key=lambda one: int(one.id))
    if "after" in query:
        return [one for one in seen if int(one.id) > int(query["after"])][:limit]
    if "before" in query:
        seen = [one for one in seen if int(one.id) < int(query["before"])]
    if "around" in query:
        middle = int(query["around"])
        near = sorted(seen, key=lambda one: abs(int(one.id) - middle))
        return near[:limit]
    return seen[-limit:]


def _check_writing(call: Call, there: Channel) -> None:
    if there.kind is Kind.FORUM:
        raise invalid_form("Cannot send messages in a forum")
    if there.guild is None:
        _check_conversation(call, there)
        return
    needed = Right.SEND_MESSAGES
    needed |= Right.ATTACH_FILES if call.uploads else Right(0)
    if needed not in there.rights(call.world.bot):
        raise Refused(MISSING_PERMISSIONS)
    if there.locked and Right.MANAGE_THREADS not in there.rights(call.world.bot):
        raise Refused(ARCHIVED_THREAD if there.archived else LOCKED_THREAD)
    if there.archived:
        threads.change(there, archived=False)


def _check_conversation(call: Call, there: Channel) -> None:
    """People who closed their messages, or share no guild with the bot, cannot be written to."""
    for one in there.people.values():
        shared = any(
            one.id in guild.members for guild in call.world.guilds.values() if guild.has_bot
        )
        if not one.bot and not (one.takes_dms and (shared or one.has_app)):
            raise Refused(CLOSED_DMS)


def _posted_before(call: Call) -> Message | None:
    if not call.body.get("enforce_nonce"):
        return None
    known = call.world.nonces.get((call.names["channel"], str(call.body["nonce"])))
    if known is None or known[1] < call.world.clock.now:
        return None
    return known[0]


def _reference(call: Call, there: Channel) -> Json:
    asked = call.body.get("message_reference")
    if not asked:
        return {}
    target = there.messages.get(str(asked["message_id"]))
    if target is None:
        if asked.get("fail_if_not_exists", True):
            raise invalid_form(f"message_reference: {UNKNOWN_MESSAGE.message}")
        return {}
    reference = {"type": 0, "message_id": target.id, "channel_id": there.id}
    if there.guild is not None:
        reference["guild_id"] = there.guild.id
    return {"message_reference": reference}
