"""Words are shown only where the text holds them: `adversarial.md` 1-9, and properties."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.article import Article, Source, SourceKind
from bot.core.reading.pipeline import read
from bot.core.verification.locating import Match, locate, misplaced, verify


def article(text: str) -> Article:
    return Article(text, Source(SourceKind.TEXT, "pasted"))


LEASE = article(
    "The tenant is not permitted to terminate the lease before May.\n\n"
    "The owner would accept a new tenant. He said the roof was sound.\n\n"
    "The clerk filed the papers."
)


def test_an_ellipsis_of_the_proposers_own_is_refused():
    """Case 1: "is … permitted to terminate" hides the "not"."""
    verdict = verify(LEASE, ["is … permitted to terminate"])

    assert verdict.parts == ()
    assert verdict.refused == "it joins fragments"


def test_fragments_in_another_order_are_refused():
    """Case 2: the parts of a quotation keep the order of the article."""
    verdict = verify(LEASE, ["the roof was sound", "a new tenant"])

    assert verdict.refused == "its parts stand in another order"


def test_fragments_far_apart_are_refused():
    """Case 2: parts forty paragraphs apart are not one quotation."""
    text = "The bridge is open.\n\n" + "Nothing happened.\n\n" * 40 + "The road is shut."

    verdict = verify(article(text), ["The bridge is open", "The road is shut"])

    assert verdict.refused == "its parts stand too far apart"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("permitted to terminate the lease", "The tenant is not permitted"),
        ("accept a new tenant", "The owner would accept"),
    ],
)
def test_words_clipped_after_not_or_would_come_with_their_sentence(words: str, sentence: str):
    """Case 2: such words may only be shown as a fragment with the full sentence."""
    verdict = verify(LEASE, [words])

    assert verdict.refused is None
    assert verdict.sentence is not None
    assert verdict.sentence.text.startswith(sentence)


def test_words_that_nothing_turns_round_stand_alone():
    """The clerk's sentence needs no company."""
    verdict = verify(LEASE, ["The clerk filed the papers"])

    assert verdict.sentence is None
    assert [part.text for part in verdict.parts] == ["The clerk filed the papers"]


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("She said “we will stay” twice.", '"we will stay"', "“we will stay”"),
        ("Sie sagte: „Wir bleiben hier“.", '"Wir bleiben hier"', "„Wir bleiben hier“"),
        ("Il dit : « nous restons ».", '" nous restons "', "« nous restons »"),
        ("他说：「我们不会撤走。」", '"我们不会撤走。"', "「我们不会撤走。」"),
        ("He called it ‘a “grand” day’.", "'a \"grand\" day'", "‘a “grand” day’"),
        ("It was **not** an error.", "It was not an error", "It was **not** an error"),
        ("The 40\u00a0drones fell.", "40 drones", "40\u00a0drones"),
        ("Co\u00adopera\u00adtion ended.", "Cooperation ended", "Co\u00adopera\u00adtion ended"),
        ("The ﬁnal oﬃce closed.", "final office", "ﬁnal oﬃce"),
        ("A long exam-\nple of print.", "example of print", "exam-\nple of print"),
        ("In 1914–1918 it rained.", "1914-1918", "1914–1918"),
        ("Cafe\u0301 owners met.", "Café owners", "Cafe\u0301 owners"),
        ("We wait … and see.", "wait ... and see", "wait … and see"),
    ],
)
def test_typography_is_forgiven_and_offsets_are_the_originals(text: str, words: str, found: str):
    """Case 3: quotation marks, dashes, spaces, hyphens, ligatures, emphasis."""
    located = locate(article(text), words)

    assert located.match is Match.TYPOGRAPHY
    assert located.excerpt is not None
    assert located.excerpt.text == found


@pytest.mark.parametrize("words", ["We Will Stay", "we will stay!", "40 drone", "e will sta"])
def test_letters_and_words_are_never_forgiven(words: str):
    """Exact means equal: no other case, no other mark, no half word."""
    assert locate(article("“we will stay” and 40 drones"), words).match is Match.NOTHING


def test_a_quotation_over_a_paragraph_break_is_found():
    """Case 4: white space between two paragraphs is white space."""
    text = "“We came here to stay.\n\n“And stay we will,” said Dorn."

    located = locate(article(text), "And stay we will")
    whole = locate(article(text), "to stay. “And stay we will")

    assert located.match is Match.EXACT
    assert whole.excerpt is not None
    assert whole.excerpt.text == "to stay.\n\n“And stay we will"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("部长说，工程师将留在北方。他没有给出日期。", "工程师将留在北方"),
        ("قال الوزير إن المهندسين سيبقون في الشمال.", "المهندسين سيبقون"),
        ("Министр заявил: «Инженеры останутся на севере».", "Инженеры останутся"),
        ("मंत्री ने कहा कि इंजीनियर उत्तर में रहेंगे।", "इंजीनियर उत्तर में रहेंगे"),
    ],
)
def test_every_script_keeps_its_offsets(text: str, words: str):
    """Case 5: Chinese, Arabic, Cyrillic, Devanagari."""
    located = locate(article(text), words)

    assert located.match is Match.EXACT
    assert located.excerpt is not None
    assert text[located.excerpt.span.start : located.excerpt.span.end] == words


def test_example_text_that_is_not_in_the_article_is_nothing():
    """Case 6: words of a prompt's example are no words of this article."""
    assert verify(LEASE, ["We will not withdraw a single engineer."]).refused is not None


def test_the_same_sentence_twice_is_ambiguous_and_both_places_are_listed():
    """Case 7: none is guessed."""
    located = locate(article("It rained. The dam held. It rained. So it went."), "It rained.")

    assert located.match is Match.AMBIGUOUS
    assert located.excerpt is None
    assert [place.span.start for place in located.places] == [0, 25]


def test_words_of_another_article_are_misplaced_with_the_right_place():
    """Case 8: a real quotation of the wrong article."""
    other = article("The mayor said the dam would hold.")

    found = misplaced("the dam would hold", [LEASE, other])

    assert locate(LEASE, "the dam would hold").match is Match.NOTHING
    assert found is not None
    assert found[0] is other
    assert found[1].text == "the dam would hold"


@pytest.mark.parametrize(
    ("text", "speaker", "chain"),
    [
        (
            "According to state agency VSA, citing a spokesman, 40 drones were destroyed.",
            "spokesman",
            ["VSA"],
        ),
        (
            "Unnamed sources told Reuters that the bridge was shut, TASS reported.",
            "Unnamed sources",
            ["Reuters", "TASS"],
        ),
        (
            "VSA news agency quoted Ilya Dorn as saying that the engineers would stay.",
            "Ilya Dorn",
            ["VSA"],
        ),
    ],
)
def test_chains_keep_every_link_in_order(text: str, speaker: str, chain: list[str]):
    """Case 9: nearest to the speaker first, never shortened."""
    claims = read(article(text)).claims

    assert [claim.speaker.name for claim in claims] == [speaker]
    assert [link.name for link in claims[0].chain] == chain


TEXTS = st.text(
    alphabet=st.sampled_from("ab “”\"'’—-.…\n\u00a0\u00adﬁé中 "), min_size=1, max_size=60
)


@given(TEXTS, st.integers(0, 59), st.integers(1, 20))
def test_what_is_located_is_cut_from_the_text(text: str, start: int, length: int):
    """Every place that is found holds, in the original, the words that are shown."""
    words = text[start : start + length]
    if not text.strip() or not words.strip():
        return

    located = locate(article(text), words)

    for place in located.places:
        assert text[place.span.start : place.span.end] == place.text
    if located.match is Match.EXACT:
        assert located.places[0].text == words.strip()


@given(TEXTS, TEXTS)
def test_words_that_are_nowhere_are_never_located(text: str, words: str):
    """A word with a letter the article does not have is in no place."""
    if not text.strip():
        return

    assert locate(article(text), f"{words}ż").match is Match.NOTHING
