"""An export as one JSON object, piece by piece: memory does not grow with what is kept."""

import json
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from typing import TypeVar

from bot.adapters.export import records
from bot.adapters.export.records import Record
from bot.journeys.export import Export

One = TypeVar("One")


async def json_text(export: Export) -> AsyncGenerator[str, None]:
    """Give the text of the object, each thing that is kept on a line of its own.

    In ASCII, so that nothing in it steers a terminal; lists come in the order of the schema.
    """
    rules = records.rules_record(export.rules) if export.rules else None
    head = {**records.head_record(export), "settings": rules}
    yield "{\n" + ",\n".join(f"{_written(name)}: {_written(head[name])}" for name in head)
    for name, entries in _lists(export).items():
        yield f",\n{_written(name)}: ["
        between = "\n"
        async with aclosing(entries) as each:
            async for entry in each:
                yield between + _written(entry)
                between = ",\n"
        yield "\n]"
    yield "\n}\n"


def _lists(export: Export) -> dict[str, AsyncGenerator[Record, None]]:
    kept = export.kept
    return {
        "articles": _each(kept.articles(), records.article_record),
        "postings": _each(kept.postings(), records.posting_record),
        "conversations": _each(kept.conversations(), records.conversation_record),
        "feedback": _each(kept.feedback(), records.feedback_record),
        "subscriptions": _each(kept.subscriptions(), records.subscription_record),
        "digests": _each(kept.digests(), records.digest_day_record),
        "feed_items": _each(kept.readings(), records.reading_record),
    }


async def _each(
    kept: AsyncGenerator[One, None], record: Callable[[One], Record]
) -> AsyncGenerator[Record, None]:
    async with aclosing(kept) as each:
        async for one in each:
            yield record(one)


def _written(value: object) -> str:
    return json.dumps(value).replace("\x7f", "\\u007f")
