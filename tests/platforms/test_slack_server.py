"""Our own Slack judges as Slack would: the door's tests are worth what this is worth."""

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from tests.platforms.slack_schema import problems_of
from tests.platforms.slack_server import SlackServer
from tests.platforms.slack_server.screen import lines_of, live_tokens


def section(text: str) -> dict[str, object]:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}}


def rich(*elements: dict[str, object]) -> dict[str, object]:
    return {
        "type": "rich_text",
        "elements": [{"type": "rich_text_section", "elements": list(elements)}],
    }


@pytest.fixture
async def slack():
    async with SlackServer() as server:
        yield server


@pytest.fixture
def client(slack):
    return AsyncWebClient(token=slack.home.bot_token, base_url=slack.api_url, retry_handlers=[])


@pytest.mark.parametrize(
    "blocks",
    [
        [section("x" * 3_001)],
        [section("x")] * 51,
        [{"type": "nonsense"}],
        [{**section("x"), "bogus": 1}],
        [{"type": "header", "text": {"type": "plain_text", "text": "x" * 151}}],
        [{"type": "context", "elements": []}],
        [rich({"type": "text", "text": ""})],
        [{**section("x"), "block_id": "a"}, {**section("y"), "block_id": "a"}],
    ],
    ids=["text", "count", "type", "key", "header", "empty", "empty text", "id twice"],
)
async def test_what_slack_would_not_take_is_refused_and_remembered(slack, client, blocks):
    """Refused with invalid_blocks, and kept for the test to see."""
    room = slack.channel("news", slack.person("ana"))

    with pytest.raises(SlackApiError, match="invalid_blocks"):
        await client.chat_postMessage(channel=room.id, text="x", blocks=blocks)

    assert [one.method for one in slack.rejected] == ["chat.postMessage"]


@pytest.mark.parametrize(
    "shown",
    [
        {"text": "<!channel>"},
        {"text": "a <@U1> b"},
        {"text": "x", "blocks": [section("<https://evil.example|here>")]},
        {"text": "x", "blocks": [rich({"type": "user", "user_id": "U1"})]},
        {"text": "x", "blocks": [rich({"type": "broadcast", "range": "here"})]},
        {"text": "x", "blocks": [rich({"type": "link", "url": "https://evil.example"})]},
        {
            "text": "x",
            "blocks": [{"type": "context", "elements": [{"type": "mrkdwn", "text": "<#C1>"}]}],
        },
    ],
    ids=str,
)
def test_what_a_client_would_act_on_is_found(shown):
    """Mentions, broadcasts, channels, links, wherever they stand."""
    assert live_tokens(shown)


def test_what_is_escaped_or_rich_text_is_not_alive():
    """And is drawn as people see it."""
    shown = {
        "text": "&lt;!channel&gt;",
        "blocks": [rich({"type": "text", "text": "<!channel>"}), section("&lt;@U1&gt; &amp;amp;")],
    }

    assert live_tokens(shown) == []
    assert lines_of(shown) == ["<!channel>", "<@U1> &amp;"]


async def test_errors_have_slacks_names(slack, client):
    """What a door must tell apart."""
    ana = slack.person("ana")
    room, secret = slack.channel("news", ana), slack.channel("secret", ana, kind="group")
    secret.members.discard(slack.home.bot_user)
    other = slack.channel("other", ana)
    other.members.discard(slack.home.bot_user)
    slack.home.scopes.discard("users:read")

    for error, call in (
        ("channel_not_found", client.chat_postMessage(channel=secret.id, text="x")),
        ("not_in_channel", client.chat_postMessage(channel=other.id, text="x")),
        ("missing_scope", client.users_info(user=ana.id)),
        ("user_not_in_channel", client.chat_postEphemeral(channel=room.id, user="U9", text="x")),
        ("thread_not_found", client.conversations_replies(channel=room.id, ts="1.1")),
    ):
        with pytest.raises(SlackApiError, match=f"'{error}'"):
            await call


async def test_metadata_is_read_back_on_request_only(slack, client):
    """As in life: without include_all_metadata there is none."""
    room = slack.channel("news", slack.person("ana"))
    metadata = {"event_type": "x", "event_payload": {"k": "1"}}
    posted = await client.chat_postMessage(channel=room.id, text="x", metadata=metadata)

    bare = await client.conversations_replies(channel=room.id, ts=posted["ts"])
    full = await client.conversations_replies(
        channel=room.id, ts=posted["ts"], include_all_metadata=True
    )

    assert "metadata" not in bare["messages"][0]
    assert full["messages"][0]["metadata"]["event_payload"] == {"k": "1"}


async def test_a_file_needs_the_token(slack):
    """Anybody else is sent to the page where people log in."""
    ana = slack.person("ana")
    room = slack.channel("news", ana)
    said = await ana.says(room, "", files=[("a.txt", b"secret")])
    address = said.json["files"][0]["url_private"]

    async with aiohttp.ClientSession() as session:
        async with session.get(address, allow_redirects=False) as stranger:
            assert stranger.status == 302
        token = {"Authorization": f"Bearer {slack.home.bot_token}"}
        async with session.get(address, headers=token) as ours:
            assert await ours.read() == b"secret"


def test_a_sound_message_has_no_problems():
    """The judge is strict, not deaf."""
    blocks = [section("x"), rich({"type": "text", "text": "x"})]
    message = {"channel": "C1", "text": "x", "blocks": blocks}

    assert problems_of("chat.postMessage", message) == []
