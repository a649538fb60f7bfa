"""OpenAI's published description of its API: what is wrong with a request by it."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

_SLICE = Path(__file__).with_name("openai.schema.json")


def problems_of(path: str, body: object) -> list[str]:
    """Say everything that is wrong with a request; fields the description does not know too."""
    found = [
        f"{'/'.join(map(str, error.absolute_path))}: {error.message[:200]}"
        for error in _validator(path).iter_errors(body)
    ]
    if not isinstance(body, dict):
        return found
    found += [f"unknown field {name}" for name in sorted(set(body) - _fields(path))]
    shaped = body.get("response_format") or (body.get("text") or {}).get("format")
    if isinstance(shaped, dict) and shaped.get("type") == "json_schema":
        shaped = shaped.get("json_schema", shaped)
        if shaped.get("strict"):
            found += _not_strict(shaped.get("schema"), "schema")
    return found


@cache
def _document() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(_SLICE.read_text(encoding="utf-8"))
    return found


@cache
def _validator(path: str) -> Draft202012Validator:
    document = _document()
    return Draft202012Validator({**document["paths"][path], "$defs": document["$defs"]})


@cache
def _fields(path: str) -> frozenset[str]:
    return frozenset(_properties(_document()["paths"][path], frozenset()))


def _properties(schema: dict[str, Any], seen: frozenset[str]) -> set[str]:
    if reference := schema.get("$ref"):
        if reference in seen:
            return set()
        named = _document()["$defs"][reference.rsplit("/", 1)[-1]]
        return _properties(named, seen | {reference})
    found = set(schema.get("properties", {}))
    for key in ("allOf", "anyOf"):
        for inner in schema.get(key, ()):
            found |= _properties(inner, seen)
    return found


def _not_strict(schema: object, path: str) -> list[str]:
    """Structured outputs want every field required, and no other."""
    if isinstance(schema, list):
        return [p for at, one in enumerate(schema) for p in _not_strict(one, f"{path}[{at}]")]
    if not isinstance(schema, dict):
        return []
    found: list[str] = []
    if schema.get("type") == "object":
        if schema.get("additionalProperties") is not False:
            found.append(f"{path}: additionalProperties is not false")
        if set(schema.get("required", ())) != set(schema.get("properties", ())):
            found.append(f"{path}: not every field is required")
    return found + [p for key, one in schema.items() for p in _not_strict(one, f"{path}.{key}")]
