"""What grouping needs to know of one article, and how a brief gives it."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from bot.core.brief import Brief
from bot.core.claim import Claim, SpeakerKind
from bot.core.stories.wire import agencies_of
from bot.core.stories.words import figures_in, names_in, words_of_name

# A report tells its event first and its background last. Chosen, not measured.
LEAD = 1500
_NAMED = frozenset({SpeakerKind.PERSON, SpeakerKind.ORGANIZATION})


@dataclass(frozen=True, slots=True)
class Told:
    """One article's account of something.

    `text` may be the whole text or its beginning; `published` without a zone counts as UTC;
    `names` are single words of names, folded; `figures` numbers as digits; `agencies` the wires
    that the article hands on; `claims` the claims of its brief.
    """

    id: str
    title: str
    text: str
    published: datetime | None = None
    publisher: str | None = None
    names: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    claims: tuple[Claim, ...] = ()

    def __post_init__(self) -> None:
        if not self.id:
            raise ValueError("an article that is told has an id")

    @property
    def at(self) -> datetime | None:
        """Give when it was published, in UTC."""
        if self.published is None:
            return None
        if self.published.tzinfo is None:
            return self.published.replace(tzinfo=UTC)
        return self.published.astimezone(UTC)


def told(
    article_id: str, title: str, text: str, *, published: datetime | None = None,
    publisher: str | None = None,
) -> Told:  # fmt: skip
    """Give what the bare words tell; names and figures are found in the beginning of the text."""
    lead = text[:LEAD]
    return Told(
        id=article_id, title=title, text=lead, published=published, publisher=publisher,
        names=names_in(title, lead), figures=figures_in(f"{title}. {lead}"),
        agencies=agencies_of(lead, ()),
    )  # fmt: skip


def told_of(
    brief: Brief, *, article_id: str | None = None, published: datetime | None = None
) -> Told:
    """Give what a brief tells. `published` wins over the date the article carries (ISO 8601)."""
    article = brief.article
    bare = told(
        article_id or article.id, article.title or "", article.text,
        published=published or _date_of(article.published), publisher=article.publisher,
    )  # fmt: skip
    spoken = (one.name for one in brief.speakers if one.kind in _NAMED)
    names = {word for name in spoken for word in words_of_name(name)}
    return replace(
        bare,
        names=tuple(sorted({*bare.names, *names})),
        agencies=agencies_of(bare.text, brief.claims),
        claims=brief.claims,
    )


def _date_of(printed: str | None) -> datetime | None:
    try:
        return None if printed is None else datetime.fromisoformat(printed)
    except ValueError:
        return None
