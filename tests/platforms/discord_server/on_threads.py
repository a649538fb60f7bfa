"""Threads: opened from a message or without one, joined, archived and locked."""

from __future__ import annotations

from datetime import datetime

from tests.platforms.discord_server import payloads, posting, threads
from tests.platforms.discord_server.call import Call
from tests.platforms.discord_server.places import Channel, User
from tests.platforms.discord_server.posting import Draft
from tests.platforms.discord_server.wire import (
    HAS_A_THREAD,
    MISSING_PERMISSIONS,
    TAG_REQUIRED,
    UNKNOWN_MEMBER,
    UNKNOWN_USER,
    Flag,
    Json,
    Kind,
    Refused,
    Right,
    invalid_form,
)


def from_message(call: Call) -> Json:
    """Open a thread from a message: it gets the message's identifier."""
    start = call.message(Right.CREATE_PUBLIC_THREADS)
    if start.id in call.world.channels:
        raise Refused(HAS_A_THREAD)
    thread = _thread(call, start.channel, Kind.PUBLIC_THREAD, start.id)
    start.json["flags"] |= int(Flag.HAS_THREAD)
    return payloads.channel(thread)


def without_message(call: Call) -> Json:
    """Open a thread in a channel, or a post in a forum."""
    kind = Kind(call.body.get("type") or Kind.PRIVATE_THREAD)
    private = kind is Kind.PRIVATE_THREAD
    parent = call.channel()
    if parent.kind is Kind.FORUM:
        return _forum_post(call, parent)
    needed = Right.CREATE_PRIVATE_THREADS if private else Right.CREATE_PUBLIC_THREADS
    call.channel(needed)
    return payloads.channel(_thread(call, parent, kind, call.world.clock.snowflake()))


def edit(call: Call) -> Json:
    """Rename, archive, lock or open a thread again."""
    thread = call.channel()
    own = thread.owner is call.world.bot
    if not thread.is_thread or not (own or Right.MANAGE_THREADS in thread.rights(call.world.bot)):
        raise Refused(MISSING_PERMISSIONS)
    threads.change(
        thread, **{key: call.body[key] for key in ("archived", "locked") if key in call.body}
    )
    thread.name = call.body.get("name") or thread.name
    return payloads.channel(thread)


def active(call: Call) -> Json:
    """Give the threads of a guild that are not archived."""
    bot = call.world.bot
    found = [
        one
        for one in call.world.channels.values()
        if one.guild is call.guild() and one.is_thread and not one.archived and one.rights(bot)
    ]
    mine = [payloads.thread_member(one, bot) for one in found if bot.id in one.people]
    return {"threads": [payloads.channel(one) for one in found], "members": mine}


def archived(call: Call) -> Json:
    """Give the public threads of a channel that are archived, the last one first."""
    parent = call.channel(Right.READ_MESSAGE_HISTORY)
    until, most = call.query.get("before"), int(call.query.get("limit", 50))
    found = [one for one in parent.threads if one.archived and one.kind is Kind.PUBLIC_THREAD]
    stamped = sorted(((_archived_at(one), one.id, one) for one in found), reverse=True)
    left = [one for at, _, one in stamped if until is None or at < datetime.fromisoformat(until)]
    shown = [payloads.channel(one) for one in left[:most]]
    return {"threads": shown, "members": [], "has_more": len(left) > most}


def members(call: Call) -> list[Json]:
    """Give who is in a thread."""
    thread = call.channel()
    return [payloads.thread_member(thread, one) for one in thread.people.values()]


def add_member(call: Call) -> None:
    """Bring somebody into a thread, or join it."""
    thread, user = call.channel(), _user(call)
    if thread.guild is not None and user.id not in thread.guild.members:
        raise Refused(UNKNOWN_MEMBER)
    thread.people[user.id] = user
    call.world.changed()


def remove_member(call: Call) -> None:
    """Take somebody out of a thread, or leave it."""
    call.channel().people.pop(_user(call).id, None)
    call.world.changed()


def _thread(call: Call, parent: Channel, kind: Kind, thread_id: str) -> Channel:
    if parent.kind not in (Kind.TEXT, Kind.NEWS, Kind.FORUM):
        raise invalid_form("Cannot execute action on this channel type")
    bot = call.world.bot
    thread = Channel(
        call.world,
        thread_id,
        kind,
        call.body["name"],
        parent.guild,
        parent=parent,
        owner=bot,
        people={bot.id: bot},
        archive_after=call.body.get("auto_archive_duration") or 1440,
    )
    threads.announce(thread)
    return thread


def _forum_post(call: Call, forum: Channel) -> Json:
    if Right.SEND_MESSAGES not in forum.rights(call.world.bot):
        raise Refused(MISSING_PERMISSIONS)
    applied = _tags(call, forum)
    thread = _thread(call, forum, Kind.PUBLIC_THREAD, call.world.clock.snowflake())
    thread.applied = applied
    body, extra = call.body.get("message") or {}, {"id": thread.id}
    draft = Draft(thread, call.world.bot, body, call.uploads, extra=extra)
    first = posting.post(call.world, draft)
    return payloads.channel(thread) | {"message": payloads.message(first)}


def _archived_at(thread: Channel) -> datetime:
    return thread.archived_at or thread.world.clock.now


def _tags(call: Call, forum: Channel) -> list[str]:
    """Give the tags of a new post; those of moderators are for moderators."""
    asked = [str(one) for one in call.body.get("applied_tags") or []]
    known = {one.id: one for one in forum.tags}
    if any(one not in known for one in asked):
        raise invalid_form("applied_tags: no such tag")
    is_moderator = Right.MANAGE_THREADS in forum.rights(call.world.bot)
    if any(known[one].moderated for one in asked) and not is_moderator:
        raise Refused(MISSING_PERMISSIONS)
    if forum.requires_tag and not asked:
        raise Refused(TAG_REQUIRED)
    return asked


def _user(call: Call) -> User:
    asked = call.names["user"]
    user = call.world.bot if asked == "@me" else call.world.users.get(asked)
    if user is None:
        raise Refused(UNKNOWN_USER)
    return user
