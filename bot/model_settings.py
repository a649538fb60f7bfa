"""The part of the environment that concerns a language model, and what must come together."""

from decimal import Decimal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings

_APIS = ("auto", "responses", "chat")


class ModelSettings(BaseSettings):
    """What an operator can choose for a language model. Nothing is required."""

    model: str | None = Field(default=None, description="The language model that reads too.")
    base_url: str | None = Field(
        default=None,
        description="Where it is, if not at OpenAI: the address of a compatible server, with /v1.",
    )
    api_key: SecretStr | None = Field(default=None, description="The key for it.")
    model_api: str = Field(
        default="auto", description="How it is asked: auto, responses or chat (completions)."
    )
    model_seconds: float = Field(
        default=60.0, gt=0, le=600, description="The longest that one question to it may take."
    )
    model_find_claims: str | None = Field(
        default=None, description="Another model for finding claims."
    )
    model_summarize: str | None = Field(
        default=None, description="Another model for choosing the summary."
    )
    model_answer: str | None = Field(default=None, description="Another model for answers.")
    model_translate: str | None = Field(default=None, description="Another model for translations.")
    tokens_a_day: int = Field(
        default=0, ge=0, description="The most tokens a workspace may use in a day; 0: any number."
    )
    tokens_a_month: int = Field(
        default=0, ge=0, description="The most tokens a workspace may use in a month; 0: any."
    )
    price_read: Decimal | None = Field(
        default=None, ge=0, description="What a million tokens read cost, for `briefing usage`."
    )
    price_written: Decimal | None = Field(
        default=None, ge=0, description="What a million tokens written cost."
    )

    @field_validator("base_url")
    @classmethod
    def _an_address(cls, url: str | None) -> str | None:
        # The value is not repeated: somebody may have put a password in.
        if url is None:
            return None
        parts = urlsplit(url)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise ValueError("is no http:// or https:// address, such as http://127.0.0.1:8080/v1.")
        if parts.username or parts.password or parts.query:
            raise ValueError("holds more than an address; the key belongs into BOT_API_KEY.")
        return url.rstrip("/")

    @field_validator("model_api")
    @classmethod
    def _known_api(cls, api: str) -> str:
        if api.lower() not in _APIS:
            raise ValueError(f"is “{api}”, not one of {', '.join(_APIS)}.")
        return api.lower()

    @property
    def has_model(self) -> bool:
        """Tell whether a language model is configured."""
        return self.model is not None

    def model_halves(self) -> tuple[str, ...]:
        """Give the sentences for what is set without what belongs to it."""
        if self.model is not None and self.api_key is None and self.base_url is None:
            return ("BOT_MODEL is set, and neither BOT_API_KEY nor BOT_BASE_URL is.",)
        if self.model is None:
            there = [name for name in ("api_key", "base_url") if getattr(self, name) is not None]
            return tuple(f"BOT_{name.upper()} is set, and BOT_MODEL is not." for name in there)
        return ()
