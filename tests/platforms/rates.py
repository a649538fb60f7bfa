"""How often a platform lets itself be asked, and whether those it told to wait did wait."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from typing import Protocol

UNDER_WAY = 1.0  # seconds on a busy machine; what was sent before the answer came is not early


class Limit(Protocol):
    """How often something may be asked."""

    def wait(self, now: float) -> float:
        """Count a request; give 0, or in how many seconds one would be taken."""
        ...

    def left(self) -> int:
        """Give how many more would be taken at once."""
        ...

    def least(self, count: int) -> float:
        """Give the seconds that so many requests take at least, the first at 0."""
        ...


@dataclass(slots=True)
class Bucket:
    """So many at once, and so many a second after that: a token bucket.

    Who comes too soon is told to wait for `pause` seconds at least.
    """

    rate: float
    burst: int
    pause: float = 0.0
    _tokens: float = field(init=False)
    _at: float | None = None

    def __post_init__(self) -> None:
        self._tokens = self.burst

    def wait(self, now: float) -> float:
        """Count a request; give 0, or in how many seconds one would be taken."""
        passed = now - self._at if self._at is not None else 0.0
        self._tokens, self._at = min(self.burst, self._tokens + passed * self.rate), now
        if self._tokens < 1:
            return max(self.pause, (1 - self._tokens) / self.rate)
        self._tokens -= 1
        return 0.0

    def left(self) -> int:
        """Give how many more would be taken at once."""
        return int(self._tokens)

    def least(self, count: int) -> float:
        """Give the seconds that so many requests take at least, the first at 0."""
        return max(0, count - self.burst) / self.rate


@dataclass(slots=True)
class Window:
    """So many in so many seconds, from the first request on."""

    count: int
    seconds: float
    ends: float = 0.0
    _taken: int = 0

    def wait(self, now: float) -> float:
        """Count a request; give 0, or in how many seconds one would be taken."""
        if now >= self.ends:
            self.ends, self._taken = now + self.seconds, 0
        if self._taken == self.count:
            return self.ends - now
        self._taken += 1
        return 0.0

    def left(self) -> int:
        """Give how many more would be taken at once."""
        return self.count - self._taken

    def least(self, count: int) -> float:
        """Give the seconds that so many requests take at least, the first at 0."""
        return max(0, (count - 1) // self.count) * self.seconds


@dataclass
class Rates:
    """The limits of a platform by what they are about; `told` is what a refusal closes.

    `make` gives a new limit by the kind of thing, such as a channel.
    """

    make: dict[str, Callable[[], Limit]]
    limits: dict[tuple[str, str], Limit] = field(default_factory=dict)
    refused: Counter[str] = field(default_factory=Counter)
    early: int = 0
    _told: dict[tuple[str, tuple[str, str]], tuple[float, float]] = field(default_factory=dict)

    def limit(self, kind: str, name: str) -> Limit:
        """Give the limit of one thing."""
        if (kind, name) not in self.limits:
            self.limits[kind, name] = self.make[kind]()
        return self.limits[kind, name]

    def ask(
        self, asker: str, about: Iterable[tuple[str, str]], now: float
    ) -> tuple[float, str] | None:
        """Count a request; None if it is taken, else how long to wait, and the kind of limit.

        It is early if the same asker was told to wait about one of these things, and did not.
        """
        about = tuple(about)
        for one in about:
            at, until = self._told.get((asker, one), (now, 0.0))
            self.early += at + UNDER_WAY < now < until
        for kind, name in about:
            if wait := self.limit(kind, name).wait(now):
                self.refused[kind] += 1
                return wait, kind
        return None

    def tell(self, asker: str, about: tuple[str, str], now: float, seconds: float) -> None:
        """Note that an asker was told to wait."""
        self._told.setdefault((asker, about), (now, now + seconds))
        if self._told[asker, about][1] <= now + seconds:
            self._told[asker, about] = (now, now + seconds)

    def least(self, loads: Iterable[tuple[tuple[str, str], int]]) -> float:
        """Give the seconds that these requests take at least: the slowest limit decides."""
        loaded: defaultdict[tuple[str, str], int] = defaultdict(int)
        for about, count in loads:
            loaded[about] += count
        return max(self.make[kind]().least(count) for (kind, _), count in loaded.items())


def slack_rates() -> Rates:
    """Give Slack's for chat.postMessage.

    About one a second and channel, bursts tolerated, and several hundred a minute and workspace.
    How many that is, and how long one is told to wait, is our reading.
    """
    workspace = partial(Bucket, 300 / 60, 20, pause=3.0)
    return Rates({"channel": partial(Bucket, 1, 5), "workspace": workspace})


def discord_rates() -> Rates:
    """Give Discord's: 50 requests a second and bot, and 5 messages in 5 seconds and channel."""
    return Rates({"channel": lambda: Window(5, 5.0), "global": lambda: Window(50, 1.0)})
