"""Posting to a channel: nobody is pinged, and a repeated post within minutes is the first one."""

import discord

from bot.adapters.discord.house import NOBODY
from bot.adapters.discord.layout import View


async def post(
    target: discord.abc.Messageable,
    view: View,
    *,
    nonce: str,
    answered: discord.MessageReference | None = None,
) -> discord.Message:
    """Send a view; `nonce` (at most 25 characters) makes Discord give the first one again."""
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
