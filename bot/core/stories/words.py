"""The traits of a text: stems of its words, the words of its names, figures, days it speaks of."""

import re
from collections import Counter
from datetime import UTC, date, datetime, timedelta

from bot.core.answering.stemming import stem
from bot.core.answering.vocabulary import SOFT, STOP

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"[’']s?$")
_ENDED = re.compile(r"[.!?:…][\"'“”‘’»)]*\s*[\"'“‘«(]*$|^\s*[\"'“‘«(]*$|[“\"‘]$|\n\s*$")
_FIGURE = re.compile(r"(?<![\w.,])\d{1,3}(?:,\d{3})+(?:\.\d+)?|(?<![\w.,])\d+(?:\.\d+)?")
_COUNTED = {
    word: str(number)
    for number, word in enumerate(
        "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
        " sixteen seventeen eighteen nineteen twenty".split(),
        2,
    )
}
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_MONTHS = (
    "january february march april may june july august september october november december".split()
)
# Capitalised, yet nobody's name: days, months, and titles that any minister bears.
_NO_NAME = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may"
    " june july august september october november december jan feb mar apr jun jul aug sept sep oct"
    " nov dec mr mrs ms dr sir minister president judge captain king queen prime foreign interior"
    " ministry mayor council court party union university".split()
)
_SAID = frozenset("say tell add claim accord report accuse deni reject announc statement".split())
_MONTH = {name[:3]: number for number, name in enumerate(_MONTHS, 1)}
_MONTHS_PATTERN = "|".join(f"{name}|{name[:3]}" for name in _MONTHS) + "|sept"
_DAY = re.compile(
    rf"\b(?P<ahead>(?:next|until|till|coming|by)\s+)?(?:(?P<weekday>{'|'.join(_WEEKDAYS)})"
    r"|(?P<near>today|tonight|yesterday|tomorrow)"
    rf"|(?P<d1>[0-3]?\d)\s+(?P<m1>{_MONTHS_PATTERN})|(?P<m2>{_MONTHS_PATTERN})\.?\s+(?P<d2>[0-3]?\d))\b",
    re.IGNORECASE,
)
_NEAR = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}


def stems_in(text: str, without: frozenset[str] = frozenset()) -> Counter[str]:
    """Count the stems (Porter) of the content words of a text, but for those in `without`."""
    words = (_plain(match[0]) for match in _WORD.finditer(text))
    return Counter(
        stem(word)
        for word in words
        if len(word) > 2 and word not in STOP | SOFT | without and stem(word) not in _SAID
    )


def names_in(title: str, text: str) -> tuple[str, ...]:
    """Give the single words of names, folded and sorted: capitalised where no sentence begins.

    A word that opens a sentence counts where it stands capitalised inside one as well; a title may
    capitalise every word and adds none.
    """
    inside = {
        _plain(match[0])
        for match in _WORD.finditer(text)
        if match[0][0].isupper()
        and not _ENDED.search(text[max(0, match.start() - 8) : match.start()])
    }
    return tuple(sorted(word for word in inside if _is_name(word)))


def words_of_name(name: str) -> tuple[str, ...]:
    """Give the capitalised words of a name as `names_in` would."""
    found = (_plain(match[0]) for match in _WORD.finditer(name) if match[0][0].isupper())
    return tuple(word for word in found if _is_name(word))


def figures_in(text: str) -> tuple[str, ...]:
    """Give the numbers of a text as digits, sorted; "four" is one, a year is a date and none."""
    written = {match[0].replace(",", "") for match in _FIGURE.finditer(text)}
    counted = {_COUNTED[word] for word in re.findall(r"[a-z]+", text.lower()) if word in _COUNTED}
    return tuple(
        sorted(one for one in written | counted if not re.fullmatch(r"(?:19|20)\d\d", one))
    )


def days_in(text: str, published: datetime | None) -> frozenset[str]:
    """Give the days a text speaks of as ISO dates, counted from the day it was published.

    A weekday is the last one that is not after publication, unless "next", "until" or "by" stands
    before it. Without a date of publication no day can be told and none is given.
    """
    if published is None:
        return frozenset()
    today = published.astimezone(UTC).date() if published.tzinfo else published.date()
    found = (_day(match, today) for match in _DAY.finditer(text))
    return frozenset(day.isoformat() for day in found if day is not None)


def _day(match: re.Match[str], today: date) -> date | None:
    if near := match["near"]:
        return today + timedelta(days=_NEAR[near.lower()])
    if weekday := match["weekday"]:
        return _weekday(_WEEKDAYS.index(weekday.lower()), today, ahead=match["ahead"] is not None)
    month = _MONTH[(match["m1"] or match["m2"])[:3].lower()]
    return _nearest(today, month, int(match["d1"] or match["d2"]))


def _weekday(number: int, today: date, *, ahead: bool) -> date:
    if ahead:
        return today + timedelta(days=(number - today.weekday() - 1) % 7 + 1)
    return today - timedelta(days=(today.weekday() - number) % 7)


def _nearest(today: date, month: int, day: int) -> date | None:
    """Give that day of the year that lies nearest to today; None for the 31st of February."""
    found = []
    for year in (today.year - 1, today.year, today.year + 1):
        try:
            found.append(date(year, month, day))
        except ValueError:
            continue
    return min(found, key=lambda one: abs(one - today), default=None)


def _plain(word: str) -> str:
    return _POSSESSIVE.sub("", word).casefold()


def _is_name(word: str) -> bool:
    return len(word) > 1 and word not in _NO_NAME and word not in STOP
