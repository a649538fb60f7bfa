"""What a question is about: its kind, whom it asks after, its names, words and numbers."""

import re
from dataclasses import dataclass
from enum import StrEnum

from bot.core.answering.keys import Word, content_words, is_number, is_stop
from bot.core.answering.patterns import Shape, hear, plain_question
from bot.core.answering.vocabulary import SOFT
from bot.core.reading.tokens import without_possessive

_MOST_WORDS = 40
_THE_ARTICLE = frozenset({"article", "articles", "text", "story", "piece", "outlet", "author"})
# Rather pronouns and ordinals than numbers: nothing need be missing when they are.
_VAGUE_NUMBERS = frozenset({"one", "once", "half", "third", "quarter", "fifth", "dozen"})


class Asks(StrEnum):
    """What sort of answer a question wants."""

    WHO = "who"
    WHO_IS = "who is"
    WHAT = "what"
    WHAT_IS = "what is"
    WHEN = "when"
    WHERE = "where"
    HOW_MANY = "how many"
    WHY = "why"
    YES_NO = "yes or no"
    WHO_SAYS = "who says"
    SAYS = "what somebody says"
    WHO_REPORTED = "who reported"
    SPEAKERS = "who is quoted"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, taken apart.

    `names` are runs of capitalised words as written, `words` the other content words (numbers
    left out), `speaker` whom it asks after, `verb` how the words were said, `topic` the rest.
    """

    asks: Asks
    topic: str
    names: tuple[str, ...]
    words: tuple[Word, ...]
    numbers: tuple[str, ...]
    speaker: str = ""
    verb: str = ""

    @property
    def hard_words(self) -> tuple[Word, ...]:
        """Give the words that an article must hold to answer."""
        return tuple(word for word in self.words if word.text.lower() not in SOFT)


def search_words(question: str) -> tuple[str, ...]:
    """Give the content words and names of a question, lower-case, for a full-text search."""
    heard = hear(question)
    text = " ".join(part for part in (heard.speaker, heard.topic) if part)
    words = (without_possessive(word.text).lower() for word in content_words(text))
    return tuple(dict.fromkeys(word for word in words if word))[:_MOST_WORDS]


def understand(question: str, *, speaker: str | None = None) -> Asked:
    """Take a question apart; a conversation may pass the `speaker` that a pronoun stood for."""
    heard = hear(question)
    asks = _ASKS_BY_SHAPE.get(heard.shape) or _opening(heard.topic)
    return _asked(asks, heard.topic, speaker or heard.speaker, heard.verb.lower())


def as_fact(question: str) -> Asked:
    """Take a question apart as a plain one, whatever its shape."""
    topic = plain_question(question)
    return _asked(_opening(topic), topic)


def is_the_article(speaker: str) -> bool:
    """Tell a question after the article itself ("what does the article say about …")."""
    words = [word.lower() for word in speaker.split()]
    names_it = words == ["it"] or not _THE_ARTICLE.isdisjoint(words)
    return names_it and all(word in _THE_ARTICLE or is_stop(word) for word in words)


def _asked(asks: Asks, topic: str, speaker: str = "", verb: str = "") -> Asked:
    content = content_words(topic)
    numbers = (word.text for word in content if word.is_number)
    return Asked(
        asks=asks,
        topic=topic,
        names=_names(topic),
        words=tuple(word for word in content if not word.is_number),
        numbers=tuple(n for n in dict.fromkeys(numbers) if n.lower() not in _VAGUE_NUMBERS),
        speaker=speaker,
        verb=verb,
    )


_ASKS_BY_SHAPE = {
    Shape.SPEAKERS: Asks.SPEAKERS,
    Shape.WHO_REPORTED: Asks.WHO_REPORTED,
    Shape.SAYS: Asks.SAYS,
    Shape.WHO_SAYS: Asks.WHO_SAYS,
    Shape.WHO_IS: Asks.WHO_IS,
    Shape.WHAT_IS: Asks.WHAT_IS,
}
_OPENINGS = (
    (re.compile(r"(?:(?:by|for|from|until|at)\s+)?how\s+(?:many|much|long|often|old|far|large|big"
                r"|high|deep|tall|fast|wide|heavy|late|early)\b", re.I), Asks.HOW_MANY),
    (re.compile(r"(?:by\s+)?what\s+(?:number|percentage|share|proportion|price|amount)\b", re.I),
     Asks.HOW_MANY),
    (re.compile(r"(?:since|until|by|from)?\s*when\b", re.I), Asks.WHEN),
    (re.compile(r"(?:in|on|at|since|until|by)?\s*(?:what|which)\s+(?:year|date|day|month|time"
                r"|week)\b", re.I), Asks.WHEN),
    (re.compile(r"(?:from\s+)?where\b", re.I), Asks.WHERE),
    (re.compile(r"(?:in|at|to|from|near)\s+(?:what|which)\s+(?:city|country|town|place|village"
                r"|harbour|port|hotel|building|street)\b", re.I), Asks.WHERE),
    (re.compile(r"(?:why|for\s+what\s+reason|for\s+which\s+reason)\b", re.I), Asks.WHY),
    (re.compile(r"(?:by\s+|to\s+|with\s+|for\s+)?who(?:m|se)?\b", re.I), Asks.WHO),
    (re.compile(r"(?:is|are|was|were|do|does|did|has|have|had|will|would|can|could|may|should"
                r"|must)\b", re.I), Asks.YES_NO),
)  # fmt: skip


def _opening(topic: str) -> Asks:
    for opening, asks in _OPENINGS:
        if opening.match(topic):
            return asks
    return Asks.WHAT


def _names(text: str) -> tuple[str, ...]:
    """Give the runs of capitalised words; a question's first word is no name by its capital."""
    found: list[str] = []
    run: list[str] = []
    for number, raw in enumerate(text.split()):
        word = without_possessive(raw.strip(".,;:!?()[]\"'“”‘’«»"))
        if _is_name(word, first=number == 0):
            run.append(word)
        if run and (not _is_name(word, first=number == 0) or raw[-1:] in ",;:"):
            found.append(" ".join(run))
            run = []
    if run:
        found.append(" ".join(run))
    return tuple(dict.fromkeys(found))


def _is_name(word: str, *, first: bool) -> bool:
    if not word or is_stop(word) or is_number(word):
        return False
    capitals = sum(letter.isupper() for letter in word)
    return capitals > (1 if first else 0)
