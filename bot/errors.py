"""Everything that can go wrong and that somebody outside is told about.

BotError
├── InputRefused     what was sent cannot be read; carries a hint for the person
├── NotFound         what was asked for is not here (or not here for this workspace)
├── NotAllowed       who asked may not do this; says who may
├── SettingsError    the environment is wrong; carries every problem at once
├── StoreUnavailable the database does not answer or is not ours
├── ModelUnavailable the language model gave nothing that can be used; we read without it
└── PlatformRefused  Slack or Discord will not let us in, and trying again will not help
"""

from collections.abc import Sequence


class BotError(Exception):
    """Root of all errors whose message may be shown to a person."""


class InputRefused(BotError):
    """Say why what somebody sent cannot be read, and what would help."""

    def __init__(self, reason: str, *, hint: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.hint = hint


class NotFound(BotError):
    """Say what is not here; the same words whether it never was or belongs to somebody else."""

    def __init__(self, reason: str, *, hint: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.hint = hint


class NotAllowed(BotError):
    """Say that this person may not do this, and who may."""

    def __init__(self, reason: str, *, hint: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.hint = hint


class SettingsError(BotError):
    """Carry every problem of the environment, so that one run shows them all."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("; ".join(problems))
        self.problems = tuple(problems)


class StoreUnavailable(BotError):
    """Say that the database cannot be used, and what to look at."""

    def __init__(self, reason: str, *, hint: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.hint = hint


class ModelUnavailable(BotError):
    """Say why a language model gave nothing that can be used, in words for the provenance.

    `is_general`: any other question would fare the same for the moment.
    """

    def __init__(self, reason: str, *, is_general: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.is_general = is_general


class PlatformRefused(BotError):
    """Say that a platform turned us away for good, and what to change."""

    def __init__(self, reason: str, *, hint: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.hint = hint
