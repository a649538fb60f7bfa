"""Answers by pointing: a model names sentences by number, one a line, and we word and cite them."""

from bot.core.answering.pointing import Offer, answer_pointing_at, point_at
from bot.core.answering.wording import Point
from bot.core.place import Reader
from bot.engines.model.paid import About, PaidModel
from bot.engines.model.port import Ask, Task
from bot.engines.model.prompt_files import Prompt, prompt_for
from bot.journeys.ports import Told

_ANSWER_TOKENS = 60
_LONGEST_NUMBER = 8


async def point(
    paid: PaidModel, offered: Offer, points: list[Point], reader: Reader, told: Told | None
) -> None:
    """Add to `points` what the model points at, line by line, as far as it stands the test.

    `told` hears of the answer each time it has grown; `ModelUnavailable` if the reply breaks off.
    """
    prompt = prompt_for(Task.ANSWER)
    ask = _asked(prompt, offered)
    about = About(reader.workspace, offered.lines[0].brief.article.id, prompt.edition)
    text = ""
    async for piece in paid.stream(ask, about):
        text += piece
        *whole, text = text.split("\n")
        for line in whole:
            await _take_line(offered, line, points, told)
    await _take_line(offered, text, points, told)


def _asked(prompt: Prompt, offered: Offer) -> Ask:
    sentences = "\n".join(
        f"{number}: ({offered.heading(number)}) {one_line(line.excerpt.text)}"
        for number, line in enumerate(offered.lines, start=1)
    )
    told = prompt.render(sentences=sentences, question=one_line(offered.question))
    return Ask(Task.ANSWER, prompt.system, told, None, _ANSWER_TOKENS)


async def _take_line(offered: Offer, line: str, points: list[Point], told: Told | None) -> None:
    """Take one line of a reply: a number that stands the test adds a sentence to the answer."""
    written = line.strip().strip(".[]")
    if not written.isdecimal() or len(written) > _LONGEST_NUMBER:
        return
    point = point_at(offered, int(written))
    if isinstance(point, str):
        return
    points.append(point)
    if told is not None and (so_far := answer_pointing_at(offered, points)):
        await told(so_far)


def one_line(text: str) -> str:
    """Give the words on one line; nothing but white space changes."""
    return " ".join(text.split())
