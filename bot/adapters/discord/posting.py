"""Posting to a channel: nobody is pinged, and what is repeated within minutes is there once."""

import asyncio
import logging

import aiohttp
import discord
from discord import ui

from bot.adapters.discord.house import NOBODY
from bot.adapters.discord.layout import View

logger = logging.getLogger(__name__)

_WAITS = (0.5, 2.0)  # seconds; discord.py itself tries again after 5xx, but not after a lost line
_LONGEST_WAIT = 60.0
_LOOKED_AT = 50  # messages after what was asked


async def post(
    target: discord.abc.Messageable,
    view: View,
    *,
    nonce: str,
    answered: discord.MessageReference | None = None,
) -> discord.Message:
    """Send a view; `nonce` (at most 25 characters) makes Discord give the first one again."""
    for wait in _WAITS:
        try:
            return await _send(target, view, nonce, answered)
        except discord.RateLimited as limit:
            await asyncio.sleep(min(limit.retry_after, _LONGEST_WAIT))
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            logger.warning("a post is in doubt", extra={"error": type(error).__name__})
            await asyncio.sleep(wait)
    return await _send(target, view, nonce, answered)


async def _send(
    target: discord.abc.Messageable,
    view: View,
    nonce: str,
    answered: discord.MessageReference | None,
) -> discord.Message:
    if answered is None:
        return await target.send(view=view, nonce=nonce, allowed_mentions=NOBODY, silent=True)
    return await target.send(
        view=view,
        nonce=nonce,
        reference=answered,
        allowed_mentions=NOBODY,
        mention_author=False,
        silent=True,
    )


async def posted_before(
    client: discord.Client,
    channel: int,
    view: View,
    *,
    after: int,
    answered: discord.MessageReference | None = None,
) -> discord.Message | None:
    """Look for a message of ours that shows the same: a nonce is remembered for minutes only."""
    ours, shown = client.user, _shown_in(view)
    above = answered.message_id if answered else None
    target = client.get_partial_messageable(channel)
    try:
        async for message in target.history(limit=_LOOKED_AT, after=discord.Object(after)):
            replied = message.reference.message_id if message.reference else None
            if message.author == ours and replied == above and _shown_by(message) == shown:
                return message
    except discord.HTTPException as error:
        logger.warning("a channel could not be looked through", extra={"code": error.code})
    return None


def _shown_by(message: discord.Message) -> list[str]:
    drawn = ui.LayoutView.from_message(message, timeout=None)
    drawn.stop()
    return _shown_in(drawn)


def _shown_in(view: View) -> list[str]:
    """Give the words and what the buttons do, which names the posting of a brief."""
    shown: list[str] = []
    for item in view.walk_children():
        if isinstance(item, ui.TextDisplay):
            shown.append(item.content.strip())
        elif isinstance(item, ui.Button) and item.custom_id:
            shown.append(item.custom_id)
    return shown
