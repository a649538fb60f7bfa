"""Broken gold is refused; whole gold is the article."""

import tomllib

import pytest

from tests.quality.markup import ARTICLES, GOLD, BrokenMarkup, load, parse

HEAD: dict[str, object] = {"1": {"speaker": "Dorn", "kind": "direct"}}


@pytest.mark.parametrize("path", sorted(GOLD.glob("*.gold")), ids=lambda path: path.stem)
def test_gold_without_its_marks_is_the_article(path):
    """Character for character, so that every gold offset is an offset of the article."""
    gold = load(path)

    assert gold.text == (ARTICLES / f"{path.stem}.txt").read_text(encoding="utf-8")
    assert gold.claims


def test_every_seed_article_has_gold():
    """Ten articles, ten gold files."""
    articles = {path.stem for path in ARTICLES.glob("*.txt")}

    assert articles == {path.stem for path in GOLD.glob("*.gold")}
    assert len(articles) == 10


def test_the_catalogue_names_every_article_with_genre_and_licence():
    rows = tomllib.loads((ARTICLES.parent / "catalogue.toml").read_text(encoding="utf-8"))[
        "article"
    ]

    assert {row["file"] for row in rows} == {path.name for path in ARTICLES.glob("*.txt")}
    for row in rows:
        assert row["title"]
        assert row["genre"]
        assert row["licence"] == "CC0-1.0"


@pytest.mark.parametrize(
    ("head", "body", "reason"),
    [
        (HEAD, "⟦1c:“We stay,”⟧ said Dorn.⟧", "closes nothing"),
        (HEAD, "⟦1c:“We stay,” said Dorn.", "never closed"),
        (HEAD, "⟦1x:“We stay,”⟧", "is no mark"),
        (HEAD, "⟦2c:“We stay,”⟧ ⟦1c:x⟧", "no claim in the head"),
        (HEAD, "“We stay,” said ⟦1s:Dorn⟧.", "no content"),
        (HEAD, "⟦1c:⟧ said Dorn.", "is empty"),
        ({"1": {"speaker": "Dorn", "kind": "spoken"}}, "⟦1c:x⟧", "is not known"),
        ({"1": {"speaker": "Dorn", "kind": "direct", "mood": 1}}, "⟦1c:x⟧", "unknown key"),
        ({"1": {"kind": "direct"}}, "⟦1c:x⟧", "lacks its speaker"),
    ],
)
def test_broken_markup_is_refused(head, body, reason):
    with pytest.raises(BrokenMarkup, match=reason):
        parse("sample", head, body)


def test_marks_nest_and_a_span_may_belong_to_two_claims():
    head: dict[str, object] = {
        "1": {"speaker": "Dorn", "kind": "direct"},
        "2": {"speaker": "Dorn", "kind": "direct"},
    }

    gold = parse("sample", head, "⟦1c:“A ⟦d:“b”⟧”⟧ and ⟦2c:“c”⟧, ⟦1s,2s:Dorn⟧ said.")

    assert gold.text == "“A “b”” and “c”, Dorn said."
    assert gold.claims[0].mention == gold.claims[1].mention == ((17, 21),)
    assert gold.distance_marks == ((3, 6),)
