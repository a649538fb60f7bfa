"""`briefing run` on a Discord that others wrote: a command, and presses on what it gives."""

from typing import Any

from tests.beds.beds import Bed, discord_bed, needs_beds, until
from tests.platforms.discord_limits import every_component
from tests.platforms.discord_server import screen
from tests.platforms.town import SHORT
from tests.processes import RUN, briefing, running

BRIEF = "Engineers stay put"
TEXT = 3  # the type of an option


@needs_beds
async def test_a_command_and_presses(tmp_path):
    """D1 and D5. Mentions it cannot: the twin names nobody as mentioned."""
    async with discord_bed() as bed:
        info = await bed.look("/info")
        settings = {
            "database_url": f"sqlite:///{tmp_path / 'bot.db'}",
            "log_level": "info",
            "discord_token": info["token"],
            "discord_api_url": f"{info['rest']}/v10",
            "discord_gateway_url": info["gateway"],
        }
        async with running(*RUN, environment=briefing(**settings)) as program:
            await program.writes("the door is open")
            options = [{"name": "text", "type": TEXT, "value": SHORT}]
            await bed.ask("/ctl", op="slash", channel="general", name="brief", options=options)
            brief = await _message(bed, BRIEF)
            context = await _pressed(bed, brief, "b:context:")
            claims = await _pressed(bed, brief, "b:claims:")
            program.process.terminate()
            assert await program.ends() == 0

    assert "Ilya Dorn" in "\n".join(screen.lines(brief, {}))
    assert "In context" in str(context)
    assert "All claims" in str(claims)


async def _pressed(bed: Bed, brief: dict[str, Any], start: str) -> Any:
    """Press the first button whose custom id begins so; give what came of it."""
    ids = [one.get("custom_id", "") for one in every_component(brief["components"])]
    custom_id = next(one for one in ids if one.startswith(start))
    pressed = await bed.ask(
        "/ctl", op="click", channel="general", messageId=brief["id"], customId=custom_id
    )

    async def look() -> Any:
        told = await bed.ask("/ctl", op="ack", channel="general", interactionId=pressed["id"])
        return told if told["acknowledged"] else None

    return await until(look, f"what {custom_id} gives")


async def _message(bed: Bed, words: str) -> dict[str, Any]:
    async def look() -> dict[str, Any] | None:
        messages = await bed.ask("/ctl", op="messages", channel="general")
        return next((one for one in messages if words in str(one.get("components"))), None)

    found: dict[str, Any] = await until(look, words)
    return found
