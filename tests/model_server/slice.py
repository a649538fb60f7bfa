"""Cut the requests we send out of OpenAI's published OpenAPI description.

`python -m tests.model_server.slice openapi.json > tests/model_server/openai.schema.json`
"""

import json
import sys
from pathlib import Path

PATHS = ("/chat/completions", "/responses")
_LEFT_OUT = {"description", "example", "examples", "title", "deprecated", "default"}


def main(source: Path) -> None:
    """Write the schemas of the request bodies, and all they refer to, without their prose."""
    whole = json.loads(source.read_text(encoding="utf-8"))
    defs: dict[str, object] = {}
    bodies = {}
    for path in PATHS:
        content = whole["paths"][path]["post"]["requestBody"]["content"]
        bodies[path] = _cut(whole, content["application/json"]["schema"], defs)
    made = {
        "source": f"OpenAI API {whole['info']['version']}, MIT licence: LICENSE.openai.txt",
        "paths": bodies,
        "$defs": dict(sorted(defs.items())),
    }
    json.dump(made, sys.stdout, indent=None, separators=(",", ":"), sort_keys=True)


def _cut(whole: dict[str, object], value: object, defs: dict[str, object]) -> object:
    """Give a schema without prose; what it refers to is put among `defs`."""
    if isinstance(value, list):
        return [_cut(whole, one, defs) for one in value]
    if not isinstance(value, dict):
        return value
    made: dict[str, object] = {}
    for key, inner in value.items():
        if key == "$ref" and isinstance(inner, str):
            made[key] = f"#/$defs/{_fetched(whole, inner, defs)}"
        elif key == "properties" and isinstance(inner, dict):
            made[key] = {name: _cut(whole, one, defs) for name, one in inner.items()}
        elif key not in _LEFT_OUT and not key.startswith("x-"):
            # Alternatives overlap in the published file, so any that fits will do.
            made["anyOf" if key == "oneOf" else key] = _cut(whole, inner, defs)
    return made


def _fetched(whole: dict[str, object], reference: str, defs: dict[str, object]) -> str:
    name = reference.rsplit("/", 1)[-1]
    if name not in defs:
        defs[name] = {}
        found: object = whole
        for step in reference.removeprefix("#/").split("/"):
            assert isinstance(found, dict)
            found = found[step]
        defs[name] = _cut(whole, found, defs)
    return name


if __name__ == "__main__":
    main(Path(sys.argv[1]))
