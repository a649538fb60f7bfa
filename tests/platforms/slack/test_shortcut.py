"""“Brief this” in the menu of a message (S3)."""

import pytest

from tests.platforms.pages import DORN, KESTREL
from tests.platforms.slack_server import Channel, Person, SlackServer

SHORT = "Short\n\n“The wheat is lost,” farmer Otto Brandt said on Friday.\n"


@pytest.fixture
def ana(slack: SlackServer) -> Person:
    return slack.person("ana")


@pytest.fixture
def room(slack: SlackServer, ana: Person) -> Channel:
    return slack.channel("news", ana)


async def test_a_short_brief_for_me_is_shown_to_me_alone(slack, bot, ana, room):
    """Ephemeral, in the thread of the message."""
    ben = slack.person("ben")
    room.members.add(ben.id)
    bot.pages.pages[KESTREL] = SHORT
    shared = await ben.says(room, f"look: {KESTREL}")

    await ana.uses_shortcut(shared)
    form = await ana.next_view()
    await ana.submits(form)
    brief = await ana.hears(room, thread=shared.ts)
    await bot.settled()

    assert "1 link" in form.text or KESTREL in form.text
    assert "The wheat is lost" in brief.text
    assert "Share" in brief.labels
    assert "The wheat is lost" not in "\n".join(ben.sees(room))


async def test_what_one_person_sees_is_pressed_in_its_thread(slack, bot, ana, room):
    """A reason shown to me alone leads to a form, and the brief comes where I was."""
    shared = await ana.says(room, "https://closed.example/story")
    await ana.uses_shortcut(shared)
    await ana.submits(await ana.next_view())
    reason = await ana.hears(room, thread=shared.ts)

    await ana.presses(reason, "Paste the text")
    await ana.submits(await ana.next_view(), text=SHORT)
    brief = await ana.hears(room, thread=shared.ts)

    assert "only" in reason.json
    assert "only" in brief.json
    assert "403" in reason.text
    assert "The wheat is lost" in brief.text


async def test_a_long_brief_for_me_comes_directly_with_a_line_where_i_asked(slack, bot, ana, room):
    """An ephemeral message is gone after a reload; what is worth keeping goes elsewhere."""
    shared = await ana.says(room, KESTREL)

    await ana.uses_shortcut(shared)
    await ana.submits(await ana.next_view())
    line = await ana.hears(room, thread=shared.ts)
    brief = await ana.hears(ana.dm)

    assert "conversation" in line.text
    assert brief.lines[0] == "Engineers stay put"


async def test_a_brief_for_the_thread_is_posted_there(slack, bot, ana, room):
    """Everybody in the thread sees it."""
    shared = await ana.says(room, KESTREL)

    await ana.uses_shortcut(shared)
    await ana.submits(await ana.next_view(), to="this thread", length="claims only")
    brief = await ana.hears(room, thread=shared.ts)

    assert "only" not in brief.json
    assert "single engineer" in brief.text


async def test_one_of_several_things_is_chosen(slack, bot, ana, room):
    """A message with a link and a file asks which."""
    other = "https://kestrel.example/harvest"
    shared = await ana.says(room, f"{KESTREL} {other}", files=[("harvest.txt", SHORT.encode())])

    await ana.uses_shortcut(shared)
    form = await ana.next_view()
    await ana.submits(form, source="harvest.txt", to="this thread")
    brief = await ana.hears(room, thread=shared.ts)

    assert "I read harvest.txt" in brief.text


async def test_a_very_long_link_does_not_confuse_the_others(slack, bot, ana, room):
    """The second link stays the second link."""
    longest = "https://kestrel.example/" + "a" * 500
    shared = await ana.says(room, f"{longest} {KESTREL}")

    await ana.uses_shortcut(shared)
    form = await ana.next_view()
    await ana.submits(form, source=KESTREL, to="this thread")
    brief = await ana.hears(room, thread=shared.ts)

    assert brief.lines[0] == "Engineers stay put"


@pytest.mark.parametrize(
    "text",
    [DORN, DORN + "It rained again. " * 400, "Ответ\n\n«Инженеры останутся», сказал Дорн. " * 40],
    ids=["an article", "a long article", "an article in Cyrillic"],
)
async def test_the_text_of_a_message_is_an_article_too(slack, bot, ana, room, text):
    """However long it is, and in whatever script."""
    shared = await ana.says(room, text)

    await ana.uses_shortcut(shared)
    form = await ana.next_view()
    await ana.submits(form, to="this thread")
    brief = await ana.hears(room, thread=shared.ts)

    assert any("claim" in label or "found" in label for label in brief.labels)


async def test_a_text_beside_a_link_can_be_chosen(slack, bot, ana, room):
    """What is offered is what is briefed."""
    shared = await ana.says(room, f"{DORN} {KESTREL}/elsewhere")

    await ana.uses_shortcut(shared)
    form = await ana.next_view()
    await ana.submits(form, source="a pasted text", to="this thread")
    brief = await ana.hears(room, thread=shared.ts)

    assert "single engineer" in brief.text


async def test_a_message_with_nothing_in_it_is_told_so(slack, bot, ana, room):
    """One sentence, no dead form."""
    shared = await ana.says(room, "lunch?")

    await ana.uses_shortcut(shared)

    assert "no link, no file and no long text" in (await ana.next_view()).text
