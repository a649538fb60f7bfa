"""What grouping needs to know of one article, and how a brief gives it."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from bot.core.brief import Brief
from bot.core.claim import Claim, SpeakerKind
from bot.core.stories.wire import agencies_of
from bot.core.stories.words import names_in, words_in, words_of_name

# Characters that are compared: a report tells its event first and its background last. As long as
# the longest of the labelled articles (tests/quality/stories), since longer texts are more alike by
# length alone and the threshold was found on these.
LEAD = 600
_NAMED = frozenset({SpeakerKind.PERSON, SpeakerKind.ORGANIZATION})


@dataclass(frozen=True, slots=True)
class Told:
    """One article's account of something.

    `text` may be the whole text or its beginning: grouping compares the `lead`, copies are found
    by all of it; `published` without a zone counts as UTC; `names` are single words of names in
    the lead, folded; `agencies` the keys of the wires that the article hands on
    (`wire.agency_key`); `claims` the claims of its brief.
    """

    id: str
    title: str
    text: str
    published: datetime | None = None
    publisher: str | None = None
    names: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    claims: tuple[Claim, ...] = ()

    def __post_init__(self) -> None:
        if not self.id:
            raise ValueError("an article that is told has an id")

    @property
    def lead(self) -> str:
        """Give the title and the beginning of the text, which tell the event."""
        return f"{self.title}\n{self.text[:LEAD]}"

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
    """Give what the bare words tell; names are found in the beginning of the text."""
    return Told(
        id=article_id, title=title, text=text, published=published, publisher=publisher,
        names=names_in(text[:LEAD]), agencies=agencies_of(text, ()),
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
    held = words_in(bare.text[:LEAD])
    names = {word for name in spoken for word in words_of_name(name) if word in held}
    return replace(
        bare,
        names=tuple(sorted({*bare.names, *names})),
        agencies=agencies_of(bare.text, brief.claims),
        claims=brief.claims,
    )


def _date_of(printed: str | None) -> datetime | None:
    """Read an ISO date; what a page prints may be no date, or none that UTC can hold."""
    try:
        found = None if printed is None else datetime.fromisoformat(printed)
        return found.astimezone(UTC) if found is not None and found.tzinfo else found
    except (ValueError, OverflowError):
        return None
