"""The whole way: a scripted server, the official SDK, a store, both readers."""

import json
import re
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass

from bot.app import SqlStore
from bot.core.budget import Budget
from bot.core.place import Reader, Workspace
from bot.core.proposals import ClaimPoint
from bot.engines.embedded import EmbeddedEngine
from bot.engines.model.endpoint import Api, Endpoint
from bot.engines.model.openai_model import OpenAiModel
from bot.engines.model.paid import PaidModel
from bot.engines.with_model import ModelEngine
from bot.journeys.front import Shelves
from bot.readers import SecondReader, second_reader
from bot.settings import Settings
from tests.chat_desk import MovableClock
from tests.fakes import NOON
from tests.model_server.server import Asked, ModelServer, Told, model_server

TEAM = Workspace("slack", "T1")
FOR_TEAM = Reader(TEAM)
_NUMBERED = re.compile(r"^(\d+): ", re.MULTILINE)


@dataclass
class Readers:
    """Both readers with everything around them."""

    engine: ModelEngine
    server: ModelServer
    shelves: Shelves
    clock: MovableClock


@asynccontextmanager
async def two_readers(
    script: Callable[[Asked], Told],
    *,
    api: Api = Api.CHAT,
    budget: Budget | None = None,
    seconds: float = 20.0,
    address: str = "sqlite:///:memory:",
    lacks: Sequence[str] = (),
) -> AsyncIterator[Readers]:
    """Run a server with this script and give the readers that ask it."""

    async def at_once(_seconds: float) -> None:
        return

    clock = MovableClock(NOON)
    async with model_server(script, lacks=lacks) as server, SqlStore(address).open_all() as shelves:
        endpoint = Endpoint("m", server.base_url, "key", api=api, seconds=seconds, attempts=2)
        model = OpenAiModel(endpoint, sleep=at_once)
        paid = PaidModel(model, shelves.purse, shelves.replies, budget or Budget(), clock)
        try:
            yield Readers(ModelEngine(EmbeddedEngine(clock), paid, clock), server, shelves, clock)
        finally:
            await model.close()


@asynccontextmanager
async def second_reader_asking(
    script: Callable[[Asked], Told],
) -> AsyncIterator[tuple[SecondReader, ModelServer]]:
    """Give a second reader for an `App`, with its server."""
    async with model_server(script) as server:
        settings = Settings(model="m", base_url=server.base_url)
        reader = second_reader(settings, MovableClock())
        assert reader is not None
        yield reader, server


def proposing(points: Sequence[ClaimPoint]) -> Callable[[Asked], Told]:
    """Give a script that proposes these claims and chooses the first lines."""
    return replying(claims=json.dumps({"claims": [claim_json(point) for point in points]}))


def replying(
    *, claims: str = '{"claims": []}', lines: str = "", translated: str = "", answer: str = "0"
) -> Callable[[Asked], Told]:
    """Give a script with a reply for each task; without `lines` it chooses the first six."""

    def script(asked: Asked) -> Told:
        if asked.shape == "find_claims":
            return Told(claims)
        if asked.shape == "summarize":
            first = [int(number) for number in _NUMBERED.findall(asked.content)][:6]
            return Told(lines or json.dumps({"lines": first}))
        return Told(translated if asked.shape == "translate" else answer)

    return script


def claim_json(point: ClaimPoint) -> dict[str, object]:
    """Give a proposal as a model writes it."""
    return {
        "sentences": list(point.sentences), "words": list(point.words), "who": point.who,
        "mention": point.mention, "cue": point.cue, "through": list(point.through),
        "kind": point.kind,
    }  # fmt: skip
