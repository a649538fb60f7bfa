"""Cut Discord's OpenAPI file down to the routes our server answers and what they reach."""

import gzip
import json
import sys
from pathlib import Path
from typing import Any

from tests.platforms.discord_schema import FILE, METHODS

ROUTES = (
    "/applications/@me",
    "/applications/{application_id}",
    "/applications/{application_id}/commands",
    "/applications/{application_id}/commands/{command_id}",
    "/applications/{application_id}/guilds/{guild_id}/commands",
    "/applications/{application_id}/guilds/{guild_id}/commands/{command_id}",
    "/channels/{channel_id}",
    "/channels/{channel_id}/messages",
    "/channels/{channel_id}/messages/{message_id}",
    "/channels/{channel_id}/messages/{message_id}/threads",
    "/channels/{channel_id}/permissions/{overwrite_id}",
    "/channels/{channel_id}/thread-members",
    "/channels/{channel_id}/thread-members/@me",
    "/channels/{channel_id}/thread-members/{user_id}",
    "/channels/{channel_id}/threads",
    "/channels/{channel_id}/threads/archived/public",
    "/channels/{channel_id}/typing",
    "/gateway",
    "/gateway/bot",
    "/guilds/{guild_id}",
    "/guilds/{guild_id}/channels",
    "/guilds/{guild_id}/members/{user_id}",
    "/guilds/{guild_id}/roles",
    "/guilds/{guild_id}/threads/active",
    "/interactions/{interaction_id}/{interaction_token}/callback",
    "/oauth2/applications/@me",
    "/users/@me",
    "/users/@me/channels",
    "/users/@me/guilds",
    "/users/@me/guilds/{guild_id}",
    "/webhooks/{webhook_id}/{webhook_token}",
    "/webhooks/{webhook_id}/{webhook_token}/messages/@original",
    "/webhooks/{webhook_id}/{webhook_token}/messages/{message_id}",
)


def cut(whole: dict[str, Any]) -> dict[str, Any]:
    """Give the routes with their request bodies, and every component these reach."""
    paths = {route: _requests(whole["paths"][route]) for route in ROUTES}
    kept: dict[str, Any] = {}
    waiting = _references(paths)
    while waiting:
        name = waiting.pop()
        if name not in kept:
            kept[name] = whole["components"]["schemas"][name]
            waiting |= _references(kept[name])
    about = {key: whole[key] for key in ("openapi", "info")}
    return about | {"paths": paths, "components": {"schemas": dict(sorted(kept.items()))}}


def write(source: Path, target: Path = FILE) -> None:
    """Write the cut of `source` so that the same input gives the same bytes."""
    text = json.dumps(cut(json.loads(source.read_text(encoding="utf-8"))), separators=(",", ":"))
    target.write_bytes(gzip.compress(text.encode(), mtime=0))


def _requests(item: dict[str, Any]) -> dict[str, Any]:
    """What is answered is ours to know; the file keeps what may be asked."""
    return {
        method: {key: one[key] for key in ("operationId", "requestBody") if key in one}
        for method, one in item.items()
        if method in METHODS
    }


def _references(node: Any) -> set[str]:
    if isinstance(node, list):
        return set().union(*(_references(one) for one in node))
    if not isinstance(node, dict):
        return set()
    named = {str(node["$ref"]).rsplit("/", 1)[-1]} if isinstance(node.get("$ref"), str) else set()
    return named.union(*(_references(one) for one in node.values()))


if __name__ == "__main__":
    write(Path(sys.argv[1]))
