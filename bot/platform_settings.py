"""The part of the environment that concerns Slack and Discord, and what must come together."""

import base64
import binascii
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field, SecretStr, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, NoDecode

_BEGINNINGS = {"slack_token": "xoxb-", "slack_app_token": "xapp-"}
_SEAL_BYTES = 32


@dataclass(frozen=True, slots=True)
class Listen:
    """Where to listen: an address of this machine and a port."""

    host: str
    port: int


class PlatformSettings(BaseSettings):
    """What an operator can choose for the chat platforms. Nothing is required."""

    slack_token: SecretStr | None = Field(
        default=None, description="Slack, one workspace: the bot token (xoxb-…)."
    )
    slack_app_token: SecretStr | None = Field(
        default=None, description="Slack by Socket Mode: the app-level token (xapp-…)."
    )
    slack_signing_secret: SecretStr | None = Field(
        default=None, description="Slack by HTTP: the signing secret."
    )
    slack_listen: Annotated[Listen | None, NoDecode] = Field(
        default=None, description="Slack by HTTP: HOST:PORT to listen on."
    )
    slack_client_id: str | None = Field(
        default=None, description="Slack, many workspaces: the client id."
    )
    slack_client_secret: SecretStr | None = Field(
        default=None, description="Slack, many workspaces: the client secret."
    )
    slack_public_url: str | None = Field(
        default=None, description="Slack, many workspaces: the https:// address of this bot."
    )
    seal_key: SecretStr | None = Field(
        default=None,
        description="Slack, many workspaces: the key that seals their tokens in the database.",
    )
    slack_api_url: str = Field(
        default="https://slack.com/api/", description="Where Slack's Web API is; for tests."
    )
    discord_token: SecretStr | None = Field(default=None, description="Discord: the bot token.")
    discord_follow_threads: bool = Field(
        default=False,
        description="Discord: answer in its threads without a mention; needs the privileged"
        " Message Content intent.",
    )
    discord_api_url: str | None = Field(
        default=None, description="Where Discord's REST API is; for tests."
    )
    discord_gateway_url: str | None = Field(
        default=None, description="Where Discord's gateway is; for tests."
    )
    at_once: int = Field(
        default=0, ge=0, le=64, description="Briefs worked on at the same time; 0: one a processor."
    )

    @field_validator("slack_token", "slack_app_token")
    @classmethod
    def _slack_shape(cls, token: SecretStr | None, info: ValidationInfo) -> SecretStr | None:
        beginning = _BEGINNINGS[str(info.field_name)]
        if token is not None and not token.get_secret_value().startswith(beginning):
            raise ValueError(f"does not begin with {beginning}; are two tokens swapped?")
        return token

    @field_validator("slack_public_url")
    @classmethod
    def _web_address(cls, url: str | None) -> str | None:
        if url is not None and not url.startswith(("https://", "http://127.0.0.1")):
            raise ValueError("does not begin with https://.")
        return url.rstrip("/") if url else None

    @field_validator("slack_listen", mode="before")
    @classmethod
    def _listening(cls, written: object) -> object:
        return listen_at(written) if isinstance(written, str) else written

    @field_validator("seal_key")
    @classmethod
    def _sealing(cls, key: SecretStr | None) -> SecretStr | None:
        if key is not None and not _is_key(key.get_secret_value()):
            raise ValueError("is no key: 32 bytes in URL-safe base64, as “briefing key” makes one.")
        return key

    @property
    def has_slack(self) -> bool:
        """Tell whether Slack is configured."""
        return self.slack_token is not None or self.slack_client_id is not None

    @property
    def has_discord(self) -> bool:
        """Tell whether Discord is configured."""
        return self.discord_token is not None

    def halves(self) -> tuple[str, ...]:
        """Give the sentences for what is set without what belongs to it."""
        return tuple(
            f"BOT_{there.upper()} is set, and {lacks} is not." for there, lacks in self._lacking()
        )

    def _lacking(self) -> list[tuple[str, str]]:
        lacking: list[tuple[str, str]] = []
        if self.slack_token and not (self.slack_app_token or self.slack_listen):
            lacking.append(("slack_token", "BOT_SLACK_APP_TOKEN (or BOT_SLACK_LISTEN, for HTTP)"))
        if self.slack_app_token and not self.has_slack:
            lacking.append(("slack_app_token", "BOT_SLACK_TOKEN"))
        needs = {
            "slack_listen": ("slack_signing_secret",),
            "slack_client_id": (
                "slack_client_secret", "slack_listen", "slack_public_url", "seal_key",
            ),
            "discord_api_url": ("discord_gateway_url",),
        }  # fmt: skip
        for there, wanted in needs.items():
            if getattr(self, there) is None:
                continue
            missing = [f"BOT_{name.upper()}" for name in wanted if getattr(self, name) is None]
            lacking.extend((there, name) for name in missing)
        return lacking


def listen_at(written: str) -> Listen:
    """Give the address in HOST:PORT; `ValueError` says how to write it."""
    host, _, port = written.strip().rpartition(":")
    if not host or not port.isdecimal() or not 0 <= int(port) < 65536:
        raise ValueError(f"is “{written}”; write HOST:PORT, such as 127.0.0.1:3000.")
    return Listen(host.strip("[]"), int(port))


def key_of(secret: bytes) -> str:
    """Give 32 bytes as a key is written."""
    return base64.urlsafe_b64encode(secret).decode()


def _is_key(written: str) -> bool:
    try:
        return len(base64.urlsafe_b64decode(written.encode())) == _SEAL_BYTES
    except (ValueError, binascii.Error):
        return False
