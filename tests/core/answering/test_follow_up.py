"""Whom "he" means, what "[2]" is, and when the bot rather asks back."""

import pytest

from bot.core.answer import Outcome
from bot.core.answering.composing import answer_from
from bot.core.answering.follow_up import (
    Resolved,
    answer_about,
    is_question,
    needs_a_name,
    points_at_nothing,
    resolve,
    shown_in,
)
from bot.core.article import Article, ArticleId, Source, SourceKind
from bot.core.claim import Speaker, SpeakerKind
from bot.core.conversation import Shown
from bot.core.reading.pipeline import read

DORN = Speaker("s1", "Ilya Dorn", SpeakerKind.PERSON, role="defence minister")
MINISTRY = Speaker("s2", "Karsland foreign ministry", SpeakerKind.ORGANIZATION)
NAMES = (DORN.name, MINISTRY.name)


@pytest.mark.parametrize(
    ("question", "speaker", "resolved"),
    [
        ("Did he say when?", DORN, "Did Ilya Dorn say when?"),
        ("What is his role?", DORN, "What is Ilya Dorn's role?"),
        ("Who met her?", DORN, "Who met Ilya Dorn?"),
        ("What is her role?", DORN, "What is Ilya Dorn's role?"),
        ("What did they say about talks?", MINISTRY,
         "What did Karsland foreign ministry say about talks?"),
    ],
)  # fmt: skip
def test_a_pronoun_is_the_speaker_talked_about(question, speaker, resolved):
    """The name takes the place of the pronoun, and the person is told."""
    found = resolve(question, speaker, NAMES)

    assert found.question == resolved
    assert found.meant is not None
    assert found.meant.endswith(f"= {speaker.name}")


@pytest.mark.parametrize(
    ("question", "speaker"),
    [
        ("Did Dorn say what he wants?", MINISTRY),
        ("Did he say when?", None),
        ("Did they leave?", DORN),
        ("Did he leave?", MINISTRY),
        ("Who denies it?", DORN),
    ],
)
def test_nobody_is_put_in_where_it_is_not_clear(question, speaker):
    """A name that stands before wins; "he" is no ministry; "they" is no single person."""
    assert resolve(question, speaker, NAMES) == Resolved(question)


def test_a_question_with_he_needs_a_name():
    """ "He" alone is nobody yet; with a name before it, and for "they", all is clear."""
    assert needs_a_name("Did he say when?", NAMES) == "he"
    assert needs_a_name("Did Dorn say what he wants?", NAMES) is None
    assert needs_a_name("Did they leave?", NAMES) is None


SHOWN = (Shown(1, ArticleId("a"), 0, 4, "Dorn"), Shown(2, ArticleId("a"), 5, 9, None))


@pytest.mark.parametrize(
    ("question", "number"),
    [("Who said [2]?", 2), ("What is claim 1?", 1), ("Is number 2 a quote?", 2), ("Why?", None)],
)
def test_a_number_is_what_the_last_message_showed(question, number):
    """Brackets, "claim 2" and "number 2" all point; nothing else does."""
    found = shown_in(question, SHOWN)

    assert (found.number if found else None) == number


def test_a_number_that_was_not_shown_points_at_nothing():
    """Better no answer than one about something else."""
    assert points_at_nothing("Who said [7]?", SHOWN)
    assert points_at_nothing("Who made that claim?", SHOWN)
    assert not points_at_nothing("Who made that claim?", SHOWN[:1])
    assert not points_at_nothing("Who said it?", SHOWN)


@pytest.mark.parametrize(
    ("text", "asks"),
    [("Did he say when?", True), ("who denies that", True), ("thanks, useful!", False), ("", False),
     ("I think he lied", False), ("so it was Dorn?", True)],
)  # fmt: skip
def test_a_question_is_told_from_talk(text, asks):
    """In a thread people also talk to each other."""
    assert is_question(text) is asks


TEXT = (
    "Engineers stay\n\n"
    "“We will not withdraw a single engineer,” defence minister Ilya Dorn told the VSA news agency"
    " on Tuesday.\n\n"
    "“The bridge will open on 4 May,” he said. The valley was calm.\n"
)


def test_an_answer_about_a_number_says_who_and_through_whom():
    """Speaker, carriers, kind of words, and the words themselves as the citation."""
    brief = read(Article(TEXT, Source(SourceKind.FILE, "a.txt")))
    claim = brief.claims[0]
    shown = Shown(3, brief.article.id, claim.content[0].span.start, claim.content[0].span.end, None)

    answer = answer_about("Who said [3]?", shown, brief)

    assert answer.outcome is Outcome.ANSWERED
    assert answer.text.startswith("[3] is credited to Ilya Dorn")
    assert "in quotation marks" in answer.text
    assert answer.citations[0].excerpt.text == "“We will not withdraw a single engineer,”"


def test_an_answer_about_the_own_voice_credits_nobody():
    """What the paper says itself is not given a speaker."""
    brief = read(Article(TEXT, Source(SourceKind.FILE, "a.txt")))
    start = TEXT.index("The valley")

    answer = answer_about(
        "Who said [1]?", Shown(1, brief.article.id, start, start + 20, None), brief
    )

    assert "credits nobody" in answer.text
    assert answer.citations[0].speaker is None


def test_did_he_say_when_is_answered_by_a_date_in_his_words_only():
    """The day on which he spoke is not what he said."""
    brief = read(Article(TEXT, Source(SourceKind.FILE, "a.txt")))

    answer = answer_from("Did Dorn say when?", [brief], [])
    where = answer_from("Did Dorn say why?", [brief], [])

    assert [one.excerpt.text for one in answer.citations] == ["“The bridge will open on 4 May,”"]
    assert where.outcome is Outcome.NOT_IN_THE_ARTICLE
    assert "does not say why" in where.text
