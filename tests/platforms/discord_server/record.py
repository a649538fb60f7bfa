"""What the server writes down about the bot."""

from dataclasses import dataclass

from tests.platforms.discord_server.wire import Json


@dataclass(frozen=True, slots=True)
class Recorded:
    """One request as it came in, and what Discord's schema and limits have against it."""

    method: str
    path: str
    body: Json | list[Json] | None
    problems: tuple[str, ...] = ()
    files: tuple[str, ...] = ()

    def __str__(self) -> str:
        found = "; ".join(self.problems)
        return f"{self.method} {self.path}" + (f"  !! {found}" if found else "")


@dataclass(frozen=True, slots=True)
class Ping:
    """A message that really called somebody: whom, and whether it did so by an edit."""

    message_id: str
    channel_id: str
    whom: tuple[str, ...]
    edited: bool
