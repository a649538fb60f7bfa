"""The walls: over many operations nothing of one workspace is ever seen in another."""

import asyncio
import random
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.core.brief import Brief
from bot.core.place import Workspace
from bot.journeys.ports import Library
from bot.storage.database import Database
from bot.storage.library import SqlLibrary
from tests.builders import article, brief, claim
from tests.databases import Addresses
from tests.sentences import sentences

NOON = datetime(2026, 11, 3, 12, tzinfo=UTC)
WORKSPACES = (
    Workspace("slack", "T1"),
    Workspace("slack", "T1", "C-private"),
    Workspace("slack", "T1", "D-direct"),
    Workspace("slack", "T2"),
    Workspace("discord", "T1"),
    Workspace("slack", "T1/C-private"),
)
VERBS = ("keep", "keep", "read", "search", "search in", "shelf", "resolve", "forget")
ARTICLES = 3  # the last of them has the same text, and so the same id, in every workspace


@dataclass(frozen=True, slots=True)
class Step:
    """Somebody in a workspace does something with one of its articles, or asks for another's."""

    verb: str
    workspace: int
    article: int
    asked_for: int


@dataclass(slots=True)
class Walk:
    """Take steps in a library and remember what each workspace should see."""

    library: Library
    kept: dict[int, dict[str, Brief]] = field(default_factory=dict)
    seen: int = 0

    async def take(self, step: Step) -> None:
        """Take one step; whatever it shows is this workspace's own."""
        workspace = WORKSPACES[step.workspace]
        own = self.kept.setdefault(step.workspace, {})
        meant = _brief(step.asked_for, step.article)
        name = meant.article.id

        if step.verb == "keep":
            mine = _brief(step.workspace, step.article)
            at = NOON + timedelta(seconds=step.article)
            await self.library.keep(workspace, mine, at=at)
            own[mine.article.id] = mine
        elif step.verb == "read":
            assert await self.library.find_brief(workspace, name) == own.get(name)
        elif step.verb == "resolve":
            found = await self.library.resolve(workspace, name[:4])
            assert set(found) == {one for one in own if one.startswith(name[:4])}
        elif step.verb == "forget":
            assert await self.library.forget(workspace, name) == (own.pop(name, None) is not None)
        else:
            await self._look(step, workspace, own, name)

    async def _look(self, step: Step, workspace: Workspace, own: dict[str, Brief], name) -> None:
        words = [_canary(number) for number in range(len(WORKSPACES))] + ["shared"]
        if step.verb == "shelf":
            shelf = await self.library.shelf(workspace)
            assert {one.id for one in shelf} == set(own)
            self._judge(step, (one.title for one in shelf))
            return
        within = [name] if step.verb == "search in" else []
        found = await self.library.search(workspace, words, articles=within)
        expected = [one for one in own if not within or one in within]
        assert {one.brief.article.id for one in found} == set(expected)
        self._judge(step, (repr(one) for one in found))

    def _judge(self, step: Step, shown: Iterable[str]) -> None:
        foreign = [_canary(at) for at in range(len(WORKSPACES)) if at != step.workspace]
        for one in shown:
            self.seen += 1
            assert not [canary for canary in foreign if canary in one]


async def walk(address: str, steps: Iterable[Step]) -> int:
    """Take the steps in a new library; give how many things were shown."""
    async with Database(address) as database:
        walking = Walk(SqlLibrary(database, sentences))
        for step in steps:
            await walking.take(step)
    return walking.seen


STEPS = st.builds(
    Step,
    st.sampled_from(VERBS),
    st.integers(0, len(WORKSPACES) - 1),
    st.integers(0, ARTICLES - 1),
    st.integers(0, len(WORKSPACES) - 1),
)


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(STEPS, max_size=30))
def test_a_workspace_sees_its_own_and_nothing_else(
    new_address: Addresses, steps: list[Step]
) -> None:
    """Any order of operations: what is shown is exactly what this workspace keeps."""
    asyncio.run(walk(new_address(), steps))


def test_a_thousand_operations_leak_nothing(new_address: Addresses) -> None:
    """Enough of them that every workspace shows something to be judged."""
    dice = random.Random(20261103)  # noqa: S311  (the same walk every time)
    steps = [
        Step(
            dice.choice(VERBS),
            dice.randrange(len(WORKSPACES)),
            dice.randrange(ARTICLES),
            dice.randrange(len(WORKSPACES)),
        )
        for _ in range(1000)
    ]

    shown = asyncio.run(walk(new_address(), steps))

    assert shown > 300


def _canary(workspace: int) -> str:
    return f"canary{'abcdef'[workspace]}bird"


def _brief(workspace: int, number: int) -> Brief:
    """Give a brief that names its workspace wherever it can."""
    canary = _canary(workspace)
    is_common = number == ARTICLES - 1
    text = "Shared words." if is_common else f"The {canary} speaks. Shared words {number}."
    read = article(text, title=f"{canary} {number}")
    return brief(read, claim(read, "Shared", speaker=f"speaker {canary}"), notes=(canary,))
