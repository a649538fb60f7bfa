"""How the bot stands on a chat platform: what `briefing check` is told."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Standing:
    """Who we are there, a sentence for each thing that is lacking, and what to do next."""

    told: str
    lacking: tuple[str, ...] = ()
    hint: str | None = None
