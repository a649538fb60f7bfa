"""With a language model beside the rules: what both found, and the asker's language."""

from tests.engines.two_readers import second_reader_asking
from tests.model_server.server import Told
from tests.platforms.discord.conftest import running
from tests.platforms.discord.scenes import briefed
from tests.platforms.second_reader import GERMAN, reader_of_the_minister


async def test_a_brief_says_what_two_readings_found_and_stands_in_two_languages(server, ana, room):
    """The quotation as it was printed, our translation below; what was invented is counted."""
    ana.user.locale = "de"
    async with (
        second_reader_asking(reader_of_the_minister) as (second, _),
        running(server, second=second),
    ):
        brief = await briefed(ana, room)

        assert "“We will not withdraw a single engineer,”" in brief.text
        assert f"German, our translation: {GERMAN['single engineer']}" in brief.text
        assert "1 checked by two readings" in brief.text
        assert "41 Drohnen" not in brief.text
        assert "withdraw every engineer" not in brief.text

        asked = await ana.runs(room, "ask", question="What did Dorn say about the engineers?")
        answer = await asked.answer()
        assert "“We will not withdraw a single engineer,”" in answer.text


async def test_a_model_that_is_away_is_said_and_costs_no_brief(server, ana, room):
    async with (
        second_reader_asking(lambda _: Told(status=401)) as (second, _),
        running(server, second=second),
    ):
        brief = await briefed(ana, room)

        assert "“We will not withdraw a single engineer,”" in brief.text
        assert "read by our rules alone" in brief.text
        assert "our translation" not in brief.text
