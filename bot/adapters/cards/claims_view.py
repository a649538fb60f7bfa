"""Which part of a brief's claims somebody looks at: filters and page, carried by every press."""

from dataclasses import dataclass, replace

from bot.adapters.cards.card import Action, Verb
from bot.core.brief import Brief
from bot.core.claim import Claim, State

ANY = "-"
CLAIMS, OWN, MARKS, WITHHELD = "c", "o", "m", "w"
VOICES = (CLAIMS, OWN, MARKS, WITHHELD)
STATES = tuple(State)


@dataclass(frozen=True, slots=True)
class ClaimsView:
    """A posting's claims, narrowed down. Speaker and state are places in their lists, or ANY."""

    posting: str
    page: int = 1
    voice: str = ANY
    state: str = ANY
    speaker: str = ANY

    def action(self) -> Action:
        """Give the press that leads to this view."""
        return Action(
            Verb.CLAIMS, (self.posting, str(self.page), self.voice, self.state, self.speaker)
        )

    @classmethod
    def of(cls, action: Action) -> "ClaimsView":
        """Read a press; what is not understood is not narrowed down."""
        given = dict(enumerate(action.about))
        posting, page = given.get(0, ""), given.get(1, "1")
        voice, state, speaker = (given.get(at, ANY) for at in (2, 3, 4))
        return cls(
            posting,
            int(page) if page.isdecimal() and page != "0" else 1,
            voice if voice in VOICES else ANY,
            state if state.isdecimal() and int(state) < len(STATES) else ANY,
            speaker if speaker.isdecimal() else ANY,
        )

    def on(self, page: int) -> "ClaimsView":
        """Give another page of the same."""
        return replace(self, page=page)

    def only(
        self, *, voice: str | None = None, state: str | None = None, speaker: str | None = None
    ) -> "ClaimsView":
        """Narrow down (or widen) one of the filters; back to the first page."""
        return replace(
            self,
            page=1,
            voice=self.voice if voice is None else voice,
            state=self.state if state is None else state,
            speaker=self.speaker if speaker is None else speaker,
        )

    def shows(self, claim: Claim, brief: Brief) -> bool:
        """Tell whether a claim is in this view."""
        if self.voice not in {ANY, CLAIMS}:
            return False
        if self.state != ANY and claim.state is not STATES[int(self.state)]:
            return False
        return self.speaker == ANY or claim.speaker.id == _speaker_id(brief, int(self.speaker))

    def shows_others(self, voice: str) -> bool:
        """Tell whether own voice, marks or what is withheld is in this view."""
        if self.state != ANY or self.speaker != ANY:
            return False
        return self.voice in {ANY, voice}


def _speaker_id(brief: Brief, at: int) -> str | None:
    return brief.speakers[at].id if at < len(brief.speakers) else None
