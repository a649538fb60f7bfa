"""What a message replies to: somebody's link, or a brief of ours that a question is about."""

import logging
from dataclasses import replace

import discord

from bot.adapters.discord.house import House
from bot.adapters.discord.translate import files_of, links_in, words_of
from bot.adapters.wording import discord as wording
from bot.core.conversation import Conversation
from bot.core.place import Destination
from bot.core.request import Request, Wish
from bot.errors import InputRefused
from bot.journeys.brief_in_chat import shown_of
from bot.journeys.postings import Opened
from bot.journeys.serve_request import meant_by

logger = logging.getLogger(__name__)


async def with_replied(house: House, request: Request) -> Request:
    """Add what the message above is about, unless the message itself brings something.

    `InputRefused` where Discord does not let us read the message above.
    """
    above_id = request.handle.get("reply_to")
    if not above_id or request.links or request.files or request.wish is not Wish.HEAR:
        return request
    channel = house.client.get_partial_messageable(int(request.handle["channel"]))
    try:
        above = await channel.fetch_message(int(above_id))
    except discord.HTTPException as error:
        logger.warning("a replied-to message could not be read", extra={"code": error.code})
        return request
    ours = house.client.user.id if house.client.user else 0
    if above.author.id == ours:
        is_question = meant_by(request) is Wish.ASK
        return await _about_ours(house, request, above_id) if is_question else request
    return _about_theirs(request, above, ours)


async def place_about(house: House, opened: Opened, seen_at: Destination) -> Destination:
    """Give the place where questions are about exactly this brief, and make it so."""
    place = Destination(
        opened.posting.destination.workspace, seen_at.channel, f"brief {opened.posting.id}"
    )
    if await house.front.conversations.find(place) is None:
        now = house.front.clock.now()
        articles, shown = (opened.posting.article,), shown_of(opened.brief)
        await house.front.conversations.keep(Conversation(place, articles, now, shown))
    return place


async def _about_ours(house: House, request: Request, above: str) -> Request:
    """Make a reply to a brief a question about that brief; another message of ours names none."""
    place = request.destination
    postings = await house.front.conversations.postings_at(place.workspace, above)
    here = [one for one in postings if one.destination == place and one.removed_at is None]
    if not here:
        return request
    opened = await house.front.open(here[0].id, seen_at=place, person=request.person)
    handle = {**request.handle, "posting": opened.posting.id}
    return replace(request, destination=await place_about(house, opened, place), handle=handle)


def _about_theirs(request: Request, above: discord.Message, ours: int) -> Request:
    links, files = links_in(above.content), files_of(above.attachments)
    is_bare = not request.text.strip() and not links and not files
    if is_bare and not above.content:  # Discord blanks it for apps without the content intent
        raise InputRefused(wording.MAY_NOT_READ_IT, hint=wording.USE_BRIEF_THIS)
    text = words_of(above.content, ours) if is_bare else request.text
    return replace(request, links=links, files=files, text=text)
