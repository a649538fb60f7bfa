"""The child that reads one feed, robots.txt or OPML and dies: `python -m bot.ingest.feeds.child`.

Its limits hold before it looks at a byte; a parser is imported only by the task that needs it.
"""

import sys
from collections.abc import Callable

from bot.core.opml import Outlines
from bot.ingest.cleaning import cleaned, is_binary
from bot.ingest.confining import confine
from bot.ingest.feeds import refusals
from bot.ingest.feeds.letters import letters, mended
from bot.ingest.feeds.shape import Kind, TooDeep, kind_of, refuse_depth
from bot.ingest.feeds.wire import (
    Parsed,
    Question,
    Task,
    Verdict,
    answer,
    refusal,
    unpacked,
)
from bot.ingest.formats import media_type_and_charset


def main() -> None:
    """Read a question from standard input and write the answer to standard output."""
    confine(int(sys.argv[1]), int(sys.argv[2]))
    question = unpacked(sys.stdin.buffer.read())
    try:
        said = answer(_READERS[question.task](question))
    except refusals.FeedRefused as refused:
        said = refusal(refused)
    except TooDeep:
        said = refusal(refusals.too_deep(question.url, question.nesting))
    except (MemoryError, RecursionError):
        said = refusal(refusals.too_costly(question.url))
    sys.stdout.buffer.write(said)
    sys.stdout.buffer.flush()


def read_feed(question: Question) -> Parsed:
    """Give the feed; raise `FeedRefused` that says what the bytes are instead."""
    text = _characters(question)
    kind = kind_of(text)
    if kind is Kind.XML:
        refuse_depth(text, question.nesting)
    parsed = _PARSERS[kind](text, question.url)
    if parsed is None:
        raise refusals.something_else(question.url, f"{kind.value}")
    return parsed


def _read_robots(question: Question) -> Verdict:
    from bot.ingest.feeds.robots import verdict

    return verdict(question.content, question.url)


def _read_outlines(question: Question) -> Outlines:
    from bot.ingest.feeds.outlines import read_outlines

    return read_outlines(_characters(question), question.url)


def _syndicated(text: str, url: str) -> Parsed | None:
    from bot.ingest.feeds.syndication import read_syndicated

    return read_syndicated(text, url)


def _json(text: str, url: str) -> Parsed | None:
    from bot.ingest.feeds.json_feed import read_json_feed

    return read_json_feed(text)


def _page(text: str, url: str) -> Parsed | None:
    from bot.ingest.feeds.web_page import feeds_named_by

    raise refusals.web_page(url, feeds_named_by(text, url))


_READERS: dict[Task, Callable[[Question], Parsed | Verdict | Outlines]] = {
    Task.FEED: read_feed,
    Task.ROBOTS: _read_robots,
    Task.OPML: _read_outlines,
}
_PARSERS: dict[Kind, Callable[[str, str], Parsed | None]] = {
    Kind.XML: _syndicated,
    Kind.JSON: _json,
    Kind.PAGE: _page,
    Kind.OTHER: lambda _text, _url: None,
}


def _characters(question: Question) -> str:
    """Give the letters of the question's bytes; raise `FeedRefused` for what is no text."""
    if not question.content.strip():
        raise refusals.empty(question.url)
    _, charset = media_type_and_charset(question.media_type)
    text = letters(question.content, charset)
    if text is None and b"\x00" not in question.content[:8_192]:
        raise refusals.unreadable_letters(question.url)
    if text is None or is_binary(text):
        raise refusals.something_else(question.url, "binary data")
    return mended(cleaned(text))


if __name__ == "__main__":
    main()
