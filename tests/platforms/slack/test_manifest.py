"""The manifest asks for what the code uses, and for nothing else."""

import re
from pathlib import Path

import pytest
import yaml

from bot.adapters.slack import listeners, shortcuts
from bot.adapters.slack.scopes import EVENTS, SCOPES
from bot.adapters.wording import slack as wording

ROOT = Path(__file__).parents[3]
SOURCES = sorted((ROOT / "bot/adapters/slack").glob("*.py"))
HISTORY = {"channels:history", "groups:history", "im:history"}
NEEDED = {
    "assistant_threads_setStatus": {"assistant:write"},
    "assistant_threads_setSuggestedPrompts": {"assistant:write"},
    "auth_test": set(),
    "chat_delete": {"chat:write"},
    "chat_postEphemeral": {"chat:write"},
    "chat_update": {"chat:write"},
    "chat_postMessage": {"chat:write"},
    "conversations_history": HISTORY | {"metadata.message:read"},
    "conversations_info": {"channels:read", "groups:read"},
    "conversations_open": {"im:write"},
    "conversations_replies": HISTORY | {"metadata.message:read"},
    "files_info": {"files:read"},
    "files_upload_v2": {"files:write"},
    "users_info": {"users:read"},
    "views_open": set(),
    "views_publish": set(),
    "views_push": set(),
    "views_update": set(),
}
HEARD = {"app_mentions:read", "commands", *HISTORY}


@pytest.fixture(scope="module")
def manifest():
    return yaml.safe_load((ROOT / "slack-manifest.yaml").read_text(encoding="utf-8"))


def used_methods() -> set[str]:
    text = "".join(path.read_text(encoding="utf-8") for path in SOURCES)
    return set(re.findall(r"client(?:\([^)]*\))?\s*\.(\w+_\w+)\(", text)) - {"client_of"}


def test_every_method_used_has_its_permissions_and_no_other_is_asked_for():
    """A reviewer can try what each permission is for."""
    methods = (used_methods() | {"auth_test"}) - {"apps_connections_open"}

    assert methods == set(NEEDED)
    assert set(SCOPES) == HEARD.union(*NEEDED.values())


def test_manifest_and_code_name_the_same_permissions_and_events(manifest):
    """An install from the manifest lacks nothing."""
    assert manifest["oauth_config"]["scopes"] == {"bot": sorted(SCOPES)}
    assert manifest["settings"]["event_subscriptions"]["bot_events"] == sorted(EVENTS)


def test_manifest_and_code_name_the_same_command_and_shortcut(manifest):
    """What people can choose is answered."""
    (command,) = manifest["features"]["slash_commands"]
    (shortcut,) = manifest["features"]["shortcuts"]

    assert command["command"] == listeners.COMMAND
    assert shortcut["callback_id"] == shortcuts.BRIEF_THIS
    assert shortcut["type"] == "message"


def test_the_manifest_keeps_the_limits_of_its_texts(manifest):
    """Slack refuses a manifest for one word too many (lengths: docs.slack.dev, app manifest)."""
    display, features = manifest["display_information"], manifest["features"]
    prompts = features["agent_view"]["suggested_prompts"]

    assert len(display["name"]) <= 35
    assert len(display["description"]) <= 140
    assert 174 <= len(display["long_description"]) <= 4_000
    assert len(features["agent_view"]["agent_description"]) <= 300
    assert len(features["shortcuts"][0]["name"]) <= 24
    assert len(features["shortcuts"][0]["description"]) <= 150
    assert [(one["title"], one["message"]) for one in prompts] == list(wording.PROMPTS[-2:])


def test_the_agent_view_is_asked_for_and_not_its_forerunner(manifest):
    """assistant_view is to go away."""
    assert "agent_view" in manifest["features"]
    assert "assistant_view" not in manifest["features"]
    assert manifest["settings"]["socket_mode_enabled"] is True
