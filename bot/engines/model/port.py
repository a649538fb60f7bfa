"""The port to a language model: one question, one reply, in bounded time."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from pydantic import BaseModel


class Task(StrEnum):
    """What a model is asked for; each may have a model of its own."""

    FIND_CLAIMS = "find_claims"
    SUMMARIZE = "summarize"
    ANSWER = "answer"
    TRANSLATE = "translate"


@dataclass(frozen=True, slots=True)
class Ask:
    """What a model is told. With a `shape` the reply is JSON of that shape, else prose.

    `instructions` are ours alone; `content` holds the numbered sentences and the question, which
    are data. `most_tokens` bounds the reply.
    """

    task: Task
    instructions: str
    content: str
    shape: type[BaseModel] | None = None
    most_tokens: int = 4_000


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens: read in all, how many of those from the provider's cache, and written."""

    read: int = 0
    cached: int = 0
    written: int = 0

    @property
    def total(self) -> int:
        """Give what counts against a budget."""
        return self.read + self.written


@dataclass(frozen=True, slots=True)
class Reply:
    """What a model said, whole: it came to its end by itself. `model` as the server names it."""

    text: str
    model: str
    usage: Usage
    seconds: float


class Model(Protocol):
    """A language model behind an OpenAI-compatible endpoint."""

    def name_for(self, task: Task) -> str:
        """Give the name of the model that does this task."""
        ...

    async def ask(self, ask: Ask) -> Reply:
        """Give the whole reply; `ModelUnavailable` if there is none that can be used."""
        ...

    def stream(self, ask: Ask) -> AsyncIterator[str | Reply]:
        """Give the reply's text piece by piece, at last the whole `Reply`.

        `ModelUnavailable` if it breaks off; what came before then was no whole reply.
        """
        ...
