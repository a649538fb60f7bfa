"""A scripted second reader of the page about the minister, for both platforms."""

import json
import re

from tests.engines.two_readers import replying
from tests.model_server.server import Asked, Told

GERMAN = {
    "single engineer": "Wir werden keinen einzigen Ingenieur zurückziehen.",
    "drones": "Über Nacht wurden 41 Drohnen zerstört.",
}
_LINE = r"^(\d+): .*{}"


def reader_of_the_minister(asked: Asked) -> Told:
    """Find the minister's words and invent some; translate one line well and one wrongly."""
    if asked.shape == "find_claims":
        told = "“We will not withdraw a single engineer,”", "“We will withdraw every engineer,”"
        return Told(json.dumps({"claims": [_claim(asked, words) for words in told]}))
    if asked.shape == "translate":
        lines = [
            {"number": number, "text": text}
            for word, text in GERMAN.items()
            if (number := _number(asked, word))
        ]
        return Told(json.dumps({"lines": lines}))
    if asked.shape == "summarize":
        return replying()(asked)
    return Told(str(_number(asked, "single engineer") or 0))


def _claim(asked: Asked, words: str) -> dict[str, object]:
    return {
        "sentences": [_number(asked, "single engineer") or 1], "words": [words], "who": "Ilya Dorn",
        "mention": "defence minister Ilya Dorn", "cue": "said", "through": ["VSA"],
        "kind": "direct",
    }  # fmt: skip


def _number(asked: Asked, word: str) -> int | None:
    found = re.search(_LINE.format(word), asked.content, re.MULTILINE)
    return int(found.group(1)) if found else None
