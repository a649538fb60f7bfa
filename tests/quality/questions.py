"""How many questions are answered rightly, and how many are rightly refused.

`python -m tests.quality.questions` prints both figures and every miss.
"""

import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bot.core.answer import Answer, Outcome
from bot.core.answering.composing import answer_from
from bot.core.article import Article, Source, SourceKind
from bot.core.brief import Brief
from bot.core.reading.pipeline import read

QUESTIONS = Path(__file__).with_name("questions.toml")
ARTICLES = Path(__file__).parents[2] / "seeds" / "articles"


@dataclass(frozen=True, slots=True)
class Asked:
    """One question with what is expected; `refuse` is "" where an answer is."""

    article: str
    question: str
    words: tuple[str, ...]
    says: tuple[str, ...]
    refuse: str


@dataclass(frozen=True, slots=True)
class Marks:
    """Right and asked, for answers and for refusals; a wrong answer stands under `wrong`."""

    answered: int
    answerable: int
    refused: int
    unanswerable: int
    misses: tuple[str, ...]

    @property
    def answered_share(self) -> float:
        """Give the share of answerable questions whose top citation holds the words."""
        return self.answered / self.answerable

    @property
    def refused_share(self) -> float:
        """Give the share of unanswerable questions that are refused, with the right reason."""
        return self.refused / self.unanswerable


def questions() -> tuple[Asked, ...]:
    """Give all questions of the file."""
    table = tomllib.loads(QUESTIONS.read_text(encoding="utf-8"))
    return tuple(
        Asked(
            article["name"],
            row["ask"],
            tuple(row.get("words", ())),
            tuple(row.get("says", ())),
            row.get("refuse", ""),
        )
        for article in table["article"]
        for row in article["questions"]
    )


@cache
def brief_of(name: str) -> Brief:
    """Read one article of seeds/."""
    text = (ARTICLES / f"{name}.txt").read_text(encoding="utf-8")
    return read(Article(text, Source(SourceKind.SEED, name)))


def is_right(asked: Asked, answer: Answer) -> bool:
    """Tell whether an answer is what was expected."""
    if not all(words.lower() in answer.text.lower() for words in asked.says):
        return False
    if asked.refuse:
        return answer.outcome is Outcome.NOT_IN_THE_ARTICLE
    if answer.outcome is not Outcome.ANSWERED:
        return False
    shown = " ".join(answer.citations[0].excerpt.text.split())
    return all(words in shown for words in asked.words)


def mark() -> Marks:
    """Ask everything."""
    rows = [(one, answer_from(one.question, [brief_of(one.article)], [])) for one in questions()]
    right = [(one, is_right(one, answer)) for one, answer in rows]
    return Marks(
        answered=sum(ok for one, ok in right if not one.refuse),
        answerable=sum(1 for one, _ in right if not one.refuse),
        refused=sum(ok for one, ok in right if one.refuse),
        unanswerable=sum(1 for one, _ in right if one.refuse),
        misses=tuple(_misses(rows)),
    )


def _misses(rows: list[tuple[Asked, Answer]]) -> Iterator[str]:
    for one, answer in rows:
        if not is_right(one, answer):
            wanted = one.refuse or f"{one.words} {one.says}"
            yield f"{one.article}: {one.question}\n  wanted {wanted}\n  got {answer.text[:300]}"


if __name__ == "__main__":
    marks = mark()
    for miss in marks.misses:
        sys.stdout.write(f"{miss}\n\n")
    sys.stdout.write(
        f"answered rightly {marks.answered} of {marks.answerable}, "
        f"rightly refused {marks.refused} of {marks.unanswerable}\n"
    )
