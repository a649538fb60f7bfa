"""Whom "he", "she", "the pathologist" and "the company" mean, and when nobody is credited."""

import pytest

from tests.quality.reading import brief_of

HEAD = "A long day in court\n\nThe hearing began late, because the heating had failed again.\n\n"
FOOT = "\n\nThe hearing will go on when the heating has been mended.\n"


def speaker_of(paragraphs: str) -> str | None:
    """Give who is credited with the last claim of a text; None if it is withheld."""
    brief = brief_of(f"{HEAD}{paragraphs}{FOOT}")
    said = [claim for claim in brief.claims if "cold" in claim.content[0].text]
    return said[-1].speaker.name if said else None


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # the subject of the sentence before, by first name or honorific
        ("Tobias Wren met Ingrid Falk. “It was cold,” he said.", "Tobias Wren"),
        ("Tobias Wren met Ingrid Falk. “It was cold,” she said.", "Ingrid Falk"),
        ("Ingrid Falk waited. Mr Wren, Adeyo Wren, came late. “It was cold,” he said.",
         "Adeyo Wren"),
        # a pronoun goes on with whoever the sentences were about
        ("Ingrid Falk took the list. She read it. She put it down. “It was cold,” she said.",
         "Ingrid Falk"),
        # a name inside quotation marks counts for nothing
        ("Ingrid Falk sat down. “Ask Martha Lund,” the clerk said. Ingrid Falk rose. "
         "“It was cold,” she said.", "Ingrid Falk"),
        # whoever is introduced first is called by the surname
        ("Harlan Tesk stood up. His uncle, Corin Tesk, watched. Tesk’s evidence was short. "
         "“It was cold,” he said.", "Harlan Tesk"),
        # who does something right before the quotation
        ("Tobias Wren held up the page. “It was cold.”", "Tobias Wren"),
        # somebody without a name
        ("One juror left early. “It was cold,” she said.", "juror"),
        # offices, ages, epithets
        ("Anil Bose, the state pathologist, was late. “It was cold,” the pathologist replied.",
         "Anil Bose"),
        ("The coroner, Hamid Osei, was late. The coroner said that it was cold.", "Hamid Osei"),
        ("Vidal Arrigo, 27, sat down. The 27-year-old said that it was cold.", "Vidal Arrigo"),
        ("The letter came from the Northern Isles Partnership. The partnership says it was cold.",
         "Northern Isles Partnership"),
        ("“It was cold,” said the chairwoman, Lucille Oberon.", "Lucille Oberon"),
        ("Vice-Governor Ruben Salter said that it was cold.", "Ruben Salter"),
    ],
)  # fmt: skip
def test_the_one_who_is_meant_is_credited(text, speaker):
    assert speaker_of(text) == speaker


@pytest.mark.parametrize(
    "text",
    [
        "The sheriff shrugged. “It was cold,” she said.",  # the sheriff may be a man
        "Adeyo Wren and Ilori Tamm met Sefu Dane. “It was cold,” he said, or so it seemed.",
        "“Was it late?”\n\n“It was cold.”",  # an answer is somebody else's
    ],
)
def test_who_is_not_clear_is_not_guessed(text):
    brief = brief_of(f"{HEAD}Ingrid Falk said that it was late.\n\n{text}{FOOT}")
    assert not [c for c in brief.claims if "cold" in c.content[0].text and c.speaker.name in {
        "Ingrid Falk", "Adeyo Wren", "Ilori Tamm", "Sefu Dane"}]  # fmt: skip
