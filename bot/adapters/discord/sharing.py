"""Briefs among people: posting a private one, opening a thread to ask in, taking one back."""

import io
import logging

import discord

from bot.adapters.cards.brief_card import brief_cards
from bot.adapters.cards.fitting import first_fitting
from bot.adapters.cards.notices import note_card
from bot.adapters.discord.house import MANNER, drawn
from bot.adapters.discord.layout import layout_of
from bot.adapters.discord.posting import post
from bot.adapters.discord.using import Using
from bot.adapters.wording import cards as common
from bot.adapters.wording import discord as wording
from bot.core.conversation import Conversation, Posting
from bot.core.place import Destination
from bot.journeys.brief_in_chat import shown_of
from bot.journeys.caller import Briefed
from bot.journeys.postings import Opened

logger = logging.getLogger(__name__)

_THREAD_NAME = 100  # characters
_HAS_THREAD = 160004
_NEEDED = "View Channel, Send Messages, Send Messages in Threads"


async def post_here(using: Using, opened: Opened) -> None:
    """Post a private brief where it was asked for, as what somebody shared."""
    await using.use.response.defer(ephemeral=True, thinking=True)
    to = using.place()
    key = f"share {using.use.id}"
    shared = await using.house.front.share(opened, to, by=using.person, key=key)
    name = using.use.user.display_name
    briefed = Briefed(shared.brief, shared.posting)
    view = first_fitting(brief_cards(briefed, MANNER, shared_by=name), layout_of)
    target = using.house.client.get_partial_messageable(int(to.channel))
    try:
        message = await post(target, view, nonce=shared.posting.id)
    except discord.Forbidden:
        now = using.house.front.clock.now()
        await using.house.front.conversations.mark_removed(
            to.workspace, shared.posting.article, at=now
        )
        await using.say(wording.MAY_NOT_POST_HERE.format(permissions=_NEEDED))
        return
    await using.house.front.placed(shared.posting, str(message.id))
    await using.say(common.SHARED)


async def opened_thread(using: Using, opened: Opened) -> bool:
    """Open a thread on a public brief and make it about this article; False where none can be."""
    message, channel = using.use.message, using.use.channel
    is_private = opened.posting.destination.workspace.audience.startswith("person:")
    if is_private or message is None or not isinstance(channel, discord.TextChannel):
        return False
    title = opened.brief.article.name_for_people()
    name = wording.THREAD_NAME.format(title=title)[:_THREAD_NAME]
    try:
        thread = await channel.get_partial_message(message.id).create_thread(
            name=name, auto_archive_duration=1440
        )
    except discord.HTTPException as error:
        if error.code == _HAS_THREAD:
            await using.say(wording.THREAD_IS_THERE)
            return True
        return False
    await _remember(using, opened, thread)
    follows = using.house.follows_threads
    told = wording.THREAD_OPENED_FOLLOWED if follows else wording.THREAD_OPENED
    await post(thread, drawn(note_card(told)), nonce=f"thread {using.use.id}"[:25])
    await using.say(told)
    return True


async def take_back(client: discord.Client, posting: Posting) -> None:
    """Delete a message of ours; one that is gone, or that only one person sees, is no failure."""
    channel = client.get_partial_messageable(int(posting.destination.channel))
    try:
        await channel.get_partial_message(int(posting.message or 0)).delete()
    except discord.HTTPException as error:
        logger.warning("a message could not be deleted", extra={"code": error.code})


def as_file(content: bytes) -> io.BytesIO:
    """Give bytes as discord.py takes a file."""
    return io.BytesIO(content)


async def _remember(using: Using, opened: Opened, thread: discord.Thread) -> None:
    """Make the thread about the article."""
    place = Destination(opened.posting.destination.workspace, str(thread.id))
    await using.house.front.conversations.keep(
        Conversation(
            place,
            (opened.posting.article,),
            last_at=using.house.front.clock.now(),
            shown=shown_of(opened.brief),
        )
    )
