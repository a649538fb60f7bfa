"""With a language model beside the rules: what both found, and the asker's language."""

import pytest

from tests.engines.two_readers import second_reader_asking
from tests.model_server.server import Told
from tests.platforms.pages import KESTREL
from tests.platforms.second_reader import GERMAN, reader_of_the_minister
from tests.platforms.slack.conftest import running


@pytest.fixture
def ana(slack):
    ana = slack.person("ana")
    ana.profile.locale = "de-DE"
    return ana


async def test_a_brief_says_what_two_readings_found_and_stands_in_two_languages(slack, ana, ben):
    """The quotation as it was printed, our translation below; what was invented is counted."""
    room = slack.channel("news", ana, ben)
    async with (
        second_reader_asking(reader_of_the_minister) as (second, _),
        running(slack, second=second),
    ):
        said = await ana.mentions(room, KESTREL)
        brief = await ana.hears(room, thread=said.ts)

        assert "“We will not withdraw a single engineer,”" in brief.text
        assert f"German, our translation: {GERMAN['single engineer']}" in brief.text
        assert "1 checked by two readings" in brief.text
        assert "41 Drohnen" not in brief.text
        assert "withdraw every engineer" not in brief.text

        await ana.says(room, "What did Dorn say about the engineers?", thread=said.ts)
        answer = await ana.hears(room, thread=said.ts)
        assert "“We will not withdraw a single engineer,”" in answer.text


async def test_a_model_that_is_away_is_said_and_costs_no_brief(slack, ana, ben):
    room = slack.channel("news", ana, ben)
    async with (
        second_reader_asking(lambda _: Told(status=401)) as (second, _),
        running(slack, second=second),
    ):
        said = await ana.mentions(room, KESTREL)
        brief = await ana.hears(room, thread=said.ts)

        assert "“We will not withdraw a single engineer,”" in brief.text
        assert "read by our rules alone" in brief.text
        assert "our translation" not in brief.text
