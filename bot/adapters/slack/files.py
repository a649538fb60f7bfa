"""Getting a file from Slack: only from Slack, only so much, and with the reason if it cannot be."""

from dataclasses import dataclass
from urllib.parse import urlsplit

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.adapters.slack.payload import Payload
from bot.adapters.slack.places import error_of
from bot.adapters.wording import slack as wording
from bot.core.article import SourceKind
from bot.core.request import Attachment
from bot.core.upload import Upload
from bot.errors import InputRefused

MOST_BYTES = 32 * 1024 * 1024  # far above what the intake takes
_TIMEOUT = aiohttp.ClientTimeout(total=60, connect=10)
_OURS = ("slack.com", "slack-files.com")


@dataclass(frozen=True, slots=True)
class Files:
    """Files of one Slack. `api_url` says where it is: its host may serve files too."""

    api_url: str

    async def fetch(self, client: AsyncWebClient, file: Attachment) -> Upload:
        """Give the file; `InputRefused` with what would help."""
        told = await _told(client, file)
        address = told.text("url_private_download") or told.text("url_private")
        name = told.text("name") or file.name
        if (told.number("size") or 0) > MOST_BYTES:
            raise InputRefused(wording.FILE_TOO_LARGE.format(name=name), hint=wording.SEND_THE_TEXT)
        if told.is_set("is_external") or not self._is_slacks(address):
            raise InputRefused(wording.FILE_ELSEWHERE.format(name=name), hint=wording.UPLOAD_IT)
        content = await _downloaded(address, client.token or "", name)
        return Upload(content, name, SourceKind.FILE, told.text("mimetype") or file.media_type)

    def _is_slacks(self, address: str) -> bool:
        """Tell whether the token may be sent there."""
        target, own = urlsplit(address), urlsplit(self.api_url)
        if target.netloc == own.netloc:
            return target.scheme == own.scheme
        host = target.hostname or ""
        is_slack = any(host == one or host.endswith(f".{one}") for one in _OURS)
        return target.scheme == "https" and is_slack and not _is_local(own.hostname)


def _is_local(host: str | None) -> bool:
    return host in {"127.0.0.1", "localhost", "::1"}


async def _told(client: AsyncWebClient, file: Attachment) -> Payload:
    try:
        answer = await client.files_info(file=file.reference)
    except SlackApiError as error:
        if error_of(error) == "missing_scope":
            raise InputRefused(
                wording.MISSING_SCOPE.format(scope="files:read"), hint=wording.ADD_SCOPE
            ) from error
        raise InputRefused(
            wording.FILE_GONE.format(name=file.name), hint=wording.UPLOAD_AGAIN
        ) from error
    return Payload.of(answer.data).inner("file")


async def _downloaded(address: str, token: str, name: str) -> bytes:
    gone = InputRefused(wording.FILE_GONE.format(name=name), hint=wording.UPLOAD_AGAIN)
    headers = {"Authorization": f"Bearer {token}"}
    try:
        async with (
            aiohttp.ClientSession(timeout=_TIMEOUT, trust_env=False) as session,
            session.get(address, headers=headers, allow_redirects=False) as answer,
        ):
            if answer.status != 200:  # without the scope Slack redirects to a page for people
                raise gone
            content = bytearray()
            async for chunk in answer.content.iter_chunked(64 * 1024):
                content.extend(chunk)
                if len(content) > MOST_BYTES:
                    raise InputRefused(
                        wording.FILE_TOO_LARGE.format(name=name), hint=wording.SEND_THE_TEXT
                    )
            return bytes(content)
    except (aiohttp.ClientError, TimeoutError) as error:
        raise gone from error
