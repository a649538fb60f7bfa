"""What is kept as rows for a spreadsheet; no cell is taken for a formula."""

from collections.abc import Iterator, Sequence

from bot.adapters.cards import claims_csv
from bot.adapters.cards.claims_csv import harmless
from bot.core.digests.digest import DigestStory
from bot.journeys.export import KeptArticle, KeptDigest

ARTICLES = (
    "workspace id title byline publisher published language source_kind source added_at read_at"
    " characters words claims sha256"
).split()
CLAIMS = ["workspace", "article", "title", *claims_csv.COLUMNS]
DIGESTS = "workspace subscription day due state reason item title origins articles why".split()


def article_rows(kept: KeptArticle) -> Iterator[list[str]]:
    """Give what is known of an article, in one row."""
    article = kept.brief.article
    yield _harmless(
        kept.wall.key,
        article.id,
        article.name_for_people(),
        article.byline,
        article.publisher,
        article.published,
        article.language,
        article.source.kind.value,
        article.source.name,
        kept.added_at.isoformat(),
        kept.read_at.isoformat(),
        str(len(article.text)),
        str(len(article.text.split())),
        str(len(kept.brief.claims)),
        article.sha256,
    )


def claim_rows(kept: KeptArticle) -> Iterator[list[str]]:
    """Give the claims of an article, one a row, with the article in front."""
    article = kept.brief.article
    front = _harmless(kept.wall.key, article.id, article.name_for_people())
    for row in claims_csv.claim_rows(kept.brief):
        yield [*front, *row]


def digest_rows(kept: KeptDigest) -> Iterator[list[str]]:
    """Give a day of a digest: a row for each story, for each item left out, or one for nothing."""
    life, digest = kept.life, kept.digest
    front = _harmless(
        kept.wall.key,
        life.name.subscription,
        life.name.day.isoformat(),
        life.due.isoformat(),
        life.state.value,
        life.reason,
    )
    items: list[Sequence[str | None]] = []
    if digest is not None:
        items += [_story("story", one) for one in digest.stories]
        items += [_story("further story", one) for one in digest.more]
        items += [("left out", one.title, "", one.article, one.why) for one in digest.left_out]
    for item in items or [("nothing", "", "", "", "")]:
        yield [*front, *_harmless(*item)]


def _story(item: str, story: DigestStory) -> Sequence[str]:
    articles = " ".join(one.id for one in story.articles)
    return (item, story.title, str(story.origins), articles, story.reason)


def _harmless(*cells: str | None) -> list[str]:
    return [harmless(cell or "") for cell in cells]
