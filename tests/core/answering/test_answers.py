"""What an answer holds: the speaker, the carriers, the voice, and the words with a number."""

import pytest

from bot.core.answer import Outcome, Passage
from bot.core.answering.composing import answer_from
from tests.core.answering.town import TOWN, VALLEY, ask, brief_of


def test_all_of_a_speakers_words_on_a_topic_are_listed_in_order():
    """What does X say: each claim with its number, in the order of the article."""
    answer = ask("What does Hanne Brode say?")

    shown = [citation.excerpt.text for citation in answer.citations]
    assert shown == ["the ferry would stop in May", '"We cannot pay for it any longer,"']
    assert '"We cannot pay for it any longer," [2]' in answer.text


def test_a_paraphrase_is_marked_and_a_quotation_is_not():
    """The reader sees which words are the speaker's own."""
    answer = ask("What does Hanne Brode say?")

    paraphrase, quotation = answer.text.splitlines()
    assert paraphrase.startswith("Hanne Brode (reported in the article's words):")
    assert quotation.startswith('Hanne Brode: "')


def test_a_role_finds_its_holder_and_is_shown():
    """The mayor is Hanne Brode, and the answer says who was meant."""
    answer = ask("What does the mayor say about the ferry?")

    assert answer.citations[0].speaker == "Hanne Brode"
    assert "The mayor of Orsel" in answer.text


def test_a_name_two_speakers_share_is_said_to_be_ambiguous():
    """Brode can be two people; both are named."""
    answer = ask("What did Brode say?")

    assert answer.text.startswith("Brode can be Hanne Brode or Otto Brode")
    assert {citation.speaker for citation in answer.citations} == {"Hanne Brode", "Otto Brode"}


def test_carriers_and_hedges_travel_with_the_words():
    """Via whom, and that it is only possible."""
    assert "Piet Laan, via Orsel Gazette" in ask("How many boats had left the quay?").text
    assert "hedged" in ask("What did Otto Brode say about the bridge?").text


def test_who_reported_names_the_carrier_and_cites_its_mention():
    """The carrier is the answer, so the excerpt holds its name."""
    answer = ask("Who reported Laan's remark?")

    assert answer.text.startswith("Orsel Gazette reported Piet Laan's remark: ")
    assert "Orsel Gazette" in answer.citations[0].excerpt.text
    assert "14 boats" in answer.citations[0].excerpt.text


def test_what_a_carrier_passed_on_is_found_under_its_name():
    """An outlet that only quotes others is asked after in vain for words of its own."""
    answer = ask("What does the Orsel Gazette say about boats?")

    assert answer.text.startswith("Orsel Gazette passes on others' words:")
    assert answer.citations[0].speaker == "Piet Laan"


def test_a_denial_shows_the_whole_sentence():
    """Words that are denied never stand alone behind a name."""
    answer = ask("Who denied that it had raised its prices?")

    assert answer.citations[0].speaker == "Nordlin"
    assert "Nordlin denied that it had raised its prices" in answer.citations[0].excerpt.text
    assert "denial" in answer.text


def test_what_is_only_denied_is_not_said_by_anybody():
    """Who said it: nobody; the denial is near, not an answer."""
    answer = ask("Who said that Nordlin had raised its prices?")

    assert answer.outcome is Outcome.NOT_IN_THE_ARTICLE
    assert answer.text == "Nobody in this article is credited with saying that."
    assert [citation.speaker for citation in answer.nearest] == ["Nordlin"]


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("When was the ferry built?", "in 1962"),
        ("Why did Archbishop Ruud watch from the pier?", "because the church was closed"),
        ("Where did Ruud watch?", "from the pier"),
    ],
)
def test_the_outlets_own_voice_is_named_as_such(question: str, words: str):
    """A fact nobody is credited with is the article's word, not ours."""
    answer = ask(question)

    assert answer.text.startswith("The article says, in its own voice:")
    assert words in answer.citations[0].excerpt.text
    assert answer.citations[0].speaker is None


def test_who_is_quoted_lists_every_speaker():
    """All names, and the first words of each."""
    answer = ask("Who is quoted?")

    assert answer.text.startswith("4 speakers are quoted in this article: Hanne Brode, Piet Laan,")
    assert len(answer.citations) == 4


def test_a_role_is_given_as_printed():
    """Who is X: the words that introduce X."""
    assert ask("Who is Piet Laan?").citations[0].excerpt.text == "harbour master Piet Laan"


def test_more_than_six_lines_are_counted():
    """Six claims are shown, the rest is a number."""
    text = "\n\n".join(f'"Gate {n} stays open today," Hanne Brode said.' for n in range(1, 10))

    answer = ask("What does Hanne Brode say?", text)

    assert len(answer.citations) == 6
    assert answer.text.endswith("and 3 more")


def test_several_articles_answer_together():
    """The citation tells which article the words are from."""
    answer = ask("How many cracks did engineers count in the dam?", TOWN, VALLEY)

    assert answer.citations[0].article.text == VALLEY


def test_the_stores_ranking_decides_between_equals():
    """Two sentences fit alike; the one the store prefers comes first."""
    text = "The ferry was painted in 1962.\n\nSomething else.\n\nThe ferry was painted in 1971."
    brief = brief_of(text)
    preferred = brief.article.excerpt(brief.own_voice[-1].span)

    answer = answer_from(
        "When was the ferry painted?", [brief], [Passage(brief, preferred, score=3.5)]
    )

    assert answer.citations[0].excerpt.text == "The ferry was painted in 1971."


@pytest.mark.parametrize(
    ("question", "text", "words"),
    [
        (
            "Who founded Nord?",
            "Nord was founded in 1947 by two former pilots.",
            "two former pilots",
        ),
        ("Who heads the union?", "Petra Oskune heads the union of dockers.", "Petra Oskune"),
        ("How old is Brakk?", "Brakk, 58, left the house.", "58"),
        ("How long did it last?", "It did last nine days.", "nine days"),
        ("How many planes does Nord fly?", "Nord flies 29 planes.", "29 planes"),
        ("When did Brakk resign?", "Sunniva Brakk resigned in May.", "in May"),
        ("What is Nord?", "Nord is a small airline.", "a small airline"),
    ],
)
def test_a_sentence_that_holds_the_answer_is_cited(question: str, text: str, words: str):
    """The asked sort of word stands in it: somebody, an age, a duration, a count, a month."""
    assert words in ask(question, text).citations[0].excerpt.text


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Who founded Nord?", "Founded in 1998 in Karst, Nord flies far."),
        ("How old is Brakk?", "Brakk saw a sum that any sixteen-year-old in Karst could do."),
        ("When did the war begin?", "Every treaty since the war began was kept."),
        ("How many people died?", "The flood of 9 April was long; people died."),
        ("Why did Brakk resign?", "Brakk resigned in May."),
        ("How much did the flood cost?", "Four people saw the flood, and its cost is unknown."),
        ("Where was Brakk born?", "Brakk was born in 1964."),
        ("How many boats sank?", "Did 14 boats sink?"),
    ],
)
def test_a_sentence_with_the_right_words_and_no_answer_is_refused(question: str, text: str):
    """Word overlap alone is no answer; the asked sort of word must be there."""
    assert ask(question, text).outcome is Outcome.NOT_IN_THE_ARTICLE


def test_the_turn_after_an_interviewers_question_answers_it():
    """The question holds the words, the answer the reason."""
    interview = (
        "Cable News: Why did the bridge fail?\n\nAske: Nobody looked at it.\n\n"
        "Cable News: When will it open again?\n\nAske: In May, I think."
    )

    answer = ask("Why did the bridge fail?", interview)

    assert answer.citations[0].excerpt.text == "Nobody looked at it."
    assert answer.citations[0].speaker == "Aske"
