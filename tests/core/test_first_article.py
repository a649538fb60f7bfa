"""The article the project was made for. Its text is not ours: nothing of it is quoted here.

Words are told by digests and offsets; names and what the issue asked for by name.
"""

import hashlib
from pathlib import Path

import pytest

from bot.core.article import Article, Source, SourceKind
from bot.core.brief import Brief, FindingKind
from bot.core.claim import Basis, Claim, Kind
from bot.core.reading.pipeline import read

FOLDER = Path(__file__).parents[3] / "shared" / "data" / "seed"
FILES = sorted(FOLDER.glob("*.txt"))
pytestmark = pytest.mark.skipif(not FILES, reason="the first article is not in this clone")


@pytest.fixture(scope="module")
def brief() -> Brief:
    text = FILES[0].read_text(encoding="utf-8")
    return read(Article(text, Source(SourceKind.FILE, FILES[0].name), language="en"))


def of(brief: Brief, name: str) -> list[Claim]:
    return [claim for claim in brief.claims if claim.speaker.name == name]


def digest(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()[:12]


def test_two_researchers_are_two_people_with_the_role_as_printed(brief: Brief):
    roles = {speaker.name: speaker.role for speaker in brief.speakers}

    assert roles["Xu Xiujun"] is not None
    assert digest(roles["Xu Xiujun"]) == "5469ff8215f7"
    assert roles["Yang Xiyu"] is not None
    assert roles["Yang Xiyu"].startswith("a researcher")
    assert roles["Yang Xiyu"] in brief.article.text


def test_what_came_through_another_paper_has_it_in_its_chain(brief: Brief):
    claims = of(brief, "Sullivan")

    assert [[link.name for link in claim.chain] for claim in claims] == [["Asahi Shimbun"]]


def test_two_quotations_without_a_cue_are_carried(brief: Brief):
    carried = [claim for claim in of(brief, "Yang Xiyu") if claim.basis is Basis.CARRIED]

    direct = [claim for claim in carried if claim.kind is Kind.DIRECT]
    assert len(direct) == 2
    assert all(claim.cue is None and claim.speaker_mention is None for claim in carried)


def test_the_small_circle_is_a_distance_mark_and_no_claim(brief: Brief):
    marks = [mark.text for mark in brief.distance_marks]
    said = [part.text for claim in brief.claims for part in claim.content]

    assert any("small circle" in mark for mark in marks)
    assert not any("small circle" in words for words in said)


def test_the_mark_without_partner_is_a_finding(brief: Brief):
    found = [f for f in brief.findings if f.kind is FindingKind.UNBALANCED]

    assert len(found) == 1
    before = brief.article.text[: found[0].span.start].split()[-1]
    assert before == "competitor"


def test_the_papers_own_judgement_is_its_own_voice(brief: Brief):
    assert any(excerpt.text.startswith("It upholds") for excerpt in brief.own_voice)


def test_speakers_are_all_the_article_credits_and_nobody_else(brief: Brief):
    names = {speaker.name for speaker in brief.speakers}

    expected = "Xu Xiujun|Yang Xiyu|Sullivan|Truss|Boris Johnson|NATO|South Korea|India Express"
    others = {"Japan's Defense Ministry", "Diplomat", "many US politicians and media"}
    assert set(expected.split("|")) | others <= names
    assert len(names) <= 13
