"""The labelled articles: which tell one event, and which share an origin."""

import tomllib
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path

from bot.core.article import Article, Source, SourceKind
from bot.core.reading.pipeline import read
from bot.core.stories.told import Told, told_of

FOLDER = Path(__file__).parent
SPLITS = ("tune", "test", "fresh")


@dataclass(frozen=True, slots=True)
class Labelled:
    """One article with the name of its event and of its origin."""

    id: str
    event: str
    origin: str
    outlet: str
    published: datetime
    title: str
    text: str


@cache
def labelled(split: str) -> tuple[Labelled, ...]:
    """Give the articles of `tune`, of `test`, or of `fresh`."""
    table = tomllib.loads((FOLDER / f"{split}.toml").read_text(encoding="utf-8"))
    return tuple(
        Labelled(
            id=row["id"], event=event["name"], origin=row.get("origin", row["id"]),
            outlet=row["outlet"], published=row["published"], title=row["title"],
            text=row["text"],
        )
        for event in table["event"]
        for row in event["article"]
    )  # fmt: skip


@cache
def told_in(split: str) -> tuple[Told, ...]:
    """Read the articles of one part with the engine that needs no key, as the bot would."""
    return tuple(_told(one) for one in labelled(split))


def _told(one: Labelled) -> Told:
    article = Article(
        one.text, Source(SourceKind.TEXT, one.id), title=one.title, publisher=one.outlet,
        language="en",
    )  # fmt: skip
    return told_of(read(article), article_id=one.id, published=one.published)
