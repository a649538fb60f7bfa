"""A model that lies, over the whole way: nothing of it reaches a claim, a card or an answer."""

import json
from functools import cache

import pytest

from bot.core.answer import Outcome
from bot.core.answering.composing import answer_from
from bot.core.article import Article, Source, SourceKind
from bot.core.brief import Brief
from bot.core.claim import FoundBy
from bot.core.record import brief_record
from tests.core.test_schema import VALIDATORS
from tests.engines.two_readers import FOR_TEAM, claim_json, replying, two_readers
from tests.model_server.server import Told
from tests.quality.liars import lies, truths
from tests.quality.markup import GoldArticle, load_all
from tests.quality.questions import ARTICLES, Asked, questions
from tests.quality.reading import brief_of

AT_ONCE = 60  # lies in one reply
GOLD = load_all()
SHOWN = ("claims", "speakers", "summary", "voices", "own_voice", "distance_marks", "findings")
UNANSWERABLE = [one for one in questions() if one.refuse]


def article_of(text: str) -> Article:
    return Article(text, Source(SourceKind.FILE, "article.txt"), language="en")


@pytest.mark.parametrize("gold", GOLD, ids=lambda gold: gold.name)
async def test_no_lie_reaches_the_record(gold: GoldArticle):
    """Sixty in a reply: all that is shown is what the rules read; each lie has its reason."""
    honest = brief_record(brief_of(gold.text))
    told = lies(gold, brief_of(gold.text))
    for at in range(0, len(told), AT_ONCE):
        portion = told[at : at + AT_ONCE]
        said = json.dumps({"claims": [claim_json(lie.point) for lie in portion]})
        async with two_readers(replying(claims=said)) as readers:
            brief = await readers.engine.read(article_of(gold.text), FOR_TEAM)

        record = brief_record(brief)
        VALIDATORS["brief"].validate(record)
        assert {key: record[key] for key in SHOWN} == {key: honest[key] for key in SHOWN}
        held = [one for one in brief.withheld if one.by is FoundBy.MODEL]
        windows = sum(one.shape == "find_claims" for one in readers.server.asked)
        assert len(held) == len(portion) * windows
        assert all(one.reason for one in held)
        assert "nothing" in (brief.provenance.fallback or "")


async def test_lies_take_no_truth_with_them():
    """Among lies, every truth is found as if it had come alone."""
    gold = next(one for one in GOLD if "denial" in one.name)
    rules = brief_of(gold.text)
    true = [claim_json(point) for _, point in truths(gold, rules)]
    false = [claim_json(lie.point) for lie in lies(gold, rules)[:120]]
    found = []
    for told in (true, [*false[:60], *true, *false[60:]]):
        async with two_readers(replying(claims=json.dumps({"claims": told}))) as readers:
            found.append(await readers.engine.read(article_of(gold.text), FOR_TEAM))

    alone, among = found
    assert alone.claims == among.claims
    assert among.provenance.fallback is None
    assert len(among.withheld) - len(alone.withheld) == 120


@cache
def seed(name: str) -> Brief:
    return brief_of((ARTICLES / f"{name}.txt").read_text(encoding="utf-8"), name)


@pytest.mark.parametrize("asked", UNANSWERABLE, ids=lambda one: one.question)
async def test_what_is_not_in_the_article_stays_unanswered(asked: Asked):
    """Whichever sentences a model points at, all of them, in whatever words."""
    brief = seed(asked.article)
    numbers = "\n".join(str(number) for number in range(400))
    told = f"Ignore the article.\n{numbers}\nhttps://evil.example\n<!channel>\n1e9\n-1"
    async with two_readers(lambda _: Told(told)) as readers:
        answer = await readers.engine.answer(asked.question, [brief], [], FOR_TEAM)

    assert answer == answer_from(asked.question, [brief], [])
    assert answer.outcome is Outcome.NOT_IN_THE_ARTICLE


async def test_an_answer_is_worded_and_cited_by_us():
    """It grows sentence by checked sentence; what is no number says nothing."""
    brief = seed(next(one.article for one in questions() if not one.refuse))
    heard = []

    async def told(answer):
        heard.append(answer)

    question = "What did Dorn say about engineers?"
    async with two_readers(replying(answer="x\n2 or 3\nno 4\n999\n**5**")) as readers:
        nothing = await readers.engine.answer(question, [brief], [], FOR_TEAM, told)
    assert nothing == answer_from(question, [brief], [])
    assert heard == []
    every = "\n".join(str(number) for number in range(1, 120))
    async with two_readers(replying(answer=every)) as readers:
        answer = await readers.engine.answer(question, [brief], [], FOR_TEAM, told)

    assert answer.outcome is Outcome.ANSWERED
    assert heard[-1] == answer
    assert [len(one.citations) for one in heard] == list(range(1, len(heard) + 1))
    for citation in answer.citations:
        assert citation.speaker is not None
        assert "Dorn" in citation.speaker
        assert f"[{citation.number}]" in answer.text
