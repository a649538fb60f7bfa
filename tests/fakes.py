"""Small stand-ins for the world, typed against the ports."""

import io
from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager, AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from datetime import UTC, datetime

from bot.app import Schema, SqlStore
from bot.core.answer import Answer, Citation, Outcome, Passage
from bot.core.article import Article, ArticleId, Source
from bot.core.brief import OWN, Brief, Provenance, VoiceSegment
from bot.core.place import Reader, Workspace
from bot.core.span import Span
from bot.core.upload import Link, Upload
from bot.errors import BotError, InputRefused
from bot.journeys.front import Shelves
from bot.journeys.ports import Library, Shelved, Told

NOON = datetime(2031, 3, 4, 12, 0, tzinfo=UTC)


@dataclass
class FakeClock:
    """A clock that stands still."""

    moment: datetime = NOON

    def now(self) -> datetime:
        return self.moment


@dataclass
class FakeIntake:
    """Decodes UTF-8; refuses what begins with REFUSE."""

    async def article_from(self, sent: Upload | Link) -> Article:
        if isinstance(sent, Link):
            raise InputRefused("this address is not public.", hint="Paste the text.")
        text = sent.content.decode()
        if text.startswith("REFUSE") or not text.strip():
            raise InputRefused("it holds no article.", hint="Send an article.")
        return Article(text, Source(sent.kind, sent.name), title=text.splitlines()[0])


@dataclass
class ScriptedEngine:
    """Gives prepared briefs (else an empty one), and answers with the first passage."""

    brief_by_text: dict[str, Brief] = field(default_factory=dict)
    edition: str = "scripted 1"
    model: str | None = None
    has_read: list[ArticleId] = field(default_factory=list)
    was_asked: list[tuple[ArticleId, ...]] = field(default_factory=list)

    async def read(self, article: Article, reader: Reader) -> Brief:
        self.has_read.append(article.id)
        return self.brief_by_text.get(article.text) or empty_brief(article, self.edition)

    async def retell(self, brief: Brief, reader: Reader) -> Brief:
        return brief

    async def answer(
        self,
        question: str,
        briefs: Sequence[Brief],
        passages: Sequence[Passage],
        reader: Reader,
        told: Told | None = None,
    ) -> Answer:
        self.was_asked.append(tuple(brief.article.id for brief in briefs))
        if not passages:
            return Answer(question, Outcome.NOT_IN_THE_ARTICLE, "Not in this article.")
        first = passages[0]
        cited = Citation(1, first.brief.article, first.excerpt, None)
        return Answer(question, Outcome.ANSWERED, "The article says so [1].", (cited,))


@dataclass
class BrokenEngine:
    """Fails as no engine should, to see that nobody is shown a traceback."""

    error: BaseException = field(default_factory=lambda: RuntimeError("secret internals"))
    edition: str = "broken 1"
    model: str | None = None

    async def read(self, article: Article, reader: Reader) -> Brief:
        raise self.error

    async def retell(self, brief: Brief, reader: Reader) -> Brief:
        return brief

    async def answer(
        self,
        question: str,
        briefs: Sequence[Brief],
        passages: Sequence[Passage],
        reader: Reader,
        told: Told | None = None,
    ) -> Answer:
        raise self.error


@dataclass
class MemoryLibrary:
    """Keeps briefs in a dictionary; finds paragraphs that hold a word."""

    brief_by_key: dict[tuple[str, ArticleId], Brief] = field(default_factory=dict)
    kept: list[tuple[ArticleId, datetime]] = field(default_factory=list)

    async def keep(self, workspace: Workspace, brief: Brief, *, at: datetime) -> None:
        self.brief_by_key[workspace.key, brief.article.id] = brief
        self.kept.append((brief.article.id, at))

    async def find_brief(self, workspace: Workspace, article: ArticleId) -> Brief | None:
        return self.brief_by_key.get((workspace.key, article))

    async def resolve(self, workspace: Workspace, name: str) -> tuple[ArticleId, ...]:
        found = self._briefs(workspace)
        return tuple(one.article.id for one in found if one.article.id.startswith(name))

    async def shelf(self, workspace: Workspace) -> tuple[Shelved, ...]:
        return tuple(_shelved(brief) for brief in reversed(self._briefs(workspace)))

    async def search(
        self,
        workspace: Workspace,
        words: Sequence[str],
        *,
        articles: Sequence[ArticleId] = (),
        limit: int = 50,
    ) -> tuple[Passage, ...]:
        found = [
            Passage(brief, brief.article.excerpt(Span(0, brief.article.text.index("\n"))), 1.0)
            for brief in self._briefs(workspace)
            if not articles or brief.article.id in articles
            if any(word in brief.article.text.lower() for word in words)
        ]
        return tuple(found[:limit])

    async def forget(self, workspace: Workspace, article: ArticleId) -> bool:
        return self.brief_by_key.pop((workspace.key, article), None) is not None

    def _briefs(self, workspace: Workspace) -> list[Brief]:
        return [brief for (key, _), brief in self.brief_by_key.items() if key == workspace.key]


@dataclass
class FakeStore:
    """A store that is opened at once, or refuses."""

    library: Library
    lacks: tuple[str, ...] = ()
    refuses: BotError | None = None
    place: str = "memory"

    def open(self) -> AbstractAsyncContextManager[Library]:
        if self.refuses:
            raise self.refuses
        return nullcontext(self.library)

    def open_all(self) -> AbstractAsyncContextManager[Shelves]:
        if self.refuses:
            raise self.refuses
        return SqlStore("sqlite:///:memory:").open_all()

    def serving_alone(self) -> AbstractContextManager[None]:
        return nullcontext()

    async def schema(self) -> Schema:
        if self.refuses:
            raise self.refuses
        return Schema("0001", "0001", self.lacks)

    async def upgrade(self) -> tuple[str, ...]:
        return self.lacks


class FakeStream(io.TextIOWrapper):
    """A text stream over bytes that may say it is a terminal."""

    def __init__(self, content: bytes = b"", *, is_terminal: bool = False) -> None:
        self.bytes = io.BytesIO(content)
        super().__init__(self.bytes, encoding="utf-8", newline="\n")
        self.is_terminal = is_terminal

    def isatty(self) -> bool:
        return self.is_terminal

    def text(self) -> str:
        self.flush()
        return self.bytes.getvalue().decode()


def empty_brief(article: Article, edition: str = "scripted 1") -> Brief:
    """Give a brief that found nothing."""
    engine, _, version = edition.partition(" ")
    return Brief(
        article=article,
        summary=(),
        claims=(),
        speakers=(),
        own_voice=(),
        distance_marks=(),
        voices=(VoiceSegment(Span(0, len(article.text)), OWN),),
        provenance=Provenance(engine, version),
    )


def _shelved(brief: Brief) -> Shelved:
    article = brief.article
    return Shelved(
        id=article.id,
        title=article.name_for_people(),
        source=article.source.name,
        language=article.language,
        characters=len(article.text),
        claims=len(brief.claims),
        added_at=NOON,
    )
