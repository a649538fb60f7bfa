"""Log lines as JSON, one object a line, with the fields that were given along."""

import logging

import structlog
from structlog.typing import EventDict, WrappedLogger

from bot.logs import origin_of
from bot.redaction import redacted


class JsonFormatter(structlog.stdlib.ProcessorFormatter):
    """One JSON object a line: time, level, logger, event, and the fields that were given along."""

    def __init__(self) -> None:
        super().__init__(
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.JSONRenderer(sort_keys=True),
            ],
            foreign_pre_chain=[
                structlog.contextvars.merge_contextvars,
                structlog.stdlib.add_log_level,
                structlog.stdlib.add_logger_name,
                structlog.stdlib.ExtraAdder(),
                structlog.processors.TimeStamper(fmt="iso", utc=True, key="time"),
                _told_without_words,
            ],
        )

    def format(self, record: logging.LogRecord) -> str:
        """Give the line, secrets masked."""
        return redacted(super().format(record))


def json_handler() -> logging.Handler:
    """Give the handler that writes objects to standard error."""
    writer = logging.StreamHandler()
    writer.setFormatter(JsonFormatter())
    return writer


def _told_without_words(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    """Put an error's kind and place into the record."""
    given = event.pop("exc_info", None)
    error = given[1] if isinstance(given, tuple) else given
    if isinstance(error, BaseException):
        event["error"] = list(origin_of(error))
    return event
