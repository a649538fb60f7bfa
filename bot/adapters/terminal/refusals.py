"""How a refusal looks at the terminal: the reason on one line, the hint on the next."""

from bot.adapters.terminal.screen import Screen
from bot.adapters.visible import visible
from bot.errors import BotError, SettingsError

_PROGRAM = "briefing"


def refuse(screen: Screen, error: BotError, *, about: str | None = None) -> None:
    """Say on standard error why not, and what would help."""
    # What stands on standard output was written before; keep that order on a shared terminal.
    screen.stdout.flush()
    for line in refusal_lines(error, about=about):
        screen.complain(line)


def refusal_lines(error: BotError, *, about: str | None = None) -> tuple[str, ...]:
    """Give the lines of a refusal; `about` names the input when there are several."""
    needs_name = about is not None and about not in str(error)
    prefix = f"{_PROGRAM}: {visible(about)}: " if about and needs_name else f"{_PROGRAM}: "
    if isinstance(error, SettingsError):
        problems = tuple(prefix + visible(problem) for problem in error.problems)
        return (*problems, "hint: briefing check shows every setting.")
    hint = getattr(error, "hint", None)
    reason = prefix + visible(str(error))
    return (reason, f"hint: {visible(hint)}") if isinstance(hint, str) else (reason,)
