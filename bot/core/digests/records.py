"""A digest as JSON and back: what is posted is frozen in the store before the first message."""

from datetime import date, datetime

from bot.core.digests.digest import Digest, DigestStory, LeftOut, Said, Source
from bot.core.json_fields import JsonFields


def digest_record(digest: Digest) -> dict[str, object]:
    """Give the digest as one JSON object; times are ISO 8601 with their zone."""
    return {
        "title": digest.title,
        "day": digest.day.isoformat(),
        "zone": digest.zone,
        "since": digest.since.isoformat(),
        "made_at": digest.made_at.isoformat(),
        "stories": [_story_record(one) for one in digest.stories],
        "more": [_story_record(one) for one in digest.more],
        "left_out": [
            {"title": one.title, "why": one.why, "article": one.article, "url": one.url}
            for one in digest.left_out
        ],
        "articles": digest.articles,
        "origins": digest.origins,
        "planned_for": _moment(digest.planned_for),
        "missed": digest.missed,
        "next_due": _moment(digest.next_due),
        "topics": list(digest.topics),
    }


def digest_from_record(record: object) -> Digest:
    """Give the digest a record was made of; `ValueError` if it is none."""
    fields = JsonFields(record, "digest")
    return Digest(
        title=fields.text("title"),
        day=date.fromisoformat(fields.text("day")),
        zone=fields.text("zone"),
        since=datetime.fromisoformat(fields.text("since")),
        made_at=datetime.fromisoformat(fields.text("made_at")),
        stories=tuple(_story(one) for one in fields.each("stories")),
        more=tuple(_story(one) for one in fields.each("more")),
        left_out=tuple(
            LeftOut(
                one.text("title"), one.text("why"), one.text("article"), one.text_or_none("url")
            )
            for one in fields.each("left_out")
        ),
        articles=fields.number("articles"),
        origins=fields.number("origins"),
        planned_for=_moment_in(fields, "planned_for"),
        missed=fields.number("missed"),
        next_due=_moment_in(fields, "next_due"),
        # What was frozen by an earlier version names none.
        topics=fields.texts("topics") if "topics" in fields.names() else (),
    )


def _story_record(story: DigestStory) -> dict[str, object]:
    return {
        "title": story.title,
        "articles": [
            {"id": one.id, "title": one.title, "publisher": one.publisher, "url": one.url}
            for one in story.articles
        ],
        "origins": story.origins,
        "reason": story.reason,
        "claims": [_said_record(one) for one in story.claims],
        "posting": story.posting,
    }


def _story(fields: JsonFields) -> DigestStory:
    return DigestStory(
        title=fields.text("title"),
        articles=tuple(
            Source(
                one.text("id"),
                one.text("title"),
                one.text_or_none("publisher"),
                one.text_or_none("url"),
            )
            for one in fields.each("articles")
        ),
        origins=fields.number("origins"),
        reason=fields.text("reason"),
        claims=tuple(_said(one) for one in fields.each("claims")),
        posting=fields.text("posting"),
    )


def _said_record(said: Said) -> dict[str, object]:
    return {
        "speaker": said.speaker,
        "role": said.role,
        "words": said.words,
        "is_quotation": said.is_quotation,
        "chain": list(said.chain),
        "article": said.article,
        "denied": said.denied,
        "link": said.link,
    }


def _said(fields: JsonFields) -> Said:
    return Said(
        speaker=fields.text("speaker"),
        role=fields.text_or_none("role"),
        words=fields.text("words"),
        is_quotation=fields.flag("is_quotation"),
        chain=fields.texts("chain"),
        article=fields.text("article"),
        denied=fields.text_or_none("denied"),
        link=fields.text_or_none("link"),
    )


def _moment(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment is not None else None


def _moment_in(fields: JsonFields, name: str) -> datetime | None:
    written = fields.text_or_none(name)
    return datetime.fromisoformat(written) if written is not None else None
