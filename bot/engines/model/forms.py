"""How a reply is given its shape: by a strict schema, as any JSON, or by asking for it in words."""

import json
from dataclasses import replace
from enum import Enum, auto

from pydantic import BaseModel

from bot.engines.model.port import Ask


class Form(Enum):
    """From the surest to the plainest."""

    STRICT = auto()
    JSON_OBJECT = auto()
    WORDS = auto()


def next_form(form: Form) -> Form | None:
    """Give the next plainer form; None after the plainest."""
    forms = list(Form)
    at = forms.index(form) + 1
    return forms[at] if at < len(forms) else None


def schema_of(shape: type[BaseModel]) -> dict[str, object]:
    """Give the JSON schema of a shape.

    Our shapes forbid other fields and have no defaults, as strict structured output wants it.
    """
    return shape.model_json_schema()


def told_shape(ask: Ask, form: Form) -> Ask:
    """Tell the shape in words where the server takes no schema."""
    if ask.shape is None or form is Form.STRICT:
        return ask
    schema = json.dumps(schema_of(ask.shape), ensure_ascii=False, separators=(",", ":"))
    told = f"{ask.instructions}\n\nReply with one JSON object of this schema and nothing else:\n"
    return replace(ask, instructions=told + schema)
