"""Commands, messages and files that become briefs (D1, D2, S4)."""

from tests.platforms.discord.conftest import DORN, KESTREL


async def test_a_link_by_command_is_briefed_in_the_deferred_answer(server, bot, ana, room):
    """D1: thinking at once, then one message with claims and what can be done."""
    use = await ana.runs(room, "brief", link=KESTREL)
    message = await use.answer()

    assert not use.is_ephemeral
    assert use.seconds < 3
    assert message.lines()[0] == "Minister: engineers stay"
    assert "> “We will not withdraw a single engineer,”" in message.text
    assert "Ilya Dorn" in message.text
    assert message.has_button("Ask")
    assert message.has_button("More")
    assert message.has_button("In context")
    assert any(label.endswith("claims") for label in message.buttons())
    assert not message.has_button("Post here")


async def test_a_file_by_command_is_fetched_and_briefed(server, bot, ana, room):
    """D1: the brief says what was read."""
    use = await ana.runs(room, "brief", file=("report.txt", DORN.encode()))
    message = await use.answer()

    assert message.lines()[0].startswith("I read report.txt: ")
    assert server.downloads == ["report.txt"]
