"""Briefs among people: posting a private one, opening a thread to ask in, taking one back."""

import io
import logging
from typing import Literal

import discord

from bot.adapters.cards.brief_card import brief_cards
from bot.adapters.cards.card import Button, Buttons, Card, Prose, line
from bot.adapters.cards.fitting import first_fitting
from bot.adapters.discord.house import MANNER, NOBODY, House, drawn
from bot.adapters.discord.layout import View, layout_of
from bot.adapters.discord.permissions import TO_OPEN_THREADS, lacking, lacking_to_post
from bot.adapters.discord.places import is_public
from bot.adapters.discord.posting import post
from bot.adapters.discord.using import Using
from bot.adapters.visible import visible
from bot.adapters.wording import cards as common
from bot.adapters.wording import discord as wording
from bot.core.conversation import Conversation, Posting
from bot.core.place import Destination
from bot.errors import NotAllowed
from bot.journeys.brief_in_chat import shown_of
from bot.journeys.caller import Briefed
from bot.journeys.postings import Opened

logger = logging.getLogger(__name__)

_THREAD_NAME = 100  # characters
_HAS_THREAD = 160004
_ARCHIVED_AFTER: Literal[1440] = 1440  # minutes


async def post_here(using: Using, opened: Opened) -> None:
    """Post a private brief where its person is, as what somebody shared."""
    to, front = using.place(), using.house.front
    _check_may_leave(using, opened, to)
    await using.think()
    shared = front.share.prepared(opened, to, by=using.person, key=f"share {using.use.id}")
    briefed = Briefed(shared.brief, shared.posting)
    name = using.use.user.display_name
    view = first_fitting(brief_cards(briefed, MANNER, shared_by=name), layout_of)
    try:
        message = await _posted(using, opened, view, shared.posting.id)
    except discord.HTTPException as error:
        logger.warning("a brief could not be shared", extra={"code": error.code})
        permissions = ", ".join(lacking_to_post(using.use.channel))
        await using.say(wording.MAY_NOT_POST_HERE.format(permissions=permissions))
        return
    await front.share.keep(shared, str(message.id))
    await using.say(common.SHARED)


async def opened_thread(using: Using, opened: Opened) -> bool:
    """Open a thread on a public brief and make it about this article; False where none can be."""
    posting, channel = opened.posting, using.use.channel
    is_here = posting.destination == using.place() and not posting.destination.thread
    if not (is_here and posting.message and isinstance(channel, discord.TextChannel)):
        return False
    if lacking(using.use.app_permissions, TO_OPEN_THREADS):
        return False
    await using.think()
    try:
        thread = await channel.get_partial_message(int(posting.message)).create_thread(
            name=_thread_name(opened), auto_archive_duration=_ARCHIVED_AFTER
        )
    except discord.HTTPException as error:
        logger.info("no thread was opened", extra={"code": error.code})
        is_there = error.code == _HAS_THREAD
        told = wording.THREAD_IS_THERE if is_there else wording.NO_THREAD
        address = f"{channel.jump_url.rpartition('/')[0]}/{posting.message}" if is_there else None
        await using.show(_way_card(told, address))
        return True
    await _remember(using, opened, thread)
    follows = using.house.follows_threads
    told = wording.THREAD_OPENED_FOLLOWED if follows else wording.THREAD_OPENED
    await post(thread, drawn(_way_card(told, None)), nonce=f"thread {using.use.id}"[:25])
    await using.show(_way_card(wording.THREAD_IS_OPEN, thread.jump_url))
    return True


async def take_back(client: discord.Client, posting: Posting) -> None:
    """Delete a message of ours; one that is gone, or that only one person sees, is no failure."""
    place = posting.destination
    channel = client.get_partial_messageable(int(place.thread or place.channel))
    try:
        await channel.get_partial_message(int(posting.message or 0)).delete()
    except discord.HTTPException as error:
        logger.warning("a message could not be deleted", extra={"code": error.code})


def as_file(content: bytes) -> io.BytesIO:
    """Give bytes as discord.py takes a file."""
    return io.BytesIO(content)


def _check_may_leave(using: Using, opened: Opened, to: Destination) -> None:
    """Keep what was asked for in a private channel in there; `NotAllowed` elsewhere."""
    origin = opened.posting.destination
    if (origin.channel, origin.thread) == (to.channel, to.thread):
        return
    guild = using.use.guild if using.use.is_guild_integration() else None
    known = guild.get_channel_or_thread(int(origin.thread or origin.channel)) if guild else None
    if guild is None or not is_public(known, guild):
        raise NotAllowed(wording.ONLY_THERE, hint=wording.POST_IT_THERE)


async def _posted(using: Using, opened: Opened, view: View, nonce: str) -> discord.Message:
    """Post as ourselves; where we are only carried along, as an answer that everybody sees."""
    use = using.use
    if use.guild_id is not None and not use.is_guild_integration():
        return await use.followup.send(
            view=view, ephemeral=False, allowed_mentions=NOBODY, silent=True, wait=True
        )
    target = using.house.client.get_partial_messageable(use.channel_id or 0)
    return await post(target, view, nonce=nonce, answered=_about(using.house, opened, target.id))


def _about(house: House, opened: Opened, channel: int) -> discord.MessageReference | None:
    message = house.about.get(opened.posting.id)
    place = opened.posting.destination
    if message is None or str(channel) != (place.thread or place.channel):
        return None
    return discord.MessageReference(
        message_id=int(message), channel_id=channel, fail_if_not_exists=False
    )


def _thread_name(opened: Opened) -> str:
    title = opened.brief.article.name_for_people()
    return wording.THREAD_NAME.format(title=" ".join(visible(title).split()))[:_THREAD_NAME]


def _way_card(told: str, address: str | None) -> Card:
    """Give a sentence, and the way to a thread."""
    way = (Buttons((Button(wording.GO_THERE, url=address),)),) if address else ()
    return Card(told, (Prose(line(told)), *way))


async def _remember(using: Using, opened: Opened, thread: discord.Thread) -> None:
    """Make the thread about the article."""
    home = opened.posting.destination
    place = Destination(home.workspace, home.channel, str(thread.id))
    now, shown = using.house.front.clock.now(), shown_of(opened.brief)
    memory = Conversation(place, (opened.posting.article,), last_at=now, shown=shown)
    await using.house.front.conversations.keep(memory)
