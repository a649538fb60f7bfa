"""Framings that hang on no listed verb, and where what was said ends: one construction a row."""

import pytest

from tests.quality.reading import brief_of

HEAD = (
    "Valley road closed\n\nThe river rose again overnight, and the road was closed for the day.\n\n"
)
FOOT = "\n\nThe road was opened again in the evening, when the water had gone.\n"


def claims_of(sentence: str):
    """Give (speaker, mention, cue, content) of every claim in a paragraph of a longer text."""
    return [
        (
            claim.speaker.name,
            claim.speaker_mention.text if claim.speaker_mention else "",
            claim.cue.excerpt.text if claim.cue else "",
            " … ".join(part.text for part in claim.content),
        )
        for claim in brief_of(f"{HEAD}{sentence}{FOOT}").claims
    ]


@pytest.mark.parametrize(
    ("sentence", "speaker", "cue", "said"),
    [
        ("“Three loaves for the diggers,” Gerda Asch counts. “One for me.”",
         "Gerda Asch", "counts", "“Three loaves for the diggers,” … “One for me.”"),
        ("“You are not looking,” a woman behind her called out.",
         "woman behind her", "called", "“You are not looking,”"),
        ("“You have been lying,” shot back defence attorney Priya Castellan.",
         "Priya Castellan", "shot", "“You have been lying,”"),
        ("“Where is the roof?” Laurel Pickett asked, minutes in.",
         "Laurel Pickett", "asked", "“Where is the roof?”"),
        ("The manager, Astrid Bell: “Leo slept badly. I slept worse.”",
         "Astrid Bell", ":", "“Leo slept badly. I slept worse.”"),
        ("Anders Blom could not be tempted either: “I read that I bought a goalkeeper.”",
         "Anders Blom", ":", "“I read that I bought a goalkeeper.”"),
        ("Amir Osei posted a photograph of his boots with the words “Size 11. A weapon”.",
         "Amir Osei", "with the words", "“Size 11. A weapon”"),
        ("The plan was, in the view of Tova Lind, “a gift to the ducks”.",
         "Tova Lind", "in the view of", "The plan was … “a gift to the ducks”"),
        ("By Dorn’s account, the gate was open all night.",
         "Dorn", "By Dorn’s account", "the gate was open all night"),
        ("Edda Prowse is adamant that the dam will hold.",
         "Edda Prowse", "adamant", "the dam will hold"),
        ("The chief finance officer put the cost at 25 million crowns.",
         "chief finance officer", "put", "the cost at 25 million crowns"),
        ("Mara Tolen is understood to have argued that rates were too high.",
         "Mara Tolen", "argued", "rates were too high"),
        ("The strike could be over by noon, Odile Kerjean said, if the company gave in.",
         "Odile Kerjean", "said",
         "The strike could be over by noon … if the company gave in"),
        ("There were, Dominic Orde agreed, five of those.",
         "Dominic Orde", "agreed", "There were … five of those"),
        ("The harbour belongs to Harriet Boone, who told police it vanished in April.",
         "Harriet Boone", "told", "it vanished in April"),
        ("A boy who had watched from the bus reported that the bear had waited.",
         "boy", "reported", "the bear had waited"),
        ("Dolores Finch wrote in her column for the Brackley Post this week that it was over.",
         "Dolores Finch", "wrote", "it was over"),
        ("Ilya Dorn said the front holds 212 men; the army has never said how many it holds.",
         "Ilya Dorn", "said", "the front holds 212 men"),
        ("Lea Brandt threatened to close the port, raising the stakes.",
         "Lea Brandt", "threatened", "to close the port"),
    ],
)  # fmt: skip
def test_a_framing_is_read(sentence, speaker, cue, said):
    found = claims_of(sentence)
    assert [(who, by, words) for who, _, by, words in found] == [(speaker, cue, said)]


@pytest.mark.parametrize(
    ("headline", "speaker", "said"),
    [
        ("Police: Man stole same canoe three times", "Police", "Man stole same canoe three times"),
        ("“My knees are filing a complaint”: Varnay limps on", "Varnay",
         "“My knees are filing a complaint”"),
        ("Analysis: A tax cut nobody asked for", None, ""),
        ("Valley road: what we know so far", None, ""),
    ],
)  # fmt: skip
def test_a_headline_credits_by_its_colon(headline, speaker, said):
    text = f"{headline}\n\nIt was a long day, and the road stayed closed until the evening.\n"
    found = [(c.speaker.name, c.content[0].text) for c in brief_of(text).claims]
    assert found == ([(speaker, said)] if speaker else [])


@pytest.mark.parametrize(
    "sentence",
    [
        "The tapes, sold under the title “Easy Does It,” earned the company a fortune.",
        "Asked whether she had packed, Edda Prowse laughed.",
        "The witness, who asked us not to print her name, left.",
        "Under the signboard of “cooperation”, the league has pressed its ear on the door.",
        "He has read The Fluent City, a book that every mayor seems to own.",
        "Edda Prowse talks about dykes that exist only on paper.",
    ],
)
def test_what_only_looks_like_a_framing_is_none(sentence):
    assert claims_of(sentence) == []


@pytest.mark.parametrize(
    ("paragraph", "chain"),
    [
        ("“It was second-hand,” Denise Corley said, according to the officer’s notebook.",
         [("officer’s notebook",)]),
        ("Through his lawyer, Ottilie Weir, Jory Maddern suggested that it was a cream.",
         [("Ottilie Weir",)]),
        ("Dana Rusk has been on Kestrel FM. She says that everyone must go.", [("Kestrel FM",)]),
        ("Carl Pitt told Channel 6 that the lot was full. “It was lit up,” he said.",
         [("Channel 6",), ("Channel 6",)]),
        ("Carl Pitt told Channel 6 that the lot was full. “It is,” he told us.",
         [("Channel 6",), ()]),
    ],
)  # fmt: skip
def test_the_chain_is_kept(paragraph, chain):
    claims = brief_of(f"{HEAD}{paragraph}{FOOT}").claims
    assert [tuple(link.name for link in claim.chain) for claim in claims] == chain
