"""What a subscription asks for, as JSON and back."""

from datetime import date, datetime, time

from bot.core.digests.subscription import Choice, Subscription
from bot.core.json_fields import JsonFields
from bot.core.place import Destination
from bot.core.schedule.schedule import Schedule


def spec_record(subscription: Subscription) -> dict[str, object]:
    """Give title, schedule and choice as one JSON object."""
    schedule, choice = subscription.schedule, subscription.choice
    quiet = schedule.quiet
    return {
        "title": subscription.title,
        "at": schedule.at.isoformat("minutes"),
        "zone": schedule.zone,
        "days": [str(day) for day in sorted(schedule.days)],
        "quiet": [one.isoformat("minutes") for one in quiet] if quiet else [],
        "shared": choice.shared,
        "saved": choice.saved,
        "feeds": list(choice.feeds),
        "topics_in": list(choice.topics_in),
        "topics_out": list(choice.topics_out),
        "stories": choice.stories,
        "languages": list(choice.languages),
    }


def subscription_from(
    spec: object,
    *,
    id: str,  # noqa: A002  (the name of the field)
    destination: Destination,
    owner: str,
    created_at: datetime,
    last_day: date | None,
    paused_at: datetime | None,
    paused_why: str,
) -> Subscription:
    """Give the subscription a record was made of; `ValueError` if it is none."""
    fields = JsonFields(spec, "subscription")
    return Subscription(
        id=id,
        destination=destination,
        owner=owner,
        title=fields.text("title"),
        schedule=_schedule(fields),
        created_at=created_at,
        choice=Choice(
            shared=fields.flag("shared"),
            saved=fields.flag("saved"),
            feeds=fields.texts("feeds"),
            topics_in=fields.texts("topics_in"),
            topics_out=fields.texts("topics_out"),
            stories=fields.number("stories"),
            languages=fields.texts("languages"),
        ),
        last_day=last_day,
        paused_at=paused_at,
        paused_why=paused_why,
    )


def _schedule(fields: JsonFields) -> Schedule:
    quiet = tuple(time.fromisoformat(one) for one in fields.texts("quiet"))
    return Schedule(
        at=time.fromisoformat(fields.text("at")),
        zone=fields.text("zone"),
        days=frozenset(int(day) for day in fields.texts("days")),
        quiet=(quiet[0], quiet[1]) if quiet else None,
    )
