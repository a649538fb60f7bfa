"""Who said what: one construction a row, in sentences of our own."""

import pytest

from bot.core.article import Article, Source, SourceKind
from bot.core.brief import Brief
from bot.core.claim import Basis, Claim, Force, Kind, SpeakerKind, State
from bot.core.reading.pipeline import read


def brief_of(text: str) -> Brief:
    return read(Article(text, Source(SourceKind.TEXT, "pasted"), language="en"))


def only_claim(text: str) -> Claim:
    claims = brief_of(text).claims
    assert len(claims) == 1, [(c.speaker.name, [p.text for p in c.content]) for c in claims]
    return claims[0]


@pytest.mark.parametrize(
    ("text", "speaker", "words", "kind"),
    [
        ("“We will stay,” said Ilya Dorn.", "Ilya Dorn", ["“We will stay,”"], Kind.DIRECT),
        ("“We will stay,” Ilya Dorn said.", "Ilya Dorn", ["“We will stay,”"], Kind.DIRECT),
        ("Ilya Dorn said: “We will stay.”", "Ilya Dorn", ["“We will stay.”"], Kind.DIRECT),
        ("Ilya Dorn: “We will stay here.”", "Ilya Dorn", ["“We will stay here.”"], Kind.DIRECT),
        (
            '"The bridge," Mara Tolen wrote, "cannot carry lorries."',
            "Mara Tolen",
            ['"The bridge,"', '"cannot carry lorries."'],
            Kind.DIRECT,
        ),
        (
            '"We are ready," Lea Brandt said. "We have been ready for years."',
            "Lea Brandt",
            ['"We are ready,"', '"We have been ready for years."'],
            Kind.DIRECT,
        ),
        ("Lea Brandt said that the dam held.", "Lea Brandt", ["the dam held"], Kind.INDIRECT),
        ("Lea Brandt said the dam had held.", "Lea Brandt", ["the dam had held"], Kind.INDIRECT),
        (
            "The bridge, the ministry said, will reopen on Friday.",
            "ministry",
            ["The bridge", "will reopen on Friday"],
            Kind.INDIRECT,
        ),
        (
            "The council is due to vote on Friday, officials said.",
            "officials",
            ["The council is due to vote on Friday"],
            Kind.INDIRECT,
        ),
        (
            "Prices rose 5% in March, according to figures from the Statistics Office.",
            "figures from the Statistics Office",
            ["Prices rose 5% in March"],
            Kind.INDIRECT,
        ),
        (
            "According to Mara Tolen, the water will fall by Sunday.",
            "Mara Tolen",
            ["the water will fall by Sunday"],
            Kind.INDIRECT,
        ),
        (
            "Lea Brandt called the plan “a gift to thieves”.",
            "Lea Brandt",
            ["the plan “a gift to thieves”"],
            Kind.MIXED,
        ),
        (
            "Lea Brandt said the plan was “a gift” to thieves.",
            "Lea Brandt",
            ["the plan was “a gift” to thieves"],
            Kind.MIXED,
        ),
        (
            "Ilya Dorn urged Karsland to withdraw its troops.",
            "Ilya Dorn",
            ["Karsland to withdraw its troops"],
            Kind.INDIRECT,
        ),
        ("Ilya Dorn vowed to stay in office.", "Ilya Dorn", ["to stay in office"], Kind.INDIRECT),
        (
            "Mara Tolen told parliament that the dam was weak and that nobody had listened.",
            "Mara Tolen",
            ["the dam was weak", "nobody had listened"],
            Kind.INDIRECT,
        ),
        (
            "There are also many local politicians, claiming that the dam will break.",
            "many local politicians",
            ["the dam will break"],
            Kind.INDIRECT,
        ),
        (
            "The flood, which Mara Tolen said would come at night, came at noon.",
            "Mara Tolen",
            ["would come at night, came at noon"],
            Kind.INDIRECT,
        ),
    ],
)
def test_constructions(text: str, speaker: str, words: list[str], kind: Kind):
    """Each construction gives one claim with its speaker and exactly its words."""
    claim = only_claim(text)

    assert claim.speaker.name == speaker
    assert [part.text for part in claim.content] == words
    assert claim.kind is kind
    assert claim.basis is Basis.STATED


@pytest.mark.parametrize(
    "text",
    [
        "The minister declined to comment on the report.",
        "The council will meet on Friday to vote on the budget.",
        "He reported to the police station every Monday.",
        "Many people walked across the states.",
        "The ministry answered five questions sent by mail.",
        "It was reported that the bridge was shut.",
        "The so-called “experts” went home.",
        "They asked whether the bridge was shut.",
        "No minister said that the bridge was shut.",
        "Neither the ministry nor the army said that talks had failed.",
        "Not a single official said that the bridge was shut.",
        "Few experts believe that the dam will hold.",
        "If Ilya Dorn said that the bridge was shut, he was wrong.",
        "Did Ilya Dorn say that the bridge was shut?",
        "Ilya Dorn refused to say that the bridge was shut.",
        "He left without saying that the bridge was shut.",
        "She stopped short of saying that the dam was weak.",
        "Ilya Dorn would say that the bridge was shut.",
    ],
)
def test_what_credits_nobody_is_no_claim(text: str):
    """No speaker, no assertion: nothing is invented."""
    assert brief_of(text).claims == ()


@pytest.mark.parametrize(
    ("text", "negated", "hedged"),
    [
        ("The ministry denied that talks had taken place.", True, False),
        ("Ilya Dorn did not say that the army would leave.", True, False),
        ("Jan Orlo rejected the claim that money had been paid.", True, False),
        ("The ministry ruled out sending troops.", True, False),
        ("Ilya Dorn said that the army would not leave.", False, False),
        ("Mara Tolen said that the dam might break.", False, True),
        ("Analysts believe that prices will rise.", False, True),
        ("Mara Tolen said that the dam held in May.", False, False),
        ("The ministry dismissed the report as “a fairy tale”.", False, False),
        ("The party promised never to raise the tax.", False, False),
    ],
)
def test_negation_and_hedges_travel_with_the_claim(text: str, negated: bool, hedged: bool):  # noqa: FBT001
    """Negated: the attribution turns the content round. Hedged: there is room for doubt."""
    claim = only_claim(text)

    assert (claim.negated, claim.hedged) == (negated, hedged)


@pytest.mark.parametrize(
    ("verb", "force"),
    [("said", Force.NEUTRAL), ("claimed", Force.DISTANCING), ("admitted", Force.ENDORSING)],
)
def test_the_force_of_the_cue_is_kept(verb: str, force: Force):
    """The outlet's choice of word is part of the claim."""
    claim = only_claim(f"Ilya Dorn {verb} that the bridge was shut.")

    assert claim.cue is not None
    assert claim.cue.force is force


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ilya Dorn said that it rained.", SpeakerKind.PERSON),
        ("The finance ministry said that it rained.", SpeakerKind.ORGANIZATION),
        ("The Harrow Tribune said that it rained.", SpeakerKind.PUBLICATION),
        ("The audit report said that it rained.", SpeakerKind.DOCUMENT),
        ("Residents said that it rained.", SpeakerKind.GROUP),
        ("A senior official said that it rained.", SpeakerKind.UNNAMED),
    ],
)
def test_kinds_of_speakers(text: str, kind: SpeakerKind):
    """A person, a body, an outlet, a document, a group, somebody unnamed."""
    assert only_claim(text).speaker.kind is kind


def test_one_speaker_has_one_entry_with_role_and_aliases():
    """Full name with role, then surname, then pronoun."""
    brief = brief_of(
        "Mara Tolen, a hydrologist at the River Institute, said that the dam was weak.\n\n"
        "Tolen said that nobody had listened. She added that the water would rise."
    )

    assert [speaker.name for speaker in brief.speakers] == ["Mara Tolen"]
    assert brief.speakers[0].role == "a hydrologist at the River Institute"
    assert brief.speakers[0].aliases == ("Tolen",)
    assert len(brief.claims) == 3


def test_a_pronoun_that_fits_two_people_names_the_last_speaker_only_if_nobody_came_between():
    """ "He" after somebody new is not credited to the old speaker."""
    brief = brief_of(
        "Ilya Dorn said that the bridge was shut.\n\n"
        "Mrs Lea Brandt said that it was open. He said that it was broken."
    )

    by_words = {claim.content[0].text: claim.speaker.name for claim in brief.claims}
    assert by_words.get("it was broken") in {None, "Ilya Dorn"}
    assert by_words["it was open"] == "Lea Brandt"


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("“We will stay,” said Ilya Dorn.", State.EXACT),
        ("“We will stay … until May,” said Ilya Dorn.", State.CUT),
        ("Ilya Dorn said the plan was “a gift” to thieves.", State.FRAGMENT),
    ],
)
def test_states(text: str, state: State):
    """What the article did to the words is said with them."""
    assert only_claim(text).state is state


def test_scare_quotes_are_distance_marks_and_names_are_neither():
    """Case 10 of the adversarial list: no claim, no speaker."""
    brief = brief_of(
        "The “peacekeepers” left the so-called “corridor” on the ferry “Silver Heron”."
    )

    assert brief.claims == ()
    assert [mark.text for mark in brief.distance_marks] == ["“peacekeepers”", "“corridor”"]


def test_a_title_changed_since_is_shown_as_the_article_prints_it():
    """Case 11: the article's name and role are kept."""
    claim = only_claim("Former harbour minister Ilya Dorn said that the port was safe.")

    assert (claim.speaker.name, claim.speaker.role) == ("Ilya Dorn", "Former harbour minister")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The party had promised never to raise the tax.", "never to raise the tax"),
        ("The party had promised not to raise the tax.", "not to raise the tax"),
        ("Ilya Dorn urged Karsland never to come back.", "Karsland never to come back"),
        ("Police said only two people were hurt.", "only two people were hurt"),
        ("Police said nobody was hurt.", "nobody was hurt"),
        ("Police said hardly anyone was hurt.", "hardly anyone was hurt"),
        ("Mara Tolen said again that the dam would not hold.", "the dam would not hold"),
        ("Mara Tolen said publicly that nothing was wrong.", "nothing was wrong"),
    ],
)
def test_no_word_that_turns_the_content_is_left_out(text: str, words: str):
    """A lost "never" or "only" would be the worst of mistakes."""
    assert [part.text for part in only_claim(text).content] == [words]


def test_a_denial_behind_an_admission_is_a_claim_of_its_own():
    """Polarity belongs to each cue: "admitted A, but denied B"."""
    claims = brief_of(
        "Per Lund admitted the step was planned, but denied it was linked to war."
    ).claims

    assert [(c.content[0].text, c.negated) for c in claims] == [
        ("the step was planned", False), ("it was linked to war", True),
    ]  # fmt: skip
