"""What goes to the child that reads feeds and what comes back: JSON and bytes, never pickle."""

import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from enum import StrEnum

from bot.core.feed import Entry
from bot.core.json_fields import JsonFields
from bot.core.opml import Line, Outlines
from bot.ingest.feeds.refusals import FeedRefused

_LENGTH = 4


class Task(StrEnum):
    """What the child is to read the bytes as."""

    FEED = "feed"
    ROBOTS = "robots"
    OPML = "opml"


@dataclass(frozen=True, slots=True)
class Question:
    """Bytes, what to read them as, where they came from, and what their server calls them.

    For robots.txt `url` is the address that is to be read.
    """

    task: Task
    content: bytes
    url: str
    media_type: str | None = None
    nesting: int = 200

    def packed(self) -> bytes:
        """Give the question as a length, a JSON header and the bytes."""
        header = asdict(self)
        del header["content"]
        encoded = json.dumps(header).encode("ascii")
        return len(encoded).to_bytes(_LENGTH, "big") + encoded + self.content


def unpacked(frame: bytes) -> Question:
    """Give back the question that `packed` made."""
    length = int.from_bytes(frame[:_LENGTH], "big")
    header = JsonFields(json.loads(frame[_LENGTH : _LENGTH + length]), "question")
    return Question(
        task=Task(header.text("task")),
        content=frame[_LENGTH + length :],
        url=header.text("url"),
        media_type=header.text_or_none("media_type"),
        nesting=header.number("nesting"),
    )


@dataclass(frozen=True, slots=True)
class Parsed:
    """A feed as it describes itself, and its entries in its order."""

    title: str
    site: str | None
    language: str | None
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What robots.txt says of an address: whether it may be read, and how slowly (seconds)."""

    allowed: bool
    delay: float | None = None


def answer(value: Parsed | Verdict | Outlines) -> bytes:
    """Give what was read as the child's answer."""
    return json.dumps(asdict(value), default=_moment, ensure_ascii=True).encode("ascii")


def refusal(refused: FeedRefused) -> bytes:
    """Give a refusal as the child's answer."""
    said = {"reason": refused.reason, "hint": refused.hint, "offered": refused.offered}
    return json.dumps(said).encode("ascii")


def parsed_from(said: bytes) -> Parsed:
    """Read an answer about a feed; raise the `FeedRefused` it stands for, or `ValueError`."""
    fields = _accepted(said)
    return Parsed(
        title=fields.text("title"),
        site=fields.text_or_none("site"),
        language=fields.text_or_none("language"),
        entries=tuple(_entry(each) for each in fields.each("entries")),
    )


def verdict_from(said: bytes) -> Verdict:
    """Read an answer about robots.txt; raise `ValueError` if it is none."""
    fields = _accepted(said)
    return Verdict(fields.flag("allowed"), fields.measure_or_none("delay"))


def outlines_from(said: bytes) -> Outlines:
    """Read an answer about OPML; raise the `FeedRefused` it stands for, or `ValueError`."""
    fields = _accepted(said)
    lines = tuple(
        Line(line.text("url"), line.text("title"), line.texts("folders"), line.number("number"))
        for line in fields.each("lines")
    )
    return Outlines(lines, fields.texts("problems"))


def _accepted(said: bytes) -> JsonFields:
    fields = JsonFields(json.loads(said), "answer")
    if "reason" not in fields.names():
        return fields
    offered = fields.texts("offered")
    raise FeedRefused(fields.text("reason"), hint=fields.text("hint"), offered=offered)


def _entry(fields: JsonFields) -> Entry:
    return Entry(
        guid=fields.text("guid"),
        url=fields.text_or_none("url"),
        title=fields.text("title"),
        summary=fields.text("summary"),
        author=fields.text("author"),
        fingerprint=fields.text("fingerprint"),
        published=_time(fields.text_or_none("published")),
        updated=_time(fields.text_or_none("updated")),
    )


def _moment(value: object) -> str:
    if not isinstance(value, datetime):
        raise TypeError(f"no answer is made of {type(value)}")
    return value.isoformat()


def _time(written: str | None) -> datetime | None:
    return datetime.fromisoformat(written).astimezone(UTC) if written else None
