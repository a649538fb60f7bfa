"""The shapes a model's replies have, and the way from a reply to proposals, item by item."""

import json
from collections.abc import Iterator
from typing import Literal, TypeVar

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from bot.core.brief import Withheld
from bot.core.proposals import ClaimPoint

_LONGEST_SHOWN = 200
_MOST_ITEMS = 400  # of one reply; a window of an article holds no more claims
_Item = TypeVar("_Item")
_NO_JSON = "the reply is no JSON of the shape asked for"
_OTHER_SHAPE = "the proposal has another shape than was asked for"


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class ClaimShape(_Shape):
    """Who is said to have said what, as pointed at."""

    sentences: list[int]
    words: list[str]
    who: str
    mention: str
    cue: str
    through: list[str]
    kind: Literal["direct", "mixed", "indirect"]


class ClaimsShape(_Shape):
    """The claims of some sentences."""

    claims: list[ClaimShape]


class LinesShape(_Shape):
    """The numbers of the lines chosen."""

    lines: list[int]


class TranslatedShape(_Shape):
    """One line in another language."""

    number: int
    text: str


class TranslationsShape(_Shape):
    """Lines in another language."""

    lines: list[TranslatedShape]


def is_reply(shape: type[BaseModel], reply: str) -> bool:
    """Tell whether a reply can be read as this shape's object, whatever its items are."""
    return _items(reply, next(iter(shape.model_fields))) is not None


def claim_points(reply: str) -> tuple[list[ClaimPoint], list[Withheld]]:
    """Give the proposals of a reply; an item that is no proposal is withheld, the others stand."""
    points: list[ClaimPoint] = []
    withheld: list[Withheld] = []
    for item, found in _read(reply, "claims", TypeAdapter(ClaimShape)):
        if found is None:
            withheld.append(Withheld(_OTHER_SHAPE, _shown(item)))
            continue
        points.append(ClaimPoint(
            tuple(found.sentences), tuple(found.words), found.who, found.mention, found.cue,
            tuple(found.through), found.kind,
        ))  # fmt: skip
    return points, withheld


def chosen_numbers(reply: str) -> list[int]:
    """Give the numbers of a reply; what is no number is left out."""
    return [n for _, n in _read(reply, "lines", TypeAdapter(int)) if n is not None]


def translations(reply: str) -> dict[int, str]:
    """Give the translations of a reply by the number of their line; the first of each counts."""
    told: dict[int, str] = {}
    for _, found in _read(reply, "lines", TypeAdapter(TranslatedShape)):
        if found is not None:
            told.setdefault(found.number, found.text)
    return told


def _read(
    reply: str, key: str, adapter: TypeAdapter[_Item]
) -> Iterator[tuple[object, _Item | None]]:
    items = _items(reply, key)
    if items is None:
        raise ValueError(_NO_JSON)
    for item in items[:_MOST_ITEMS]:
        try:
            yield item, adapter.validate_python(item, strict=True)
        except ValidationError:
            yield item, None


def _items(reply: str, key: str) -> list[object] | None:
    try:
        found = json.loads(reply)
    except (ValueError, RecursionError):
        return None
    items = found.get(key) if isinstance(found, dict) else None
    return items if isinstance(items, list) else None


def _shown(item: object) -> str:
    return json.dumps(item, ensure_ascii=False)[:_LONGEST_SHOWN]
