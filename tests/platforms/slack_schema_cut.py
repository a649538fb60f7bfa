"""Cut the schema of Slack's Web API down to the methods our server answers and what they reach."""

import gzip
import json
import re
import sys
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from tests.platforms.slack_schema import FILE

METHODS = (
    "api.test auth.test apps.connections.open chat.postMessage chat.postEphemeral chat.update"
    " chat.delete conversations.open conversations.info conversations.members"
    " conversations.history conversations.replies users.info views.open views.update views.push"
    " views.publish files.getUploadURLExternal files.completeUploadExternal files.info"
    " assistant.threads.setStatus assistant.threads.setSuggestedPrompts"
    " assistant.threads.setTitle reactions.add bots.info oauth.v2.access"
).split()
_REFERENCE = re.compile(r'"#/definitions/([^"]+)"')


def cut(root: dict[str, Any]) -> bytes:
    """Give the part of the schema that is needed, compressed, always the same bytes."""
    names = [method.replace(".", "").lower() for method in METHODS]
    methods = {name: root["x-methods"][name] for name in names if name in root["x-methods"]}
    reached: dict[str, Any] = {}
    to_see = list(methods.values())
    while to_see:
        name = to_see.pop()
        if name not in reached:
            reached[name] = root["definitions"][name]
            to_see += [unquote(one) for one in _REFERENCE.findall(json.dumps(reached[name]))]
    kept = {"$schema": root["$schema"], "definitions": reached, "x-methods": methods}
    return gzip.compress(json.dumps(kept, sort_keys=True).encode(), mtime=0)


if __name__ == "__main__":
    FILE.write_bytes(cut(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))))
