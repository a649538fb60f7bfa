"""The only place that knows concrete classes: environment -> App. Each room is loaded here."""

import logging
import os
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, AbstractContextManager, asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from typing import Protocol
from uuid import uuid4

from bot.core.article import SourceKind
from bot.core.upload import Upload
from bot.core.usage import Terms, UsageReport
from bot.journeys.desk import Desk, desk_of
from bot.journeys.feed_ports import FeedWeb
from bot.journeys.front import Crew, Front, Shelves, front_of
from bot.journeys.measures import UNMEASURED, Measures
from bot.journeys.ports import Clock, Engine, Intake, Library
from bot.journeys.read_article import ReadArticle
from bot.journeys.usage import ReportUsage
from bot.platforms import Look, PlatformDoor, doors_of, looks_of
from bot.reaching import feed_web, intake_of, reachable_of
from bot.readers import Probe, SecondReader, prober, second_reader, terms_of
from bot.resources import seed_articles
from bot.settings import Settings, read_settings


@dataclass(frozen=True, slots=True)
class Schema:
    """How far the database is: the revision it has, the newest there is, what is missing."""

    current: str | None
    newest: str | None
    pending: tuple[str, ...]


class Store(Protocol):
    """A place to keep things, not yet opened."""

    @property
    def place(self) -> str:
        """Name the place without any password."""
        ...

    def open(self) -> AbstractAsyncContextManager[Library]:
        """Open the library; what the schema lacks is applied first."""
        ...

    def open_all(self) -> AbstractAsyncContextManager[Shelves]:
        """Open the library and the memory of chats together."""
        ...

    def serving_alone(self) -> AbstractContextManager[None]:
        """Hold the right to serve chats from it; `StoreUnavailable` if another process does."""
        ...

    async def schema(self) -> Schema:
        """Look how far the schema is, and change nothing."""
        ...

    async def upgrade(self) -> tuple[str, ...]:
        """Apply what the schema lacks; give the revisions applied."""
        ...


Watching = Callable[[Front, Sequence[PlatformDoor]], AbstractAsyncContextManager[int]]


@dataclass(frozen=True, slots=True)
class App:
    """Everything below the doors. Parts are made when they are needed: most commands need few."""

    clock: Clock
    intake: Callable[[], Intake]
    engine: Callable[[], Engine]
    store: Store
    at_once: int = 2
    doors: Callable[[Front], tuple[PlatformDoor, ...]] = lambda _: ()
    looks: Callable[[], Mapping[str, Look | None]] = dict
    web: Callable[[], FeedWeb] = lambda: feed_web()
    measures: Measures = UNMEASURED
    watch: Watching | None = None
    second: SecondReader | None = None
    probe: Probe | None = None
    terms: Terms = field(default_factory=Terms)

    @asynccontextmanager
    async def desk(self) -> AsyncIterator[Desk]:
        """Open the store and give every journey."""
        if self.second is None:
            async with self.store.open() as library:
                yield desk_of(self.intake(), self.engine(), library, self.clock)
            return
        async with self.store.open_all() as shelves, self.engine_over(shelves) as engine:
            yield desk_of(self.intake(), engine, shelves.library, self.clock)

    @asynccontextmanager
    async def engine_over(self, shelves: Shelves) -> AsyncIterator[Engine]:
        """Give the engine, with a model beside it where one is configured."""
        if self.second is None:
            yield self.engine()
            return
        async with self.second(self.engine(), shelves) as engine:
            yield engine

    @asynccontextmanager
    async def front(self) -> AsyncIterator[Front]:
        """Open the store and give everything a chat platform's door is handed."""
        from bot.alarm import TickingAlarm

        async with (
            self.store.open_all() as shelves,
            self.engine_over(shelves) as engine,
            TickingAlarm() as alarm,
        ):
            desk = desk_of(self.intake(), engine, shelves.library, self.clock)
            crew = Crew(uuid4().hex, self.at_once, alarm, self.measures)
            yield front_of(desk, shelves, self.clock, crew, web=self.web(), sample=sample_article)

    async def usage(self, days: int) -> UsageReport:
        """Open the store and report what language models used in the last days."""
        async with self.store.open_all() as shelves:
            return await ReportUsage(shelves.purse, self.clock, self.terms)(days)

    def reader(self) -> ReadArticle:
        """Give the one journey that needs no store; it keeps no account, so it asks no model."""
        return ReadArticle(self.intake(), self.engine())


@dataclass(frozen=True, slots=True)
class SystemClock:
    """The clock of this machine."""

    def now(self) -> datetime:
        """Give the present moment."""
        return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class SqlStore:
    """SQLite or PostgreSQL, as the address says. The address may hold a password: not shown."""

    url: str = field(repr=False)

    @property
    def place(self) -> str:
        """Name the place without any password: neither user information nor parameters."""
        scheme, _, rest = self.url.partition("://")
        if scheme == "sqlite":
            return rest.removeprefix("/").partition("?")[0]
        return f"{scheme}://{rest.partition('?')[0].rpartition('@')[2]}"

    @asynccontextmanager
    async def open(self) -> AsyncIterator[Library]:
        """Open the library; what the schema lacks is applied first."""
        from bot.core.reading.sentences import sentence_spans
        from bot.storage.database import Database
        from bot.storage.library import SqlLibrary

        async with Database(self.url) as database:
            yield SqlLibrary(database, sentence_spans)

    @asynccontextmanager
    async def open_all(self) -> AsyncIterator[Shelves]:
        """Open the library and the memory of chats together."""
        from bot.core.reading.sentences import sentence_spans
        from bot.storage.archive import SqlArchive
        from bot.storage.conversations import SqlConversations
        from bot.storage.database import Database
        from bot.storage.eraser import SqlEraser
        from bot.storage.followed_feeds import SqlFollowedFeeds
        from bot.storage.inbox import SqlInbox
        from bot.storage.installations import SqlInstallations
        from bot.storage.library import SqlLibrary
        from bot.storage.purse import SqlPurse
        from bot.storage.readings import SqlFeedLeases, SqlNotices, SqlReadings
        from bot.storage.replies import SqlReplies
        from bot.storage.slots import SqlSlots
        from bot.storage.subscriptions import SqlSubscriptions

        async with Database(self.url) as database:
            yield Shelves(
                SqlLibrary(database, sentence_spans),
                SqlInbox(database),
                SqlConversations(database),
                SqlInstallations(database),
                SqlEraser(database),
                SqlSubscriptions(database),
                SqlSlots(database),
                SqlFollowedFeeds(database),
                SqlReadings(database),
                SqlFeedLeases(database),
                SqlNotices(database),
                SqlArchive(database),
                SqlPurse(database),
                SqlReplies(database),
            )

    def serving_alone(self) -> AbstractContextManager[None]:
        """Hold the right to serve chats: one process a SQLite file, any number on PostgreSQL."""
        from bot.storage.database import Database

        return Database(self.url).serving_alone()

    async def schema(self) -> Schema:
        """Look how far the schema is, and change nothing."""
        from bot.storage import migrate

        state = await migrate.state(self.url)
        return Schema(state.current, state.newest, tuple(state.pending))

    async def upgrade(self) -> tuple[str, ...]:
        """Apply what the schema lacks; give the revisions applied."""
        from bot.storage import migrate

        return await migrate.upgrade(self.url)


def build() -> App:
    """Make the App the environment asks for; `SettingsError` if it asks for the impossible."""
    settings = read_settings()
    logging.basicConfig(handlers=[_log_handler(settings.log_format)])
    # Ours alone: the libraries would write article text and addresses at this level.
    logging.getLogger("bot").setLevel(settings.logging_level)
    return app_of(settings)


def app_of(settings: Settings) -> App:
    """Make the App these settings ask for; nothing is opened yet."""
    clock = SystemClock()
    measures, watch = _watching(settings)
    return App(
        clock=clock,
        intake=lambda: intake_of(settings),
        engine=lambda: _engine(clock),
        store=SqlStore(settings.database_url.get_secret_value()),
        at_once=settings.at_once or os.cpu_count() or 2,
        doors=partial(doors_of, settings),
        looks=partial(looks_of, settings),
        web=lambda: feed_web(reachable_of(settings)),
        measures=measures,
        watch=watch,
        second=second_reader(settings, clock),
        probe=prober(settings),
        terms=terms_of(settings),
    )


def sample_article() -> Upload:
    """Give the article that new people try the bot on: one we wrote, of an invented country."""
    path = seed_articles()[0]
    return Upload(path.read_bytes(), path.name, SourceKind.SEED, "text/plain")


def environment_names() -> tuple[str, ...]:
    """Give the names of all variables that are set."""
    return tuple(os.environ)


def _log_handler(form: str) -> logging.Handler:
    if form == "text":
        from bot.logs import text_handler

        return text_handler()
    from bot.logs_as_json import json_handler

    return json_handler()


def _watching(settings: Settings) -> tuple[Measures, Watching | None]:
    """Give who counts, and the server that tells; nobody where no address is set."""
    listen = settings.ops_listen
    if listen is None:
        return UNMEASURED, None
    from bot.measuring import PrometheusMeasures
    from bot.watching import Watch, watched

    measures = PrometheusMeasures()

    def watch(front: Front, doors: Sequence[PlatformDoor]) -> AbstractAsyncContextManager[int]:
        return watched(Watch(front, doors, measures), listen.host, listen.port)

    return measures, watch


def _engine(clock: Clock) -> Engine:
    from bot.engines.embedded import EmbeddedEngine

    return EmbeddedEngine(clock)
