"""Many inputs, one after the other: what can be read is shown, what cannot is said and passed."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from bot.adapters import wording
from bot.adapters.terminal.given import sent_from
from bot.adapters.terminal.refusals import refuse
from bot.adapters.terminal.screen import Screen
from bot.core.article import SourceKind
from bot.core.brief import Brief
from bot.core.upload import Link, Upload
from bot.errors import InputRefused

Read = Callable[[Upload | Link], Awaitable[Brief]]


@dataclass(frozen=True, slots=True)
class Readings:
    """Read what was given and hand each brief to `show`."""

    read: Read
    screen: Screen
    show: Callable[[Brief], None]
    kind: SourceKind = SourceKind.FILE

    async def __call__(self, given: Sequence[str]) -> int:
        """Read everything; give how many inputs were refused."""
        refused = 0
        for one in given:
            try:
                brief = await self.one(one)
            except InputRefused as refusal:
                # With one input its name is on the command line; with many it must be said.
                refuse(self.screen, refusal, about=one if len(given) > 1 else None)
                refused += 1
                continue
            self.show(brief)
            self.screen.stdout.flush()
        return refused

    async def one(self, given: str) -> Brief:
        """Read one input; `InputRefused` when it is no article."""
        sent = sent_from(given, self.screen.stdin.buffer, kind=self.kind)
        with self.screen.patience(wording.READING.format(name=given)):
            return await self.read(sent)
