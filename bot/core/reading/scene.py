"""What must be known about the whole article before one line can be read."""

import re
from dataclasses import dataclass

from bot.core.claim import SpeakerKind
from bot.core.reading.identities import Identity, identify
from bot.core.reading.lexicon import people
from bot.core.reading.lines import Line
from bot.core.reading.noun_phrases import Phrase

_NAME = r"[A-Z][\w&’'-]*(?:\s[A-Z][\w&’'-]*){0,3}"
_OUTLET_NOUN = (
    r"(?:news\s+agency|news\s+service|agency|newspaper|daily|weekly|broadcaster|newswire|magazine"
    r"|website|news\s+site|tabloid|news\s+outlet|radio\s+station|television\s+channel|channel)"
)
_OUTLET_BEFORE = re.compile(rf"{_OUTLET_NOUN},?\s+(?:the\s+)?({_NAME})")
_OUTLET_AFTER = re.compile(
    rf"({_NAME})(?:,\s+(?:a|an|the|its|[A-Z]\w+’?'?s)\s+(?:[\w-]+\s+){{0,3}}|\s+){_OUTLET_NOUN}\b"
)
_PERSON = re.compile(r"\b[A-Z][\w’'-]+(?:\s(?:[A-Z]\.|[A-Z][\w’'-]+|de|van|von|al|bin)){1,3}")


@dataclass(frozen=True, slots=True)
class Scene:
    """The article's text with its outlets and the full names of its people by surname."""

    text: str
    outlets: frozenset[str]

    def identify(self, line: Line, phrase: Phrase) -> Identity:
        """Read who a phrase names; names introduced as outlets are publications."""
        found = identify(self.text, line, phrase)
        if found.name in self.outlets and found.kind is not SpeakerKind.PUBLICATION:
            return Identity(found.name, SpeakerKind.PUBLICATION, found.role, found.head)
        return found

    def is_outlet(self, line: Line, phrase: Phrase) -> bool:
        """Tell somebody whose business is to carry other people's words."""
        return self.identify(line, phrase).kind is SpeakerKind.PUBLICATION


def scene_of(text: str) -> Scene:
    """Look over the whole text once."""
    before = {match.group(1) for match in _OUTLET_BEFORE.finditer(text)}
    after = {match.group(1) for match in _OUTLET_AFTER.finditer(text)}
    outlets = {_bare(name) for name in before | after}
    return Scene(text, frozenset(name for name in outlets if name))


def _bare(name: str) -> str:
    words = [word for word in name.split() if word.lower() not in {"the", "a", "an", "in", "state"}]
    if words and words[0].lower() in people.TITLES:
        return ""
    return " ".join(words).removesuffix("'s").removesuffix("’s")
