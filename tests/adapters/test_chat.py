"""A scripted conversation at the terminal."""

import pytest

from tests.adapters.command_line import Briefing, written
from tests.adapters.sample_brief import TEXT, sample_brief
from tests.fakes import BrokenEngine, ScriptedEngine


@pytest.fixture
def briefing() -> Briefing:
    return Briefing(engine=ScriptedEngine({TEXT: sample_brief()}))


@pytest.fixture
def kestrel(tmp_path) -> str:
    return written(tmp_path, "kestrel.txt", TEXT)


def said(briefing: Briefing, *lines: str) -> str:
    """Give what is answered to these lines; the conversation always ends well."""
    ended = briefing("chat", typed="\n".join(lines))
    assert (ended.code, ended.err) == (0, "")
    return ended.out


def test_a_path_is_briefed_and_a_question_is_answered_from_it(briefing, kestrel):
    """The article of this conversation is the one that is asked."""
    text = said(briefing, kestrel, "What about the engineers?")

    assert "Ilya Dorn, defence minister  ← VSA" in text
    assert "The article says so [1]." in text


def test_a_long_text_is_an_article(briefing):
    """Nobody asks a question of five hundred characters."""
    said(briefing, "Somebody said a lot. " * 30)

    assert len(briefing.engine.has_read) == 1


def test_a_claim_is_shown_where_it_stands(briefing, kestrel):
    """`/context N` counts as `/claims` does."""
    text = said(briefing, kestrel, "/context 3")

    assert "A spokesman denied that talks took place." in text
    assert "Reported, no quotation marks · denied · para 4" in text


def test_the_claims_of_one_speaker_can_be_listed(briefing, kestrel):
    """By any word of their names; the numbers stay."""
    text = said(briefing, "/labels", kestrel, "/claims dorn").rpartition("id ")[2]

    assert "Ilya Dorn, defence minister" in text
    assert "spokesman" not in text


def test_a_speaker_who_is_none_is_refused_with_the_names(briefing, kestrel):
    """Nobody has to guess."""
    text = said(briefing, kestrel, "/claims Vell")

    assert "Nobody called “Vell” speaks in this article." in text
    assert "hint: Who speaks: Ilya Dorn" in text


def test_the_labels_are_explained(briefing):
    """The same words as on every platform."""
    assert "copied as they are" in said(briefing, "/labels")


@pytest.mark.parametrize("number", ["0", "4", "x", "", "-1", "²", "9" * 5000])
def test_a_number_that_is_none_is_refused_with_a_hint(briefing, kestrel, number):
    """The way to the right numbers is named."""
    text = said(briefing, kestrel, f"/context {number}")

    assert "There is no number" in text
    assert "hint: /claims" in text


def test_one_article_can_be_taken_in_hand(briefing, kestrel, tmp_path):
    """After `/use N` questions go to that article alone, after `/use all` to every kept one."""
    other = written(tmp_path, "other.txt", "Another article\n")
    said(briefing, kestrel, other, "Engineers?", "/use 2", "Engineers?", "/use all", "Engineers?")

    first, second, third = briefing.engine.was_asked
    assert len(first) == len(third) == 2
    assert second == (sample_brief().article.id,)


def test_the_articles_in_use_are_marked(briefing, kestrel):
    """A star says what questions are put to."""
    assert "1* Engineers stay put" in said(briefing, kestrel, "/articles")


def test_nothing_in_hand_is_said(briefing):
    """`/claims` before any brief says how to begin."""
    assert "No article is in hand." in said(briefing, "/claims")


def test_a_misspelled_command_is_corrected(briefing):
    """It is not taken for a path or a question."""
    text = said(briefing, "/clams", "/zzz")

    assert "Did you mean /claims?" in text
    assert "hint: /help" in text


def test_a_missing_file_is_refused_and_the_conversation_goes_on(briefing, kestrel):
    """A refusal is an answer, not an end."""
    text = said(briefing, "nowhere.txt", kestrel)

    assert "There is no file “nowhere.txt”." in text
    assert "Ilya Dorn" in text


def test_help_names_every_command(briefing):
    """Nothing is hidden."""
    text = said(briefing, "/help")

    commands = ("/claims", "/articles", "/use", "/context", "/labels", "/quit")
    assert all(command in text for command in commands)


def test_quit_ends_the_conversation(briefing, kestrel):
    """What stands after it is not read."""
    said(briefing, "/quit", kestrel)

    assert not briefing.engine.has_read


def test_something_unexpected_is_an_apology_and_the_conversation_goes_on(kestrel):
    """No internals are shown."""
    text = said(Briefing(engine=BrokenEngine()), kestrel, "/help")

    assert "something unexpected" in text
    assert "secret internals" not in text
    assert "/quit" in text
