"""Log lines without secrets and without content."""

import logging
import traceback
from collections.abc import Iterator

from bot.redaction import redacted


class TextFormatter(logging.Formatter):
    """Lines for people. Of an error its kind and place are told, not its words."""

    def __init__(self) -> None:
        super().__init__("%(levelname)s %(name)s: %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        """Give the line, secrets masked."""
        return redacted(super().format(record))

    def formatException(self, ei: object) -> str:  # noqa: N802  (the name of the base class)
        """Give where an error came from; its message may hold what somebody sent."""
        error = ei[1] if isinstance(ei, tuple) else None
        return "\n".join(origin_of(error)) if isinstance(error, BaseException) else ""


def text_handler() -> logging.Handler:
    """Give the handler that writes lines for people to standard error."""
    writer = logging.StreamHandler()
    writer.setFormatter(TextFormatter())
    return writer


def origin_of(error: BaseException) -> Iterator[str]:
    """Give the kinds of an error and of those behind it, each with where it was raised."""
    seen: set[int] = set()
    behind: BaseException | None = error
    while behind is not None and id(behind) not in seen:
        seen.add(id(behind))
        yield f"{type(behind).__module__}.{type(behind).__qualname__}"
        for frame in traceback.extract_tb(behind.__traceback__):
            yield f"  {frame.filename}:{frame.lineno} in {frame.name}"
        behind = behind.__cause__ or behind.__context__
