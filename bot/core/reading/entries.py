"""A speaker while the article is read, and what tells that a mention belongs to it."""

import re
from dataclasses import dataclass, field

from bot.core.claim import SpeakerKind
from bot.core.reading.identities import Identity
from bot.core.reading.lexicon import people, words

SAME_ROLE = {"judge": ("justice", "magistrate"), "lawyer": ("counsel", "attorney", "barrister")}


@dataclass(slots=True)
class Entry:
    """A speaker while the article is being read; `seen` are the places of its mentions."""

    name: str
    kind: SpeakerKind
    role: str | None
    head: str
    female: bool | None
    is_proper: bool
    aliases: list[str] = field(default_factory=list)
    seen: list[int] = field(default_factory=list)

    @property
    def surname(self) -> str:
        """Give the last word of the name."""
        return self.name.split()[-1]

    def note(self, identity: Identity, at: int) -> None:
        """Remember a mention: another alias, a role, a gender."""
        if identity.name and identity.name != self.name and identity.name not in self.aliases:
            self.aliases.append(identity.name)
        self.role = self.role or identity.role
        self.female = identity.female if self.female is None else self.female
        self.seen.append(at)


def is_same_name(entry: Entry, name: str, kind: SpeakerKind) -> bool:
    """Tell whether a name belongs to an entry: the same, a surname, a short form."""
    mine, other = entry.name.split(), name.split()
    if entry.name.casefold() == name.casefold():
        return True
    shorter, longer = sorted((mine, other), key=len)
    both_people = entry.kind is SpeakerKind.PERSON or kind is SpeakerKind.PERSON
    if both_people and len(shorter) == 1:
        return shorter[0] in {longer[-1], longer[0]}
    if both_people:
        return longer[-len(shorter) :] == shorter or (
            shorter[0] == longer[0] and shorter[-1] == longer[-1]
        )
    if len(shorter) == 1:
        return longer[0] == shorter[0] and shorter[0].lower() not in people.PLACES
    return longer[-len(shorter) :] == shorter


def fits(entry: Entry, identity: Identity) -> bool:
    """Tell whether a description can mean an entry: same head noun in its name or its role."""
    extra = {
        word for word in identity.name.lower().split()
        if word not in words.DETERMINERS and word != identity.head and word.isalpha()
    }  # fmt: skip
    bodies = {SpeakerKind.ORGANIZATION, SpeakerKind.PUBLICATION, SpeakerKind.DOCUMENT}
    if identity.kind in bodies and entry.kind not in bodies:
        return False
    named = entry.name if entry.is_proper else re.split(r"\s(?:of|for|from|in)\s", entry.name)[0]
    mine = set(re.findall(r"\w+", f"{named} {entry.role or ''}".lower()))
    heads = {identity.head, *SAME_ROLE.get(identity.head, ())}
    return bool(heads & mine) and extra <= mine


def _is_plural(entry: Entry) -> bool:
    """Tell several unnamed people from one."""
    return entry.kind is SpeakerKind.UNNAMED and entry.head.endswith("s")


def stands_alone(name: str, text: str) -> bool:
    """Tell whether a name also stands without a capitalised word before it, and twice at least."""
    places = [match.start() for match in re.finditer(rf"\b{re.escape(name)}\b", text)]
    return len(places) > 1 and any(
        re.search(r"(?:^|[^\w\s]\s*|\n\s*|\b[a-z]+\s)$", text[max(0, at - 30) : at])
        for at in places
    )


def may_be(entry: Entry, identity: Identity) -> bool:
    """Tell whether "he" or "she" can mean an entry."""
    if entry.kind not in {SpeakerKind.PERSON, SpeakerKind.UNNAMED} or not entry.seen:
        return False
    same = entry.female is None or identity.female is None or entry.female == identity.female
    return same and not _is_plural(entry)


def person_named(name: str) -> Identity:
    """Give the identity of a person known by name alone."""
    return Identity(name, SpeakerKind.PERSON, None, name.split()[-1].lower(), is_proper=True)
