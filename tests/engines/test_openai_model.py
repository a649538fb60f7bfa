"""The client through the official SDK against a server that does everything wrong it can."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest

from bot.engines.model.endpoint import Api, Endpoint
from bot.engines.model.openai_model import OpenAiModel
from bot.engines.model.port import Ask, Reply, Task
from bot.engines.model.shapes import LinesShape
from bot.errors import ModelUnavailable
from tests.model_server.server import Asked, Fault, ModelServer, Told, model_server

KEY = "sk-not-to-be-seen"
ASK = Ask(Task.ANSWER, "Point.", "1: The dam is safe.", most_tokens=400)
SHAPED = Ask(Task.SUMMARIZE, "Choose.", "1: The dam is safe.", LinesShape, 400)
APIS = [Api.CHAT, Api.RESPONSES]


@asynccontextmanager
async def asking(
    script: Callable[[Asked], Told] | Told,
    *,
    api: Api = Api.CHAT,
    seconds: float = 20.0,
    lacks: tuple[str, ...] = (),
) -> AsyncIterator[tuple[OpenAiModel, ModelServer, list[float]]]:
    """Give a model, its server, and the pauses it made."""
    paused: list[float] = []

    async def pause(wait: float) -> None:
        paused.append(wait)

    told = script if callable(script) else lambda _: script
    async with model_server(told, lacks=lacks) as server:
        at = Endpoint("m", server.base_url, KEY, {Task.SUMMARIZE: "other"}, api, seconds)
        model = OpenAiModel(at, sleep=pause, dice=lambda: 0.5)
        try:
            yield model, server, paused
        finally:
            await model.close()


async def reason(model: OpenAiModel, ask: Ask = ASK, *, streamed: bool = False) -> str:
    asked = collected(model) if streamed else model.ask(ask)
    with pytest.raises(ModelUnavailable) as caught:
        await asked
    assert KEY not in str(caught.value)
    return caught.value.reason


async def collected(model: OpenAiModel) -> list[str | Reply]:
    return [piece async for piece in model.stream(ASK)]


@pytest.mark.parametrize("api", APIS)
async def test_a_reply_comes_whole_with_what_it_used(api):
    async with asking(Told("1\n2"), api=api) as (model, server, _):
        reply = await model.ask(ASK)

    assert (reply.text, reply.model) == ("1\n2", "scripted-1")
    assert (reply.usage.cached, reply.usage.written) == (3, 1)
    (asked,) = server.asked
    assert (asked.api, asked.model) == (api.value, "m")
    assert (asked.instructions, asked.content) == (ASK.instructions, ASK.content)


@pytest.mark.parametrize("api", APIS)
async def test_a_shape_is_asked_for_strictly_and_the_task_has_its_model(api):
    async with asking(Told('```json\n{"lines": [1]}\n```'), api=api) as (model, server, _):
        reply = await model.ask(SHAPED)

    assert json.loads(reply.text) == {"lines": [1]}
    assert (server.asked[0].shape, server.asked[0].model) == ("summarize", "other")


@pytest.mark.parametrize("api", APIS)
async def test_a_stream_gives_pieces_and_then_the_whole(api):
    async with asking(Told("one\ntwo\nthree"), api=api) as (model, server, _):
        *pieces, last = await collected(model)

    assert isinstance(last, Reply)
    assert len(pieces) > 1
    assert "".join(map(str, pieces)) == last.text == "one\ntwo\nthree"
    assert server.asked[0].is_streamed
    assert last.usage.total > 0


async def test_where_a_server_counts_nothing_we_estimate():
    async with asking(Told("1", fault=Fault.NO_USAGE)) as (model, _, _):
        assert (await model.ask(ASK)).usage.read > 0
        *_, last = await collected(model)
        assert isinstance(last, Reply)
        assert last.usage.read > 0


@pytest.mark.parametrize("api", APIS)
@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (Fault.LENGTH, "cut off"),
        (Fault.REFUSAL, "would not answer"),
        (Fault.FILTER, "would not answer"),
        (Fault.NO_END, "broke off"),
        (Fault.BROKEN, "no reply"),
        (Fault.CUT, "could not be reached"),
        (Fault.ENDLESS, "does not stop"),
        (Fault.WRONG_TYPE, "no reply"),
    ],
)
async def test_what_is_no_whole_reply_is_none(api, fault, said):
    """Streamed or not."""
    async with asking(Told("1\n2\n3 and more", fault=fault), api=api) as (model, _, _):
        assert said in await reason(model)
        if fault not in {Fault.REFUSAL, Fault.WRONG_TYPE}:
            streamed = await reason(model, streamed=True)
            assert said in streamed or "broke off" in streamed


@pytest.mark.parametrize("api", APIS)
async def test_silence_is_no_reply(api):
    async with asking(Told("  "), api=api) as (model, _, _):
        assert "said nothing" in await reason(model)
        assert "said nothing" in await reason(model, streamed=True)


@pytest.mark.parametrize("api", APIS)
@pytest.mark.parametrize("streamed", [False, True])
async def test_a_stalled_server_is_waited_for_no_longer_than_the_bound(api, streamed):
    async with asking(Told("1\n2\n3\n4\n5", fault=Fault.STALL), api=api, seconds=0.3) as one:
        model, _, _ = one
        assert "too long" in await reason(model, streamed=streamed)


@pytest.mark.parametrize(
    ("status", "code", "said"),
    [
        (400, None, "did not take the question"),
        (401, "invalid_api_key", "refused the key"),
        (403, None, "refused the key"),
        (404, "model_not_found", "does not know"),
        (429, "insufficient_quota", "used up"),
    ],
)
async def test_what_trying_again_cannot_mend_is_tried_once(status, code, said):
    async with asking(Told(status=status, error={"code": code})) as (model, server, paused):
        assert said in await reason(model)

    assert len(server.asked) == 1
    assert paused == []


@pytest.mark.parametrize("status", [408, 409, 429, 500, 503])
async def test_what_may_pass_is_tried_again_ever_later(status):
    async with asking(Told(status=status)) as (model, server, paused):
        await reason(model)

    assert len(server.asked) == 3
    assert paused == [0.5, 1.0]


async def test_a_server_that_recovers_is_answered_for():
    turns = iter([Told(status=503, headers={"retry-after": "2"}), Told("1")])
    async with asking(lambda _: next(turns)) as (model, _, paused):
        assert (await model.ask(ASK)).text == "1"

    assert paused == [2.0]


async def test_a_wait_longer_than_the_bound_is_not_begun():
    async with asking(Told(status=429, headers={"retry-after": "3600"})) as (model, server, paused):
        assert "busy" in await reason(model)

    assert len(server.asked) == 1
    assert paused == []


async def test_a_date_to_wait_for_is_read_by_the_servers_clock():
    told = {"date": "Tue, 03 Nov 2026 12:00:00 GMT", "retry-after": "Tue, 03 Nov 2026 12:00:05 GMT"}
    turns = iter([Told(status=429, headers=told), Told("1")])
    async with asking(lambda _: next(turns)) as (model, _, paused):
        await model.ask(ASK)

    assert paused == [5.0]


async def test_a_server_that_is_not_there_says_so_once_the_attempts_are_over():
    async with asking(Told("1")) as (model, server, paused):
        gone = OpenAiModel(
            Endpoint("m", "http://127.0.0.1:9/v1", KEY), sleep=model.sleep, dice=lambda: 0.5
        )
        assert "could not be reached" in await reason(gone)
        await gone.close()

    assert server.asked == []
    assert len(paused) == 2


async def test_without_responses_chat_is_spoken_from_then_on():
    """Only where the API was left to us: a server of OpenAI's own has both."""
    async with model_server(lambda _: Told("1"), lacks=("responses",)) as server:
        model = OpenAiModel(Endpoint("m", server.base_url, KEY))
        model._api = Api.RESPONSES
        assert (await model.ask(ASK)).text == "1"
        assert (await model.ask(ASK)).text == "1"
        await model.close()

    assert model.api is Api.CHAT
    assert [asked.api for asked in server.asked] == ["chat", "chat"]


@pytest.mark.parametrize("api", APIS)
@pytest.mark.parametrize(
    ("lacks", "kinds"),
    [
        (("json_schema",), ["json_schema", "json_object", "json_object"]),
        (("json_schema", "json_object"), ["json_schema", "json_object", "", ""]),
    ],
)
async def test_a_server_without_schemas_is_told_the_shape_in_words(api, lacks, kinds):
    """And asked plainly at once the next time."""
    async with asking(Told('{"lines": []}'), api=api, lacks=lacks) as (model, server, _):
        await model.ask(SHAPED)
        await model.ask(SHAPED)

    def kind(asked: Asked) -> str:
        form = asked.body.get("response_format") or asked.body.get("text", {}).get("format", {})
        return str(form.get("type", ""))

    assert [kind(asked) for asked in server.asked] == kinds
    assert '"lines"' in server.asked[-1].instructions


async def test_somebody_who_goes_away_leaves_no_stream_open():
    """A cancelled question ends at once."""
    async with asking(Told("1\n2\n3\n4\n5", fault=Fault.STALL)) as (model, _, _):
        heard = asyncio.Event()

        async def listen() -> None:
            async for _ in model.stream(ASK):
                heard.set()

        task = asyncio.create_task(listen())
        await heard.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task


async def test_the_models_of_a_server_are_named():
    async with asking(Told("1")) as (model, _, _):
        assert await model.models() == ("scripted-1",)
    assert KEY not in repr(model)
