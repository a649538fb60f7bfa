"""The rest of a digest, page by page: the other stories, and every item that was left out."""

from collections.abc import Iterator, Sequence

from bot.adapters.cards.card import (
    Action,
    Button,
    Buttons,
    Card,
    Entry,
    Heading,
    Part,
    Prose,
    Run,
    Verb,
    line,
)
from bot.adapters.cards.digest_card import day_of, story_entry
from bot.adapters.cards.phrases import shortened
from bot.adapters.visible import visible
from bot.adapters.wording import digests as wording
from bot.core.digests.digest import Digest, LeftOut

_STORIES, _ITEMS = 5, 15  # a page
_LONGEST_TITLE = 150  # characters


def story_pages(digest: Digest, key: str, start: int) -> Iterator[Card]:
    """Give the stories from `start` (0 is the first) on, then ever fewer: the first that fits."""
    stories = (*digest.stories, *digest.more)
    start = min(max(start, 0), len(stories))
    most = min(_STORIES, len(stories) - start)
    for claims in (3, 2, 1):
        for count in range(most, 0, -1):
            shown = range(start, start + count)
            entries = [story_entry(at + 1, stories[at], claims) for at in shown]
            heading = _heading(wording.STORIES, digest, shown, len(stories))
            yield _page(heading, entries, _turning(Verb.STORIES, key, shown, len(stories)))
    yield Card(wording.NO_MORE, (Prose(line(wording.NO_MORE)),))


def left_out_pages(digest: Digest, key: str, start: int) -> Iterator[Card]:
    """Give the items that were left out from `start` on, each with its reason, then ever fewer."""
    items = digest.left_out
    start = min(max(start, 0), len(items))
    for count in range(min(_ITEMS, len(items) - start), 0, -1):
        shown = range(start, start + count)
        heading = _heading(wording.ITEMS_LEFT, digest, shown, len(items))
        entries = [_item(items[at]) for at in shown]
        yield _page(heading, entries, _turning(Verb.LEFT_OUT, key, shown, len(items)))
    yield Card(wording.NOTHING_LEFT, (Prose(line(wording.NOTHING_LEFT)),))


def _item(one: LeftOut) -> Entry:
    title = shortened(visible(one.title), _LONGEST_TITLE)
    link = (Button(wording.LINK, url=one.url),) if one.url else ()
    return Entry(line(Run(title, is_bold=True)), (), line(visible(one.why)), choices=link)


def _heading(words: str, digest: Digest, shown: range, count: int) -> str:
    return words.format(
        title=visible(digest.title),
        day=day_of(digest.day),
        first=shown.start + 1,
        last=shown.stop,
        count=count,
    )


def _turning(verb: Verb, key: str, shown: range, count: int) -> tuple[Buttons, ...]:
    buttons: list[Button] = []
    if shown.start > 0:
        buttons.append(Button(wording.FIRST, Action(verb, (key, "0"))))
    if shown.stop < count:
        buttons.append(Button(wording.NEXT_PAGE, Action(verb, (key, str(shown.stop)))))
    return (Buttons(tuple(buttons)),) if buttons else ()


def _page(heading: str, entries: Sequence[Part], turning: tuple[Buttons, ...]) -> Card:
    return Card(heading, (Heading(heading), *entries, *turning))
