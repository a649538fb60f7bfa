"""`briefing run` on a Slack that others wrote: mention, question, claims, command."""

from tests.beds.beds import Bed, needs_beds, slack_bed, until
from tests.platforms.slack_server import screen
from tests.platforms.town import SHORT
from tests.processes import RUN, briefing, running

BRIEF = "Engineers stay put"


class Alice:
    """A person of the bed, in #general."""

    def __init__(self, bed: Bed, api: str, info: dict[str, object]) -> None:
        self.bed, self.api, self.info = bed, api, info
        channels = info["channels"]
        assert isinstance(channels, dict)
        self.channel = str(channels["general"])

    async def says(self, text: str, thread: str | None = None) -> str:
        """Post a message; give its stamp."""
        form = {"channel": self.channel, "text": text, **({"thread_ts": thread} if thread else {})}
        headers = {"Authorization": "Bearer xoxp-alice"}
        url = f"{self.api}chat.postMessage"
        async with self.bed.session.post(url, data=form, headers=headers) as answer:
            told = await answer.json()
        assert told["ok"], told
        return str(told["ts"])

    async def hears(self, thread: str, after: int = 0) -> dict[str, object]:
        """Wait for the message of the bot in a thread, after so many."""

        async def look() -> dict[str, object] | None:
            state = await self.bed.look("/state")
            replies = [one for one in state["messages"] if one.get("thread_ts") == thread]
            ours = [one for one in replies if one.get("user") == self.info["bot"]]
            return ours[after] if len(ours) > after else None

        found = await until(look, "a reply in the thread")
        assert isinstance(found, dict)
        return found

    async def presses(self, message: dict[str, object], label: str) -> None:
        """Press a button of a message."""
        block, element, _ = screen.labels_of(message)[label]
        action = {**element, "block_id": block.get("block_id", "b"), "action_ts": "1.1"}
        place = {"id": self.channel, "name": "general"}
        container = {"type": "message", "message_ts": message["ts"], "channel_id": self.channel}
        payload = {"type": "block_actions", "actions": [action], "channel": place}
        payload |= {"container": container, "message": message}
        await self.bed.ask("/interactive", user=self.info["alice"], payload=payload)


@needs_beds
async def test_mention_question_claims_and_command(tmp_path):
    """S1, S2, S5 and `/brief`, by Socket Mode."""
    async with slack_bed() as (bed, api):
        settings = {
            "database_url": f"sqlite:///{tmp_path / 'bot.db'}",
            "slack_token": "xoxb-loopback",
            "slack_app_token": "xapp-1",
            "slack_api_url": api,
        }
        async with running(*RUN, environment=briefing(**settings)) as program:
            await until(lambda: _sockets(bed), "a socket")
            alice = Alice(bed, api, await bed.look("/info"))
            said = await alice.says(f"<@{alice.info['bot']}> {SHORT}")
            brief = await alice.hears(said)
            await alice.says("What did Dorn say?", thread=said)
            answer = await alice.hears(said, after=1)
            await alice.presses(brief, "All 3 claims")
            view = await until(lambda: _view(bed), "a view")
            told = await bed.ask(
                "/command",
                command="/brief",
                text="help",
                user=alice.info["alice"],
                channel=alice.channel,
            )
            program.process.terminate()
            assert await program.ends() == 0

    assert screen.lines_of(brief)[0] == BRIEF
    assert "a single engineer" in "\n".join(screen.lines_of(answer))
    assert "Mira Vell" in "\n".join(screen.lines_of(view))
    assert told["socket"][0]["acked"]


async def _sockets(bed: Bed) -> bool:
    return bool((await bed.look("/state"))["sockets"])


async def _view(bed: Bed) -> object:
    views = (await bed.look("/state"))["views"]
    return views[-1].get("view", views[-1]) if views else None
