"""The gate for summaries: a proposal names lines; what they say stands already."""

from collections.abc import Sequence

from bot.core.brief import Brief, SummaryLine, Translation, Withheld
from bot.core.reading.summary import LEAST, MOST, fit_lines
from bot.core.verification.outside_words import refused_translation, without_marks


def lines_to_choose_from(brief: Brief) -> tuple[SummaryLine, ...]:
    """Give the lines a summary may be made of; proposals count them from 1."""
    return fit_lines(brief.article, brief.claims, brief.own_voice, brief.findings)


def chosen_lines(
    lines: Sequence[SummaryLine], numbers: Sequence[int]
) -> tuple[tuple[SummaryLine, ...], tuple[Withheld, ...]]:
    """Give the lines with these numbers in the order of the article, and what was withheld.

    Six lines at most, as in every summary. Nothing is chosen if fewer than three are left of more.
    """
    withheld: list[Withheld] = []
    wanted: list[int] = []
    for number in numbers:
        if not 1 <= number <= len(lines):
            withheld.append(Withheld("there is no line with this number", str(number)))
        elif number not in wanted and len(wanted) < MOST:
            wanted.append(number)
    if len(wanted) < min(LEAST, len(lines)):
        return (), tuple(withheld)
    return tuple(lines[number - 1] for number in sorted(wanted)), tuple(withheld)


def translated(brief: Brief, line: SummaryLine, told: str, language: str) -> SummaryLine | Withheld:
    """Give the line with a translation of its words beside it, if the text bears it out.

    Who says it is not translated: our code names the speaker in front of both.
    """
    said = " … ".join(part.text for part in line.support)
    names = [name for one in brief.speakers for name in (one.name, *one.aliases)]
    words = without_marks(told)
    if reason := refused_translation(said, words, language, names):
        return Withheld(f"as a translation {reason}", told)
    return SummaryLine(line.text, line.support, line.claims, Translation(language, words))
