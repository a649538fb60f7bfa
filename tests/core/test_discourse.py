"""Who holds the floor over sentences and paragraphs, and when nobody does."""

from bot.core.article import Article, Source, SourceKind
from bot.core.claim import Basis
from bot.core.reading.pipeline import read
from tests.core.test_claims import brief_of, only_claim


def test_a_paragraph_of_quotation_alone_is_carried():
    """A quotation with no cue goes on with who spoke last."""
    brief = brief_of(
        "Ilya Dorn said that the engineers would stay.\n\n"
        "“For eleven years our engineers kept the river open to every flag.”"
    )

    assert [claim.basis for claim in brief.claims] == [Basis.STATED, Basis.CARRIED]
    assert brief.claims[1].speaker.name == "Ilya Dorn"
    assert brief.claims[1].cue is None
    assert brief.claims[1].speaker_mention is None


def test_a_heading_ends_the_turn():
    """After a heading a quotation with no cue is nobody's; it is withheld, not guessed."""
    brief = brief_of(
        "Ilya Dorn said that the engineers would stay.\n\n"
        "What the neighbours think\n\n"
        "“For eleven years our engineers kept the river open to every flag.”\n\n"
        "The river is wide."
    )

    assert len(brief.claims) == 1
    assert [item.reason for item in brief.withheld] == ["no speaker is named for this quotation"]


def test_somebody_new_ends_the_turn():
    """A quotation behind a paragraph about another person is not credited to the first."""
    brief = brief_of(
        "Ilya Dorn said that the engineers would stay.\n\n"
        "Lea Brandt walked into the hall at noon.\n\n"
        "“For eleven years our engineers kept the river open to every flag.”"
    )

    assert len(brief.claims) == 1


def test_a_quotation_over_several_paragraphs_is_one_claim():
    """An opening mark on each paragraph, the closing mark on the last."""
    claim = only_claim(
        "“We came to this valley with nothing,” Ana Reki said. “We built the houses ourselves.\n\n"
        "“Then the water took them, and nobody came to ask.”"
    )

    assert len(claim.content) == 3
    assert claim.content[2].text == "“Then the water took them, and nobody came to ask.”"


def test_counting_on_is_carried():
    """ "Second, …" after "two things" belongs to who began to count."""
    brief = brief_of(
        "Mara Tolen said that the town should do two things.\n\n"
        "First, it should raise the dyke.\n\nSecond, it should move the school."
    )

    assert [claim.basis for claim in brief.claims] == [
        Basis.STATED, Basis.CARRIED, Basis.CARRIED,
    ]  # fmt: skip


def test_a_transcript_credits_each_turn_to_its_label():
    """Labels are speakers, the outlet's questions are its own voice."""
    brief = brief_of(
        "Q: Is the dam safe?\n\nTOLEN: It is not. We measured it twice.\n\n"
        "Q: Who knew about it?\n\nTOLEN: Everybody who reads letters."
    )

    assert [claim.speaker.name for claim in brief.claims] == ["Tolen", "Tolen"]
    assert brief.claims[0].content[0].text == "It is not. We measured it twice."


def test_another_language_is_read_for_its_quotation_marks_and_says_so():
    """What the rules cannot tell is neither credited nor called the paper's own voice."""
    text = (
        "Der Minister sagte: „Wir bleiben hier, solange es nötig ist.“ Das war alles.\n\n"
        "Der Fluss steigt seit Tagen, und die Brücke ist gesperrt worden."
    )
    brief = read(Article(text, Source(SourceKind.TEXT, "pasted"), language="de"))

    assert brief.claims == ()
    assert brief.own_voice == ()
    assert [item.proposed for item in brief.withheld] == [
        "„Wir bleiben hier, solange es nötig ist.“"
    ]
    assert brief.notes != ()
    assert not any("own voice" in line.text for line in brief.summary)


def test_a_sentence_with_withheld_words_is_not_called_own_voice():
    """Nobody is credited with the quotation, and the paper is not either."""
    brief = brief_of(
        "On the wall stood “the river belongs to those who fear it most” in red paint."
    )

    assert len(brief.withheld) == 1
    assert brief.own_voice == ()


def test_an_outlet_called_it_is_in_the_chain():
    """ "It quoted one of the three": without the outlet the words would seem said to this one."""
    brief = brief_of(
        "Meridian News Agency reported that a lease was signed. "
        "“The pens were out,” it quoted one of the three as saying."
    )

    assert [link.name for link in brief.claims[1].chain] == ["Meridian News Agency"]


def test_a_quotation_nobody_is_credited_with_ends_the_turn():
    """What follows it, in its next paragraph or the next one, is not the earlier speaker's."""
    brief = brief_of(
        "Ilya Dorn said that the engineers would stay.\n\n"
        "The crowd waited. “We came to this valley with nothing, and we built the houses.\n\n"
        "“Then the water took them, and nobody came to ask us.”\n\n"
        "“For eleven years our engineers kept the river open to every flag.”"
    )

    assert [claim.content[0].text for claim in brief.claims] == ["the engineers would stay"]
    assert len(brief.withheld) == 3
