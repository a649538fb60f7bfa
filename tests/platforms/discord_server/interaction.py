"""Interactions: what a person set off, and the answers the bot may still give to it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from tests.platforms.discord_server import payloads, posting
from tests.platforms.discord_server.events import Event
from tests.platforms.discord_server.message import Message
from tests.platforms.discord_server.posting import Draft, Upload
from tests.platforms.discord_server.wire import (
    ALREADY_ANSWERED,
    INTERACTION_SECONDS,
    MOST_FOREIGN_FOLLOWUPS,
    TOKEN_SECONDS,
    TOO_MANY_FOLLOWUPS,
    UNKNOWN_INTERACTION,
    UNKNOWN_MESSAGE,
    UNKNOWN_WEBHOOK,
    UPLOAD_LIMIT,
    Answered,
    Asked,
    Flag,
    Json,
    Refused,
    invalid_form,
)

if TYPE_CHECKING:
    from tests.platforms.discord_server.places import Channel, User
    from tests.platforms.discord_server.world import World

# The kind of message that a first answer becomes: "ana used /brief" stands above it.
ABOVE = {Asked.COMMAND: {1: 20, 3: 23}}


@dataclass(slots=True, eq=False)
class Interaction:
    """One interaction from its creation to the end of its token."""

    world: World
    id: str
    token: str
    asked: Asked
    user: User
    channel: Channel
    data: Json
    created: datetime
    source: Message | None = None
    before: Interaction | None = None
    first: Answered | None = None
    original: Message | None = None
    followups: list[Message] = field(default_factory=list)
    choices: list[Json] | None = None
    modal: Json | None = None
    began: float = field(default_factory=lambda: asyncio.get_running_loop().time())
    seconds: float | None = None

    @property
    def is_foreign(self) -> bool:
        """Tell whether it was asked where the bot is no member."""
        guild = self.channel.guild
        return guild is not None and not guild.has_bot

    def payload(self) -> Json:
        """Write the interaction as the gateway gives it."""
        written: Json = {
            "id": self.id,
            "application_id": self.world.application_id,
            "type": int(self.asked),
            "data": self.data,
            "token": self.token,
            "version": 1,
            "channel_id": self.channel.id,
            "channel": payloads.channel_of_interaction(self.channel, self.user),
            "app_permissions": str(int(payloads.rights_of_app(self.channel))),
            "locale": self.user.locale,
            "entitlements": [],
            "authorizing_integration_owners": self._owners(),
            "context": int(payloads.context(self.channel)),
            "attachment_size_limit": UPLOAD_LIMIT,
        }
        guild = self.channel.guild
        if guild is not None:
            partial = {"id": guild.id, "locale": guild.locale, "features": []}
            written |= {"guild_id": guild.id, "guild_locale": guild.locale, "guild": partial}
            written["attachment_size_limit"] = guild.upload_limit
        if self.source is not None:
            written["message"] = payloads.message(self.source)
        return written | payloads.asker_of_interaction(self.channel, self.user)

    def answer(self, body: Json, uploads: list[Upload]) -> Json:
        """Take the first answer, in time and only once; give what Discord says to it."""
        if self.world.clock.since(self.created) > INTERACTION_SECONDS:
            raise Refused(UNKNOWN_INTERACTION)
        if self.first is not None:
            raise Refused(ALREADY_ANSWERED)
        kind, data = Answered(body["type"]), body.get("data") or {}
        self._check_kind(kind)
        self._take(kind, data, uploads)
        self.first = kind
        self.seconds = asyncio.get_running_loop().time() - self.began
        self.world.changed()
        return self._said(kind)

    def follow(self, body: Json, uploads: list[Upload]) -> Message:
        """Take a follow-up; the first after a deferred answer takes the place of the thinking."""
        self.check_token()
        if self.original is not None and self.original.is_loading:
            posting.edit(self.original, body, uploads)
            return self.original
        if self.is_foreign and len(self.followups) >= MOST_FOREIGN_FOLLOWUPS:
            raise Refused(TOO_MANY_FOLLOWUPS)
        message = self._post(body, uploads, kind=0)
        self.followups.append(message)
        return message

    def check_token(self) -> None:
        """Refuse what comes before the first answer or after fifteen minutes."""
        if self.first is None or self.world.clock.since(self.created) > TOKEN_SECONDS:
            raise Refused(UNKNOWN_WEBHOOK)

    def answered(self, message_id: str) -> Message:
        """Find an answer that this token may change."""
        self.check_token()
        if message_id == "@original":
            found = self.original
        else:
            own = [*self.followups, *([self.original] if self.original else [])]
            found = next((one for one in own if one.id == message_id), None)
        if found is None or found.deleted:
            raise Refused(UNKNOWN_MESSAGE)
        return found

    def _check_kind(self, kind: Answered) -> None:
        updates = kind in (Answered.DEFERRED_UPDATE, Answered.UPDATE)
        wrong = (
            (updates and self.source is None)
            or (kind is Answered.MODAL and self.asked is Asked.MODAL)
            or (kind is Answered.AUTOCOMPLETE) != (self.asked is Asked.AUTOCOMPLETE)
        )
        if wrong:
            raise invalid_form(f"type: {int(kind)} does not answer an interaction of this kind")

    def _take(self, kind: Answered, data: Json, uploads: list[Upload]) -> None:
        above = ABOVE.get(self.asked, {}).get(self.data.get("type", 0), 0)
        if kind is Answered.MESSAGE:
            self.original = self._post(data, uploads, kind=above)
        if kind is Answered.DEFERRED_MESSAGE:
            flags = Flag.LOADING | (Flag(data.get("flags") or 0) & Flag.EPHEMERAL)
            self.original = self._post({"flags": int(flags)}, [], kind=above)
        if kind in (Answered.DEFERRED_UPDATE, Answered.UPDATE):
            self.original = self.source
        if kind is Answered.UPDATE and self.source is not None:
            posting.edit(self.source, data, uploads)
        if kind is Answered.AUTOCOMPLETE:
            self.choices = data.get("choices") or []
        if kind is Answered.MODAL:
            self.modal = data

    def _post(self, body: Json, uploads: list[Upload], *, kind: int) -> Message:
        hidden = bool((body.get("flags") or 0) & Flag.EPHEMERAL)
        extra = {
            "application_id": self.world.application_id,
            "webhook_id": self.world.application_id,
            "interaction_metadata": self._metadata(),
        }
        draft = Draft(
            self.channel,
            self.world.bot,
            body,
            uploads,
            kind=kind,
            only_for=self.user if hidden else None,
            extra=extra,
        )
        return posting.post(self.world, draft)

    def _metadata(self) -> Json:
        written: Json = {
            "id": self.id,
            "type": int(self.asked),
            "user": payloads.user(self.user),
            "authorizing_integration_owners": self._owners(),
        }
        if self.asked is Asked.COMPONENT and self.source is not None:
            written["interacted_message_id"] = self.source.id
        if self.original is not None:
            written["original_response_message_id"] = self.original.id
        if self.before is not None:
            written["triggering_interaction_metadata"] = self.before._metadata()
        return written

    def _owners(self) -> Json:
        guild = self.channel.guild
        owners = {"0": guild.id if guild else "0"} if self._is_installed_here() else {}
        return owners | ({"1": self.user.id} if self.user.has_app else {})

    def _is_installed_here(self) -> bool:
        guild = self.channel.guild
        if guild is not None:
            return guild.has_bot
        return self.world.bot.id in self.channel.people

    def _said(self, kind: Answered) -> Json:
        interaction: Json = {"id": self.id, "type": int(self.asked)}
        resource: Json = {"type": int(kind)}
        if self.original is not None and kind is not Answered.DEFERRED_UPDATE:
            hidden = self.original.is_ephemeral
            interaction |= {
                "response_message_id": self.original.id,
                "response_message_loading": self.original.is_loading,
                "response_message_ephemeral": hidden,
            }
            resource["message"] = payloads.message(self.original)
        return {"interaction": interaction, "resource": resource}


@dataclass(frozen=True, slots=True)
class Cause:
    """What a person did: kind, data, and the message or dialogue it came from."""

    asked: Asked
    user: User
    channel: Channel
    data: Json
    source: Message | None = None
    before: Interaction | None = None


def set_off(world: World, cause: Cause) -> Interaction:
    """Create an interaction and tell every session of the bot."""
    interaction_id = world.clock.snowflake()
    interaction = Interaction(
        world,
        interaction_id,
        f"interaction-token-{interaction_id}",
        cause.asked,
        cause.user,
        cause.channel,
        cause.data,
        world.clock.now,
        source=cause.source,
        before=cause.before,
    )
    world.interactions[interaction.id] = interaction
    world.publish(Event("INTERACTION_CREATE", interaction.payload()))
    return interaction
