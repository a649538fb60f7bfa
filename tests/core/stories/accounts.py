"""Short accounts for these tests, invented."""

from collections.abc import Iterable
from datetime import UTC, datetime

from bot.core.article import Article, Source, SourceKind
from bot.core.reading.pipeline import read
from bot.core.stories.grouping import Story
from bot.core.stories.told import Told, told, told_of

FIRE = (
    "Fire destroyed the rope works in Quernmouth on Monday. “I saw the roof go,” watchman Bo Sill"
    " said. Chief Ada Brook said 40 firefighters had fought the flames until dawn. The owner, Quern"
    " Cordage, denied that the alarm had been switched off."
)
FIRE_AGAIN = (
    "The Quernmouth rope works burned down on Monday; 40 firefighters came too late for the roof,"
    " and the flames were seen in Eastrey. Union leader Cass Orme said the alarm had been switched"
    " off for weeks at Quern Cordage."
)
CHESS = (
    "Ottoline Vane, 14, won the chess title of Brenland on Sunday. “My grandfather taught me to"
    " lose,” Vane said after the last of nine rounds in Holmrath."
)


def day(number: int, hour: int = 12) -> datetime:
    return datetime(2031, 3, number, hour, tzinfo=UTC)


def bare(name: str, text: str, *, title: str = "", on: int | None = 4, **more: str) -> Told:
    return told(name, title, text, published=None if on is None else day(on), **more)


def read_aloud(name: str, text: str, *, publisher: str | None = None, on: int = 4) -> Told:
    article = Article(text, Source(SourceKind.TEXT, name), publisher=publisher, language="en")
    return told_of(read(article), article_id=name, published=day(on))


def ids(stories: Iterable[Story]) -> list[list[str]]:
    return [[one.id for one in story.articles] for story in stories]
