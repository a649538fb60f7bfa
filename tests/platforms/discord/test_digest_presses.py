"""Buttons of digests and of their list: by owner, by others, page by page (S7, S8)."""

import pytest

from tests.platforms.discord.conftest import Bot, running
from tests.platforms.discord.scenes import briefed
from tests.platforms.discord.test_digests import DAY, digest_set, digests_in, walk
from tests.platforms.discord_server import DiscordServer
from tests.platforms.discord_server.message import Message
from tests.platforms.discord_server.people import Person
from tests.platforms.discord_server.places import Channel

ARTICLES = (
    "Harbour shut\n\n“The quay will close in May,” mayor Tove Lind said.",
    "Vaccine trial begins\n\n“Forty nurses volunteered,” doctor Ines Roca said.",
    "Parliament rejects budget\n\n“Pensions stay frozen,” senator Karl Moser said.",
    "Glacier retreats\n\n“Ice lost twelve metres,” geologist Pia Storm said.",
    "Orchestra on strike\n\n“Nobody plays Mahler tonight,” cellist Ugo Bassi said.",
    "Bakers win prize\n\n“Rye bread needs patience,” baker Anna Holt said.",
    "Satellite launched\n\n“Solar panels opened,” engineer Raj Patel said.",
    "Museum burgled\n\n“Thieves took coins,” curator Lea Blum said.",
)
UNWANTED = 60


async def posted_digest(server: DiscordServer, bot: Bot, who: Person, room: Channel) -> Message:
    """Post a digest with eight stories, of which five are shown, and 60 left-out articles."""
    told = await digest_set(who, room)
    form = await (await who.presses(told, "Sources and topics")).modal()
    await (await who.submits(form, {"Topics not wanted": "ferry"})).answer()
    for text in ARTICLES:
        await (await who.runs(room, "brief", text=text)).answer()
    for number in range(UNWANTED):
        text = f"Ferry {number}\n\n“Ferry number {number} sails,” captain Li Number{number} said."
        await (await who.runs(room, "brief", text=text)).answer()
    server.clock.forward(DAY)
    await walk(bot)
    (digest,) = digests_in(server, room)
    return digest


async def test_the_rest_of_a_digest_is_turned_page_by_page(server, bot, ana, ben, room):
    """Every story and every left-out item is reached, by anybody who reads the channel."""
    digest = await posted_digest(server, bot, ana, room)
    page = await (await ben.presses(digest, "3 stories more")).answer()
    assert page.is_ephemeral
    assert "stories 6-8 of 8" in page.text
    first = await (await ben.presses(page, "From the start")).answer()
    assert first is page
    assert "stories 1-5 of 8" in first.text

    page = await (await ben.presses(digest, "What was left out")).answer()
    assert page.is_ephemeral
    seen = [line for line in page.lines() if line.startswith("Ferry")]
    while page.has_button("Next"):
        turned = await (await ben.presses(page, "Next")).answer()
        assert turned is page
        seen += [line for line in page.lines() if line.startswith("Ferry")]
    assert sorted(seen) == sorted(f"Ferry {number}" for number in range(UNWANTED))
    assert "topic: ferry" in page.text


async def test_a_private_channels_digest_is_not_listed_elsewhere(
    server, bot, ana, ben, guild, room
):
    """Nobody learns of it who cannot see the channel."""
    board = guild.private_channel("board", members=[ana])
    await digest_set(ana, board)
    await briefed(ana, board)
    server.clock.forward(DAY)
    await walk(bot)
    (digest,) = digests_in(server, board)
    assert "Ilya Dorn" in digest.text

    listed = await (await ben.runs(room, "digest list")).answer()
    assert "No digest is set here yet." in listed.text


@pytest.mark.parametrize(
    ("button", "told"),
    [
        ("Pause", "is paused"),
        ("Post now", "is on its way"),
        ("Remove", "Remove “Northern desk”?"),
    ],
)
async def test_the_list_offers_what_its_owner_may_do(server, bot, ana, ben, room, button, told):
    """Somebody else is told who may; previews are for all."""
    await digest_set(ana, room)
    listed = await (await ben.runs(room, "digest list")).answer()
    refused = await (await ben.presses(listed, button)).answer()
    assert refused.is_ephemeral
    assert "Only who set a digest can change it." in refused.text
    assert "no new stories" in (await (await ben.presses(listed, "Preview")).answer()).text

    listed = await (await ana.runs(room, "digest list")).answer()
    assert told in (await (await ana.presses(listed, button)).answer()).text


async def test_a_digest_is_removed_when_asked_twice(server, bot, ana, room):
    """By the list or the command; the second press says that it is sure."""
    await digest_set(ana, room)
    asked = await (await ana.runs(room, "digest remove")).answer()
    assert "Northern desk" in (await (await ana.runs(room, "digest list")).answer()).text
    removed = await (await ana.presses(asked, "Remove")).answer()

    assert "is removed" in removed.text
    again = await (await ana.presses(asked, "Remove")).answer()
    assert "There is no such digest here." in again.text


async def test_today_is_posted_at_once_and_once(server, bot, ana, room):
    """A local day has one digest, whenever it comes."""
    await digest_set(ana, room)
    await briefed(ana, room)
    told = await (await ana.runs(room, "digest now")).answer()
    assert "is on its way" in told.text
    assert await walk(bot) == 1
    (digest,) = digests_in(server, room)
    assert "1 story" in digest.text

    again = await (await ana.runs(room, "digest now")).answer()
    assert "Today's digest was made already." in again.text
    assert await walk(bot) == 0


async def test_a_list_of_many_is_turned_in_place_after_a_restart(server, ana, room, tmp_path):
    """All that can be done with each stands under it."""
    url, titles = f"sqlite:///{tmp_path / 'store.db'}", [f"Desk {number}" for number in range(7)]
    async with running(server, url=url) as bot:
        for title in titles:
            use = await ana.runs(room, "digest set", at="07:30", zone="UTC", title=title)
            await use.answer()
        page = await (await ana.runs(room, "digest list")).answer()
        await bot.dies()

    async with running(server, url=url):
        seen = [line.partition(" · ")[0] for line in page.lines() if line.startswith("Desk ")]
        while page.has_button("Next"):
            assert await (await ana.presses(page, "Next")).answer() is page
            seen += [line.partition(" · ")[0] for line in page.lines() if line.startswith("Desk ")]
        assert sorted(seen) == titles
        assert "is paused" in (await (await ana.presses(page, "Pause")).answer()).text


async def test_what_is_paused_is_resumed_from_the_list(server, bot, ana, room):
    """The list offers what can be done now."""
    await digest_set(ana, room)
    await (await ana.runs(room, "digest pause")).answer()
    listed = await (await ana.runs(room, "digest list")).answer()

    assert not listed.has_button("Pause")
    assert "goes on" in (await (await ana.presses(listed, "Resume")).answer()).text


async def test_a_digest_is_changed_from_its_message(server, bot, ana, ben, room):
    """The form is filled in; somebody else is told who may."""
    await digest_set(ana, room)
    server.clock.forward(DAY)
    await walk(bot)
    (digest,) = digests_in(server, room)
    refused = await (await ben.presses(digest, "Change digest")).answer()
    assert "Only who set a digest can change it." in refused.text

    form = await (await ana.presses(digest, "Change digest")).modal()
    assert form.field("Time")["value"] == "07:30"
    changed = await (await ana.submits(form, {"Time": "09:15"})).answer()
    assert changed.text.count("09:15") == 3


async def test_a_digest_is_set_up_from_an_empty_list(server, bot, ana, room):
    """The button opens the same form as the command."""
    listed = await (await ana.runs(room, "digest list")).answer()
    form = await (await ana.presses(listed, "Set up a digest")).modal()
    told = await (await ana.submits(form, {"Title": "Northern desk"})).answer()

    assert "“Northern desk” is set" in told.text
