"""What somebody sent, before it is an article."""

from dataclasses import dataclass

from bot.core.article import SourceKind


@dataclass(frozen=True, slots=True)
class Upload:
    """Bytes with the name and the media type that the sender claims for them. Untrusted."""

    content: bytes
    name: str
    kind: SourceKind
    media_type: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """An http(s) address somebody sent. Untrusted."""

    url: str
