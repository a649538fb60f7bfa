"""Hold a request against Discord's own OpenAPI file: the judge no bot of ours can persuade."""

import functools
import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

FILE = Path(__file__).parent / "schemas" / "discord_openapi.json.gz"
METHODS = ("get", "put", "post", "patch", "delete")
LONGEST_WORDS = 160
REFERENCE = ("message_id", "channel_id", "guild_id")


@dataclass(frozen=True, slots=True)
class Route:
    """One thing that may be asked: method, template and what its body must look like."""

    method: str
    template: str
    path: re.Pattern[str]
    body: dict[str, Any] | None
    required: bool


@functools.cache
def schema() -> dict[str, Any]:
    """Give the schema as it lies in the repository."""
    whole = json.loads(gzip.decompress(FILE.read_bytes()))
    assert isinstance(whole, dict)
    return whole


def problems_by_schema(method: str, path: str, body: Any) -> tuple[str, ...]:
    """Say what the official schema has against this request; nothing means it would pass."""
    route = route_of(method, path)
    if route is None:
        return (f"no such route: {method} {path}",)
    if body is None:
        return (f"{route.template}: a body is required",) if route.required else ()
    if route.body is None:
        # discord.py sends an empty object where no body is asked for; Discord does not mind.
        return () if body == {} else (f"{route.template}: takes no body",)
    return tuple(f"{route.template}: {found}" for found in _found(route, body))


@functools.cache
def route_of(method: str, path: str) -> Route | None:
    """Find the route that a path belongs to; the most literal template wins."""
    fitting = (one for one in _routes() if one.method == method and one.path.fullmatch(path))
    return next(fitting, None)


@functools.cache
def _routes() -> tuple[Route, ...]:
    found = [
        _route(method, template, item[method])
        for template, item in schema()["paths"].items()
        for method in METHODS
        if method in item
    ]
    return tuple(sorted(found, key=lambda one: one.template.count("{")))


def _route(method: str, template: str, operation: dict[str, Any]) -> Route:
    literal = re.sub(r"\\\{[^}]+\\\}", "[^/]+", re.escape(template))
    asked = operation.get("requestBody")
    content = asked["content"] if asked else {}
    chosen = content.get("application/json") or next(iter(content.values()), None)
    return Route(
        method=method.upper(),
        template=template,
        path=re.compile(literal),
        body=chosen["schema"] if chosen else None,
        required=bool(asked and asked.get("required")),
    )


def _found(route: Route, body: Any) -> Iterator[str]:
    assert route.body is not None
    body = _tolerated(body)
    for error in _validator(json.dumps(route.body)).iter_errors(body):
        yield _words(_nearest(error))
    known = _known_fields(route.body)
    if known and isinstance(body, dict):
        yield from (f"unknown field {key}" for key in body if key not in known)


@functools.cache
def _validator(wanted: str) -> Draft202012Validator:
    return Draft202012Validator({"components": schema()["components"], **json.loads(wanted)})


def _tolerated(body: Any) -> Any:
    """Write what discord.py 2.7.1 always sends as the file wants it.

    The service takes numbers for `attachments[].id`, `default_values[].id` and `recipient_id`
    and in `message_reference`, and `tts` with an edit; the file knows none of these.
    """
    if not isinstance(body, dict):
        return body
    body = _texts({key: value for key, value in body.items() if key != "tts"}, "recipient_id")
    if isinstance(body.get("data"), dict):
        body["data"] = _tolerated(body["data"])
    if isinstance(body.get("attachments"), list):
        body["attachments"] = [_texts(one, "id") for one in body["attachments"]]
    if isinstance(body.get("components"), list):
        body["components"] = [_with_chosen(one) for one in body["components"]]
    if isinstance(body.get("message_reference"), dict):
        body["message_reference"] = _texts(body["message_reference"], *REFERENCE)
    return body


def _with_chosen(node: Any) -> Any:
    """Write what selects at any depth have chosen as the file wants it."""
    if isinstance(node, list):
        return [_with_chosen(one) for one in node]
    if not isinstance(node, dict):
        return node
    written = {key: _with_chosen(value) for key, value in node.items()}
    if isinstance(written.get("default_values"), list):
        written["default_values"] = [_texts(one, "id") for one in written["default_values"]]
    return written


def _texts(node: Any, *keys: str) -> Any:
    if not isinstance(node, dict):
        return node
    numbers = {key: str(node[key]) for key in keys if type(node.get(key)) is int}
    return node | numbers


def _nearest(error: ValidationError) -> ValidationError:
    """Walk down the alternatives to the one that was meant, and what is wrong with that."""
    while error.context:
        branches: dict[Any, list[ValidationError]] = {}
        for one in error.context:
            branches.setdefault(one.schema_path[0], []).append(one)
        meant = [branch for branch in branches.values() if not any(map(_other_kind, branch))]
        nearest = min(meant or list(branches.values()), key=_distance)
        error = max(nearest, key=lambda one: len(one.absolute_path))
    return error


def _other_kind(error: ValidationError) -> bool:
    """Tell an alternative that speaks of another kind of thing altogether."""
    at_type = list(error.absolute_path)[-1:] in (["type"], [])
    if error.validator in ("const", "enum", "type") and at_type:
        return True
    return error.validator == "type" and error.validator_value == "null"


def _distance(branch: list[ValidationError]) -> tuple[int, int]:
    return len(branch), -max(len(one.absolute_path) for one in branch)


def _words(error: ValidationError) -> str:
    said = error.message
    if len(said) >= LONGEST_WORDS:
        said = f"{said[:50]} … {said[-50:]}"
    return "/".join(map(str, error.absolute_path)) + ": " + said


def _known_fields(node: dict[str, Any]) -> frozenset[str]:
    if "$ref" in node:
        node = schema()["components"]["schemas"][node["$ref"].rsplit("/", 1)[-1]]
    known = frozenset(node.get("properties", {}))
    alternatives = [one for key in ("oneOf", "anyOf", "allOf") for one in node.get(key, [])]
    return known.union(*(_known_fields(one) for one in alternatives))
