"""The published JSON Schemas say what our records are, and refuse what they are not."""

import copy
import json
from collections.abc import Callable
from importlib import resources
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from bot.core.answer import Answer, Citation, Outcome
from bot.core.article import SourceKind
from bot.core.brief import Brief, FindingKind, SummaryLine
from bot.core.claim import Basis, Force, Kind, SpeakerKind, State
from bot.core.conversation import Fault
from bot.core.digests.delivery import PartState, SlotState
from bot.core.followed import ReadingState
from bot.core.record import answer_record, brief_record, claims_record
from tests.builders import article, brief, claim, span_of
from tests.strategies import briefs

NAMES = ["answer", "brief", "claims", "export", "usage"]


def schema(name: str) -> dict[str, object]:
    """Give a schema as it is shipped."""
    file = resources.files("bot.core") / "schema" / f"{name}.schema.json"
    value = json.loads(file.read_text(encoding="utf-8"))
    assert isinstance(value, dict)
    return value


SHARED = Registry().with_resource("brief.schema.json", Resource.from_contents(schema("brief")))
VALIDATORS = {name: Draft202012Validator(schema(name), registry=SHARED) for name in NAMES}


@pytest.mark.parametrize("name", NAMES)
def test_each_schema_is_one(name: str) -> None:
    """Draft 2020-12, by its own rules."""
    Draft202012Validator.check_schema(schema(name))


@pytest.mark.parametrize("name", NAMES)
def test_every_object_is_closed_and_every_field_described(name: str) -> None:
    """A reader needs no other document, and a misspelt key is found."""
    objects = _objects(schema(name))

    assert len(objects) > 1
    for one in objects:
        assert one["additionalProperties"] is False
        assert all(
            "description" in field or "$ref" in field or "const" in field
            for field in one["properties"].values()
        )


def test_the_two_schemas_describe_a_claim_with_the_same_words() -> None:
    """What `claims` and `brief` share is the same."""
    of_brief, of_claims = schema("brief")["$defs"], schema("claims")["$defs"]

    assert isinstance(of_brief, dict)
    assert isinstance(of_claims, dict)
    assert {key: of_brief[key] for key in of_claims if key != "article"} == {
        key: value for key, value in of_claims.items() if key != "article"
    }


def test_the_enumerations_are_those_of_the_code() -> None:
    """A new kind is not published without its name."""
    text = json.dumps(schema("brief"))

    for values in (Kind, Basis, State, Force, SpeakerKind, FindingKind, SourceKind):
        assert f'"enum": {json.dumps([one.value for one in values])}' in text
    assert json.dumps([one.value for one in Outcome]) in json.dumps(schema("answer"))
    export = json.dumps(schema("export"))
    for states in (SlotState, PartState, ReadingState):
        assert f'"enum": {json.dumps([one.value for one in states])}' in export
    assert json.dumps([*(one.value for one in Fault), None]) in export


@given(briefs())
def test_every_brief_fits_the_schemas(whole: Brief) -> None:
    """Whatever the core allows is described."""
    record = json.loads(json.dumps(brief_record(whole)))
    with_text = json.loads(json.dumps(brief_record(whole, with_text=True)))

    VALIDATORS["brief"].validate(record)
    VALIDATORS["brief"].validate(with_text)
    VALIDATORS["claims"].validate(json.loads(json.dumps(claims_record(whole))))


def test_answers_fit_the_schema() -> None:
    """Both outcomes do."""
    VALIDATORS["answer"].validate(answer_record(_answered()))
    VALIDATORS["answer"].validate(answer_record(_refused()))


def test_an_answer_record_names_speaker_article_and_words() -> None:
    """A citation can be checked without the bot."""
    read = article("Ann said yes.", title="Yes")

    assert answer_record(_answered()) == {
        "schema": 1,
        "question": "What did Ann say?",
        "outcome": "answered",
        "text": "Ann: yes [1]",
        "citations": [
            {
                "number": 1,
                "article": read.id,
                "title": "Yes",
                "start": 9,
                "end": 12,
                "text": "yes",
                "speaker": "Ann",
            }
        ],
        "nearest": [],
    }


@pytest.mark.parametrize(
    "spoil",
    [
        lambda record: record.pop("findings"),
        lambda record: record.update(extra=1),
        lambda record: record.update(schema=2),
        lambda record: record["article"].update(id="short"),
        lambda record: record["claims"][0].update(kind="quoted"),
        lambda record: record["claims"][0].update(content=[]),
        lambda record: record["claims"][0].update(confidence=1.5),
        lambda record: record["claims"][0]["content"][0].update(start=-1),
        lambda record: record["claims"][0]["content"][0].update(text=""),
        lambda record: record["claims"][0]["cue"].update(force="strong"),
        lambda record: record["summary"][0].update(support=[]),
        lambda record: record["voices"][0].update(voice="somebody"),
        lambda record: record["provenance"].pop("engine"),
    ],
)
def test_a_broken_brief_is_rejected(spoil: Callable[[dict[str, object]], object]) -> None:
    """One thing wrong is enough."""
    read = article()
    one = claim(read, "consult closely", cue="said")
    line = SummaryLine("Sullivan: consult closely", one.content, (one.id,))
    record = json.loads(json.dumps(brief_record(brief(read, one, summary=(line,)))))
    VALIDATORS["brief"].validate(record)

    spoilt = copy.deepcopy(record)
    spoil(spoilt)

    assert not VALIDATORS["brief"].is_valid(spoilt)


def test_claims_records_carry_no_summary_and_no_text() -> None:
    """The smaller form is closed too."""
    read = article()
    record = claims_record(brief(read, claim(read, "consult closely")))

    assert VALIDATORS["claims"].is_valid(record)
    assert not VALIDATORS["claims"].is_valid({**record, "summary": []})
    assert not VALIDATORS["claims"].is_valid(
        {**record, "article": brief_record(brief(read), with_text=True)["article"]}
    )


def test_an_answer_without_citation_is_rejected() -> None:
    """And so is a refusal that cites."""
    answered, refused = answer_record(_answered()), answer_record(_refused())

    assert not VALIDATORS["answer"].is_valid({**answered, "citations": []})
    assert not VALIDATORS["answer"].is_valid({**refused, "citations": answered["citations"]})
    assert not VALIDATORS["answer"].is_valid({**answered, "outcome": "perhaps"})


def _answered() -> Answer:
    read = article("Ann said yes.", title="Yes")
    citation = Citation(1, read, read.excerpt(span_of(read, "yes")), "Ann")
    return Answer("What did Ann say?", Outcome.ANSWERED, "Ann: yes [1]", (citation,))


def _refused() -> Answer:
    read = article("Ann said yes.", title=None)
    nearest = Citation(1, read, read.excerpt(span_of(read, "Ann")), None)
    return Answer("Why?", Outcome.NOT_IN_THE_ARTICLE, "Not in this article.", (), (nearest,))


def _objects(value: object) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    if isinstance(value, list):
        for one in value:
            found += _objects(one)
    if isinstance(value, dict):
        if value.get("type") == "object":
            found.append(value)
        for one in value.values():
            found += _objects(one)
    return found
