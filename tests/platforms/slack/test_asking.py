"""Mentions, files and questions: what is said to the bot in channels and alone (S1, S2, S4)."""

from tests.platforms.pages import DORN, KESTREL


async def test_a_mention_with_a_link_is_briefed_in_its_thread(slack, bot):
    """S1: the brief answers in the thread, with claims, standing and what can be done."""
    ana = slack.person("ana")
    room = slack.channel("news", ana)

    said = await ana.mentions(room, KESTREL)
    brief = await ana.hears(room, thread=said.ts)

    assert brief.json["thread_ts"] == said.ts
    assert brief.lines[0] == "Engineers stay put"
    assert "> “We will not withdraw a single engineer,”" in brief.text
    assert "Ilya Dorn" in brief.text
    assert any(label.endswith("claims") for label in brief.labels)
    assert len(brief.lines) <= 24
    assert slack.calls_of("chat.postMessage")[0]["unfurl_links"] is False
    assert slack.world.statuses[0]["status"].startswith("is reading")


async def test_a_bare_mention_below_a_link_means_that_link(slack, bot):
    """S1: who replies "@Brief" under somebody's link wants that link briefed."""
    ana, ben = slack.person("ana"), slack.person("ben")
    room = slack.channel("news", ana, ben)
    shared = await ana.says(room, f"Have you seen this? {KESTREL}")

    await ben.mentions(room, thread=shared.ts)
    brief = await ben.hears(room, thread=shared.ts)

    assert brief.lines[0] == "Engineers stay put"


async def test_a_question_in_a_thread_of_ours_needs_no_mention(slack, bot):
    """S2: it is answered from the article of the thread."""
    ana = slack.person("ana")
    room = slack.channel("news", ana)
    said = await ana.mentions(room, KESTREL)
    await ana.hears(room, thread=said.ts)

    await ana.says(room, "What did Mira Vell say?", thread=said.ts)
    answer = await ana.hears(room, thread=said.ts)

    assert "no negotiations of any kind" in answer.text


async def test_chatter_in_a_thread_of_ours_is_left_alone(slack, bot):
    """S2: what is no question is nobody's request."""
    ana = slack.person("ana")
    room = slack.channel("news", ana)
    said = await ana.mentions(room, KESTREL)
    await ana.hears(room, thread=said.ts)
    await bot.settled()
    before = len(slack.calls_of("chat.postMessage"))

    await ana.says(room, "thanks, very useful", thread=said.ts)
    await bot.settled()

    assert len(slack.calls_of("chat.postMessage")) == before


async def test_what_people_say_elsewhere_is_not_read(slack, bot):
    """A link that nobody sent to the bot is nobody's business."""
    ana = slack.person("ana")
    room = slack.channel("news", ana)

    await ana.says(room, KESTREL)
    await bot.settled()

    assert not slack.calls_of("chat.postMessage")


async def test_a_file_in_a_direct_message_is_briefed(slack, bot):
    """S4: the brief says what was read."""
    ana = slack.person("ana")

    sent = await ana.says(ana.dm, "", files=[("report.txt", DORN.encode())])
    brief = await ana.hears(ana.dm, thread=sent.ts)

    assert brief.lines[0].startswith("I read report.txt: ")
    assert "Share" in brief.labels


async def test_without_the_permission_to_read_files_the_person_is_told_what_to_do(slack, bot):
    """S4: missing_scope names the permission and who can add it."""
    slack.home.scopes.discard("files:read")
    ana = slack.person("ana")

    sent = await ana.says(ana.dm, "", files=[("report.txt", DORN.encode())])
    refusal = await ana.hears(ana.dm, thread=sent.ts)

    assert "files:read" in refusal.text
    assert "admin" in refusal.text


async def test_a_page_that_cannot_be_read_gets_a_reason_and_a_way_on(slack, bot):
    """S11: one sentence, and a button to paste the text."""
    ana = slack.person("ana")
    room = slack.channel("news", ana)

    said = await ana.mentions(room, "https://closed.example/story")
    refusal = await ana.hears(room, thread=said.ts)
    await ana.presses(refusal, "Paste the text")
    form = await ana.next_view()
    await ana.submits(form, text=DORN)
    brief = await ana.hears(room, thread=said.ts)

    assert "403" in refusal.text
    assert brief.lines[0] == "Engineers stay put"


async def test_a_greeting_is_answered_with_what_can_be_asked(slack, bot):
    """Nobody is left in silence."""
    ana = slack.person("ana")

    said = await ana.says(ana.dm, "hello")
    answer = await ana.hears(ana.dm, thread=said.ts)

    assert "Try the sample article" in answer.labels


async def test_the_command_says_who_asked_and_answers_below(slack, bot):
    """A slash command is seen by nobody else, so the thread begins with what was asked."""
    ana = slack.person("ana")
    room = slack.channel("news", ana)

    ack = await ana.runs("/brief", KESTREL, room)
    root = await ana.hears(room)
    brief = await ana.hears(room, thread=root.ts)

    assert ack.status == 200
    assert "ana" in root.text
    assert KESTREL in root.text
    assert brief.lines[0] == "Engineers stay put"
