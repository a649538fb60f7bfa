"""Commands, messages and files that become briefs (D1, D2, S4)."""

from tests.platforms.discord.conftest import running
from tests.platforms.discord_server.wire import Flag
from tests.platforms.pages import DORN, KESTREL, MERIDIAN


async def test_a_link_by_command_is_briefed_in_the_deferred_answer(server, bot, ana, room):
    """D1: thinking at once, then one message with claims and what can be done."""
    use = await ana.runs(room, "brief", link=KESTREL)
    message = await use.answer()

    assert not use.is_ephemeral
    assert use.seconds < 3
    assert message.lines()[0] == "Engineers stay put"
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


async def test_a_text_by_command_and_several_forms(server, bot, ana, room):
    """D1: claims only leaves the summary out."""
    use = await ana.runs(room, "brief", text=DORN, length="claims only")
    message = await use.answer()

    assert "defence minister Ilya Dorn said" not in message.text
    assert "Ilya Dorn" in message.text


async def test_nothing_given_is_told_to_the_asker_alone(server, bot, ana, room):
    """S11: one sentence and one way on."""
    use = await ana.runs(room, "brief")
    message = await use.answer()

    assert use.is_ephemeral
    assert message.lines() == ["There is nothing to brief: give a link, a file or a text."]


async def test_a_page_that_is_closed_is_refused_with_a_way_on(server, bot, ana, room):
    """S11: what the page answered, and a form for its text, which is briefed."""
    use = await ana.runs(room, "brief", link="https://kestrel.example/closed")
    refusal = await use.answer()
    assert refusal.lines()[0] == "The page answered 403. Paste its text instead."

    form = await (await ana.presses(refusal, "Paste the text")).modal()
    pasted = await ana.submits(form, {"Link or text": DORN})
    brief = await pasted.answer()
    assert brief.lines()[0] == "Engineers stay put"
    assert not pasted.is_ephemeral


async def test_a_mention_with_a_link_is_answered_by_a_silent_reply(server, bot, ana, room):
    """S1: in the channel, below what was said, without a call."""
    said = await ana.says(room, f"{server.mention} {KESTREL}")
    brief = await server.message_in(room)

    assert brief.lines()[0] == "Engineers stay put"
    assert brief.json["message_reference"]["message_id"] == said.id
    assert Flag.SILENT in brief.flags


async def test_a_mention_under_somebodys_link_reads_the_message_above(server_with_content):
    """S1: the message that is replied to is read, where the intent allows."""
    server = server_with_content
    guild = server.guild("Newsroom")
    room, ana, ben = guild.channel("general"), guild.member("ana"), guild.member("ben")
    async with running(server, follows_threads=True):
        link = await ana.says(room, f"Look at {KESTREL}!")
        await ben.says(room, server.mention, reply_to=link)
        brief = await server.message_in(room)

    assert brief.lines()[0] == "Engineers stay put"


async def test_a_message_above_that_we_may_not_read_is_said_to_be_so(server, bot, ana, ben, room):
    """Without the content intent: one sentence, and the way that needs no intent."""
    link = await ana.says(room, f"Look at {KESTREL}!")
    await ben.says(room, server.mention, reply_to=link)
    told = await server.message_in(room)

    assert told.lines()[0].startswith("Discord does not let me read the message you replied to.")
    assert "“Brief this”" in told.text


async def test_a_file_in_a_direct_message_is_briefed_there(server, bot, ana):
    """S4 on Discord."""
    await ana.says(ana.dm, files=[("report.txt", DORN.encode())])
    brief = await server.message_in(ana.dm)

    assert brief.lines()[0].startswith("I read report.txt: ")


async def test_brief_this_takes_the_one_thing_in_a_message(server, bot, ana, ben, room):
    """D2: for the asker first, then posted below the message it is about."""
    said = await ana.says(room, f"Have you seen {KESTREL}?")
    use = await ben.uses_message_command("Brief this", said)
    brief = await use.answer()
    assert use.is_ephemeral

    await (await ben.presses(brief, "Post here")).answer()
    posted = await server.message_in(room)
    assert posted.lines()[0] == "Shared by Ben"
    assert posted.json["message_reference"]["message_id"] == said.id
    assert "Engineers stay put" in ana.sees(room)


async def test_brief_this_asks_which_of_several(server, bot, ana, ben, room):
    """D2: one menu; a file and two links."""
    said = await ana.says(room, f"{KESTREL} or {MERIDIAN}", files=[("report.txt", DORN.encode())])
    which = await (await ben.uses_message_command("Brief this", said)).answer()
    assert which.options() == [KESTREL, MERIDIAN, "report.txt"]

    brief = await (await ben.chooses(which, "", MERIDIAN)).answer()
    assert brief.lines()[0] == "Harbour to close for a year"


async def test_brief_this_on_small_talk_says_that_there_is_nothing(server, bot, ana, ben, room):
    """D2: no silence."""
    said = await ana.says(room, "Lunch?")
    told = await (await ben.uses_message_command("Brief this", said)).answer()

    assert told.lines() == ["There is no link, no file and no long text in this message."]


async def test_a_private_brief_is_seen_by_its_asker_alone(server, bot, ana, ben, room):
    """D1: `private:true`, with a way to post it."""
    use = await ana.runs(room, "brief", link=KESTREL, private=True)
    brief = await use.answer()

    assert use.is_ephemeral
    assert brief.has_button("Post here")
    assert ben.sees(room) == []


async def test_progress_is_shown_by_editing_the_deferred_answer(server, bot, ana, room):
    """D1: at most every two seconds, and the brief is one edit."""
    bot.pages.gate.clear()
    use = await ana.runs(room, "brief", link=KESTREL)
    await use.acknowledged()
    await bot.pages.reading.wait()
    server.clock.forward(3)
    bot.pages.gate.set()
    brief = await use.answer()
    await brief.shows("Engineers stay put")

    assert [one[0] for one in use.edits] == [
        "Finding who says what…",
        "Engineers stay put",
    ]


async def test_the_sample_article_explains_the_bot(server, bot, ana, room):
    """Journeys 4: try it from the help."""
    told = await (await ana.runs(room, "briefing help")).answer()
    sample = await (await ana.presses(told, "Try the sample article")).answer()

    assert sample.has_button("In context")
    assert sample.is_ephemeral
