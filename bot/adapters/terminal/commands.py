"""The commands of the terminal: translate in, call a journey, translate out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.adapters import wording
from bot.adapters.terminal.given import STDIN, is_path, looks_like_path, sent_from
from bot.adapters.terminal.reading import Readings
from bot.adapters.terminal.screen import Screen
from bot.adapters.visible import visible
from bot.core.article import ArticleId, SourceKind
from bot.core.brief import Brief
from bot.core.conversation import Fault
from bot.core.place import TERMINAL, Destination
from bot.core.upload import Link, Upload
from bot.errors import InputRefused, NotFound
from bot.journeys.desk import Desk
from bot.journeys.front import Front

_SOMEBODY = "terminal"  # whoever sits at it is the only one


@dataclass(frozen=True, slots=True)
class BriefForm:
    """How a brief shall be shown: as a view, or as a record."""

    as_record: bool = False
    with_text: bool = False
    on_one_line: bool = False
    everything: bool = False
    language: str | None = None


def shower(screen: Screen, form: BriefForm) -> Callable[[Brief], None]:
    """Give the function that shows a brief in this form; several views are set apart."""
    shown: list[ArticleId] = []

    def show(brief: Brief) -> None:
        if form.as_record:
            from bot.core.record import brief_record

            record = brief_record(brief, with_text=form.with_text)
            screen.print_record(record, on_one_line=form.on_one_line)
            return
        from bot.adapters.terminal.brief_view import brief_view

        if shown:
            screen.say("\n" + "─" * 40 + "\n")
        screen.show(*brief_view(brief, everything=form.everything))
        shown.append(brief.article.id)

    return show


def print_claims(screen: Screen, brief: Brief) -> None:
    """Write the claims of an article as one line of JSON."""
    from bot.core.record import claims_record

    screen.print_record(claims_record(brief), on_one_line=True)


async def brief_inputs(desk: Desk, screen: Screen, given: Sequence[str], form: BriefForm) -> int:
    """Brief and keep; give how many inputs were refused."""

    async def read(sent: Upload | Link) -> Brief:
        return await desk.brief(TERMINAL, sent, language=form.language)

    return await Readings(read, screen, shower(screen, form))(given)


async def seed(desk: Desk, screen: Screen, paths: Sequence[str]) -> int:
    """Brief and keep the sample articles; give how many were refused."""
    if not paths:
        raise NotFound(wording.NO_SEEDS, hint=wording.NO_SEEDS_HINT)

    async def read(sent: Upload | Link) -> Brief:
        return await desk.brief(TERMINAL, sent)

    def show(brief: Brief) -> None:
        claims = wording.counted(len(brief.claims), "claim", "claims")
        screen.say(f"{brief.article.id}  {visible(brief.article.name_for_people())} ({claims})")

    refused = await Readings(read, screen, show, kind=SourceKind.SEED)(paths)
    screen.say(wording.SEEDED.format(count=len(paths) - refused))
    return refused


async def ask(
    desk: Desk, screen: Screen, question: str, *, named: Sequence[str], as_record: bool
) -> None:
    """Answer a question from the articles that are named (files or ids), or from all."""
    articles = [await _article_meant(desk, screen, name) for name in named]
    if as_record:
        from bot.core.record import answer_record

        with screen.patience(wording.LOOKING):
            answer = await desk.answer(TERMINAL, question, articles)
        screen.print_record(answer_record(answer))
        return
    from bot.adapters.terminal.answer_view import answer_as_it_grows

    await answer_as_it_grows(screen, lambda told: desk.answer(TERMINAL, question, articles, told))


async def list_articles(desk: Desk, screen: Screen) -> None:
    """List what is kept; when it is nothing, say how to begin."""
    shelf = await desk.articles(TERMINAL)
    if not shelf:
        screen.say(f"{wording.NOTHING_KEPT} {wording.NOTHING_KEPT_HINT}")
        return
    from bot.adapters.terminal.shelf_view import shelf_view

    screen.show(*shelf_view(shelf))


async def show_article(desk: Desk, screen: Screen, name: str, form: BriefForm) -> None:
    """Show a kept brief again."""
    shower(screen, form)(await desk.show(TERMINAL, name))


async def table(desk: Desk, screen: Screen, name: str) -> None:
    """Write the claims of a kept brief as CSV."""
    from bot.adapters.cards.claims_csv import claims_csv

    screen.write(claims_csv(await desk.show(TERMINAL, name)))


def labels(screen: Screen) -> None:
    """Explain the fixed terms."""
    from bot.adapters.cards.notices import labels_card
    from bot.adapters.terminal.card_view import card_view

    screen.show(*card_view(labels_card()))


async def feedback(
    front: Front, screen: Screen, name: str, *, fault: Fault | None, claim: int | None, note: str
) -> None:
    """Keep what somebody thinks of a kept brief."""
    brief = await front.desk.show(TERMINAL, name)
    if claim is not None and not 1 <= claim <= len(brief.claims):
        reason = wording.NO_SUCH_NUMBER.format(number=claim, last=len(brief.claims))
        raise InputRefused(reason, hint=wording.SHOW_HAS_NUMBERS.format(name=visible(name)))
    here = Destination(TERMINAL, TERMINAL.platform)
    await front.feedback(brief, here, _SOMEBODY, fault=fault, claim=claim, note=note)
    screen.say(wording.FEEDBACK_KEPT)


async def forget(desk: Desk, screen: Screen, name: str, *, is_sure: bool) -> None:
    """Forget a kept article, after somebody has said yes."""
    if not is_sure:
        article = (await desk.show(TERMINAL, name)).article
        if not screen.asks_back():
            reason = wording.CONFIRM_OR_SAY_YES.format(name=name)
            raise InputRefused(reason, hint=wording.ADD_YES)
        title = visible(article.name_for_people())
        if not screen.confirm(wording.REALLY_FORGET.format(title=title, article=article.id)):
            screen.say(wording.KEPT_IT)
            return
    screen.say(wording.FORGOT.format(article=await desk.forget(TERMINAL, name)))


async def _article_meant(desk: Desk, screen: Screen, name: str) -> ArticleId:
    """Give the article of a file (briefed on the way) or of an id; a file goes first."""
    if name == STDIN or is_path(name) or "://" in name or looks_like_path(name):
        sent = sent_from(name, screen.stdin.buffer)
        with screen.patience(wording.READING.format(name=name)):
            return (await desk.brief(TERMINAL, sent)).article.id
    try:
        return (await desk.show(TERMINAL, name)).article.id
    except NotFound as error:
        if error.hint.startswith("Did you mean"):
            raise
        reason = wording.NO_FILE_AND_NO_ID.format(name=visible(name))
        raise NotFound(reason, hint=wording.FILE_OR_ID) from error
