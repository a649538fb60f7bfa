"""Which item is which: the same story once, however its feed writes it."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.feed import Entry, Feed, FeedItem, changed, fingerprint, items_of
from bot.core.feed_news import Change, compare

_NOON = datetime(2031, 3, 4, 12, 0, tzinfo=UTC)
_HARBOUR = Entry(
    guid="harbour-7",
    url="https://news.example/harbour",
    title="Harbour opens after nine years",
    summary="The mayor said that it was worth the money.",
    published=_NOON,
)


def _entry(**differs: object) -> Entry:
    fields = {name: getattr(_HARBOUR, name) for name in Entry.__slots__}
    return Entry(**(fields | differs))


def _one(entry: Entry) -> FeedItem:
    (item,) = items_of([entry])
    return item


_TEXTS = st.text(max_size=8)
_ENTRIES = st.lists(
    st.builds(
        Entry,
        guid=st.sampled_from(["", "a", "b", "https://n.example/1#2", "https://n.example/1#3"]),
        url=st.none() | st.sampled_from(["https://n.example/", "https://n.example/1?utm_id=3"]),
        title=_TEXTS,
        summary=_TEXTS,
        published=st.none() | st.datetimes(timezones=st.just(UTC)),
    ),
    max_size=6,
)


@given(_ENTRIES)
def test_the_same_reading_twice_brings_nothing(entries: list[Entry]):
    """Whatever a feed writes, its items are known the second time."""
    items = items_of(entries)
    news = compare(items, items)

    assert len({item.id for item in items}) == len(items)
    assert (news.new, news.changes) == ((), ())
    assert news.same == items


@given(_ENTRIES, _ENTRIES)
def test_every_item_of_a_reading_is_sorted_once(earlier: list[Entry], later: list[Entry]):
    """New, changed or the same; and no id stands for two items."""
    known, read = items_of(earlier), items_of(later)
    news = compare(known, read, {item.id for item in known})

    assert len(news.new) + len(news.changes) + len(news.same) == len(read)
    assert {change.old for change in news.changes} <= set(known)
    assert len(news.ids) == len(read)


@given(_ENTRIES)
def test_tracking_in_an_address_makes_no_other_item(entries: list[Entry]):
    """What a campaign adds to the address of an item is nothing to the item."""
    tracked = [
        Entry(e.guid, e.url and f"{e.url}{'&' if '?' in e.url else '?'}utm_source=x", e.title)
        for e in entries
    ]
    plain = [Entry(e.guid, e.url, e.title) for e in entries]

    assert [i.id for i in items_of(tracked)] == [i.id for i in items_of(plain)]


def test_a_story_whose_date_changes_every_hour_is_one_item():
    """The first date stays; the words are the same, so nothing has changed."""
    first = _one(_HARBOUR)
    for hour in range(1, 48):
        later = _entry(published=_NOON + timedelta(hours=hour))
        news = compare([first], [_one(later)])
        assert (news.new, news.changes) == ((), ())
        assert news.same[0].published == _NOON


def test_a_story_whose_address_changes_every_hour_is_one_item():
    """The guid names it; the newest address is the one to open."""
    moved = _one(_entry(url="https://news.example/harbour?v=2"))
    news = compare([_one(_HARBOUR)], [moved])

    assert news.new == ()
    assert news.same[0].url == "https://news.example/harbour?v=2"


def test_a_story_whose_guid_changes_every_hour_is_one_item():
    """Its address names it; it keeps its first id."""
    first = _one(_HARBOUR)
    news = compare([first], [_one(_entry(guid="harbour-8"))])

    assert news.new == ()
    assert news.same[0].id == first.id


def test_a_story_whose_guid_and_address_change_every_hour_is_one_item():
    """All its words are those of an item that has just disappeared."""
    first = _one(_HARBOUR)
    other = _one(_entry(guid="x9", url="https://news.example/h?t=99", published=None))
    news = compare([first], [other], previous={first.id})

    assert news.new == ()
    assert news.same[0].id == first.id


def test_a_column_with_the_same_words_every_day_is_a_new_item_every_day():
    """Yesterday's still stands in the feed, so today's is another."""
    today = _entry(guid="harbour-8", url="https://news.example/harbour-8")
    read = items_of([today, _HARBOUR])
    known = [_one(_HARBOUR)]

    assert compare(known, read, {known[0].id}).new == (read[0],)


def test_words_of_an_item_that_left_the_feed_long_ago_name_nothing():
    """Only what stood in the previous reading can be recognised by its words."""
    today = _one(_entry(guid="harbour-8", url="https://news.example/harbour-8"))

    assert compare([_one(_HARBOUR)], [today], previous=()).new == (today,)


def test_a_changed_quote_is_a_new_version_of_the_same_item():
    """Not a new item; old and new stand side by side."""
    first = _one(_HARBOUR)
    later = _one(_entry(summary="The mayor said that it was not worth the money."))
    news = compare([first], [later])

    assert news.new == ()
    assert news.changes == (Change(first, later),)
    assert changed(first, later)


def test_white_space_and_forms_of_letters_are_no_change():
    """A feed that is written by another program says the same."""
    assert fingerprint("Cafe\u0301  opens", "a\nb") == fingerprint("Caf\u00e9 opens", "a b")
    assert fingerprint("Cafe opens", "") != fingerprint("Café opens", "")
    assert fingerprint("a b", "c") == fingerprint("a b", " c ")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"guid": ""}, {"guid": "", "title": "Harbour opened"}),
        ({"guid": "https://news.example/h#0"}, {"guid": "https://news.example/h#3"}),
        ({"guid": "HTTPS://news.example/h?utm_id=1"}, {"guid": "https://news.example/h"}),
        (
            {"guid": "harbour 20310303000000", "published": datetime(2031, 3, 3, tzinfo=UTC)},
            {"guid": "harbour 20310303010000", "published": datetime(2031, 3, 3, 1, tzinfo=UTC)},
        ),
    ],
    ids=["no guid", "counted versions", "tracked guid", "guid made of the date"],
)
def test_a_volatile_guid_does_not_name(one: dict[str, object], other: dict[str, object]):
    """The address does."""
    assert _one(_entry(**one)).id == _one(_entry(**other)).id


def test_entries_of_a_live_page_are_several_items():
    """They share the address; the fragment of the guid tells them apart."""
    page = "https://news.example/live"
    entries = [_entry(guid=f"{page}#post-{at}", url=f"{page}#post-{at}") for at in range(3)]
    first, second = items_of(entries[:2]), items_of(entries)

    assert len(second) == 3
    assert len(compare(first, second).new) == 1


def test_a_guid_that_all_entries_share_names_none_of_them():
    """Some programs write the address of the site as every guid."""
    entries = [_entry(guid="site", url=f"https://news.example/{at}") for at in range(3)]

    assert len(items_of(entries)) == 3


def test_items_that_lead_to_the_front_door_are_told_by_their_guids():
    """An address that is no page recognises nothing."""
    door = "https://news.example/"
    known = [_one(_entry(guid="a", url=door))]
    read = [_one(_entry(guid="b", url=door, title="Quite another story"))]

    assert compare(known, read).new == tuple(read)


def test_values_refuse_nonsense():
    """No feed without an address, no time without a zone, no change between two items."""
    with pytest.raises(ValueError, match="address"):
        Feed(" ")
    with pytest.raises(ValueError, match="aware"):
        _one(_entry(published=datetime(2031, 3, 4)))  # noqa: DTZ001  that is the point
    with pytest.raises(ValueError, match="share"):
        Change(_one(_HARBOUR), _one(_entry(guid="other")))


def test_an_entry_with_nothing_to_show_is_no_item():
    """Neither a title nor words nor an address."""
    assert items_of([Entry(guid="empty"), _HARBOUR]) == (_one(_HARBOUR),)
