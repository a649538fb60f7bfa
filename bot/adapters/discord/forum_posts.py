"""A digest in a forum: a post of its own for each day, found again by the button in its message."""

import json
from collections.abc import AsyncIterator, Sequence
from datetime import datetime

import aiohttp
import discord
from discord.http import Route

from bot.adapters.discord.layout import View
from bot.adapters.visible import visible
from bot.adapters.wording import digests as wording
from bot.core.digests.digest import Digest
from bot.journeys.digests.ports import PostInDoubtError

_LONGEST_NAME, _MOST_TAGS = 100, 5
_FLAGS = discord.MessageFlags(components_v2=True, suppress_notifications=True).value
_TIMEOUT = aiohttp.ClientTimeout(total=60, connect=10)


def name_of(digest: Digest) -> str:
    """Give the title of a day's post: `4 March · Northern desk`."""
    day = f"{digest.day.day} {wording.MONTHS[digest.day.month - 1]}"
    return f"{day} · {visible(digest.title)}"[:_LONGEST_NAME]


def tags_of(
    forum: discord.ForumChannel, topics: Sequence[str], ours: discord.Member | None
) -> tuple[int, ...]:
    """Give the tags that are named like a topic; any tag where the forum demands one.

    `ours` is the bot there, if that is known: some tags are for moderators alone.
    """
    is_moderator = ours is not None and forum.permissions_for(ours).manage_threads
    usable = [one for one in forum.available_tags if is_moderator or not one.moderated]
    wanted = {topic.casefold() for topic in topics}
    named = [one.id for one in usable if one.name.casefold() in wanted]
    if not named and forum.flags.require_tag:
        named = [one.id for one in usable[:1]]
    return tuple(named[:_MOST_TAGS])


async def open_post(
    client: discord.Client, forum: discord.ForumChannel, digest: Digest, view: View
) -> str:
    """Open the post; give its id, which is that of its first message, too.

    It is asked for once. discord.py would ask again after a fault of Discord, and forum posts know
    no nonce. Raise discord.py's errors, `PostInDoubtError` for an answer that cannot be read.
    """
    ours = forum.guild.get_member(client.user.id) if client.user else None
    body = {
        "name": name_of(digest),
        "applied_tags": [str(tag) for tag in tags_of(forum, digest.topics, ours)],
        "message": {
            "components": view.to_components(),  # type: ignore[no-untyped-call]  # discord.py's
            "flags": _FLAGS,
            "allowed_mentions": {"parse": []},
        },
    }
    http = client.http
    headers = {"Authorization": f"Bot {http.token}", "User-Agent": http.user_agent}
    address = f"{Route.BASE}/channels/{forum.id}/threads"
    async with (
        aiohttp.ClientSession(timeout=_TIMEOUT, headers=headers, trust_env=False) as session,
        session.post(address, json=body, allow_redirects=False) as answer,
    ):
        told = _read(await answer.text())
        if answer.status == 429:
            raise discord.RateLimited(float(str(told.get("retry_after", _TIMEOUT.total))))
        if answer.status >= 500:
            raise discord.DiscordServerError(answer, told)
        if answer.status >= 300:
            raise discord.HTTPException(answer, told)
    if "id" not in told:
        raise PostInDoubtError
    return str(told["id"])


async def posts_since(
    forum: discord.ForumChannel, since: datetime
) -> AsyncIterator[discord.Thread]:
    """Give the posts that were opened since then, also those that are archived by now."""
    first = discord.utils.time_snowflake(since)
    for thread in await forum.guild.active_threads():
        if thread.parent_id == forum.id and thread.id >= first:
            yield thread
    async for thread in forum.archived_threads(limit=None):
        if thread.archive_timestamp < since:
            return
        if thread.id >= first:
            yield thread


def _read(text: str) -> dict[str, object]:
    try:
        told = json.loads(text)
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}
