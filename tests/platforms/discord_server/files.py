"""What people and the bot upload, and the addresses it is served under."""

import mimetypes
from dataclasses import dataclass, field
from urllib.parse import quote

from tests.platforms.discord_server.wire import Json


@dataclass(frozen=True, slots=True)
class StoredFile:
    """One uploaded file with its identifier."""

    id: str
    channel_id: str
    name: str
    content: bytes
    description: str | None = None
    ephemeral: bool = False

    @property
    def kind(self) -> str:
        """Give its media type by its name, as Discord does for most files."""
        guessed, _ = mimetypes.guess_type(self.name)
        kind = guessed or "application/octet-stream"
        return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind


@dataclass(slots=True)
class Files:
    """All files; `origin` is where the server can be reached."""

    origin: str = ""
    by_id: dict[str, StoredFile] = field(default_factory=dict)
    downloads: list[str] = field(default_factory=list)

    def keep(self, stored: StoredFile) -> Json:
        """Keep a file and give the attachment that stands for it in messages."""
        self.by_id[stored.id] = stored
        return self.attachment(stored)

    def attachment(self, stored: StoredFile) -> Json:
        """Give the attachment of a kept file."""
        url = self.url(stored)
        attachment: Json = {
            "id": stored.id,
            "filename": stored.name,
            "size": len(stored.content),
            "url": url,
            "proxy_url": url,
            "content_type": stored.kind,
        }
        if stored.description:
            attachment["description"] = stored.description
        if stored.ephemeral:
            attachment["ephemeral"] = True
        return attachment

    def url(self, stored: StoredFile) -> str:
        """Give the address of a file, signed as Discord's are."""
        room = "ephemeral-attachments" if stored.ephemeral else "attachments"
        path = f"{room}/{stored.channel_id}/{stored.id}/{quote(stored.name)}"
        return f"{self.origin}/{path}?ex=7fffffff&is=70000000&hm={stored.id}&"
