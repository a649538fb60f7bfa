"""What goes to the child that reads and what comes back: JSON and bytes, never pickle."""

import json
from dataclasses import asdict, dataclass

from bot.core.article import SourceKind
from bot.errors import InputRefused
from bot.ingest.limits import Limits

_LENGTH = 4


@dataclass(frozen=True, slots=True)
class Request:
    """Bytes to read, with what the sender claims about them and the caps that hold."""

    content: bytes
    name: str
    kind: SourceKind
    media_type: str | None
    limits: Limits

    def packed(self) -> bytes:
        """Give the request as a length, a JSON header and the bytes."""
        header = {
            "name": self.name,
            "kind": self.kind.value,
            "media_type": self.media_type,
            "limits": asdict(self.limits),
        }
        encoded = json.dumps(header).encode("ascii")
        return len(encoded).to_bytes(_LENGTH, "big") + encoded + self.content


def unpacked(frame: bytes) -> Request:
    """Give back the request that `packed` made."""
    length = int.from_bytes(frame[:_LENGTH], "big")
    header = json.loads(frame[_LENGTH : _LENGTH + length])
    return Request(
        content=frame[_LENGTH + length :],
        name=header["name"],
        kind=SourceKind(header["kind"]),
        media_type=header["media_type"],
        limits=Limits(**header["limits"]),
    )


@dataclass(frozen=True, slots=True)
class Extract:
    """The text a format held and what the format itself says about it; None means it is silent."""

    text: str
    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    published: str | None = None
    language: str | None = None
    read_of: int | None = None

    def answer(self) -> bytes:
        """Give the extract as the child's answer."""
        return json.dumps(asdict(self), ensure_ascii=False).encode("utf-8", "replace")


def refusal(refused: InputRefused) -> bytes:
    """Give a refusal as the child's answer."""
    return json.dumps({"reason": refused.reason, "hint": refused.hint}).encode("ascii")


def extract_from(answer: bytes) -> Extract:
    """Read the child's answer; raise the `InputRefused` it stands for, or `ValueError`."""
    said = json.loads(answer)
    if "reason" in said:
        raise InputRefused(str(said["reason"]), hint=str(said["hint"]))
    return Extract(**said)
