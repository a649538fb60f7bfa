"""People: they write, run commands, press, choose, fill in, and look at their screen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.platforms.discord_server import offered, payloads, posting, screen, threads
from tests.platforms.discord_server.dialogue import filled
from tests.platforms.discord_server.interaction import Cause, set_off
from tests.platforms.discord_server.offered import NotOfferedError
from tests.platforms.discord_server.posting import Draft, Upload
from tests.platforms.discord_server.resolving import KIND_BY_SELECT, resolve
from tests.platforms.discord_server.uses import Modal, Use
from tests.platforms.discord_server.wire import Asked, Json, Right

if TYPE_CHECKING:
    from tests.platforms.discord_server.message import Message
    from tests.platforms.discord_server.places import Channel, User
    from tests.platforms.discord_server.world import World

REPLY = 19
NamedFile = tuple[str, bytes]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a client: everything a person does is checked as the client checks it."""

    world: World
    user: User

    @property
    def id(self) -> str:
        """Give their identifier."""
        return self.user.id

    @property
    def name(self) -> str:
        """Give their name."""
        return self.user.name

    @property
    def mention(self) -> str:
        """Give what others type to name them."""
        return f"<@{self.user.id}>"

    @property
    def dm(self) -> Channel:
        """Give their direct conversation with the bot."""
        return self.world.conversation([self.user, self.world.bot])

    def conversation_with(self, *others: Person) -> Channel:
        """Give a direct conversation in which the bot is not."""
        return self.world.conversation([self.user, *(one.user for one in others)])

    def installs_app(self) -> Person:
        """Have the app wherever they go."""
        self.user.has_app = True
        return self

    def closes_dms(self) -> Person:
        """Take no direct messages from the bot."""
        self.user.takes_dms = False
        return self

    async def says(
        self,
        room: Channel,
        text: str = "",
        *,
        reply_to: Message | None = None,
        files: Iterable[NamedFile] = (),
        embeds: Iterable[Json] = (),
    ) -> Message:
        """Write a message; a reply calls the one replied to, as the client does by default."""
        self._check(room, Right.SEND_MESSAGES)
        uploads = [Upload(str(n), name, data) for n, (name, data) in enumerate(files)]
        extra: Json = {}
        if reply_to is not None:
            extra["message_reference"] = {"message_id": reply_to.id, "channel_id": room.id}
        body: Json = {"content": text, "embeds": list(embeds)}
        kind = REPLY if reply_to else 0
        draft = Draft(room, self.user, body, uploads, kind=kind, extra=extra)
        return posting.post(self.world, draft)

    async def edits(self, message: Message, text: str) -> None:
        """Change one of their own messages."""
        if message.author is not self.user:
            raise NotOfferedError(f"{self.name} did not write that")
        posting.edit(message, {"content": text})

    async def deletes(self, message: Message) -> None:
        """Take a message away."""
        posting.delete(message)

    async def opens_thread(
        self, where: Channel | Message, name: str, *, private: bool = False
    ) -> Channel:
        """Open a thread in a channel or from a message; in a forum it is a post."""
        return threads.opened_by(self.user, where, name, private=private)

    async def runs(self, room: Channel, command: str, **values: Any) -> Use:
        """Run a slash command: `"briefing settings"` is a subcommand, the values its options."""
        name, *path = command.removeprefix("/").split()
        known = await self._command(room, name, offered.CHAT_INPUT)
        typed = offered.fill_in(self.world, room, known, path, values)
        data = _command_data(known) | {"options": typed.options, "resolved": typed.resolved}
        return self._sets_off(Cause(Asked.COMMAND, self.user, room, data))

    async def types(
        self, room: Channel, command: str, option: str, typed: str, **values: Any
    ) -> list[str]:
        """Type into an option that suggests, and wait for the suggestions."""
        known = await self._command(room, command.split()[0], offered.CHAT_INPUT)
        path = command.split()[1:]
        done = offered.fill_in(self.world, room, known, path, values | {option: typed})
        data = _command_data(known) | {"options": _focused(done.options, option)}
        return await self._sets_off(Cause(Asked.AUTOCOMPLETE, self.user, room, data)).choices()

    async def uses_message_command(self, name: str, message: Message) -> Use:
        """Choose an app from the menu of a message."""
        room = message.channel
        self._check_sees(message)
        known = await self._command(room, name, offered.MESSAGE_COMMAND)
        target = {message.id: payloads.message(message)}
        data = _command_data(known) | {"target_id": message.id, "resolved": {"messages": target}}
        return self._sets_off(Cause(Asked.COMMAND, self.user, room, data))

    async def presses(self, message: Message, button: str, *, nth: int = 0) -> Use:
        """Press a button by its words; `nth` counts those with the same words from zero."""
        self._check_sees(message)
        found = [
            one
            for one in message.components()
            if one["type"] == screen.BUTTON and button in (screen.label(one), one.get("label"))
        ]
        if len(found) <= nth:
            raise NotOfferedError(f"no button {button!r} ({nth}) in {message.lines()}")
        pressed = found[nth]
        if pressed.get("disabled") or "custom_id" not in pressed:
            raise NotOfferedError(f"{button!r} cannot be pressed")
        data = _component_data(pressed)
        return self._sets_off(Cause(Asked.COMPONENT, self.user, message.channel, data, message))

    async def chooses(self, message: Message, select: str, *options: Any) -> Use:
        """Choose from a select by placeholder or custom_id: words, channels or people."""
        self._check_sees(message)
        found = [one for one in message.components() if one["type"] in screen.SELECTS]
        found = [one for one in found if select in ("", one.get("placeholder"), one["custom_id"])]
        if not found or found[0].get("disabled"):
            raise NotOfferedError(f"no select {select!r} in {message.lines()}")
        data = _component_data(found[0]) | self._chosen(message.channel, found[0], options)
        return self._sets_off(Cause(Asked.COMPONENT, self.user, message.channel, data, message))

    async def submits(self, modal: Modal, values: Mapping[str, Any]) -> Use:
        """Send a dialogue off: texts, lists of choices or of files by label."""
        before = modal.use.interaction
        done = filled(self.world, before.channel, modal, values)
        data = {"custom_id": modal.json["custom_id"]} | done
        cause = Cause(Asked.MODAL, self.user, before.channel, data, before.source, before)
        return self._sets_off(cause)

    def sees(self, room: Channel) -> list[str]:
        """Give what they see in a channel, line by line; what only others may see is not there."""
        if Right.VIEW_CHANNEL not in room.rights(self.user):
            return []
        seen = [one for one in room.messages.values() if one.only_for in (None, self.user)]
        return [line for one in seen for line in one.lines()]

    def _chosen(self, room: Channel, select: Json, options: Iterable[Any]) -> Json:
        kind = KIND_BY_SELECT.get(select["type"])
        if kind is None:
            return {"values": _values(select, options)}
        resolved: Json = {}
        values = [resolve(self.world, room, kind, one, resolved) for one in options]
        return {"values": values, "resolved": resolved}

    async def _command(self, room: Channel, name: str, kind: int) -> Json:
        self._check(room, Right.USE_APPLICATION_COMMANDS)

        def look() -> Json | None:
            known = offered.find_command(self.world, self.user, room, name, kind)
            return known if self.world.bot_was_here else None

        return await self.world.until(look, awaited=f"the command {name!r}", where=room)

    def _sets_off(self, cause: Cause) -> Use:
        return Use(set_off(self.world, cause))

    def _check(self, room: Channel, needed: Right) -> None:
        if needed not in room.rights(self.user):
            raise NotOfferedError(f"{self.name} may not do that in #{room.name}")

    def _check_sees(self, message: Message) -> None:
        hidden = message.only_for not in (None, self.user)
        if hidden or Right.VIEW_CHANNEL not in message.channel.rights(self.user):
            raise NotOfferedError(f"{self.name} does not see that message")


def _command_data(command: Json) -> Json:
    data = {key: command[key] for key in ("id", "name", "type")}
    return data | ({"guild_id": command["guild_id"]} if "guild_id" in command else {})


def _component_data(component: Json) -> Json:
    return {
        "custom_id": component["custom_id"],
        "component_type": component["type"],
        "id": component["id"],
    }


def _values(select: Json, wanted: Iterable[str]) -> list[str]:
    words = {one["label"]: one["value"] for one in select.get("options") or []}
    values = [words.get(one, one) for one in wanted]
    strange = [one for one in values if one not in words.values()]
    least, most = select.get("min_values", 1), select.get("max_values", 1)
    if strange or not least <= len(values) <= most:
        raise NotOfferedError(f"{list(words)} are offered ({least} to {most}), not {values}")
    return values


def _focused(options: list[Json], name: str) -> list[Json]:
    return [
        one
        | ({"options": _focused(one["options"], name)} if "options" in one else {})
        | ({"focused": True} if one["name"] == name else {})
        for one in options
    ]
