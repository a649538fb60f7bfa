"""Proposals that only a close look at the sentence refuses."""

from dataclasses import replace

import pytest

from bot.core.brief import Withheld
from bot.core.numbered import NumberedArticle
from bot.core.proposals import ClaimPoint
from bot.core.verification.claims import ClaimGate, Found
from tests.quality.reading import brief_of

# (text, words, who, mention, cue, kind, a word of the reason)
FALSE = (
    ("It is said in the town that Edda Prowse wrote the memoir in furs.",
     "It is said in the town that Edda Prowse wrote the memoir in furs.",
     "Edda Prowse", "Edda Prowse", "wrote", "indirect", "framing"),
    ("Edda Prowse is a nurse. It is open until four, because, she says, nobody sleeps.",
     "It is open until four, because,", "Edda Prowse", "she", "says", "indirect", "middle"),
    ("Edda Prowse left. Asked by the host whether she had packed, she answered “no”.",
     "Asked by the host whether she had packed,", "Edda Prowse", "she", "answered", "indirect",
     "no clause"),
    ("Edda Prowse explained how the boats would be paid for.",
     "how the boats would be paid for", "Edda Prowse", "Edda Prowse", "explained", "indirect",
     "question"),
    ("Edda Prowse showed no reaction as the foreman read the verdict.",
     "no reaction as the foreman read the verdict", "Edda Prowse", "Edda Prowse", "showed",
     "indirect", "seen"),
    ("The plan is simple. The governor, as president Edda Prowse, said so. The cow would cost "
     "ten million, by the governor’s own reckoning.",
     "The cow would cost ten million", "Edda Prowse", "the governor",
     "by the governor’s own reckoning", "indirect", "do not name"),
    ("Odile Kerjean has been speaking to Radio Armel. The strike could be over by noon, she said, "
     "if the company gave in.",
     "The strike could be over by noon", "Odile Kerjean", "she", "said", "indirect", ""),
    ("“You heard voices,” Ann Keane began. “Did you know them?” “One was Daniel’s.”",
     "“Did you know them?”|“One was Daniel’s.”", "Ann Keane", "Ann Keane", "began", "direct", ""),
    ("Rüdiger Thom drives. “It is late,” said Frieda Wolters. The house is cold. According to her, "
     "the bus takes the old road.",
     "the bus takes the old road", "Rüdiger Thom", "her", "According to", "indirect", "pronoun"),
)  # fmt: skip


def judged(text: str, said: str, who: str, mention: str, cue: str, kind: str):
    brief = replace(brief_of(text), claims=())
    numbered = NumberedArticle(brief.article)
    words = tuple(said.split("|"))
    numbers = tuple(sorted({numbered.number_at(text.index(one)) for one in words}))
    return ClaimGate(brief).judge(ClaimPoint(numbers, words, who, mention, cue, (), kind))


@pytest.mark.parametrize("row", FALSE, ids=lambda row: row[6] or row[2])
def test_words_that_are_not_what_the_framing_attributes_are_withheld(row):
    text, said, who, mention, cue, kind, reason = row
    found = judged(text, said, who, mention, cue, kind)
    assert isinstance(found, Withheld)
    assert reason in found.reason


@pytest.mark.parametrize(
    ("text", "said", "who", "mention", "cue", "kind"),
    [
        ("The strike could be over by noon, Odile Kerjean said.",
         "The strike could be over by noon", "Odile Kerjean", "Odile Kerjean", "said", "indirect"),
        ("A study by Edda Prowse shows that nobody sleeps.", "nobody sleeps",
         "Edda Prowse", "A study by Edda Prowse", "shows", "indirect"),
        ("“We will stay in the valley as long as it takes.\n\n“We always have,” said Edda Prowse.",
         "“We will stay in the valley as long as it takes.|“We always have,”",
         "Edda Prowse", "Edda Prowse", "said", "direct"),
    ],
)  # fmt: skip
def test_plain_framings_pass(text, said, who, mention, cue, kind):
    assert isinstance(judged(text, said, who, mention, cue, kind), Found)
