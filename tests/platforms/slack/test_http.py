"""Slack by HTTP: signatures, replays, and installs in many workspaces."""

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import aiohttp
import pytest
from cryptography.fernet import Fernet

from bot.adapters.slack.knocking import SlackKeys
from bot.core.place import Workspace
from tests.platforms.pages import KESTREL
from tests.platforms.slack.conftest import Bot, running
from tests.platforms.slack_server import SlackServer, installs
from tests.platforms.waiting import eventually

# slack_sdk 3.47.0 exchanges the code of an install with what aiohttp 4 will no longer have.
pytestmark = pytest.mark.filterwarnings("ignore:BasicAuth is deprecated:DeprecationWarning")


@dataclass(frozen=True)
class Anywhere:
    """A free port of this machine."""

    host: str = "127.0.0.1"
    port: int = 0


@pytest.fixture
async def bot(slack: SlackServer) -> AsyncIterator[Bot]:
    """Give the bot of one workspace, by HTTP."""
    keys = SlackKeys(
        bot_token=slack.home.bot_token,
        signing_secret=slack.signing_secret,
        listen=Anywhere(),
        api_url=slack.api_url,
    )
    async with running(slack, keys=keys) as one:
        slack.wires.request_url = f"http://127.0.0.1:{one.door.port}/slack/events"
        yield one


@pytest.fixture
async def many(slack: SlackServer, tmp_path: Path) -> AsyncIterator[Bot]:
    """Give the bot for whoever installs it."""
    slack.world.teams.clear()  # nobody has installed it yet
    keys = SlackKeys(
        client_id="1.2",
        client_secret="of-the-test",
        signing_secret=slack.signing_secret,
        listen=Anywhere(),
        public_url="http://127.0.0.1:1",
        seal_key=Fernet.generate_key().decode(),
        api_url=slack.api_url,
    )
    url = f"sqlite:///{tmp_path}/store.db"
    async with running(slack, keys=keys, url=url) as one:
        slack.wires.request_url = f"http://127.0.0.1:{one.door.port}/slack/events"
        yield one


async def test_a_signed_event_is_briefed(slack, bot):
    """The same journey as by Socket Mode."""
    ana = slack.person("ana")
    room = slack.channel("news", ana)

    said = await ana.mentions(room, KESTREL)
    brief = await ana.hears(room, thread=said.ts)

    assert brief.lines[0] == "Engineers stay put"


async def test_a_valid_request_that_is_replayed_acts_once(slack, bot):
    """Within its five minutes a signature is good again; the event is not."""
    ana = slack.person("ana")
    room = slack.channel("news", ana)
    said = await ana.mentions(room, KESTREL)
    await ana.hears(room, thread=said.ts)

    for event in list(slack.events):
        await slack.deliver_again(event, times=3)
    await bot.settled()

    assert sum("bot_id" in message for message in room.messages) == 1


@pytest.mark.parametrize(
    "broken",
    [
        {"X-Slack-Signature": ""},
        {"X-Slack-Signature": "v0=00"},
        {"X-Slack-Signature": "v1=" + "0" * 64},
        {"X-Slack-Signature": "v0=" + "ä" * 64},
        {"X-Slack-Signature": "v0=" + "0" * 5_000},
        {"X-Slack-Request-Timestamp": ""},
        {"X-Slack-Request-Timestamp": "soon"},
        {"X-Slack-Request-Timestamp": "1e9"},
        {"X-Slack-Request-Timestamp": "-1"},
        {"X-Slack-Request-Timestamp": "٣٤٥"},
        {"X-Slack-Request-Timestamp": "9" * 30},
        {"X-Slack-Request-Timestamp": "1500000000"},
    ],
    ids=str,
)
async def test_what_is_not_signed_by_slack_is_turned_away(slack, bot, caplog, broken):
    """401 and no traceback, whatever the headers hold."""
    body = json.dumps({"type": "event_callback", "event": {"type": "app_mention"}}).encode()
    headers = {**slack.wires.signed(body), **broken, "Content-Type": "application/json"}

    async with (
        aiohttp.ClientSession() as session,
        session.post(str(slack.wires.request_url), data=body, headers=headers) as answer,
    ):
        status = answer.status

    assert status == 401
    assert "Traceback" not in caplog.text


async def test_slack_can_verify_the_address(slack, bot):
    """The challenge comes back."""
    ack = await slack.wires.deliver(
        "events_api", {"type": "url_verification", "challenge": "of-the-test"}
    )

    assert "of-the-test" in str(ack.answer)


async def test_the_machine_that_watches_gets_an_answer(slack, bot):
    """/healthz needs no signature."""
    url = f"http://127.0.0.1:{bot.door.port}/healthz"

    async with aiohttp.ClientSession() as session, session.get(url) as answer:
        assert answer.status == 200


async def test_a_workspace_installs_the_app_and_uses_it(slack, many):
    """The installer is welcomed, mentions are answered, and the token is sealed in the store."""
    team = slack.world.team("T2")
    zoe = slack.person("zoe", team=team)
    room = slack.channel("news", zoe)

    status, _ = await installs.install(f"http://127.0.0.1:{many.door.port}")
    welcome = await zoe.hears(zoe.dm)
    said = await zoe.mentions(room, KESTREL)
    brief = await zoe.hears(room, thread=said.ts)

    (sealed,) = (await many.front.installations.secrets(Workspace("slack", "T2"))).values()
    assert status == 200
    assert "Thank you for having me" in welcome.text
    assert brief.lines[0] == "Engineers stay put"
    assert team.bot_token.encode() not in sealed


async def test_the_state_of_an_install_is_good_once(slack, many):
    """Who replays the way back installs nothing."""
    team = slack.world.team("T2")
    slack.person("zoe", team=team)
    pages = f"http://127.0.0.1:{many.door.port}"
    _, state = await installs.install(pages)

    back = f"{pages}/slack/oauth_redirect?code={installs.CODE}&state={state}"
    async with aiohttp.ClientSession() as stranger, stranger.get(back) as page:
        status = page.status

    assert status == 400
    assert len(slack.calls_of("oauth.v2.access")) == 1


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
async def test_a_workspace_that_left_is_forgotten_whole(slack, many, order):
    """Its token, its articles, everything; the other events of leaving change nothing."""
    team = slack.world.team("T2")
    zoe = slack.person("zoe", team=team)
    room = slack.channel("news", zoe)
    await installs.install(f"http://127.0.0.1:{many.door.port}")
    await zoe.hears(zoe.dm)
    said = await zoe.mentions(room, KESTREL)
    await zoe.hears(room, thread=said.ts)
    await many.settled()
    revoked = {"type": "tokens_revoked", "tokens": {"bot": [team.bot_user]}}
    events = ({"type": "app_uninstalled"}, revoked)

    for one in order:
        slack.soon(events[one], team)
        await slack.everything_delivered()
    await eventually(lambda: _is_forgotten(many, Workspace("slack", "T2")))
    before = len(slack.calls_of("chat.postMessage"))
    await zoe.mentions(room, KESTREL)
    await many.settled()

    assert len(slack.calls_of("chat.postMessage")) == before


async def _is_forgotten(bot: Bot, workspace: Workspace) -> bool:
    secrets = await bot.front.installations.secrets(workspace)
    return not secrets and not await bot.front.desk.articles(workspace)
