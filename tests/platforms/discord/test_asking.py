"""Questions: by command, by reply, in threads, about one brief among several (D3, S2)."""

from tests.platforms.discord.conftest import running
from tests.platforms.discord.scenes import briefed, open_thread
from tests.platforms.discord_server.wire import Right
from tests.platforms.pages import KESTREL, MERIDIAN


async def test_a_question_by_command_is_answered_with_a_citation(server, bot, ana, room):
    """D3: what was briefed in the channel."""
    await briefed(ana, room)
    answer = await (await ana.runs(room, "ask", question="What did Dorn say?")).answer()

    assert "[1]" in answer.text
    assert "We will not withdraw a single engineer" in answer.text
    assert not answer.is_ephemeral


async def test_he_and_a_number_are_understood(server, bot, ana, room):
    """One conversation store: follow-ups of the same place."""
    await briefed(ana, room)
    await (await ana.runs(room, "ask", question="What did Dorn say?")).answer()
    he = await (await ana.runs(room, "ask", question="What did he say?")).answer()
    number = await (await ana.runs(room, "ask", question="Who said [1]?")).answer()

    assert "Ilya Dorn" in he.text
    assert "Ilya Dorn" in number.text


async def test_what_is_not_in_the_article_is_refused_with_one_way_on(server, bot, ana, room):
    """S2: never from general knowledge; the other articles are one press away."""
    await briefed(ana, room, MERIDIAN)
    await briefed(ana, room)
    thread = await open_thread(server, ana, room, (await briefed(ana, room)))
    await ana.says(thread, f"{server.mention} What does the mayor of Harbour say about May?")
    refusal = await server.message_in(thread)
    assert "not mentioned in this article" in refusal.lines()[0]

    found = await (await ana.presses(refusal, "Search our other articles")).answer()
    assert "The harbour will close in May" in found.text


async def test_ask_opens_a_thread_that_is_about_the_brief(server, bot, ana, ben, room):
    """D3: a public thread on the brief; a second press leads there."""
    brief = await briefed(ana, room)
    await briefed(ana, room, MERIDIAN)
    thread = await open_thread(server, ana, room, brief)
    assert thread.name == "Q&A: Engineers stay put"

    await ben.says(thread, f"{server.mention} Did Dorn say when?")
    answer = await server.message_in(thread)
    assert answer.lines()[0] == "Ilya Dorn is quoted in this article, but does not say when."
    again = await (await ben.presses(brief, "Ask")).answer()
    assert again.lines()[0].startswith("There is a thread for this brief already")


async def test_a_reply_to_a_brief_asks_about_that_brief(server, bot, ana, ben, room):
    """D3: the older one of two in the channel."""
    await ana.says(room, f"{server.mention} {KESTREL}")
    kestrel = await server.message_in(room)
    await ana.says(room, f"{server.mention} {MERIDIAN}")
    await server.message_in(room)

    await ben.says(room, "What did the minister say?", reply_to=kestrel)
    answer = await server.message_in(room)
    assert "We will not withdraw a single engineer" in answer.text


async def test_ask_on_a_private_brief_is_a_form_with_a_private_answer(server, bot, ana, ben, room):
    """D3: nothing of it is seen by others."""
    brief = await briefed(ana, room, private=True)
    form = await (await ana.presses(brief, "Ask")).modal()
    use = await ana.submits(form, {"Question": "What did Dorn say?"})
    answer = await use.answer()

    assert use.is_ephemeral
    assert "We will not withdraw a single engineer" in answer.text
    assert ben.sees(room) == []


async def test_ask_suggests_ones_own_briefs(server, bot, ana, ben, room):
    """`/ask article:` is completed with what the person asked for."""
    await briefed(ana, room)
    await briefed(ana, room, MERIDIAN, private=True)
    offered = await ana.types(room, "ask", "article", "harb", question="What does Lind say?")
    of_others = await ben.types(room, "ask", "article", "", question="What does Lind say?")

    assert offered == ["Harbour to close for a year"]
    assert of_others == []


async def test_an_article_that_is_no_brief_is_refused_like_one_that_is_shut(server, bot, ana, room):
    """The same words for what was never there and what is not the asker's."""
    use = await ana.runs(room, "ask", question="What?", article="0000000000000000")
    told = await use.answer()

    assert told.is_ephemeral
    assert told.lines()[0].startswith("This brief is not here any more.")


async def test_a_thread_is_followed_without_a_mention_where_the_intent_allows(server_with_content):
    """D3: an optional setting; only in threads of ours, and only questions."""
    server = server_with_content
    room, ana = server.guild("Newsroom").channel("general"), server.guild("Newsroom").member("ana")
    async with running(server, follows_threads=True):
        thread = await open_thread(server, ana, room, await briefed(ana, room))
        other = await ana.opens_thread(room, "Lunch")
        await ana.says(other, "What did Dorn say?")
        await ana.says(thread, "Interesting.")
        await ana.says(thread, "What did Dorn say?")
        answer = await server.message_in(thread)

    assert "We will not withdraw a single engineer" in answer.text
    assert other.messages == {} or all(one.author.name == "ana" for one in other.messages.values())


async def test_where_no_thread_may_be_opened_a_form_asks(server, bot, ana, room):
    """D3: without the permission the question is asked in a form, and answered in the channel."""
    brief = await briefed(ana, room)
    server.forbid(room, Right.CREATE_PUBLIC_THREADS)
    form = await (await ana.presses(brief, "Ask")).modal()
    answer = await (await ana.submits(form, {"Question": "What did Dorn say?"})).answer()

    assert "We will not withdraw a single engineer" in answer.text
    assert not answer.is_ephemeral
