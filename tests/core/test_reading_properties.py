"""What holds for every text, whatever it says."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.article import Article, Source, SourceKind
from bot.core.brief import Brief
from bot.core.reading.pipeline import read
from tests.growth import grows_no_faster
from tests.quality.markup import load_all

WORDS = st.sampled_from(
    (
        "Dorn said that “we will stay” \" ' ‘ ’ « » „ , . ? ! : ; \n\n \n According to VSA he she"
        " told the ministry minister Tolen , who Second, added but and not may Mr. U.S. 3.5 citing"
        " (VSA) — … 中 。 \u202e \u200b DORN: Q: A:"
    ).split(" ")
)
TEXTS = st.lists(WORDS, min_size=1, max_size=80).map(" ".join).filter(str.strip)


def brief_of(text: str) -> Brief:
    return read(Article(text, Source(SourceKind.TEXT, "pasted"), language="en"))


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_every_word_shown_is_the_articles_and_voices_are_a_partition(text: str):
    """Rule 1 and the voice ledger hold for any text; a claim never repeats another's words."""
    brief = brief_of(text)

    parts = [part for claim in brief.claims for part in claim.content]
    parts += [claim.cue.excerpt for claim in brief.claims if claim.cue]
    parts += [claim.speaker_mention for claim in brief.claims if claim.speaker_mention]
    parts += [*brief.own_voice, *brief.distance_marks]
    parts += [part for line in brief.summary for part in line.support]
    for part in parts:
        assert text[part.span.start : part.span.end] == part.text
    assert "".join(text[s.span.start : s.span.end] for s in brief.voices) == text
    said = sorted(part.span for claim in brief.claims for part in claim.content)
    assert all(sooner.end <= later.start for sooner, later in pairwise(said))


@pytest.mark.parametrize("gold", load_all(), ids=lambda gold: gold.name)
def test_reading_twice_gives_the_same(gold):
    """The embedded engine is deterministic."""
    assert brief_of(gold.text) == brief_of(gold.text)


@pytest.mark.parametrize("gold", load_all(), ids=lambda gold: gold.name)
def test_summary_lines_name_whoever_stands_behind_them(gold):
    """Rule 3: a line that retells a claim begins with its speaker; the rest is marked own voice."""
    brief = brief_of(gold.text)
    speaker_of = {claim.id: claim.speaker.name for claim in brief.claims}

    assert 3 <= len(brief.summary) <= 6
    for line in brief.summary:
        if line.claims:
            assert line.text.startswith(speaker_of[line.claims[0]])
        else:
            assert ", own voice: " in line.text
        for part in line.support:
            assert part.text in line.text


HOSTILE = {
    "quotes": '"' * 20_000,
    "opening quotes": "“a " * 8_000,
    "spaces": "a" + " " * 40_000 + "b",
    "commas": "Dorn, " * 6_000 + "said that it rained.",
    "full stops": ". " * 15_000,
    "said": "said " * 8_000,
    "according to": "According to " * 3_000,
    "brackets": "(" * 20_000,
    "newlines": "\n" * 40_000 + "a",
    "one word": "a" * 40_000,
    "capitals": "Aa " * 12_000,
    "and": "Dorn and " * 5_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_time_grows_with_length_and_not_faster(name: str):
    """Four times the text takes far less than sixteen times the time (quadratic would)."""
    text = HOSTILE[name]

    def reading(size: int) -> None:
        part = text[:size]
        brief_of(part if part.strip() else f"a{part}")

    assert grows_no_faster(reading, len(text))
