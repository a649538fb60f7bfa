"""The environment -> one frozen Settings; every problem is reported at once."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from typing import Annotated

import platformdirs
from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import NoDecode, SettingsConfigDict

from bot.errors import SettingsError
from bot.model_settings import ModelSettings
from bot.platform_settings import Listen, PlatformSettings, listen_at

PREFIX = "BOT_"
APP_NAME = "briefing-bot"
_LEVELS = ("debug", "info", "warning", "error")
_FORMATS = ("text", "json")
_SCHEMES = ("sqlite:///", "postgresql://")


@dataclass(frozen=True, slots=True)
class Allowed:
    """A network and a port that may be fetched from although they are not public."""

    network: IPv4Network | IPv6Network
    port: int

    def permits(self, address: str, port: int) -> bool:
        """Tell whether this address and port are meant; IPv4 written as IPv6 is IPv4."""
        try:
            dialled = ip_address(address)
        except ValueError:
            return False
        mapped = getattr(dialled, "ipv4_mapped", None)
        return port == self.port and (mapped or dialled) in self.network


def _default_database() -> SecretStr:
    folder = platformdirs.user_data_path(APP_NAME, appauthor=False)
    return SecretStr(f"sqlite:///{folder / 'briefing.db'}")


class Settings(PlatformSettings, ModelSettings):
    """What an operator can choose. Each field is the variable `BOT_` + its name in capitals."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, frozen=True, extra="ignore", env_ignore_empty=True
    )

    database_url: SecretStr = Field(
        default_factory=_default_database,
        description="Where briefs are kept: sqlite:///PATH or postgresql://USER@HOST/DATABASE.",
    )
    fetch_allow: Annotated[tuple[Allowed, ...], NoDecode] = Field(
        default=(),
        description="Addresses that may be fetched although they are not public, for intranets:"
        " ADDRESS:PORT or NETWORK/BITS:PORT, separated by commas.",
    )
    log_level: str = Field(
        default="warning", description="How much is logged: debug, info, warning or error."
    )
    log_format: str = Field(
        default="text", description="How it is logged: text, or json, one object a line."
    )
    ops_listen: Annotated[Listen | None, NoDecode] = Field(
        default=None,
        description="HOST:PORT for /metrics, /healthz and /readyz of `briefing run`.",
    )

    @field_validator("database_url")
    @classmethod
    def _known_database(cls, url: SecretStr) -> SecretStr:
        # The value is not repeated: it may hold a password.
        if not url.get_secret_value().startswith(_SCHEMES):
            raise ValueError("begins with neither sqlite:///PATH nor postgresql://HOST/DATABASE.")
        return url

    @field_validator("fetch_allow", mode="before")
    @classmethod
    def _listed(cls, written: object) -> object:
        if not isinstance(written, str):
            return written
        return tuple(_allowed(part.strip()) for part in written.split(",") if part.strip())

    @field_validator("log_format")
    @classmethod
    def _known_format(cls, form: str) -> str:
        if form.lower() not in _FORMATS:
            raise ValueError(f"is “{form}”, not one of {', '.join(_FORMATS)}.")
        return form.lower()

    @field_validator("ops_listen", mode="before")
    @classmethod
    def _listening_there(cls, written: object) -> object:
        return listen_at(written) if isinstance(written, str) else written

    @field_validator("log_level")
    @classmethod
    def _known_level(cls, level: str) -> str:
        if level.lower() not in _LEVELS:
            raise ValueError(f"is “{level}”, not one of {', '.join(_LEVELS)}.")
        return level.lower()

    @property
    def logging_level(self) -> int:
        """Give the level as the logging module counts."""
        return logging.getLevelNamesMapping()[self.log_level.upper()]


def read_settings() -> Settings:
    """Read the environment; `SettingsError` with every problem."""
    try:
        settings = Settings()
    except ValidationError as error:
        raise SettingsError([_sentence(problem) for problem in _problems(error)]) from None
    if halves := (*settings.halves(), *settings.model_halves()):
        raise SettingsError(halves)
    return settings


def variables() -> tuple[str, ...]:
    """Give the name of every variable that is read."""
    return tuple(PREFIX + name.upper() for name in Settings.model_fields)


def unknown_variables(names: Iterable[str]) -> dict[str, str | None]:
    """Give the `BOT_` names that mean nothing, each with the setting it probably should be."""
    known = variables()
    strangers = sorted(
        name for name in names if name.upper().startswith(PREFIX) and name.upper() not in known
    )
    return {
        name: next(iter(get_close_matches(name.upper(), known, n=1)), None) for name in strangers
    }


def _problems(error: ValidationError) -> list[tuple[str, str]]:
    found = error.errors(include_input=False, include_url=False)
    return [(str(one["loc"][0]), one["msg"].removeprefix("Value error, ")) for one in found]


def _sentence(problem: tuple[str, str]) -> str:
    field, message = problem
    return f"{PREFIX}{field.upper()} {message}"


def _allowed(written: str) -> Allowed:
    network, _, port = written.rpartition(":")
    try:
        return Allowed(ip_network(network.strip("[]").replace("]/", "/"), strict=False), int(port))
    except ValueError:
        raise ValueError(
            f"has “{written}”; write ADDRESS:PORT or NETWORK/BITS:PORT, such as 10.1.0.0/16:443."
        ) from None
