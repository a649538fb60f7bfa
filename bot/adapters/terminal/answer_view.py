"""An answer as lines for a terminal: the text, then what stands behind each number."""

from collections.abc import Awaitable, Callable, Iterator
from contextlib import ExitStack

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from bot.adapters import wording
from bot.adapters.cards.answer_card import paragraph_of
from bot.adapters.terminal.claim_view import hanging
from bot.adapters.terminal.screen import Screen
from bot.adapters.visible import visible
from bot.core.answer import Answer, Citation
from bot.journeys.ports import Told


async def answer_as_it_grows(screen: Screen, ask: Callable[[Told], Awaitable[Answer]]) -> None:
    """Show each sentence of an answer as soon as it is checked, and at last what stands behind."""
    shown = 0
    with ExitStack() as waiting:
        waiting.enter_context(screen.patience(wording.LOOKING))

        async def told(answer: Answer) -> None:
            nonlocal shown
            waiting.close()
            lines = answer.text.splitlines()
            screen.show(*(Text(visible(line)) for line in lines[shown:]))
            screen.stdout.flush()
            shown = len(lines)

        answer = await ask(told)
    screen.show(*answer_view(answer, shown=shown))


def answer_view(answer: Answer, *, shown: int = 0) -> Iterator[RenderableType]:
    """Give the answer with its numbered citations, or the refusal with the nearest words.

    So many lines of its text were `shown` before.
    """
    for line in answer.text.splitlines()[shown:]:
        yield Text(visible(line))
    if answer.nearest:
        yield Text()
        yield Text(wording.NEAREST, style="dim")
    elif answer.citations:
        yield Text()
    several = len({citation.article.id for citation in (*answer.citations, *answer.nearest)}) > 1
    for citation in answer.citations:
        yield from _cited(f"[{citation.number}]", citation, several=several)
    for citation in answer.nearest:
        yield from _cited("-", citation, several=several)


def _cited(mark: str, citation: Citation, *, several: bool) -> Iterator[RenderableType]:
    yield Padding(hanging(mark, visible(citation.excerpt.text), width=4), (0, 0, 0, 2))
    where = [
        citation.speaker or wording.CITED_OWN_VOICE,
        wording.PARAGRAPH.format(number=paragraph_of(citation.article, citation.excerpt)),
        *([citation.article.name_for_people()] if several else []),
    ]
    dimmed = Text(" · ".join(visible(part) for part in where), style="dim")
    yield Padding(dimmed, (0, 0, 0, 6))
