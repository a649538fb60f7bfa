"""What a press on a digest's buttons comes to: the same cards on every platform."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.adapters.cards import digest_notices
from bot.adapters.cards.card import Action, Card, Verb
from bot.adapters.cards.digest_card import digest_cards
from bot.adapters.cards.digest_pages import left_out_pages, story_pages
from bot.adapters.visible import visible
from bot.adapters.wording import digests as wording
from bot.core.opml import Outlines
from bot.journeys.digests.subscribe import Asker, ManageDigests

VERBS = frozenset(
    {
        *(Verb.DIGESTS, Verb.STORIES, Verb.LEFT_OUT, Verb.PAUSE, Verb.RESUME),
        *(Verb.PREVIEW, Verb.NOW, Verb.REMOVE),
    }
)
SURE = "sure"
_PROBLEMS_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Ways:
    """How a platform's people set a digest and change it, as sentences."""

    to_set: str
    to_change: str
    to_resume: str


@dataclass(frozen=True, slots=True)
class DigestDesk:
    """Answers one person, at one place."""

    manage: ManageDigests
    asker: Asker
    ways: Ways

    async def pressed(self, action: Action) -> Iterator[Card]:
        """Give cards, ever smaller: the platform shows the first that fits, to this person alone.

        The action's verb is one of `VERBS`. Raise `NotFound`, `NotAllowed` or `InputRefused`.
        """
        name, *rest = action.about or ("",)
        match action.verb:
            case Verb.DIGESTS:
                return await self.listed(_number([name]))
            case Verb.STORIES:
                posted = await self.manage.posted(self.asker, name)
                return story_pages(posted, name, _number(rest))
            case Verb.LEFT_OUT:
                posted = await self.manage.posted(self.asker, name)
                return left_out_pages(posted, name, _number(rest))
            case Verb.PREVIEW:
                return digest_cards(await self.manage.preview(self.asker, name), None)
            case _:
                return iter((await self._changed(action.verb, name, is_sure=SURE in rest),))

    async def _changed(self, verb: Verb, name: str, *, is_sure: bool) -> Card:
        match verb:
            case Verb.PAUSE:
                paused = await self.manage.pause_message(self.asker, name)
                return digest_notices.paused_card(paused, self.ways.to_resume)
            case Verb.RESUME:
                return digest_notices.resumed_card(*await self.manage.resume(self.asker, name))
            case Verb.NOW:
                return digest_notices.coming_card(await self.manage.now(self.asker, name))
            case Verb.REMOVE if is_sure:
                return digest_notices.removed_card(await self.manage.remove(self.asker, name))
            case Verb.REMOVE:
                return digest_notices.remove_card(await self.manage.one(self.asker, name), SURE)
            case _:
                raise ValueError(f"{verb} is not about a digest")

    async def listed(self, start: int = 0) -> Iterator[Card]:
        """List what this person may see here."""
        return digest_notices.list_cards(
            await self.manage.list(self.asker), self.ways.to_set, start
        )


def _number(rest: list[str]) -> int:
    return int(rest[0]) if rest and rest[0].isascii() and rest[0].isdigit() else 0


def feeds_of(outlines: Outlines, name: str) -> tuple[str, tuple[str, ...]]:
    """Give the feeds of a list that was uploaded, one a line, and what is to be said of it."""
    told = [wording.FROM_LIST.format(name=name, count=len(outlines.lines))]
    if outlines.problems:
        more = len(outlines.problems) - _PROBLEMS_SHOWN
        told += [wording.NOT_FROM_LIST.format(name=name), *outlines.problems[:_PROBLEMS_SHOWN]]
        told += [wording.AND_MORE.format(count=more)] if more > 0 else []
    return "\n".join(one.url for one in outlines.lines), tuple(map(visible, told))
