"""What Slack's Web API does with messages, channels and people."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.platforms.slack_server.world import Channel, Json, Refusal, Team, World


@dataclass(frozen=True)
class Call:
    """One call of a method by the app in one workspace."""

    world: World
    team: Team
    given: Json

    def text(self, name: str) -> str:
        """Give an argument; refuse a call without it."""
        found = self.given.get(name)
        if not found:
            raise Refusal("invalid_arguments", argument=name)
        return str(found)

    def place(self) -> Channel:
        """Give the channel the call is about."""
        return self.world.place(self.team, self.text("channel"))

    def needs(self, *scopes: str) -> None:
        """Refuse what the app has no permission for; one of these will do."""
        if not self.team.scopes & set(scopes):
            provided = ",".join(sorted(self.team.scopes))
            raise Refusal("missing_scope", needed=scopes[0], provided=provided)

    @property
    def author(self) -> Json:
        """Sign as the bot."""
        return {"user": self.team.bot_user, "bot_id": self.team.bot_id, "app_id": "A0APP"}


Method = Callable[[Call], Json]


def auth_test(call: Call) -> Json:
    """Say who the token is."""
    team = call.team
    return {"team_id": team.id, "team": team.id, "user_id": team.bot_user, "bot_id": team.bot_id}


def post_message(call: Call) -> Json:
    """Post as the bot."""
    call.needs("chat:write")
    place = call.place()
    if call.team.bot_user not in place.members:
        raise Refusal("not_in_channel")
    _check_words(call)
    root = call.given.get("thread_ts")
    if root and place.find(root) is None:
        raise Refusal("thread_not_found")
    message = call.world.add(place, call.author, call.given)
    return {"channel": place.id, "ts": message["ts"], "message": message}


def post_ephemeral(call: Call) -> Json:
    """Show something to one person."""
    call.needs("chat:write")
    place, person = call.place(), call.text("user")
    if call.team.bot_user not in place.members:
        raise Refusal("not_in_channel")
    if person not in place.members:
        raise Refusal("user_not_in_channel")
    _check_words(call)
    message = call.world.add(place, call.author, {**call.given, "only": person})
    return {"message_ts": message["ts"]}


def update(call: Call) -> Json:
    """Change one's own message."""
    message = _own(call, "cant_update_message")
    message.pop("blocks", None)
    message |= {name: call.given[name] for name in ("text", "blocks") if call.given.get(name)}
    return {"channel": call.text("channel"), "ts": message["ts"], "text": message.get("text", "")}


def delete(call: Call) -> Json:
    """Delete one's own message; what has replies stays as a tombstone."""
    message = _own(call, "cant_delete_message")
    call.place().messages.remove(message)
    return {"channel": call.text("channel"), "ts": message["ts"]}


def replies(call: Call) -> Json:
    """Read a thread."""
    place = call.place()
    call.needs(place.history_scope)
    if call.team.bot_user not in place.members:
        raise Refusal("not_in_channel")
    found = [_read(call, one) for one in place.thread(call.text("ts"))]
    if not found:
        raise Refusal("thread_not_found")
    return {"messages": found[: int(call.given.get("limit") or 1000)], "has_more": False}


def history(call: Call) -> Json:
    """Read what stands in a channel itself, newest first."""
    place = call.place()
    call.needs(place.history_scope)
    if call.team.bot_user not in place.members:
        raise Refusal("not_in_channel")
    top = [
        _read(call, one)
        for one in reversed(place.messages)
        if one.get("thread_ts", one["ts"]) == one["ts"] and "only" not in one
    ]
    return _page(place.shown(top), call)


def info(call: Call) -> Json:
    """Tell about a channel."""
    place = call.place()
    call.needs("channels:read" if place.kind == "channel" else "groups:read", "im:read")
    return {"channel": place.info()}


def members(call: Call) -> Json:
    """List who is in a channel."""
    return {"members": sorted(call.place().members)}


def open_conversation(call: Call) -> Json:
    """Open the conversation with a person."""
    call.needs("im:write")
    person = call.text("users")
    if call.world.people.get(person) is None:
        raise Refusal("user_not_found")
    return {"channel": {"id": call.world.conversation(person, call.team).id}}


def user(call: Call) -> Json:
    """Tell about a person."""
    call.needs("users:read")
    found = call.world.people.get(call.text("user"))
    if found is None:
        raise Refusal("user_not_found")
    told = {"id": found.id, "name": found.name, "is_admin": found.is_admin, "is_owner": False}
    if str(call.given.get("include_locale", "")).lower() in {"1", "true"}:
        told["locale"] = found.locale
    return {"user": {**told, "team_id": found.team.id, "is_bot": False}}


def set_status(call: Call) -> Json:
    """Show what the bot is doing."""
    call.needs("assistant:write", "chat:write")
    call.world.statuses.append(dict(call.given))
    return {}


def set_prompts(call: Call) -> Json:
    """Suggest what to ask."""
    call.needs("assistant:write")
    call.world.prompts.append(dict(call.given))
    return {}


def _own(call: Call, error: str) -> Json:
    call.needs("chat:write")
    message = call.place().find(call.text("ts"))
    if message is None:
        raise Refusal("message_not_found")
    if message.get("bot_id") != call.team.bot_id:
        raise Refusal(error)
    return message


def _page(found: list[Json], call: Call) -> Json:
    """Give one page; the cursor of the next one is where it begins."""
    begin, limit = int(call.given.get("cursor") or 0), int(call.given.get("limit") or 100)
    end = begin + limit
    told: Json = {"messages": found[begin:end], "has_more": end < len(found)}
    return told | {"response_metadata": {"next_cursor": str(end) if end < len(found) else ""}}


def _read(call: Call, message: Json) -> Json:
    has_metadata = str(call.given.get("include_all_metadata", "")).lower() in {"1", "true"}
    hidden = set() if has_metadata else {"metadata"}
    return {name: one for name, one in message.items() if name not in hidden}


def _check_words(call: Call) -> None:
    given: dict[str, Any] = call.given
    if not given.get("text") and not given.get("blocks"):
        raise Refusal("no_text")


METHODS: dict[str, Method] = {
    "auth.test": auth_test,
    "chat.postMessage": post_message,
    "chat.postEphemeral": post_ephemeral,
    "chat.update": update,
    "chat.delete": delete,
    "conversations.replies": replies,
    "conversations.history": history,
    "conversations.info": info,
    "conversations.members": members,
    "conversations.open": open_conversation,
    "users.info": user,
    "assistant.threads.setStatus": set_status,
    "assistant.threads.setSuggestedPrompts": set_prompts,
}
