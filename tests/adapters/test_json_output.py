"""What machines read: one object, or one object a line."""

import json

import pytest

from bot.adapters.terminal.screen import Screen
from tests.adapters.command_line import Briefing, written
from tests.adapters.sample_brief import TEXT, sample_brief
from tests.fakes import FakeStream, ScriptedEngine

HOSTILE = "\x1b[2J\u202e\x9b\U000e0041\ud800 “Größe”\n"


@pytest.fixture
def briefing() -> Briefing:
    return Briefing(engine=ScriptedEngine({TEXT: sample_brief()}))


@pytest.fixture
def kestrel(tmp_path) -> str:
    return written(tmp_path, "kestrel.txt", TEXT)


def test_one_input_is_one_object(briefing, kestrel):
    """Every excerpt of it is where it says in the text."""
    record = json.loads(briefing("brief", kestrel, "--json", "--with-text").out)

    assert record["schema"] == 1
    parts = [part for one in record["claims"] for part in one["content"]]
    assert parts
    assert all(TEXT[part["start"] : part["end"]] == part["text"] for part in parts)


def test_the_text_is_printed_only_on_request(briefing, kestrel):
    """Without --with-text the article's text stays out."""
    plain, full = (
        briefing("brief", kestrel, "--json").out,
        briefing("brief", kestrel, "--json", "--with-text").out,
    )

    assert "Nobody asked why. It rained." not in plain
    assert "Nobody asked why. It rained." in full


def test_several_inputs_are_one_object_a_line(briefing, kestrel):
    """Nothing but lines of JSON stands on standard output."""
    lines = briefing("brief", kestrel, kestrel, "--json").out.splitlines()

    assert [json.loads(line)["schema"] for line in lines] == [1, 1]


def test_claims_go_on_after_a_refusal(briefing, kestrel, tmp_path):
    """The refused file is on standard error, the others on standard output, the end is 3."""
    bad = written(tmp_path, "bad.txt", "REFUSE")

    ended = briefing("claims", bad, kestrel, str(tmp_path), kestrel, "--jsonl")

    assert ended.code == 3
    assert [len(json.loads(line)["claims"]) for line in ended.out.splitlines()] == [3, 3]
    assert ended.err.count("briefing: ") == ended.err.count("hint: ") == 2
    assert not briefing.store.library.brief_by_key


def test_an_answer_is_an_object(briefing, kestrel):
    """Outcome and citations are there to be read."""
    record = json.loads(briefing("ask", "Engineers?", "-a", kestrel, "--json").out)

    assert record["outcome"] == "answered"
    assert record["citations"][0]["number"] == 1


@pytest.mark.parametrize("on_one_line", [True, False])
def test_json_cannot_steer_a_terminal_and_loses_nothing(on_one_line):
    """Dangerous characters are escaped, letters are not, and reading gives the text back."""
    out = FakeStream()

    Screen(FakeStream(), out, FakeStream()).print_record({"text": HOSTILE}, on_one_line=on_one_line)

    assert json.loads(out.text()) == {"text": HOSTILE}
    assert not set(out.text()) & set("\x1b\u202e\x9b\U000e0041")
    assert "“Größe”" in out.text()
    assert out.text().count("\n") == (1 if on_one_line else 3)
