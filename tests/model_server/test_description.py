"""The published description refuses what the API would refuse."""

import pytest

from tests.model_server.description import problems_of

CHAT, RESPONSES = "/chat/completions", "/responses"
SAID = [{"role": "user", "content": "x"}]
SCHEMA = {
    "type": "object", "properties": {"a": {"type": "string"}}, "required": ["a"],
    "additionalProperties": False,
}  # fmt: skip
LOOSE = {"type": "object", "properties": {"a": {"type": "string"}}, "required": ["a"]}


def shaped(schema: object, name: str = "a") -> dict[str, object]:
    return {"type": "json_schema", "name": name, "strict": True, "schema": schema}


@pytest.mark.parametrize(
    ("path", "body"),
    [
        (CHAT, {"model": "m", "messages": SAID, "max_tokens": 5}),
        (CHAT, {"model": "m", "messages": SAID, "stream": True,
                "stream_options": {"include_usage": True}}),
        (CHAT, {"model": "m", "messages": SAID,
                "response_format": {"type": "json_schema", "json_schema":
                                    {"name": "a", "strict": True, "schema": SCHEMA}}}),
        (RESPONSES, {"model": "m", "input": "x", "instructions": "i", "store": False,
                     "max_output_tokens": 20}),
        (RESPONSES, {"model": "m", "input": "x", "text": {"format": shaped(SCHEMA)}}),
    ],
)  # fmt: skip
def test_right_requests_pass(path, body):
    assert problems_of(path, body) == []


@pytest.mark.parametrize(
    ("path", "body"),
    [
        (CHAT, {"model": "m"}),
        (CHAT, {"messages": SAID}),
        (CHAT, {"model": "m", "messages": "x"}),
        (CHAT, {"model": "m", "messages": [{"role": "boss", "content": "x"}]}),
        (CHAT, {"model": "m", "messages": SAID, "temperature": 3}),
        (CHAT, {"model": "m", "messages": SAID, "temprature": 1}),
        (CHAT, {"model": "m", "messages": SAID, "instructions": "i"}),
        (CHAT, {"model": "m", "messages": SAID,
                "response_format": {"type": "json_schema", "json_schema":
                                    {"strict": True, "schema": SCHEMA}}}),
        (CHAT, {"model": "m", "messages": SAID,
                "response_format": {"type": "json_schema", "json_schema":
                                    {"name": "a", "strict": True, "schema": LOOSE}}}),
        (RESPONSES, {"model": "m", "input": "x", "max_tokens": 5}),
        (RESPONSES, {"model": "m", "input": "x", "response_format": {"type": "json_object"}}),
        (RESPONSES, {"model": "m", "input": "x", "store": "no"}),
        (RESPONSES, {"model": "m", "input": "x", "text": {"format": shaped(LOOSE)}}),
    ],
)  # fmt: skip
def test_wrong_requests_are_found(path, body):
    assert problems_of(path, body)
