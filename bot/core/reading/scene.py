"""What must be known about the whole article before one line can be read."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from bot.core.claim import SpeakerKind
from bot.core.reading.identities import Identity, identify, name_identity
from bot.core.reading.lexicon import people
from bot.core.reading.lines import Line
from bot.core.reading.phrases.noun_phrases import Phrase

_NAME = r"[A-Z][\w&’'-]*(?:\s[A-Z][\w&’'-]*){0,3}"
_OUTLET_NOUN = (
    r"(?:news\s+agency|news\s+service|agency|newspaper|daily|weekly|broadcaster|newswire|magazine"
    r"|podcast|newsletter|review\s+site|public\s+radio|(?:trade|regional|local|evening)\s+paper"
    r"|business\s+channel|telegram\s+channel|(?:local\s+)?radio\s+station"
    r"|website|news\s+site|tabloid|news\s+outlet|radio\s+station|television\s+channel|channel)"
)
_OUTLET_BEFORE = re.compile(rf"{_OUTLET_NOUN},?\s+(?:the\s+)?({_NAME})")
_OUTLET_AFTER = re.compile(
    rf"({_NAME})(?:,\s+(?:a|an|the|its|[A-Z]\w+’?'?s)\s+(?:[\w-]+\s+){{0,3}}|\s+){_OUTLET_NOUN}\b"
    r"(?!\s[A-Z])"  # "the Valderre daily Orsenna Today"
)
# Whoever "reports" at the end of somebody else's words carries them.
_REPORTED = re.compile(rf"[,”’\"] ({_NAME}) report(?:ed|s)\b")
_DEFINED = re.compile(
    r"((?:[A-Z][\w.&’'-]*\s)(?:(?:of|for|and|the)\s|[A-Z][\w.&’'-]*\s){1,6})\(([^()\n]{2,60})\)"
)
_TERM = re.compile(r"[“\"‘']([^”\"’']{2,30})[”\"’']")


@dataclass(frozen=True, slots=True)
class Scene:
    """The article's text with its outlets and the full names of its people by surname."""

    text: str
    outlets: frozenset[str]
    long_names: dict[str, str]
    # Names of the article's own outlet: it is never a carrier of its own words.
    own_names: frozenset[str] = frozenset()

    def identify(self, line: Line, phrase: Phrase) -> Identity:
        """Read who a phrase names; names introduced as outlets are publications."""
        found = identify(self.text, line, phrase)
        long = self.long_names.get(found.name.casefold())
        if long and not found.pronoun and found.name.casefold() != long.casefold():
            found = name_identity(long)
        if found.name in self.outlets and found.kind is not SpeakerKind.PUBLICATION:
            return replace(found, kind=SpeakerKind.PUBLICATION)
        return found

    def is_outlet(self, line: Line, phrase: Phrase) -> bool:
        """Tell somebody whose business is to carry other people's words."""
        return self.identify(line, phrase).kind is SpeakerKind.PUBLICATION


def scene_of(text: str, own_names: Iterable[str] = ()) -> Scene:
    """Look over the whole text once. `own_names` are those of the article's own outlet."""
    before = {match.group(1) for match in _OUTLET_BEFORE.finditer(text)}
    after = {match.group(1) for match in _OUTLET_AFTER.finditer(text)}
    outlets = {_bare(name) for name in before | after}
    outlets |= {_bare(name) for name in _REPORTED.findall(text)}
    return Scene(
        text, frozenset(name for name in outlets if name), _long_names(text), frozenset(own_names)
    )


def _long_names(text: str) -> dict[str, str]:
    """Find defined short names: "Velmaran State Agency (VSA)", `Acme AG (the "Company")`."""
    found: dict[str, str] = {}
    for match in _DEFINED.finditer(text):
        name, inside = match.group(1).strip(), match.group(2)
        terms = _TERM.findall(inside) or ([inside] if _is_acronym(inside, name) else [])
        found.update((term.casefold(), name) for term in terms)
    return found


def _is_acronym(inside: str, name: str) -> bool:
    initials = "".join(word[0] for word in name.split() if word[0].isupper())
    return inside.isupper() and inside in {initials, initials[1:]}


def _bare(name: str) -> str:
    words = [word for word in name.split() if word.lower() not in {"the", "a", "an", "in", "state"}]
    if words and words[0].lower() in people.TITLES:
        return ""
    return " ".join(words).removesuffix("'s").removesuffix("’s")
