"""`python -m tests.platforms.digest_victim`: walk the round of digests once, and be killed in it.

A process of its own that ends itself with SIGKILL before or after the n-th step of the state
machine: no handler runs, nothing is closed, as when the machine loses power.
"""

import argparse
import asyncio
import os
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import discord

from bot.adapters.discord.digests import DiscordMessenger
from bot.adapters.discord.knocking import DiscordKeys
from bot.adapters.slack.digests import SlackMessenger
from bot.adapters.slack.knocking import SlackKeys
from bot.app import SqlStore
from bot.core.place import Workspace
from bot.journeys.digests.compose import ComposeDigest
from bot.journeys.digests.gathering import Gather
from bot.journeys.digests.opening import OpenStories
from bot.journeys.digests.ports import Messenger
from bot.journeys.digests.round import DigestRound


@dataclass(frozen=True)
class StillClock:
    """A clock that shows one moment."""

    moment: datetime

    def now(self) -> datetime:
        return self.moment


class Doomed:
    """Slots and messenger behind one count of steps."""

    def __init__(self, dies_at: int, *, after: bool) -> None:
        self.dies_at, self.after, self.steps = dies_at, after, 0

    def of(self, inner: Any) -> Any:
        return _Counting(self, inner)

    def count(self, *, is_over: bool) -> None:
        if not is_over:
            self.steps += 1
        if self.steps == self.dies_at and self.after is is_over:
            os.kill(os.getpid(), signal.SIGKILL)


class _Counting:
    def __init__(self, doom: Doomed, inner: Any) -> None:
        self._doom, self._inner = doom, inner

    def __getattr__(self, name: str) -> Any:
        step = getattr(self._inner, name)
        if not asyncio.iscoroutinefunction(step):
            return step

        async def counted(*given: Any, **named: Any) -> Any:
            self._doom.count(is_over=False)
            done = await step(*given, **named)
            self._doom.count(is_over=True)
            return done

        return counted


@asynccontextmanager
async def messenger_of(platform: str, api_url: str, token: str) -> AsyncIterator[Messenger]:
    """Give the real messenger of a platform, on the real library."""
    if platform == "slack":
        keys = SlackKeys(bot_token=token, api_url=api_url)

        async def client_of(_: Workspace):
            return keys.client(token)

        yield SlackMessenger(client_of)
        return
    DiscordKeys(token, api_url).point()
    async with discord.Client(intents=discord.Intents(guilds=True)) as client:
        await client.login(token)
        yield DiscordMessenger(client)


async def main() -> None:
    """Walk once."""
    parser = argparse.ArgumentParser()
    for name in ("--url", "--platform", "--api", "--token", "--now", "--when"):
        parser.add_argument(name, required=True)
    parser.add_argument("--step", type=int, default=0)
    given = parser.parse_args()
    clock = StillClock(datetime.fromisoformat(given.now))
    doom = Doomed(given.step, after=given.when == "after")
    async with SqlStore(given.url).open_all() as shelves:
        slots = doom.of(shelves.slots)
        gather = Gather(shelves.library, shelves.conversations, shelves.feeds, shelves.readings)
        compose = OpenStories(ComposeDigest(gather, shelves.slots, clock), shelves.conversations)
        subscriptions, owner = doom.of(shelves.subscriptions), f"victim {os.getpid()}"
        walk = DigestRound(subscriptions, slots, compose, shelves.notices, clock, owner)
        async with messenger_of(given.platform, given.api, given.token) as messenger:
            await walk(doom.of(messenger))


if __name__ == "__main__":
    asyncio.run(main())
