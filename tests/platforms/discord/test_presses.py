"""Buttons, menus and forms under a brief (D1, D5, D7)."""

import pytest

from bot.core.conversation import Fault, Feedback
from bot.core.place import Workspace
from tests.platforms.discord.conftest import Bot, running
from tests.platforms.discord.scenes import briefed
from tests.platforms.discord_server.places import Channel
from tests.platforms.discord_server.wire import Right
from tests.platforms.pages import DORN, KESTREL

SPEECH = "\n\n".join(
    f"“This is sentence number {number},” {name} said."
    for number, name in enumerate(
        ("Ilya Dorn", "Mira Vell", "Tove Lind", "Otto Brandt", "Nora Falk", "Jan Ost", "Eva Kern")
    )
)


async def feedback_on_all(bot: Bot, room: Channel) -> list[Feedback]:
    """Give what was said about the briefs that are public on the server of a channel."""
    assert room.guild is not None
    public = Workspace("discord", room.guild.id)
    shelf = await bot.front.desk.articles(public)
    kept = [await bot.front.conversations.feedback_on(public, one.id) for one in shelf]
    return [one for several in kept for one in several]


async def test_in_context_shows_the_sentence_where_it_stands(server, bot, ana, ben, room):
    """D1: to the one who pressed, with the paragraph and the way to the page."""
    brief = await briefed(ana, room)
    use = await ben.presses(brief, "In context")
    context = await use.answer()

    assert use.is_ephemeral
    shown = [one.get("content", "") for one in context.components()]
    assert "**“We will not withdraw a single engineer,”** defence minister" in "\n".join(shown)
    assert "para 2" in context.text
    assert f"{KESTREL}#:~:text=" in "\n".join(shown)


async def test_all_claims_turns_its_pages_in_place(server, bot, ana, room):
    """D5: five a page; pages and menus change the message that was opened."""
    brief = await (await ana.runs(room, "brief", text=f"Seven\n\n{SPEECH}")).answer()
    opened = await (await ana.presses(brief, "All 7 claims")).answer()
    assert opened.is_ephemeral
    assert "sentence number 0" in opened.text
    assert "sentence number 5" not in opened.text

    second = await (await ana.presses(opened, "Next")).answer()
    assert second is opened
    assert "sentence number 5" in second.text

    only = await (await ana.chooses(second, "Speaker", "Speaker: Eva Kern")).answer()
    assert only is opened
    assert "sentence number 6" in only.text
    assert "sentence number 5" not in only.text


async def test_the_claims_come_as_a_file(server, bot, ana, room):
    """D5: a file shows because its component does."""
    brief = await briefed(ana, room)
    more = await (await ana.presses(brief, "More")).answer()
    table = await (await ana.presses(more, "Claims as CSV")).answer()

    assert list(table.files) == ["claims.csv"]
    rows = table.files["claims.csv"].decode("utf-8-sig").splitlines()
    assert "Ilya Dorn" in rows[1]


async def test_what_is_wrong_is_kept(server, bot, ana, room):
    """A small form, thanks, and a record."""
    brief = await briefed(ana, room)
    form = await (await ana.presses(brief, "👎 Wrong")).modal()
    told = await ana.submits(
        form,
        {
            "What is wrong": Fault.SPEAKER.value,
            "Number of the claim": "1",
            "Anything else": "It was Vell.",
        },
    )
    assert (await told.answer()).is_ephemeral
    await (await ana.presses(brief, "👍 Right")).answer()

    kept = await feedback_on_all(bot, room)
    assert [(one.fault, one.claim, one.note) for one in kept] == [
        (Fault.SPEAKER, 1, "It was Vell."),
        (None, None, ""),
    ]


async def test_a_brief_is_deleted_by_its_asker_and_by_nobody_else(server, bot, ana, ben, room):
    """Requester or who may tidy; a button that is left says when."""
    brief = await briefed(ana, room)
    context = await (await ben.presses(brief, "In context")).answer()
    of_ben = await (await ben.presses(brief, "More")).answer()
    refused = await (await ben.presses(of_ben, "Delete this brief")).answer()
    assert refused.lines()[0].startswith("Only who asked for a brief can delete it.")

    of_ana = await (await ana.presses(brief, "More")).answer()
    await (await ana.presses(of_ana, "Delete this brief")).answer()
    await brief.vanishes()
    gone = await (await ben.presses(of_ben, "Claims as CSV")).answer()
    assert gone.lines()[0].startswith("This brief was deleted on ")
    assert context.is_ephemeral


async def test_who_may_manage_the_server_may_delete(server, bot, ana, guild, room):
    """An admin."""
    chief = guild.member("chief", manage_server=True)
    brief = await briefed(ana, room)
    more = await (await chief.presses(brief, "More")).answer()
    await (await chief.presses(more, "Delete this brief")).answer()

    await brief.vanishes()


async def test_a_page_is_read_again_on_demand(server, bot, ana, room):
    """The page has changed since."""
    brief = await briefed(ana, room)
    bot.pages.pages[KESTREL] = DORN.replace("a single engineer", "one engineer")
    more = await (await ana.presses(brief, "More")).answer()
    anew = await (await ana.presses(more, "Read it again")).answer()

    assert "one engineer" in anew.text


async def test_settings_are_for_who_may_manage_the_server(server, bot, ana, guild, room):
    """D7: others get a sentence; a number that is none changes nothing."""
    refused = await (await ana.runs(room, "briefing settings")).answer()
    assert refused.lines() == ["Only people with Manage Server can do this."]

    chief = guild.member("chief", manage_server=True)
    form = await (await chief.runs(room, "briefing settings")).modal()
    wrong = await (await chief.submits(form, {"Days that articles are kept": "soon"})).answer()
    assert wrong.lines()[0].startswith("“soon” is no whole number between 1 and 3650.")

    form = await (await chief.runs(room, "briefing settings")).modal()
    other = guild.channel("desk")
    sent = {
        "Channels I am switched on in": [other],
        "Briefs per person in 24 hours": "1",
        "Days that articles are kept": "30",
    }
    saved = await (await chief.submits(form, sent)).answer()
    assert "30 days" in saved.text

    off = await (await ana.runs(room, "brief", link=KESTREL)).answer()
    assert not off.has_button("In context")
    on = await (await ana.runs(other, "brief", link=KESTREL)).answer()
    assert on.has_button("In context")
    spent = await (await ana.runs(other, "brief", link=KESTREL)).answer()
    assert not spent.has_button("In context")


async def test_settings_in_a_direct_message_name_the_way(server, bot, ana):
    """Settings belong to a server."""
    told = await (await ana.runs(ana.dm, "briefing settings")).answer()

    assert told.lines() == ["Settings belong to a server. Use /briefing settings there."]


async def test_people_are_forgotten_when_they_ask(server, bot, ana, ben, room):
    """D7: what one sent alone goes; asked once more before."""
    await briefed(ana, room, private=True)
    asked = await (await ana.runs(room, "briefing forget")).answer()
    told = await (await ana.presses(asked, "Forget what I sent")).answer()
    listed = await (await ana.runs(room, "briefs")).answer()

    assert told.is_ephemeral
    assert not listed.has_button("Open")


async def test_the_list_of_briefs_opens_one(server, bot, ana, ben, room):
    """Saved briefs: one's own."""
    await briefed(ana, room)
    listed = await (await ana.runs(room, "briefs")).answer()
    opened = await (await ana.presses(listed, "Open")).answer()
    of_ben = await (await ben.runs(room, "briefs")).answer()

    assert opened.is_ephemeral
    assert "Engineers stay put" in opened.text
    assert not of_ben.has_button("Open")


async def test_what_is_posted_says_who_shared_it(server, bot, ana, ben, room):
    """D1: Post here; the posted brief has working buttons for everybody."""
    brief = await briefed(ana, room, private=True)
    await (await ana.presses(brief, "Post here")).answer()
    posted = await server.message_in(room)

    assert posted.lines()[0] == "Shared by Ana"
    context = await (await ben.presses(posted, "In context")).answer()
    assert context.is_ephemeral


async def test_where_we_may_not_write_posting_says_what_is_lacking(server, bot, ana, room):
    """S11: missing permissions are named, and nothing is kept where it was not posted."""
    brief = await briefed(ana, room, private=True)
    server.forbid(room, Right.SEND_MESSAGES)
    told = await (await ana.presses(brief, "Post here")).answer()

    assert told.lines() == ["I cannot write in this channel. What I need: Send Messages."]
    assert await bot.front.desk.articles(Workspace("discord", room.guild.id)) == ()


@pytest.mark.parametrize("verb", ["labels", "help"])
async def test_the_words_of_the_bot_are_explained(server, bot, ana, room, verb):
    """Behind a command each."""
    told = await (await ana.runs(room, f"briefing {verb}")).answer()

    assert told.is_ephemeral
    assert len(told.lines()) > 3


async def test_buttons_outlive_a_restart(server, ana, room, tmp_path):
    """D8: a press, a menu and a form of an earlier start are heard by the next."""
    url = f"sqlite:///{tmp_path / 'bot.db'}"
    async with running(server, url=url):
        brief = await briefed(ana, room)
        form = await (await ana.presses(brief, "👎 Wrong")).modal()
        private = await briefed(ana, room, private=True)
        question = await (await ana.presses(private, "Ask")).modal()
    await server.disconnected()
    async with running(server, url=url) as again:
        context = await (await ana.presses(brief, "In context")).answer()
        opened = await (await ana.presses(brief, "All 4 claims")).answer()
        told = await (await ana.submits(form, {"What is wrong": Fault.WORDS.value})).answer()
        use = await ana.submits(question, {"Question": "What did Dorn say?"})
        answer = await use.answer()
        kept = await feedback_on_all(again, room)

    assert "a single engineer" in context.text
    assert opened.is_ephemeral
    assert told.is_ephemeral
    assert "a single engineer" in answer.text
    assert use.is_ephemeral
    assert [one.fault for one in kept] == [Fault.WORDS]
