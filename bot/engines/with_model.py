"""Two readers: a language model proposes, our rules read too, and the core decides.

Whatever the model does (away, slow, refusing, lying), there is a brief and an answer: what the
rules read. The provenance says which it was.
"""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.core.answer import Answer, Passage
from bot.core.answering.pointing import answer_pointing_at, offer
from bot.core.answering.wording import Point
from bot.core.article import Article, Excerpt
from bot.core.brief import Brief, Withheld
from bot.core.numbered import NumberedArticle
from bot.core.place import Reader
from bot.core.proposals import ClaimPoint
from bot.core.two_readings import agreed_share, held_back, join
from bot.core.verification.lines import chosen_lines, lines_to_choose_from, translated
from bot.core.verification.markers import MARKERS
from bot.engines.model.answers import one_line, point
from bot.engines.model.paid import About, PaidModel
from bot.engines.model.port import Ask, Task
from bot.engines.model.prompt_files import prompt_for
from bot.engines.model.shapes import (
    ClaimsShape,
    LinesShape,
    TranslationsShape,
    chosen_numbers,
    claim_points,
    is_reply,
    translations,
)
from bot.errors import ModelUnavailable
from bot.journeys.ports import Clock, Engine, Told

logger = logging.getLogger(__name__)

ENGINE = "embedded+model"
# Characters of an article that one question shows, and the sentences two of them share.
WINDOW, SHARED = 8_000, 3
_AT_ONCE = 4
_CLAIMS_TOKENS, _LINES_TOKENS, _TRANSLATION_TOKENS = 6_000, 200, 2_000
_NOTHING_STOOD = "nothing that the language model proposed stood the test"


@dataclass(frozen=True, slots=True)
class ModelEngine:
    """Reads with the rules and with a model; answers and translates with it where it can."""

    rules: Engine
    paid: PaidModel
    clock: Clock

    @property
    def edition(self) -> str:
        """Name both readers as the provenance of their briefs does."""
        return f"{ENGINE} {self._version} {self.model} " + " ".join(self._prompts)

    @property
    def _version(self) -> str:
        return self.rules.edition.split()[-1]

    @property
    def model(self) -> str:
        """Name the model that reads too, or the models."""
        names = (self.paid.model.name_for(task) for task in _READING)
        return ", ".join(dict.fromkeys(names))

    @property
    def _prompts(self) -> tuple[str, ...]:
        return tuple(prompt_for(task).edition for task in _READING)

    async def read(self, article: Article, reader: Reader) -> Brief:
        """Take an article apart twice; without the model's help it is what the rules read."""
        began = self.clock.now()
        first = await self.rules.read(article, reader)
        if article.language not in _GATED:
            return first
        try:
            brief = await self._read_too(first, reader)
        except ModelUnavailable as error:
            return _by_rules(first, error.reason)
        if brief.withheld != first.withheld and not _helped(first, brief):
            return _by_rules(replace(first, withheld=brief.withheld), _NOTHING_STOOD)
        made = replace(
            first.provenance,
            engine=ENGINE,
            model=self.model,
            prompts=self._prompts,
            seconds=max(0.0, (self.clock.now() - began).total_seconds()),
        )
        return replace(brief, provenance=made)

    async def _read_too(self, first: Brief, reader: Reader) -> Brief:
        points, withheld = await self._points(first.article, reader)
        brief = join(first, points)
        brief = replace(brief, withheld=(*brief.withheld, *map(held_back, withheld)))
        if (points or withheld) and not _helped(first, brief):
            return brief
        return await self._with_summary(brief, reader)

    # -- claims ------------------------------------------------------------------------------

    async def _points(
        self, article: Article, reader: Reader
    ) -> tuple[list[ClaimPoint], list[Withheld]]:
        """Ask window by window; what one window brings stands although another brings nothing."""
        gate = asyncio.Semaphore(_AT_ONCE)

        async def ask(first: int, run: Sequence[Excerpt]) -> str:
            async with gate:
                return await self._claims_in(article, reader, first, run)

        windows = list(NumberedArticle(article).windows(WINDOW, SHARED))
        asked = await asyncio.gather(
            *(ask(first, run) for first, run in windows), return_exceptions=True
        )
        points: list[ClaimPoint] = []
        withheld: list[Withheld] = []
        failed: list[ModelUnavailable] = []
        for reply in asked:
            if isinstance(reply, ModelUnavailable):
                failed.append(reply)
            elif isinstance(reply, BaseException):
                raise reply
            else:
                _take(reply, points, withheld)
        if failed and len(failed) == len(windows):
            raise failed[0]
        withheld += [Withheld(f"a part of the article: {one.reason}", "") for one in failed]
        return points, withheld

    async def _claims_in(
        self, article: Article, reader: Reader, first: int, run: Sequence[Excerpt]
    ) -> str:
        sentences = "\n".join(
            f"{number}: {one_line(excerpt.text)}" for number, excerpt in enumerate(run, start=first)
        )
        prompt = prompt_for(Task.FIND_CLAIMS)
        ask = Ask(
            Task.FIND_CLAIMS, prompt.system, prompt.render(sentences=sentences), ClaimsShape,
            _CLAIMS_TOKENS,
        )  # fmt: skip
        about = About(reader.workspace, article.id, prompt.edition)
        return await self.paid.ask(ask, about, lambda reply: is_reply(ClaimsShape, reply))

    # -- summary -----------------------------------------------------------------------------

    async def _with_summary(self, brief: Brief, reader: Reader) -> Brief:
        """Let the model choose the lines; keep what the rules chose if it does not."""
        lines = lines_to_choose_from(brief)
        if len(lines) <= len(brief.summary):
            return brief
        shown = "\n".join(f"{n}: {one_line(line.text)}" for n, line in enumerate(lines, start=1))
        prompt = prompt_for(Task.SUMMARIZE)
        ask = Ask(
            Task.SUMMARIZE, prompt.system, prompt.render(lines=shown), LinesShape, _LINES_TOKENS
        )
        try:
            reply = await self.paid.ask(
                ask,
                About(reader.workspace, brief.article.id, prompt.edition),
                lambda reply: is_reply(LinesShape, reply),
            )
            chosen, withheld = chosen_lines(lines, chosen_numbers(reply))
        except (ModelUnavailable, ValueError) as error:
            withheld = (Withheld(f"the summary is chosen by the rules: {error}", ""),)
            chosen = ()
        withheld = (*brief.withheld, *map(held_back, withheld))
        return replace(brief, summary=chosen or brief.summary, withheld=withheld)

    # -- the reader's language ---------------------------------------------------------------

    async def retell(self, brief: Brief, reader: Reader) -> Brief:
        """Give each line of the summary a translation beside it, where one stands the test."""
        own = brief.article.language or "en"
        language = reader.language
        if language is None or language == own or language not in MARKERS or own != "en":
            return brief
        said = {
            number: " … ".join(part.text for part in line.support)
            for number, line in enumerate(brief.summary, start=1)
        }
        shown = "\n".join(f"{number}: {one_line(words)}" for number, words in said.items())
        prompt = prompt_for(Task.TRANSLATE)
        told = prompt.render(lines=shown, language=MARKERS[language].name)
        ask = Ask(Task.TRANSLATE, prompt.system, told, TranslationsShape, _TRANSLATION_TOKENS)
        try:
            reply = await self.paid.ask(
                ask,
                About(reader.workspace, brief.article.id, prompt.edition),
                lambda reply: is_reply(TranslationsShape, reply),
            )
            return _retold(brief, translations(reply), language)
        except (ModelUnavailable, ValueError) as error:
            missing = Withheld(f"there is no translation: {error}", "")
            return replace(brief, withheld=(*brief.withheld, held_back(missing)))

    # -- answers -----------------------------------------------------------------------------

    async def answer(
        self,
        question: str,
        briefs: Sequence[Brief],
        passages: Sequence[Passage],
        reader: Reader,
        told: Told | None = None,
    ) -> Answer:
        """Answer with the sentences the model points at; without any, as the rules answer."""
        by_rules = await self.rules.answer(question, briefs, passages, reader)
        offered = await asyncio.to_thread(offer, question, briefs, passages)
        if offered is None:
            return by_rules
        points: list[Point] = []
        try:
            await point(self.paid, offered, points, reader, told)
        except ModelUnavailable as error:
            # What was checked and told before it broke off stands.
            logger.info("answered with %d points: %s", len(points), error.reason)
        return answer_pointing_at(offered, points) or by_rules


# The languages whose framing the gates know; None is read as English, as by the rules.
_GATED = frozenset({None, "en"})
_READING = (Task.FIND_CLAIMS, Task.SUMMARIZE)


def _by_rules(brief: Brief, why: str) -> Brief:
    return replace(brief, provenance=replace(brief.provenance, fallback=why))


def _helped(first: Brief, both: Brief) -> bool:
    """Tell whether anything that the model proposed stood the test."""
    return agreed_share(both.claims)[0] > 0 or both.claims != first.claims


def _take(reply: str, points: list[ClaimPoint], withheld: list[Withheld]) -> None:
    try:
        found, other = claim_points(reply)
    except ValueError as error:
        withheld.append(Withheld(str(error), reply[:200]))
        return
    points += found
    withheld += other


def _retold(brief: Brief, told: dict[int, str], language: str) -> Brief:
    lines = list(brief.summary)
    withheld: list[Withheld] = []
    for number, line in enumerate(brief.summary, start=1):
        if number not in told:
            continue
        checked = translated(brief, line, told[number], language)
        if isinstance(checked, Withheld):
            withheld.append(held_back(checked))
        else:
            lines[number - 1] = checked
    return replace(brief, summary=tuple(lines), withheld=(*brief.withheld, *withheld))
