"""What is configured, what is missing and how to get it: one item a line."""

import asyncio
import logging
import platform
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from importlib.util import find_spec
from typing import TYPE_CHECKING

from bot.app import App
from bot.errors import PlatformRefused, SettingsError, StoreUnavailable
from bot.platforms import Look
from bot.resources import seed_articles
from bot.settings import unknown_variables

if TYPE_CHECKING:
    from bot.engines.model.probe import Ability

logger = logging.getLogger(__name__)

_PATIENCE = 20.0  # seconds a platform has to answer


class Verdict(StrEnum):
    """How an item is: fine, worth knowing, or in the way of working."""

    OK = "ok"
    NOTE = "note"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that was looked at, what was found, and what would help."""

    name: str
    verdict: Verdict
    found: str
    hint: str | None = None


async def check(
    build: Callable[[], App], variables: Iterable[str], *, offline: bool = False
) -> tuple[Item, ...]:
    """Look at everything the bot needs; never raise for something that is merely missing.

    With `offline` the platforms are not asked how we stand there.
    """
    python = Item("python", Verdict.OK, platform.python_version())
    spelling = tuple(_misspelled(name, near) for name, near in unknown_variables(variables).items())
    try:
        app = build()
    except SettingsError as error:
        wrong = tuple(Item("settings", Verdict.BROKEN, problem) for problem in error.problems)
        return (python, *wrong, *spelling)
    platforms = [
        item
        for name, look in app.looks().items()
        for item in await _platform(name, look, offline=offline)
    ]
    return (
        python,
        *(spelling or (Item("settings", Verdict.OK, "every BOT_ variable is understood"),)),
        await _store(app),
        Item("engine", Verdict.OK, f"{app.engine().edition}; needs no key and no network"),
        *await _models(app, offline=offline),
        Item("languages", Verdict.OK, "attributions are recognised in English"),
        _postgres_driver(),
        _seeds(),
        *platforms,
    )


def is_working(items: Iterable[Item]) -> bool:
    """Tell whether nothing is in the way of working."""
    return all(item.verdict is not Verdict.BROKEN for item in items)


async def _store(app: App) -> Item:
    try:
        schema = await app.store.schema()
    except StoreUnavailable as error:
        return Item("store", Verdict.BROKEN, f"{app.store.place}: {error.reason}", error.hint)
    if schema.pending:
        found = f"{app.store.place}: {len(schema.pending)} of its revisions not applied yet"
        hint = "The first use applies them, or now: briefing migrate"
        return Item("store", Verdict.NOTE, found, hint)
    return Item("store", Verdict.OK, f"{app.store.place}: schema {schema.current}")


async def _models(app: App, *, offline: bool) -> tuple[Item, ...]:
    """Give what each language model can do; without one there is nothing to say but that."""
    if app.probe is None:
        hint = (
            "Optional: BOT_MODEL with BOT_API_KEY or BOT_BASE_URL; README, “With a language model”"
        )
        return (Item("model", Verdict.OK, "none; the rules read alone", hint),)
    if offline:
        return (Item("model", Verdict.OK, "configured; not asked, because of --offline"),)
    return tuple(_model(ability) for ability in await app.probe())


def _model(ability: "Ability") -> Item:
    if ability.trouble is not None:
        hint = "Until then the rules read alone, and every brief says so."
        return Item("model", Verdict.BROKEN, f"{ability.model}: {ability.trouble}", hint)
    forms = {"STRICT": "strict schemas", "JSON_OBJECT": "JSON without schemas", "WORDS": "no JSON"}
    lacks = [
        *([] if ability.keeps_shape else ["replies keep to no schema"]),
        *([] if ability.streams else ["no streaming"]),
    ]
    found = (
        f"{ability.model}: {ability.api.value}, {forms[ability.form.name]}"
        f", {', '.join(lacks) or 'streaming'}, {ability.seconds:.1f} s"
    )
    if ability.keeps_shape and ability.streams:
        return Item("model", Verdict.OK, found)
    hint = "What it says in another shape is withheld; answers come whole where it cannot stream."
    return Item("model", Verdict.NOTE, found, hint)


async def _platform(name: str, look: Look | None, *, offline: bool) -> tuple[Item, ...]:
    """Give how we stand on a platform: one item, and one for each thing that is lacking."""
    if look is None:
        title = name.capitalize()
        hint = f"README, “Add it to {title} in five minutes”"
        return (Item(name, Verdict.NOTE, "not configured", hint),)
    if offline:
        return (Item(name, Verdict.OK, "configured; not asked, because of --offline"),)
    try:
        standing = await asyncio.wait_for(look(), _PATIENCE)
    except PlatformRefused as error:
        return (Item(name, Verdict.BROKEN, error.reason, error.hint),)
    except Exception as error:  # the door: whatever a library raises, the rest is still looked at
        logger.debug("a platform could not be asked", exc_info=True)
        found = f"cannot be asked ({type(error).__name__})"
        return (Item(name, Verdict.BROKEN, found, "Is the network there? Try again in a minute."),)
    lacking = tuple(Item(name, Verdict.BROKEN, told) for told in standing.lacking)
    return (Item(name, Verdict.OK, standing.told, standing.hint), *lacking)


def _postgres_driver() -> Item:
    if find_spec("psycopg") is not None:
        return Item("postgres", Verdict.OK, "the driver is installed")
    hint = 'Only for a PostgreSQL store: pip install "briefing-bot[postgres]"'
    return Item("postgres", Verdict.NOTE, "the optional driver is not installed", hint)


def _seeds() -> Item:
    count = len(seed_articles())
    if not count:
        return Item("seeds", Verdict.NOTE, "no sample articles in this installation")
    return Item("seeds", Verdict.OK, f"{count} sample articles; briefing seed reads them")


def _misspelled(name: str, near: str | None) -> Item:
    hint = f"Did you mean {near}?" if near else "briefing reads no such setting; remove it."
    return Item("settings", Verdict.NOTE, f"{name} is not a setting", hint)
