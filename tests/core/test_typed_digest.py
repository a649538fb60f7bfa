"""Settings of a digest as people type them."""

from datetime import UTC, datetime, time

import pytest

from bot.core.digests.subscription import Subscription
from bot.core.digests.typed import FieldsRefused, TypedDigest, settings_from, typed_of
from bot.core.place import Destination, Workspace

TYPED = TypedDigest(
    title="Northern desk",
    at="7:30",
    zone="Europe/Zurich",
    days="mon,wed",
    quiet="22:00 - 07:00",
    feeds="https://A.example/feed\nhttps://a.example/feed\nhttps://b.example/feed?utm_source=x",
    topics_in="dams, the Tesharn,dams",
    topics_out="sport",
    stories="7",
    languages="EN, de",
)


def test_what_is_typed_is_what_is_set():
    settings = settings_from(TYPED)

    assert settings.title == "Northern desk"
    assert settings.schedule.at == time(7, 30)
    assert settings.schedule.days == {0, 2}
    assert settings.schedule.quiet == (time(22), time(7))
    assert settings.choice.feeds == ("https://a.example/feed", "https://b.example/feed")
    assert settings.choice.topics_in == ("dams", "the Tesharn")
    assert settings.choice.topics_out == ("sport",)
    assert settings.choice.stories == 7
    assert settings.choice.languages == ("en", "de")


def test_a_form_is_shown_as_it_was_filled_in():
    settings = settings_from(TYPED)
    place = Destination(Workspace("slack", "T1"), "C1")
    now = datetime(2031, 3, 4, tzinfo=UTC)
    made = Subscription(
        "d1", place, "U1", settings.title, settings.schedule, now, choice=settings.choice
    )

    assert settings_from(typed_of(made)) == settings


def test_every_wrong_field_is_named_at_once():
    wrong = TypedDigest(
        title=" ",
        at="morning",
        zone="Europe/Zurick",
        days="noday",
        quiet="late",
        feeds="kestrel",
        topics_in=",".join(map(str, range(30))),
        topics_out="x" * 61,
        stories="11",
        languages="english",
    )

    with pytest.raises(FieldsRefused) as refused:
        settings_from(wrong)

    assert set(refused.value.problems) == {
        *("title", "at", "zone", "days", "quiet", "feeds"),
        *("topics_in", "topics_out", "stories", "languages"),
    }
    assert "Europe/Zurich" in refused.value.problems["zone"]
    assert "https://" in refused.value.problems["feeds"]


def test_a_digest_is_made_of_something():
    nothing = TypedDigest("t", "07:30", "UTC", shared=False)

    with pytest.raises(FieldsRefused) as refused:
        settings_from(nothing)

    assert set(refused.value.problems) == {"feeds"}


@pytest.mark.parametrize("quiet", ["22:00", "22:00-22:00", "22:00-07:00-08:00", "-"])
def test_hours_have_a_beginning_and_an_end(quiet: str):
    with pytest.raises(FieldsRefused) as refused:
        settings_from(TypedDigest("t", "07:30", "UTC", quiet=quiet))

    assert set(refused.value.problems) == {"quiet"}
