"""Trouble on demand: rate limits, errors before and after the work is done, lost connections."""

import re
from dataclasses import dataclass, field
from typing import Any

from tests.platforms.troubles import Swap


@dataclass(slots=True)
class Fault:
    """What happens to the next requests of one kind."""

    method: str
    path: re.Pattern[str]
    status: int
    times: int
    retry_after: float = 0.0
    everywhere: bool = False
    after_the_work: bool = False
    drops: bool = False
    late: float = 0.0
    twice: bool = False
    waits: Swap | None = None
    lets_go: Swap | None = None

    def concerns(self, method: str, path: str) -> bool:
        """Tell whether this request is meant."""
        return self.times > 0 and method == self.method and bool(self.path.fullmatch(path))


@dataclass(slots=True)
class Faults:
    """The faults that are still to come, in the order they were asked for."""

    waiting: list[Fault] = field(default_factory=list)

    def limit(
        self,
        method: str,
        path: str,
        *,
        retry_after: float = 0.05,
        times: int = 1,
        everywhere: bool = False,
    ) -> None:
        """Answer the next requests with 429; `path` is a pattern, `everywhere` the global limit."""
        fault = Fault(method, re.compile(path), 429, times, retry_after, everywhere)
        self.waiting.append(fault)

    def fail(
        self, method: str, path: str, *, status: int = 500, times: int = 1, done: bool = False
    ) -> None:
        """Answer the next requests with an error; with `done`, after doing what they asked."""
        fault = Fault(method, re.compile(path), status, times, after_the_work=done)
        self.waiting.append(fault)

    def drop(self, method: str, path: str, *, times: int = 1, done: bool = False) -> None:
        """Lose the connection of the next requests; with `done`, after doing what they asked."""
        fault = Fault(method, re.compile(path), 0, times, after_the_work=done, drops=True)
        self.waiting.append(fault)

    def delay(self, method: str, path: str, *, seconds: float) -> None:
        """Do what the next request asks at once, and answer after so many seconds."""
        self.waiting.append(_served(method, path, late=seconds))

    def double(self, method: str, path: str) -> None:
        """Take the next request twice, as from a proxy that repeats it, and answer it twice."""
        self.waiting.append(_served(method, path, twice=True))

    def swap(self, method: str, path: str) -> Swap:
        """Serve the next two requests the other way round."""
        swap = Swap()
        self.waiting += [
            _served(method, path, waits=swap),
            _served(method, path, lets_go=swap),
        ]
        return swap

    def next(self, method: str, path: str) -> Fault | None:
        """Take the fault that befalls this request."""
        for fault in self.waiting:
            if fault.concerns(method, path):
                fault.times -= 1
                return fault
        return None


def _served(method: str, path: str, **trouble: Any) -> Fault:
    """Give a fault that leaves the answer as it is."""
    return Fault(method, re.compile(path), 200, 1, after_the_work=True, **trouble)
