"""What is delivered twice, refused, doubtful or cut off still ends in exactly one answer."""

import asyncio
from dataclasses import dataclass
from datetime import timedelta

import pytest

from bot.adapters.slack.knocking import SlackKeys, look
from bot.errors import PlatformRefused, StoreUnavailable
from bot.journeys.chat_ports import Inbox
from tests.fakes import FakeClock
from tests.platforms.pages import KESTREL
from tests.platforms.slack.conftest import running


def posted(slack, room) -> int:
    """Count what stands in a channel from the bot."""
    return sum("bot_id" in message for message in room.messages)


async def test_an_event_delivered_six_times_is_answered_once(slack, bot):
    """Slack repeats what was not acknowledged in time: at once, after a minute, after five."""
    ana = slack.person("ana")
    room = slack.channel("news", ana)
    said = await ana.mentions(room, KESTREL)
    await ana.hears(room, thread=said.ts)

    mention = next(key for key, one in slack.events.items() if _is_mention(one))
    acks = await slack.deliver_again(mention, times=5)
    await bot.settled()

    assert [ack.status for ack in acks] == [200] * 5
    assert posted(slack, room) == 1


async def test_two_processes_share_the_events_and_answer_once(slack, tmp_path):
    """The database decides who was first."""
    url = f"sqlite:///{tmp_path}/store.db"
    ana = slack.person("ana")
    room = slack.channel("news", ana)
    async with running(slack, url=url) as first, running(slack, url=url) as second:
        assert len(slack.wires.sockets) == 2
        said = await ana.mentions(room, KESTREL)
        await ana.hears(room, thread=said.ts)
        mention = next(key for key, one in slack.events.items() if _is_mention(one))

        slack.wires.sockets.reverse()
        await slack.deliver_again(mention, times=2)
        await first.settled()
        await second.settled()

    assert posted(slack, room) == 1


async def test_an_acknowledgement_does_not_wait_for_the_brief(slack, bot):
    """Slack gives 3 seconds; nothing but noting the request is done in them."""
    ana = slack.person("ana")
    room = slack.channel("news", ana)

    said = await ana.mentions(room, KESTREL)
    await ana.hears(room, thread=said.ts)
    await bot.settled()

    assert slack.wires.acks
    assert all(ack.status == 200 and ack.milliseconds < 1_000 for ack in slack.wires.acks)


async def test_a_rate_limit_is_waited_for(slack, bot):
    """429 says that nothing was posted: wait as long as asked, then post once."""
    ana = slack.person("ana")
    room = slack.channel("news", ana)
    slack.rate_limit("chat.postMessage", retry_after=0, times=2)

    said = await ana.mentions(room, KESTREL)
    await ana.hears(room, thread=said.ts)
    await bot.settled()

    assert posted(slack, room) == 1


@pytest.mark.parametrize("fault", ["reset_after_accept", "break_after_accept"])
async def test_a_doubtful_post_is_looked_for_before_it_is_repeated(slack, bot, fault):
    """The line was cut, or a proxy answered, after Slack had taken the message."""
    ana = slack.person("ana")
    room = slack.channel("news", ana)
    getattr(slack, fault)("chat.postMessage")

    said = await ana.mentions(room, KESTREL)
    await ana.hears(room, thread=said.ts)
    await bot.settled()

    assert posted(slack, room) == 1
    assert "include_all_metadata" in slack.calls_of("conversations.replies")[0]


async def test_a_doubtful_post_that_failed_is_repeated(slack, bot):
    """Slack's own error that may mean either."""
    ana = slack.person("ana")
    room = slack.channel("news", ana)
    slack.fail("chat.postMessage", "internal_error")

    said = await ana.mentions(room, KESTREL)
    await bot.settled()
    brief = await ana.hears(room, thread=said.ts)

    assert brief.lines[0] == "Engineers stay put"
    assert posted(slack, room) == 1


async def test_a_request_survives_the_process_that_heard_it(slack, tmp_path):
    """Who comes next takes over what nobody holds, and looks before posting: no second brief."""
    url, clock = f"sqlite:///{tmp_path}/store.db", FakeClock()
    ana = slack.person("ana")
    room = slack.channel("news", ana)
    slack.hold_after_accept("chat.postMessage")
    async with running(slack, url=url, clock=clock) as first:
        said = await ana.mentions(room, KESTREL)
        await ana.hears(room, thread=said.ts)
        await first.dies()
    clock.moment += timedelta(minutes=1)

    async with running(slack, url=url, clock=clock) as second:
        await slack.until(lambda: slack.calls_of("conversations.replies"), lambda: "no look")
        await second.settled()
        await ana.says(room, "What did Mira Vell say?", thread=said.ts)
        await second.settled()
        answer = await ana.hears(room, thread=said.ts)

    assert "no negotiations" in answer.text
    assert posted(slack, room) == 2


async def test_events_flow_again_after_the_line_was_cut(slack, bot):
    """A drop without a word is noticed within seconds."""
    ana = slack.person("ana")
    room = slack.channel("news", ana)

    await slack.wires.drop()
    said = await ana.mentions(room, KESTREL)
    async with asyncio.timeout(15):
        await slack.wires.connected.wait()
    brief = await ana.hears(room, thread=said.ts)

    assert brief.lines[0] == "Engineers stay put"


@pytest.mark.parametrize(
    ("bot_token", "app_token", "setting"),
    [("xoxb-wrong", None, "BOT_SLACK_TOKEN"), (None, "xapp-wrong", "BOT_SLACK_APP_TOKEN")],
)
async def test_a_token_that_slack_refuses_is_said(slack, bot_token, app_token, setting):
    """The operator is told which setting is wrong, and it is not tried again."""
    keys = SlackKeys(
        bot_token=bot_token or slack.home.bot_token,
        app_token=app_token or slack.app_token,
        api_url=slack.api_url,
    )

    with pytest.raises(PlatformRefused, match=setting):
        async with running(slack, keys=keys):
            pass


async def test_nothing_is_asked_of_slack_before_an_event_is_kept(slack, bot):
    """Slack's own trouble with a token's owner loses no event."""
    slack.fail("auth.test", "internal_error", times=9)
    ana = slack.person("ana")
    room = slack.channel("news", ana)

    said = await ana.mentions(room, KESTREL)

    assert (await ana.hears(room, thread=said.ts)).lines[0] == "Engineers stay put"


async def test_what_an_install_lacks_is_named(slack, bot):
    """Each missing permission, and what it is for."""
    assert (await look(bot.door.keys)).lacking == ()

    slack.home.scopes -= {"files:read", "im:write"}
    lacking = (await look(bot.door.keys)).lacking

    assert len(lacking) == 2
    assert "“files:read”: read files that are sent to it" in lacking[0]


async def test_a_status_that_slack_refuses_costs_nothing(slack, bot):
    """Where no status can be shown the brief comes all the same."""
    slack.fail("assistant.threads.setStatus", "internal_error", times=9)
    ana = slack.person("ana")
    room = slack.channel("news", ana)

    said = await ana.mentions(room, KESTREL)

    assert (await ana.hears(room, thread=said.ts)).lines[0] == "Engineers stay put"


async def test_where_the_bot_is_not_invited_the_answer_comes_directly(slack, bot):
    """`/brief` in a channel without the bot is answered in the conversation with the person."""
    ana = slack.person("ana")
    room = slack.channel("news", ana)
    room.members.discard(slack.home.bot_user)

    await ana.runs("/brief", KESTREL, room)
    root = await ana.hears(ana.dm)
    brief = await ana.hears(ana.dm, thread=root.ts)
    if "/invite" in brief.text:
        brief = await ana.hears(ana.dm)

    assert brief.lines[0] == "Engineers stay put"


def _is_mention(body: dict[str, dict[str, object]]) -> bool:
    return body["event"]["type"] == "app_mention"


async def test_what_could_not_be_kept_is_not_acknowledged(slack, bot):
    """While the database is away Slack keeps the event, and sends it again."""
    ana = slack.person("ana")
    room = slack.channel("news", ana)
    inbox = bot.front.bench.inbox
    bot.front.bench.inbox = AwayInbox(inbox)
    slack.wires.patience = 0.3

    said = await ana.mentions(room, KESTREL)
    await slack.everything_delivered()
    mention = next(key for key, one in slack.events.items() if _is_mention(one))
    bot.front.bench.inbox, slack.wires.patience = inbox, 3.0
    (ack,) = await slack.deliver_again(mention)
    await ana.hears(room, thread=said.ts)

    assert any(one.status == 0 for one in slack.wires.acks)
    assert ack.status == 200


@dataclass
class AwayInbox:
    """An inbox whose database does not answer when something is to be taken."""

    inbox: Inbox

    def __getattr__(self, name: str) -> object:
        return getattr(self.inbox, name)

    async def take(self, *_: object, **__: object) -> bool:
        raise StoreUnavailable("The database does not answer.", hint="Look at it.")
