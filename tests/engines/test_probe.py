"""What `briefing check` says of a language model."""

from collections.abc import Callable

import pytest
from pydantic import SecretStr

from bot.app import app_of
from bot.check import Item, Verdict, check
from bot.settings import Settings
from tests.model_server.server import Asked, ModelServer, Told, model_server


async def found(
    script: Callable[[Asked], Told], *, lacks: tuple[str, ...] = (), offline: bool = False
) -> tuple[list[Item], ModelServer]:
    """Give the items about models, with a server of this script behind two tasks' models."""
    async with model_server(script, lacks=lacks) as server:
        settings = Settings(
            model="large", model_answer="small", base_url=server.base_url,
            database_url=SecretStr("sqlite:///:memory:"),
        )  # fmt: skip
        items = await check(lambda: app_of(settings), (), offline=offline)
    return [item for item in items if item.name == "model"], server


def arches(asked: Asked) -> Told:
    return Told('{"number": 2}')


async def test_every_model_is_asked_something_small():
    items, server = await found(arches)

    assert [item.verdict for item in items] == [Verdict.OK, Verdict.OK]
    assert "large: chat, strict schemas, streaming" in items[0].found
    assert "small: chat" in items[1].found
    assert {asked.model for asked in server.asked} == {"large", "small"}


@pytest.mark.parametrize(
    ("lacks", "said"),
    [(("json_schema",), "JSON without schemas"), (("json_schema", "json_object"), "no JSON")],
)
async def test_what_an_endpoint_lacks_is_said(lacks, said):
    items, _ = await found(arches, lacks=lacks)

    assert said in items[0].found


async def test_a_model_that_keeps_to_no_schema_is_worth_knowing():
    items, _ = await found(lambda _: Told("There are two arches."))

    assert items[0].verdict is Verdict.NOTE
    assert "keep to no schema" in items[0].found


async def test_a_model_that_cannot_be_had_is_in_the_way():
    items, _ = await found(lambda _: Told(status=401))

    assert items[0].verdict is Verdict.BROKEN
    assert "refused the key" in items[0].found


async def test_offline_nobody_is_asked():
    items, server = await found(arches, offline=True)

    assert server.asked == []
    assert "not asked" in items[0].found


async def test_without_a_model_the_rules_read_alone():
    settings = Settings(database_url=SecretStr("sqlite:///:memory:"))
    items = await check(lambda: app_of(settings), ())

    (item,) = [one for one in items if one.name == "model"]
    assert item.verdict is Verdict.OK
    assert "rules" in item.found
