"""The shapes of a question: which words ask, whom they ask after, and what is left.

A question is data: only its first question of at most 500 characters is read, every pattern is
anchored, and what fits no shape is a plain question.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

_LONGEST = 500
_MENTION = re.compile(r"<[^<>\s]{1,80}>")
_ASKING = re.compile(r"[^.!?\n]{1,500}\?")
_POLITE = re.compile(
    r"(?:(?:hey|hi|hello|please|so|and|ok|okay|well|now|briefing|bot|@\w+)[,!]?\s+"
    r"|(?:can|could|would)\s+you\s+(?:please\s+)?(?:tell\s+me|say)\s+"
    r"|(?:please\s+)?tell\s+(?:me|us)\s+|do\s+you\s+know\s+|i\s+(?:want|would\s+like)\s+to\s+know\s+"
    r"|(?:in|according\s+to)\s+(?:this|the|that)\s+(?:article|text|story|report|piece),?\s+)",
    re.IGNORECASE,
)
_HERE = re.compile(
    r"[\s,]+(?:in|according\s+to)\s+(?:this|the|that|these|the\s+\w+)\s+"
    r"(?:articles?|text|story|report|piece)$",
    re.IGNORECASE,
)
_SAY = (
    r"(?:sa(?:y|ys|id|ying)|claim(?:s|ed)?|think(?:s)?|thought|state[sd]?|tells?|told|argue[sd]?"
    r"|believe[sd]?|announce[sd]?|mention(?:s|ed)?|comment(?:s|ed)?|remark(?:s|ed)?|writes?|wrote"
    r"|written|warn(?:s|ed)?|admit(?:s|ted)?|den(?:y|ies|ied)|suggest(?:s|ed)?|promise[sd]?"
    r"|predict(?:s|ed)?|declare[sd]?|insist(?:s|ed)?|point(?:s|ed)?\s+out|call(?:s|ed)?"
    r"|accuse[sd]?|reveal(?:s|ed)?|stress(?:es|ed)?|allege[sd]?|assert(?:s|ed)?|confirm(?:s|ed)?"
    r"|report(?:s|ed)?|reject(?:s|ed)?|dispute[sd]?|dismiss(?:es|ed)?|acknowledge[sd]?"
    r"|describe[sd]?|criti[cs]i[sz]e[sd]?|demand(?:s|ed)?|urge[sd]?|add(?:s|ed)?|explain(?:s|ed)?"
    r"|expect(?:s|ed)?|estimate[sd]?|hype[sd]?|advocate[sd]?|conclude[sd]?|refute[sd]?)"
)
_CARRY = (
    r"(?:report(?:s|ed)?|carri(?:es|ed)|carry|quote[sd]?|relay(?:s|ed)?|publish(?:es|ed)?|cite[sd]?"
    r"|print(?:s|ed)?|pass(?:es|ed)?\s+on)"
)
_ABOUT = r"(?:about|on|regarding|concerning|of|to|with\s+regard\s+to)"
_WHICH = r"(?:who|which(?:\s+\w+){1,2}|what(?:\s+\w+){1,2})"


class Shape(StrEnum):
    """Which words ask."""

    SPEAKERS = "who is quoted"
    WHO_REPORTED = "who reported what X said"
    SAYS = "what X says"
    WHO_SAYS = "who says that"
    WHO_IS = "who is X"
    WHAT_IS = "what is X"
    PLAIN = "a plain question"


@dataclass(frozen=True, slots=True)
class Heard:
    """A question's shape with its parts; `topic` is all of it when the question is plain."""

    shape: Shape
    topic: str
    speaker: str = ""
    verb: str = ""


def hear(question: str) -> Heard:
    """Tell the shape of a question; never fails, reads at most 500 characters."""
    asked = plain_question(question)
    for shape, pattern in _SHAPES:
        if match := pattern.fullmatch(asked):
            parts = {name: value or "" for name, value in match.groupdict().items()}
            return Heard(
                shape,
                topic=parts.get("y", "").strip(),
                speaker=_without_article(parts.get("x", "")),
                verb=parts.get("v", ""),
            )
    return Heard(Shape.PLAIN, topic=asked)


def plain_question(question: str) -> str:
    """Give the one question to answer, without mentions, courtesies and "in this article"."""
    text = _MENTION.sub(" ", question[: 4 * _LONGEST])
    asking = _ASKING.findall(text)
    text = " ".join((asking[-1] if asking else text).split())[:_LONGEST]
    for _ in range(3):
        text = _POLITE.sub("", text, count=1) if _POLITE.match(text) else text
    text = text.strip(" ?!.,;:")
    return _HERE.sub("", text).strip(" ?!.,;:")


def _without_article(phrase: str) -> str:
    bare = re.sub(r"^(?:the|a|an)\s+", "", phrase.strip(), flags=re.IGNORECASE)
    return re.sub(r"['’]s?$", "", bare).strip(" ,;:\"'“”‘’")


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


_SHAPES = (
    (Shape.SPEAKERS, _pattern(
        r"(?:who(?:\s+all)?\s+(?:is|are|was|were|gets)\s+(?:being\s+)?(?:quoted|cited|credited)"
        r"(?:\s+(?:here|by\s+name))?|who\s+(?:is|are|were)\s+the\s+(?:speakers?|sources?)"
        r"(?:\s+(?:here|quoted))?|who\s+(?:speaks|is\s+speaking)(?:\s+here)?"
        r"|(?:list|name|show)(?:\s+me)?(?:\s+all)?(?:\s+the)?\s+(?:speakers|sources)"
        r"|(?:which|what)\s+(?:people|speakers|sources)\s+(?:are|were)\s+(?:quoted|cited))")),
    (Shape.WHO_REPORTED, _pattern(
        rf"{_WHICH}\s+(?:first\s+)?(?P<v>{_CARRY})\s+(?P<x>.+?)(?:['’]s|['’])\s+"
        r"(?:remarks?|statements?|words?|comments?|quotes?|quotations?|claims?|views?|figures?)"
        r"(?:\s+(?:about|on)\s+(?P<y>.+))?")),
    (Shape.WHO_REPORTED, _pattern(
        rf"{_WHICH}\s+(?P<v>quote[sd]?|cite[sd]?)\s+(?P<x>.+)")),
    (Shape.WHO_REPORTED, _pattern(
        r"(?:through|via|by)\s+(?:whom|(?:which|what)\s+\w+)\s+(?:is|was|are|were)\s+(?P<x>.+?)\s+"
        r"(?P<v>quoted|reported|cited)")),
    (Shape.SAYS, _pattern(
        rf"(?:what|how|why)\s+(?:else\s+)?(?:does|did|do|has|have)\s+(?P<x>.+?)\s+(?P<v>{_SAY})"
        rf"(?:\s+(?:{_ABOUT}|that)\s+(?P<y>.+))?")),
    (Shape.SAYS, _pattern(
        rf"(?:what|how|why)\s+(?:does|did|do|has|have)\s+(?P<x>.+?)\s+(?P<v>{_SAY})\s+(?P<y>.+)")),
    (Shape.SAYS, _pattern(
        rf"(?:does|did|do|has|have)\s+(?P<x>.+?)\s+(?P<v>{_SAY})(?:\s+(?:{_ABOUT}|that))?"
        r"\s+(?P<y>.+)")),
    (Shape.SAYS, _pattern(
        r"what\s+(?:is|are|was|were)\s+(?P<x>.+?)(?:['’]s|['’])\s+(?P<v>views?|positions?|opinions?"
        r"|stance|takes?|comments?|reactions?|remarks?|statements?)"
        rf"(?:\s+{_ABOUT}\s+(?P<y>.+))?")),
    (Shape.SAYS, _pattern(r"according\s+to\s+(?P<x>[^,]+),\s+(?P<y>.+)")),
    (Shape.SAYS, _pattern(
        r"(?P<y>(?:who|what|when|where|why|how)\s.+?),?\s+according\s+to\s+(?P<x>.+)")),
    (Shape.SAYS, _pattern(
        rf"what\s+(?P<x>(?:(?!(?:is|are|was|were|did|does|do)\s)\S+\s+)+?)(?P<v>{_SAY})"
        rf"(?:\s+{_ABOUT}\s+(?P<y>.+))?")),
    (Shape.WHO_SAYS, _pattern(
        rf"{_WHICH}\s+(?:else\s+)?(?:has\s+|have\s+|had\s+|was\s+|were\s+)?(?P<v>{_SAY})"
        r"(?:\s+that)?\s+(?P<y>.+)")),
    (Shape.SAYS, _pattern(
        r"who(?:m)?\s+(?:is|was|were|are|does|did)\s+(?:quoted|cited)\s+by\s+(?P<x>.+)")),
    (Shape.SAYS, _pattern(r"who(?:m)?\s+(?:does|did|do)\s+(?P<x>.+?)\s+(?:quote|cite)")),
    # "Who was found guilty", "who is being charged": a fact, not an introduction.
    (Shape.WHO_IS, _pattern(
        r"who(?:['’]s|\s+is|\s+was|\s+are|\s+were)\s+"
        r"(?!(?:being\s+|to\s+)?(?:[a-z]+ed|found|held|shot|hit|hurt|sent|told|seen|born|put|paid"
        r"|to\s+blame|guilty|missing|dead|responsible)\b)(?P<x>.+)")),
    (Shape.WHO_IS, _pattern(
        r"what\s+(?:is|was)\s+(?P<x>.+?)(?:['’]s|['’])\s+(?:role|job|title|position|function)")),
    (Shape.WHAT_IS, _pattern(
        r"what(?:['’]s|\s+is|\s+are|\s+was)\s+"
        r"(?P<x>(?:(?:the|a|an)\s+)?[^\s,]+(?:\s+[^\s,]+)?)")),
)  # fmt: skip
