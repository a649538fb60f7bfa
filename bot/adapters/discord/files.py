"""Getting a file from Discord: only from its own network, only so much."""

from dataclasses import dataclass
from urllib.parse import urlsplit

import aiohttp

from bot.adapters.wording import discord as wording
from bot.core.article import SourceKind
from bot.core.request import Attachment
from bot.core.upload import Upload
from bot.errors import InputRefused

MOST_BYTES = 32 * 1024 * 1024  # far above what the intake takes
_HOSTS = frozenset({"cdn.discordapp.com", "media.discordapp.net"})
_TIMEOUT = aiohttp.ClientTimeout(total=60, connect=10)


@dataclass(frozen=True, slots=True)
class Files:
    """Files of one Discord. `api_url` is set where Discord is not the real one."""

    api_url: str | None = None

    async def fetch(self, file: Attachment) -> Upload:
        """Give the file; `InputRefused` with what would help."""
        if (file.size or 0) > MOST_BYTES:
            raise _too_large(file)
        if not self._is_discords(file.reference):
            raise _gone(file)
        try:
            async with (
                aiohttp.ClientSession(timeout=_TIMEOUT, trust_env=False) as session,
                session.get(file.reference, allow_redirects=False) as answer,
            ):
                if answer.status != 200:
                    raise _gone(file)
                content = bytearray()
                async for chunk in answer.content.iter_chunked(64 * 1024):
                    content.extend(chunk)
                    if len(content) > MOST_BYTES:
                        raise _too_large(file)
        except (aiohttp.ClientError, TimeoutError) as error:
            raise _gone(file) from error
        return Upload(bytes(content), file.name, SourceKind.FILE, file.media_type)

    def _is_discords(self, address: str) -> bool:
        where = urlsplit(address)
        if self.api_url is not None:
            return where.hostname == urlsplit(self.api_url).hostname
        return where.scheme == "https" and where.hostname in _HOSTS


def _gone(file: Attachment) -> InputRefused:
    return InputRefused(wording.FILE_GONE.format(name=file.name), hint=wording.UPLOAD_AGAIN)


def _too_large(file: Attachment) -> InputRefused:
    return InputRefused(wording.FILE_TOO_LARGE.format(name=file.name), hint=wording.SEND_THE_TEXT)
