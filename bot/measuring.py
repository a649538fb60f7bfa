"""Counts and clocks for Prometheus, in a registry of our own."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from importlib.metadata import version

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, Info, ProcessCollector
from prometheus_client.exposition import generate_latest
from structlog.contextvars import bound_contextvars

from bot.journeys.digests.ports import Waiting

_SECONDS = (0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)
_LATENESS = (1, 5, 15, 30, 60, 300, 3600, 86_400)


class PrometheusMeasures:
    """Implements the port `Measures`. Names and units follow Prometheus' conventions."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.walks: dict[str, datetime] = {}
        ProcessCollector(registry=self.registry)
        Info("briefing_build", "The version that runs.", registry=self.registry).info(
            {"version": version("briefing-bot")}
        )
        by_outcome = ["platform", "outcome"]
        self._requests = self._counter("requests", "Requests from chats, by outcome.", by_outcome)
        self._took = self._clock("request", "A request, from its beginning to its end.", _SECONDS)
        self._digests = self._counter("digests", "Digests, by end state.", ["platform", "state"])
        self._late = self._clock("digest_lateness", "A digest, from due to begun.", _LATENESS)
        self._messages = self._counter(
            "digest_messages", "Steps of digests' messages: sending, sent, put off, …", by_outcome
        )
        self._feeds = self._counter("feeds_read", "Readings of feeds, by outcome.", ["outcome"])
        self._items = self._counter("feed_items_read", "Readings of their items.", ["outcome"])
        told = "Digests that are not at their end, in the whole store."
        self._waiting = Gauge("briefing_digests_waiting", told, ["kind"], registry=self.registry)

    def _counter(self, name: str, told: str, labels: Sequence[str]) -> Counter:
        return Counter(f"briefing_{name}", told, labels, registry=self.registry)

    def _clock(self, name: str, told: str, buckets: Sequence[float]) -> Histogram:
        full, labels = f"briefing_{name}_seconds", ["platform"]
        return Histogram(full, told, labels, buckets=buckets, registry=self.registry)

    @contextmanager
    def about(self, **names: str) -> Iterator[None]:
        """Let what is logged inside say what it is about."""
        with bound_contextvars(**names):
            yield

    def request_ended(self, platform: str, outcome: str, took: timedelta) -> None:
        """Count a request from a chat, and clock it."""
        self._requests.labels(platform, outcome).inc()
        self._took.labels(platform).observe(max(0.0, took.total_seconds()))

    def digest_begun(self, platform: str, late: timedelta) -> None:
        """Clock how long after its moment a digest was begun."""
        self._late.labels(platform).observe(max(0.0, late.total_seconds()))

    def digest_ended(self, platform: str, state: str) -> None:
        """Count a digest by the state that it ended in."""
        self._digests.labels(platform, state).inc()

    def message(self, platform: str, outcome: str) -> None:
        """Count a step of a message (`PartState`), or that it was put off."""
        self._messages.labels(platform, outcome).inc()

    def feed_read(self, outcome: str) -> None:
        """Count a reading of a feed."""
        self._feeds.labels(outcome).inc()

    def item_read(self, outcome: str) -> None:
        """Count a reading of what a feed leads to."""
        self._items.labels(outcome).inc()

    def walked(self, what: str, at: datetime) -> None:
        """Remember when a round was last walked to its end."""
        self.walks[what] = at

    def text(self, waiting: Waiting | None) -> bytes:
        """Give everything in Prometheus' text format; without a store what waits is not known."""
        if waiting is None:
            self._waiting.clear()
        else:
            self._waiting.labels("open").set(waiting.open)
            self._waiting.labels("overdue").set(waiting.overdue)
        return generate_latest(self.registry)
