"""An article with its brief as a page to read, and the page that leads to all of them."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from urllib.parse import quote

from bot.adapters.cards import phrases
from bot.adapters.cards.coverage import coverage_line
from bot.adapters.cards.digest_notices import made_of, when
from bot.adapters.export.markdown import plain, quoted
from bot.adapters.wording import exports as wording
from bot.core.article import Excerpt
from bot.core.brief import Brief
from bot.core.conversation import Rules
from bot.core.digests.subscription import Subscription
from bot.core.place import Workspace
from bot.journeys.export import Export, KeptArticle

DIGESTS, TALKS, FEED_ITEMS = "digests.md", "talks.md", "feed-items.md"
_EVERYBODY = "everybody"


def folder_of(wall: Workspace) -> str:
    """Give the folder of the articles behind a wall."""
    if not wall.audience:
        return _EVERYBODY
    kind, _, name = wall.audience.partition(":")
    # Percent signs would be read as escapes in links.
    return f"{quote(kind, safe='')}-{quote(name, safe='')}".replace("%", "=")


def article_page(kept: KeptArticle, text_name: str) -> str:
    """Give the brief of an article: every claim with its words and where they stand in the text."""
    brief = kept.brief
    article = brief.article
    lines = [
        f"# {plain(article.name_for_people())}",
        plain(phrases.context_line(article)),
        plain(f"{article.source.kind.value}: {article.source.name} · id {article.id}"),
        wording.TEXT.format(name=text_name),
        *_summary(brief),
        *_section(wording.WHO_SAYS_WHAT, _claims(brief)),
        *_section(wording.OWN_VOICE, (_placed(one) for one in brief.own_voice)),
        *_section(wording.DISTANCE, (_placed(one) for one in brief.distance_marks)),
        *_section(wording.FINDINGS, _findings(brief)),
        *_section(wording.WITHHELD, _withheld(brief)),
        plain(" · ".join((coverage_line(brief), brief.provenance.edition, *brief.notes))),
    ]
    return "\n\n".join(lines) + "\n"


def index_page(
    export: Export, subscriptions: Sequence[Subscription], entries: Sequence[str]
) -> str:
    """Give the first page: what is kept and where it stands; `entries` are lines of articles."""
    private = wording.WITH_PRIVATE if export.with_private else wording.WITHOUT_PRIVATE
    pages = ", ".join(f"[{name}]({name})" for name in (DIGESTS, TALKS, FEED_ITEMS))
    lines = [
        f"# {wording.KEPT_OF.format(workspace=plain(export.workspace.key))}",
        wording.MADE.format(moment=moment_of(export.made_at), private=private),
        wording.ALSO.format(pages=pages),
        *_section(wording.RULES, _rules(export.rules)),
        *_section(wording.SET, (f"- {_subscription(one)}" for one in subscriptions)),
        f"## {wording.ARTICLES.format(count=len(entries))}",
        "\n".join(entries) or wording.NOTHING,
    ]
    return "\n\n".join(lines) + "\n"


def entry_of(kept: KeptArticle, page: str) -> str:
    """Give the line that leads to the page of an article."""
    article = kept.brief.article
    known = (
        f"[{plain(article.name_for_people())}]({page})",
        plain(article.publisher or article.source.name),
        wording.CLAIMS.format(count=len(kept.brief.claims)),
    )
    return f"- {kept.added_at:%Y-%m-%d} · {' · '.join(known)}"


def moment_of(moment: datetime) -> str:
    """Give a moment as pages write it."""
    return f"{moment:%Y-%m-%d %H:%M} UTC"


def _section(title: str, lines: Iterator[str]) -> Iterator[str]:
    found = list(lines)
    if found:
        yield f"## {title}"
        yield from found


def _summary(brief: Brief) -> Iterator[str]:
    number_by_claim = {claim.id: number for number, claim in enumerate(brief.claims, start=1)}

    def lines() -> Iterator[str]:
        for line in brief.summary:
            found = (number_by_claim[name] for name in line.claims if name in number_by_claim)
            yield f"- {plain(' '.join((line.text, *(f'[{number}]' for number in found))))}"

    yield from _section(wording.SUMMARY, lines())


def _claims(brief: Brief) -> Iterator[str]:
    for number, claim in enumerate(brief.claims, start=1):
        who = "".join(run.text for run in phrases.head_of(number, claim, brief.article))
        yield f"### {plain(who)}"
        yield quoted(phrases.words_of(claim))
        yield f"{plain(phrases.standing_of(claim))} · {_where(claim.content)}"


def _placed(excerpt: Excerpt) -> str:
    return f"{quoted(excerpt.text)}\n\n{_where((excerpt,))}"


def _where(excerpts: Sequence[Excerpt]) -> str:
    spans = ", ".join(f"{one.span.start} to {one.span.end}" for one in excerpts)
    return wording.WHERE.format(spans=spans)


def _findings(brief: Brief) -> Iterator[str]:
    for one in brief.findings:
        where = _where((brief.article.excerpt(one.span),))
        yield f"- {plain(f'{one.kind.value}: {one.note}')} · {where}"


def _withheld(brief: Brief) -> Iterator[str]:
    for one in brief.withheld:
        yield f"- {plain(f'{one.reason}: {one.proposed}')}"


def _rules(rules: Rules | None) -> Iterator[str]:
    if rules is None:
        return
    channels = ", ".join(rules.channels) or wording.ALL_CHANNELS
    who = wording.ONLY_ADMINS if rules.only_admins_post else wording.ANYBODY
    yield f"- {wording.CHANNELS.format(channels=plain(channels))}"
    yield f"- {wording.WHO_POSTS.format(who=who)}"
    yield f"- {wording.DAILY.format(most=rules.daily_briefs or wording.NO_CAP)}"
    yield f"- {wording.KEEP.format(days=rules.keep_days)}"


def _subscription(one: Subscription) -> str:
    place = one.destination
    said = wording.SET_FOR.format(
        title=one.title, id=one.id, when=when(one.schedule),
        place=f"{place.workspace.key} {place.channel}", owner=one.owner or wording.NOBODY,
    )  # fmt: skip
    paused = wording.PAUSED.format(why=one.paused_why) if one.paused_at else ""
    feeds = wording.FEEDS.format(feeds=" ".join(one.choice.feeds)) if one.choice.feeds else ""
    return plain(" · ".join(filter(None, (said, made_of(one), feeds, paused))))
