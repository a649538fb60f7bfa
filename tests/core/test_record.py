"""Records: every word of them is the article's, and nothing is lost on the way there and back."""

import json

import pytest
from hypothesis import given

from bot.core.brief import Brief
from bot.core.claim import Kind
from bot.core.record import (
    article_from_record,
    article_record,
    brief_from_record,
    brief_record,
    claims_record,
)
from bot.core.span import Span
from tests.builders import article, brief, claim
from tests.strategies import briefs

KEYS = [
    "schema",
    "article",
    "summary",
    "claims",
    "speakers",
    "own_voice",
    "distance_marks",
    "voices",
    "findings",
    "withheld",
    "provenance",
]
CLAIM_KEYS = [
    "id",
    "kind",
    "basis",
    "state",
    "speaker",
    "speaker_mention",
    "cue",
    "content",
    "chain",
    "negated",
    "hedged",
    "sentence",
    "paragraph",
    "confidence",
    "found_by",
]
ARTICLE_KEYS = [
    "id",
    "title",
    "byline",
    "publisher",
    "published",
    "language",
    "source",
    "sha256",
    "characters",
    "words",
    "read",
]


@given(briefs())
def test_a_brief_comes_back_from_its_record_as_it_was(whole: Brief) -> None:
    """Written as JSON and read again, a record gives an equal brief."""
    record = json.loads(json.dumps(brief_record(whole)))

    assert brief_from_record(whole.article, record) == whole


@given(briefs())
def test_every_text_beside_a_span_is_the_articles(whole: Brief) -> None:
    """Wherever a record shows start, end and text, the text is cut from the article."""
    shown = list(_spans_with_text(brief_record(whole)))

    assert all(whole.article.text[start:end] == text for start, end, text in shown)
    assert len(shown) >= sum(len(one.content) for one in whole.claims)


@given(briefs())
def test_an_article_comes_back_from_its_text_and_its_record(whole: Brief) -> None:
    """The text is kept apart; the rest is in the record."""
    record = json.loads(json.dumps(article_record(whole.article)))

    assert article_from_record(whole.article.text, record) == whole.article


def test_the_keys_stand_in_the_documented_order() -> None:
    """People read this output too, and diff it."""
    read = article()
    record = brief_record(brief(read, claim(read, "consult closely", kind=Kind.DIRECT)))

    assert list(record) == KEYS
    assert _keys(record["article"]) == ARTICLE_KEYS
    assert isinstance(record["claims"], list)
    assert _keys(record["claims"][0]) == CLAIM_KEYS


def test_speakers_list_their_claims_in_order() -> None:
    """Who said how much can be read from the speakers alone."""
    read = article("Ann said one. Bob said two. Ann said three.")
    whole = brief(
        read,
        claim(read, "one", speaker="Ann", id="c1"),
        claim(read, "two", speaker="Bob", id="c2"),
        claim(read, "three", speaker="Ann", id="c3"),
    )

    speakers = brief_record(whole)["speakers"]

    assert isinstance(speakers, list)
    assert [(one["name"], one["claims"]) for one in speakers] == [
        ("Ann", ["c1", "c3"]),
        ("Bob", ["c2"]),
    ]


def test_the_record_says_how_much_was_read() -> None:
    """A text that was cut at a limit says so."""
    assert article_record(article("one two", read_of=900))["read"] == {"characters": 7, "of": 900}
    assert article_record(article("one two"))["read"] == {"characters": 7, "of": 7}
    assert article_record(article(" one  two\nthree "))["words"] == 3


def test_the_text_is_added_only_when_asked_for() -> None:
    """Without it a record is small and tells no more than it must."""
    whole = brief(article("Every word."))

    assert brief_record(whole, with_text=True)["article"] == {
        **article_record(whole.article),
        "text": "Every word.",
    }
    assert "text" not in article_record(whole.article)


def test_a_claims_record_holds_the_same_claims_and_nothing_else() -> None:
    """Batch use wants who said what, no summary."""
    read = article()
    whole = brief(read, claim(read, "consult closely"))

    record = claims_record(whole)

    assert list(record) == ["schema", "article", "claims", "speakers"]
    assert record.items() <= brief_record(whole).items()


def test_words_in_a_record_are_never_trusted() -> None:
    """A changed text beside an unchanged span changes nothing."""
    read = article()
    whole = brief(read, claim(read, "consult closely"))
    record = json.loads(json.dumps(brief_record(whole)).replace("consult closely", "go to war"))

    assert brief_from_record(read, record) == whole


@pytest.mark.parametrize("spoilt", [("end", 9999), ("start", -1), ("start", 9998), ("end", True)])
def test_spans_that_do_not_fit_are_refused(spoilt: tuple[str, object]) -> None:
    """A record that points outside the text is about something else."""
    read = article()
    record = json.loads(json.dumps(brief_record(brief(read, claim(read, "consult closely")))))
    record["claims"][0]["content"][0].update([spoilt])

    with pytest.raises(ValueError, match=r"span|ends after|whole number"):
        brief_from_record(read, record)


def test_a_finding_outside_the_text_is_refused() -> None:
    """Findings have no words of their own; their spans must fit all the same."""
    read = article("Short.")
    record = json.loads(json.dumps(brief_record(brief(read))))
    record["findings"] = [{"kind": "teaser", "start": 3, "end": 60, "note": ""}]

    with pytest.raises(ValueError, match="ends after the text"):
        brief_from_record(read, record)


def test_a_record_of_another_text_is_refused() -> None:
    """The spans might even fit; the words would be wrong."""
    record = json.loads(json.dumps(brief_record(brief(article("One text.")))))

    with pytest.raises(ValueError, match="another text"):
        brief_from_record(article("Two texts"), record)
    with pytest.raises(ValueError, match="another text"):
        article_from_record("Two texts", record["article"])


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("schema", 2),
        ("claims", None),
        ("claims", [3]),
        ("speakers", []),
        ("voices", []),
        ("article", "none"),
        ("provenance", {}),
        ("findings", [{"kind": "no such", "start": 0, "end": 1, "note": ""}]),
        ("summary", [{"text": "t", "support": [], "claims": []}]),
    ],
)
def test_a_broken_record_is_refused_as_a_value_error(key: str, value: object) -> None:
    """Whatever is wrong with it, there is one sort of error to catch."""
    read = article()
    record = {**brief_record(brief(read, claim(read, "consult closely"))), key: value}

    with pytest.raises(ValueError, match=r"\w"):
        brief_from_record(read, json.loads(json.dumps(record)))


@pytest.mark.parametrize(
    ("key", "value"),
    [("negated", 1), ("confidence", "high"), ("confidence", True), ("speaker", None)],
)
def test_a_claim_with_a_field_of_the_wrong_sort_is_refused(key: str, value: object) -> None:
    """The message names the field."""
    read = article()
    record = json.loads(json.dumps(brief_record(brief(read, claim(read, "consult closely")))))
    record["claims"][0][key] = value

    with pytest.raises(ValueError, match=rf"claims\[0\]\.{key}"):
        brief_from_record(read, record)


def test_a_claim_whose_speaker_is_not_listed_gives_no_record() -> None:
    """Nobody could be named for it afterwards."""
    read = article()
    whole = brief(read, claim(read, "consult closely"))
    orphan = Brief(read, (), whole.claims, (), (), (), whole.voices, whole.provenance)

    with pytest.raises(ValueError, match="does not list"):
        brief_record(orphan)


def test_builders_give_content_the_speakers_voice() -> None:
    """The partition of a built brief names speaker, framing and the paper's own voice."""
    read = article('Ann said "yes".')
    whole = brief(read, claim(read, '"yes"', speaker="Ann", mention="Ann", cue="said"))

    assert [(one.span, one.voice) for one in whole.voices] == [
        (Span(0, 3), "framing"),
        (Span(3, 4), "own"),
        (Span(4, 8), "framing"),
        (Span(8, 9), "own"),
        (Span(9, 14), "speaker:ann"),
        (Span(14, 15), "own"),
    ]


def _keys(value: object) -> list[str]:
    assert isinstance(value, dict)
    return list(value)


def _spans_with_text(value: object) -> list[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = []
    if isinstance(value, list):
        for one in value:
            found += _spans_with_text(one)
    if isinstance(value, dict):
        if {"start", "end", "text"} <= value.keys():
            found.append((value["start"], value["end"], value["text"]))
        for one in value.values():
            found += _spans_with_text(one)
    return found
