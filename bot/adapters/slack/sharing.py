"""Carrying a brief to where others see it, and saying who did."""

from slack_sdk.errors import SlackApiError

from bot.adapters.cards.brief_card import brief_cards
from bot.adapters.cards.fitting import first_fitting
from bot.adapters.slack.blocks import message_of
from bot.adapters.slack.caller import MANNER
from bot.adapters.slack.places import error_of
from bot.adapters.slack.posting import Poster
from bot.adapters.slack.press import Press
from bot.adapters.wording import slack as wording
from bot.core.place import Destination
from bot.errors import NotAllowed
from bot.journeys.caller import Briefed
from bot.journeys.postings import Opened


async def share(press: Press, opened: Opened, channel: str, *, key: str) -> None:
    """Post a brief to a channel; `NotAllowed` for what must stay, or where we may not post."""
    place = await _place(press, opened, channel)
    front = press.house.front
    shared = front.share.prepared(opened, place, by=press.person, key=key)
    briefed = Briefed(shared.brief, shared.posting)
    name = press.body.text("user", "username") or wording.SOMEBODY
    message = first_fitting(brief_cards(briefed, MANNER, shared_by=name), message_of)
    poster = Poster(press.client)
    try:
        stamp = await poster.post(channel, place.thread, message, shared.posting.id)
    except SlackApiError as error:
        reason = wording.CANNOT_SHARE.format(error=error_of(error))
        raise NotAllowed(reason, hint=wording.INVITE_ME) from error
    await front.share.keep(shared, stamp)


async def _place(press: Press, opened: Opened, channel: str) -> Destination:
    """Give the channel with its wall; what was asked for in a private channel stays in there."""
    origin, workspace = opened.posting.destination, press.at.workspace
    walls = press.house.places
    source = await walls.wall(press.client, workspace, origin.channel, press.person)
    if source.audience.startswith("channel:") and channel != origin.channel:
        raise NotAllowed(wording.ONLY_THERE, hint=wording.POST_IT_THERE)
    wall = await walls.wall(press.client, workspace, channel, press.person)
    return Destination(wall, channel, origin.thread if channel == origin.channel else "")
