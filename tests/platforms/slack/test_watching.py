"""What whoever runs the bot sees: counts, whether it is ready, and logs without content."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

import aiohttp
import pytest

from bot.errors import SettingsError, StoreUnavailable
from bot.logs_as_json import json_handler
from bot.measuring import PrometheusMeasures
from bot.watching import Watch, watched
from tests.chat_desk import MovableClock
from tests.platforms.pages import DORN, KESTREL
from tests.platforms.slack.conftest import Bot, running
from tests.platforms.slack.test_digests import SET, briefed, walk


@pytest.fixture
def clock():
    return MovableClock()


@pytest.fixture
def measures():
    return PrometheusMeasures()


@pytest.fixture
async def bot(slack, clock, measures):
    async with running(slack, clock=clock, measures=measures) as one:
        yield one


@asynccontextmanager
async def asking(bot: Bot, measures: PrometheusMeasures) -> AsyncIterator[aiohttp.ClientSession]:
    """Open the server beside the bot."""
    async with (
        watched(Watch(bot.front, (bot.door,), measures), "127.0.0.1", 0) as port,
        aiohttp.ClientSession(f"http://127.0.0.1:{port}") as session,
    ):
        yield session


async def test_a_brief_and_a_digest_are_counted(slack, bot, clock, measures):
    """In Prometheus' text format; no place, no person, no word stands in it."""
    ana = slack.person("ana")
    room = slack.channel("news", ana)
    await ana.runs("/brief", SET, room)
    await briefed(bot, ana, room, KESTREL)
    clock.forward(days=1)
    await walk(bot)
    await ana.hears(room)

    async with asking(bot, measures) as session, session.get("/metrics") as answer:
        assert answer.headers["Content-Type"].startswith("text/plain; version=0.0.4")
        told = await answer.text()

    assert 'briefing_requests_total{outcome="served",platform="slack"} 1.0' in told
    assert 'briefing_digests_total{platform="slack",state="done"} 1.0' in told
    assert 'briefing_digest_messages_total{outcome="sent",platform="slack"} 1.0' in told
    assert 'briefing_digests_waiting{kind="open"} 0.0' in told
    assert "briefing_request_seconds_bucket" in told
    assert "process_resident_memory_bytes" in told
    for canary in (room.id, ana.id, "T1", "Dorn", "engineer", "kestrel"):
        assert canary not in told


async def test_a_digest_that_waits_is_overdue_after_a_minute(slack, bot, clock, measures):
    """Seen from any process: it is counted in the store."""
    ana = slack.person("ana")
    room = slack.channel("news", ana)
    await ana.runs("/brief", SET, room)
    clock.forward(days=1)
    slack.rate_limit("chat.postMessage", retry_after=600)
    await walk(bot)
    clock.forward(minutes=2)

    async with asking(bot, measures) as session, session.get("/metrics") as answer:
        assert 'briefing_digests_waiting{kind="overdue"} 1.0' in await answer.text()


async def test_it_is_ready_while_it_is_connected_and_looks_after_digests(bot, clock, measures):
    """And says which of it is not so."""
    async with asking(bot, measures) as session:
        measures.walked("slack", clock.now())
        async with session.get("/readyz") as answer:
            assert (answer.status, (await answer.json())["status"]) == (200, "ok")
        clock.moment += timedelta(minutes=3)
        async with session.get("/readyz") as answer:
            told = await answer.json()
            assert answer.status == 503
            assert told["checks"]["slack digests"] == "not looked at for two minutes"
            assert told["checks"]["database"] == told["checks"]["slack"] == "ok"
        async with session.get("/healthz") as answer:
            assert answer.status == 200


async def test_without_its_database_it_is_alive_and_not_ready(bot, clock, measures, monkeypatch):
    """Metrics are given all the same, but for what the store would have to say."""

    async def away(**_):
        raise StoreUnavailable("It is away.", hint="")

    monkeypatch.setattr(bot.front.digests.slots, "waiting", away)
    async with asking(bot, measures) as session:
        async with session.get("/readyz") as answer:
            assert answer.status == 503
            assert (await answer.json())["checks"]["database"] == "does not answer"
        async with session.get("/metrics") as answer:
            assert answer.status == 200
            assert "briefing_digests_waiting{" not in await answer.text()
        async with session.get("/healthz") as answer:
            assert answer.status == 200


async def test_a_port_that_is_taken_is_said_at_once(bot, measures):
    """With the name of the setting."""
    watch = Watch(bot.front, (bot.door,), measures)
    async with watched(watch, "127.0.0.1", 0) as port:
        with pytest.raises(SettingsError, match=f"BOT_OPS_LISTEN is 127.0.0.1:{port}"):
            async with watched(watch, "127.0.0.1", port):
                raise AssertionError("two listen on one port")


async def test_no_content_is_logged_at_any_level(slack, bot, clock, capsys):
    """Canaries in an article, a question, a title and a name; at debug, whatever goes wrong."""
    writer = json_handler()
    root = logging.getLogger()
    ours = logging.getLogger("bot")
    root.addHandler(writer)
    before, ours.level = ours.level, logging.DEBUG
    ana = slack.person("ana")
    room = slack.channel("news", ana)
    try:
        bot.pages.pages[KESTREL] = DORN.replace("engineer", "CANARYARTICLE")
        await ana.runs("/brief", f"{SET} CANARYTITLE", room)
        await briefed(bot, ana, room, KESTREL)
        said = await ana.mentions(room, "What did Dorn say about CANARYQUESTION?")
        await ana.hears(room, thread=said.ts)
        broken = await ana.mentions(room, "https://CANARYLINK.example/x")
        await ana.hears(room, thread=broken.ts)
        clock.forward(days=1)
        slack.fail("chat.postMessage", "is_archived")
        await walk(bot)
        ours.exception("for the record", exc_info=ValueError("CANARYERROR"))
    finally:
        root.removeHandler(writer)
        ours.level = before

    logged = capsys.readouterr().err
    assert "for the record" in logged
    assert "canary" not in logged.lower()
