"""What is kept, as JSON objects; the schema is `bot/core/schema/export.schema.json`."""

from datetime import date, datetime

from bot.core.conversation import Conversation, Feedback, Posting, Rules
from bot.core.digests.records import digest_record
from bot.core.digests.subscription import Subscription
from bot.core.digests.subscription_record import spec_record
from bot.core.place import Destination
from bot.core.record import brief_record
from bot.journeys.export import Export, KeptArticle, KeptDigest, KeptReading

FORMAT = "briefing-export/1"

Record = dict[str, object]


def head_record(export: Export) -> Record:
    """Say what this is an export of, and as of when."""
    return {
        "format": FORMAT,
        "made_at": _moment(export.made_at),
        "workspace": export.workspace.key,
        "private": export.with_private,
    }


def rules_record(rules: Rules) -> Record:
    """Give what the admins decided."""
    return {
        "channels": list(rules.channels),
        "only_admins_post": rules.only_admins_post,
        "daily_briefs": rules.daily_briefs,
        "keep_days": rules.keep_days,
    }


def article_record(kept: KeptArticle) -> Record:
    """Give an article with its text and its brief, as `briefing brief --json --with-text` does."""
    return {
        "workspace": kept.wall.key,
        "added_at": _moment(kept.added_at),
        "read_at": _moment(kept.read_at),
        "notes": list(kept.brief.notes),
        "brief": brief_record(kept.brief, with_text=True),
    }


def posting_record(posting: Posting) -> Record:
    """Give where a brief was posted, and for whom."""
    return {
        **_place(posting.destination),
        "id": posting.id,
        "article": posting.article,
        "person": posting.person,
        "shared_by": posting.shared_by,
        "posted_at": _moment(posting.posted_at),
        "message": posting.message,
        "removed_at": _moment(posting.removed_at),
    }


def conversation_record(conversation: Conversation) -> Record:
    """Give what a thread is about and what was asked in it last."""
    return {
        **_place(conversation.destination),
        "last_at": _moment(conversation.last_at),
        "articles": list(conversation.articles),
        "question": conversation.question,
        "speaker": conversation.speaker,
        "shown": [
            {
                "number": one.number,
                "article": one.article,
                "start": one.start,
                "end": one.end,
                "speaker": one.speaker,
            }
            for one in conversation.shown
        ],
    }


def feedback_record(feedback: Feedback) -> Record:
    """Give what somebody thought of a brief."""
    return {
        **_place(feedback.destination),
        "article": feedback.article,
        "person": feedback.person,
        "at": _moment(feedback.at),
        "fault": feedback.fault.value if feedback.fault else None,
        "claim": feedback.claim,
        "note": feedback.note,
    }


def subscription_record(subscription: Subscription) -> Record:
    """Give a digest that is set."""
    return {
        **_place(subscription.destination),
        "id": subscription.id,
        "owner": subscription.owner,
        "created_at": _moment(subscription.created_at),
        "last_day": _day(subscription.last_day),
        "paused_at": _moment(subscription.paused_at),
        "paused_why": subscription.paused_why,
        "settings": spec_record(subscription),
    }


def digest_day_record(kept: KeptDigest) -> Record:
    """Give a day of a digest: what became of it, and what it said and left out."""
    life = kept.life
    return {
        "workspace": kept.wall.key,
        "subscription": life.name.subscription,
        "day": _day(life.name.day),
        "due": _moment(life.due),
        "state": life.state.value,
        "reason": life.reason,
        "messages": [
            {"number": part.number, "state": part.state.value, "message": part.message}
            for part in life.parts
        ],
        "events": [{"at": _moment(event.at), "what": event.what} for event in life.events],
        "digest": digest_record(kept.digest) if kept.digest else None,
    }


def reading_record(kept: KeptReading) -> Record:
    """Give what became of an item of a feed."""
    reading = kept.reading
    return {
        "workspace": kept.wall.key,
        "page": reading.page,
        "title": reading.title,
        "url": reading.url,
        "published": _moment(reading.published),
        "noted_at": _moment(kept.noted_at),
        "done_at": _moment(reading.done_at),
        "state": reading.state.value,
        "reason": reading.reason,
        "article": reading.article,
        "before": reading.before,
    }


def _place(place: Destination) -> Record:
    return {"workspace": place.workspace.key, "channel": place.channel, "thread": place.thread}


def _moment(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment is not None else None


def _day(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None
