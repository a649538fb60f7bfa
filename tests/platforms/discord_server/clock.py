"""The server's time, which only a test moves, and the identifiers that carry it."""

import time
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

DISCORD_EPOCH = 1_420_070_400_000


def _this_morning() -> datetime:
    # discord.py compares with the machine's time, so ours begins there.
    return datetime.fromtimestamp(time.time_ns() / 1e9, UTC)


@dataclass(slots=True)
class Clock:
    """Stand still at the time the server was started until somebody moves it."""

    now: datetime = field(default_factory=_this_morning)
    _numbers: int = 0

    def forward(self, seconds: float) -> None:
        """Let time pass."""
        self.now += timedelta(seconds=seconds)

    def since(self, moment: datetime) -> float:
        """Give the seconds that have passed."""
        return (self.now - moment).total_seconds()

    def stamp(self) -> str:
        """Give the time as Discord writes it."""
        return self.now.isoformat()

    def snowflake(self) -> str:
        """Give a new identifier, higher than every earlier one."""
        self._numbers += 1
        milliseconds = int(self.now.timestamp() * 1000) - DISCORD_EPOCH
        return str((milliseconds << 22) + self._numbers)
