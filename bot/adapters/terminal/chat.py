"""A conversation: paste an article, ask about it, look closer. The journeys the platforms use."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from difflib import get_close_matches

from bot.adapters import wording
from bot.adapters.terminal import commands
from bot.adapters.terminal.given import is_address, is_path, looks_like_path, sent_from
from bot.adapters.terminal.screen import Screen
from bot.adapters.visible import visible
from bot.core.article import ArticleId, SourceKind
from bot.core.brief import Brief
from bot.core.place import TERMINAL
from bot.core.upload import Link, Upload
from bot.errors import InputRefused, NotFound
from bot.journeys.desk import Desk

# A question is short; whoever sends this much, or several paragraphs, sends an article.
_LONGEST_QUESTION = 400


@dataclass(slots=True)
class Chat:
    """What is being talked about: the brief in hand and the articles questions are put to."""

    desk: Desk
    screen: Screen
    brief: Brief | None = None
    in_use: tuple[ArticleId, ...] = ()
    is_over: bool = field(default=False)

    async def hear(self, message: str) -> None:
        """Act on one message; every message gets an answer, a `BotError` included."""
        message = message.strip()
        if not message:
            return
        word, _, rest = message.partition(" ")
        known = self._commands()
        if word in known:
            await known[word](rest.strip())
        elif is_address(message) or is_path(message) or looks_like_path(message):
            if word.startswith("/") and "/" not in word[1:] and not is_path(message):
                raise self._no_such_command(word)
            await self._read(sent_from(message, self.screen.stdin.buffer))
        elif word.startswith("/"):
            raise self._no_such_command(word)
        elif "\n" in message or len(message) > _LONGEST_QUESTION:
            content = message.encode("utf-8", "surrogateescape")
            await self._read(Upload(content, wording.PASTED_TEXT, SourceKind.TEXT))
        else:
            await self._answer(message)

    def _commands(self) -> dict[str, Callable[[str], Awaitable[None]]]:
        return {
            "/claims": self._claims,
            "/articles": self._articles,
            "/use": self._use,
            "/context": self._context,
            "/labels": self._labels,
            "/help": self._help,
            "/quit": self._quit,
        }

    async def _read(self, sent: Upload | Link) -> None:
        from bot.adapters.terminal.brief_view import brief_view

        name = sent.url if isinstance(sent, Link) else sent.name
        with self.screen.patience(wording.READING.format(name=name)):
            self.brief = await self.desk.brief(TERMINAL, sent)
        if self.brief.article.id not in self.in_use:
            self.in_use = (*self.in_use, self.brief.article.id)
        self.screen.show(*brief_view(self.brief))

    async def _answer(self, question: str) -> None:
        from bot.adapters.terminal.answer_view import answer_as_it_grows

        await answer_as_it_grows(
            self.screen, lambda told: self.desk.answer(TERMINAL, question, self.in_use, told)
        )

    async def _claims(self, speaker: str) -> None:
        from bot.adapters.terminal.claim_view import claims_by_speaker

        brief = self._in_hand()
        if speaker and not any(one.is_named(speaker) for one in brief.speakers):
            names = ", ".join(visible(one.name) for one in brief.speakers)
            reason = wording.NO_SUCH_SPEAKER.format(name=visible(speaker))
            raise NotFound(reason, hint=wording.SPEAKERS_ARE.format(names=names))
        self.screen.show(*claims_by_speaker(brief, speaker=speaker))

    async def _articles(self, _: str) -> None:
        from bot.adapters.terminal.shelf_view import shelf_view

        shelf = await self.desk.articles(TERMINAL)
        if not shelf:
            self.screen.say(f"{wording.NOTHING_KEPT} {wording.CHAT_BEGIN}")
            return
        self.screen.show(*shelf_view(shelf, in_use=self.in_use))

    async def _use(self, number: str) -> None:
        if number == "all":
            self.in_use = ()
            self.screen.say(wording.USING_ALL)
            return
        shelf = await self.desk.articles(TERMINAL)
        shelved = shelf[_numbered(number, len(shelf), wording.ARTICLE_NUMBERS)]
        self.brief = await self.desk.show(TERMINAL, shelved.id)
        self.in_use = (shelved.id,)
        self.screen.say(wording.USING.format(title=visible(shelved.title)))

    async def _context(self, number: str) -> None:
        from bot.adapters.cards.context_card import claim_numbered, context_card
        from bot.adapters.terminal.card_view import ROOM, card_view

        brief = self._in_hand()
        claim = claim_numbered(brief, number)
        self.screen.show(*card_view(context_card(brief, int(number), claim, ROOM)))

    async def _labels(self, _: str) -> None:
        commands.labels(self.screen)

    async def _help(self, _: str) -> None:
        for line in wording.CHAT_HELP:
            self.screen.say(line)

    async def _quit(self, _: str) -> None:
        self.is_over = True

    def _in_hand(self) -> Brief:
        if self.brief is None:
            raise NotFound(wording.NO_BRIEF_IN_HAND, hint=wording.CHAT_BEGIN)
        return self.brief

    def _no_such_command(self, word: str) -> InputRefused:
        near = get_close_matches(word, self._commands(), n=1)
        hint = wording.DID_YOU_MEAN.format(name=near[0]) if near else wording.CHAT_SEE_HELP
        return InputRefused(wording.NO_SUCH_COMMAND.format(word=visible(word)), hint=hint)


def _numbered(written: str, last: int, hint: str) -> int:
    """Give the index a person means by a number from 1."""
    if written.isdecimal() and 1 <= int(written[:9]) <= last:
        return int(written) - 1
    reason = wording.NO_SUCH_NUMBER.format(number=visible(written) or wording.NO_NUMBER, last=last)
    raise InputRefused(reason, hint=hint)
