"""Signs that a sentence holds an answer of the asked sort: a number, a date, a place, a name."""

import re
from collections.abc import Callable

from bot.core.answering.evidence import Line, keys_of
from bot.core.answering.keys import Word, content_words, key_of
from bot.core.answering.terms import Asked, Asks
from bot.core.answering.vocabulary import (
    CAUSES,
    LENGTH_UNITS,
    MONTHS,
    TIME_UNITS,
    TIME_WORDS,
    WEEKDAYS,
)
from bot.core.reading.lexicon.people import PERSON_NOUNS

_REACH = 4  # content words between a number and what it counts
_HOW = re.compile(r"\bhow\s+(\w+)\s+(.*)", re.IGNORECASE | re.DOTALL)
_BY = re.compile(r"\bby\s+(?:[\w-]+\s+){0,3}$")
_AGE = re.compile(r"([^\W\d_]+), (?:aged )?\d{1,3}(?=,)|\b\w+-year-old\s+(?:[a-z]+\s+)?([^\W\d_]+)")
_YEAR = re.compile(r"(?:1[5-9]|20|21)\d\d")
_CLOCK = re.compile(r"\b\d{1,2}(?::\d\d)?\s?[ap]\.?m\b|\bat \d{4}\b|\b\d\d:\d\d\b", re.IGNORECASE)
_WHEN = re.compile(r"\b(?:last|next|this|every) (?:week|month|year|days?)"
                   r"(?: ago)?\b", re.IGNORECASE)  # fmt: skip
_PLACE = re.compile(
    r"\b(?:in|at|near|off|on|from|outside|inside|along|under|beside|below|between|to|across|over|of)"
    r"\s+((?:the|a|an|its|his|her|their)\s+)?([\w’'-]+)"
)
_WHY = re.compile(r"\b(?:in order to|so that|in response to|in return|for fear|as a result)\b")
_MORE_UNITS = {
    "tonnes", "tons", "percent", "megawatt", "hectares", "acres", "litres", "square", "million",
    "billion", "trillion", "thousand", "yen", "yuan", "dollars", "euros", "pounds",
}  # fmt: skip


def holds_answer(asked: Asked, line: Line) -> bool:
    """Tell whether a sentence holds something that can answer; what was asked is no answer."""
    sign = _SIGN_BY_ASKS.get(asked.asks)
    return sign is None or sign(asked, line)


def _is_counted(asked: Asked, line: Line) -> bool:
    match = _HOW.search(asked.topic)
    how = match.group(1).lower() if match else "much"
    numbers = [
        number for number, word in enumerate(line.words)
        if word.is_number and word.key not in {key_of(n) for n in asked.numbers}
        and not _is_date(line, number)
    ]  # fmt: skip
    if how == "many" and match:
        return _counts(line, numbers, content_words(match.group(2))[:2])
    if how == "old":
        return _tells_age(asked, line)
    if how == "often":
        return (
            bool(numbers)
            or re.search(r"\b(?:times|daily|weekly|every)\b", line.excerpt.text) is not None
        )
    units = TIME_UNITS if how == "long" else LENGTH_UNITS | _MORE_UNITS
    if how == "much" and any(_is_sum(line, at) for at in numbers):
        return True
    return any(word.text.lower() in units for at in numbers for word in line.words[at + 1 : at + 3])


def _counts(line: Line, numbers: list[int], counted: tuple[Word, ...]) -> bool:
    """Tell a number with the counted thing close behind it ("40 survey drones")."""
    keys = {word.key for word in counted}
    return any(word.key in keys for at in numbers for word in line.words[at + 1 : at + 1 + _REACH])


def _tells_age(asked: Asked, line: Line) -> bool:
    """Tell "Brakk, 58," and "the 58-year-old Brakk", of nobody but who was asked after."""
    text = line.excerpt.text
    named = keys_of(" ".join(asked.names)) or {word.key for word in asked.words}
    return any(key_of(match.group(1) or match.group(2)) in named for match in _AGE.finditer(text))


def _is_sum(line: Line, at: int) -> bool:
    word = line.words[at]
    text = line.excerpt.text
    return (
        text[: word.start].endswith(("$", "£", "€", "¥")) or "%" in text[word.start : word.end + 1]
    )


def _is_date(line: Line, at: int) -> bool:
    """Tell the day of a month ("9 April", "May 21")."""
    beside = line.words[max(0, at - 1) : at + 2]
    return any(word.text.lower() in MONTHS and word.is_name for word in beside)


def _is_dated(asked: Asked, line: Line) -> bool:
    asked_keys = {word.key for word in asked.words} | {key_of(number) for number in asked.numbers}
    words = [word for word in line.words if word.key not in asked_keys]
    dated = any(
        (word.text.lower() in MONTHS | WEEKDAYS and word.is_name)
        or word.text.lower() in TIME_WORDS
        or _YEAR.fullmatch(word.text)
        for word in words
    )
    text = line.excerpt.text
    return dated or _CLOCK.search(text) is not None or _WHEN.search(text) is not None


def _is_placed(asked: Asked, line: Line) -> bool:
    asked_keys = {word.key for word in asked.words}
    for match in _PLACE.finditer(line.excerpt.text):
        article, noun = match.groups()
        is_new = key_of(noun) not in asked_keys
        is_time = noun.lower() in MONTHS | WEEKDAYS | TIME_UNITS | TIME_WORDS
        if is_new and not is_time and (noun[0].isupper() or article):
            return True
    return False


def _is_personal(asked: Asked, line: Line) -> bool:
    """Tell somebody new who stands before the asked verb, or after "by"."""
    verb = asked.words[0].key if asked.words else ""
    at = next((word.start for word in line.words if word.key == verb), -1)
    text = line.excerpt.text
    for word in _people_in(asked, line):
        if word.start < at or _BY.search(text[max(0, word.start - 40) : word.start]):
            return True
    return False


def _people_in(asked: Asked, line: Line) -> list[Word]:
    asked_keys = {word.key for word in asked.words}
    return [
        word for word in line.words
        if word.key not in asked_keys
        and (word.is_name or word.text.lower().removesuffix("s") in PERSON_NOUNS)
        and word.text.lower() not in MONTHS | WEEKDAYS
    ]  # fmt: skip


def _is_reasoned(_asked: Asked, line: Line) -> bool:
    lower = line.excerpt.text.lower()
    words = {word.strip(".,;:\"'“”‘’()") for word in lower.split()}
    return bool(words & CAUSES) or _WHY.search(lower) is not None


_SIGN_BY_ASKS: dict[Asks, Callable[[Asked, Line], bool]] = {
    Asks.HOW_MANY: _is_counted,
    Asks.WHEN: _is_dated,
    Asks.WHERE: _is_placed,
    Asks.WHO: _is_personal,
    Asks.WHY: _is_reasoned,
}
