"""Where a language model is, and how it may be asked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from bot.engines.model.port import Task


class Api(StrEnum):
    """The two ways to ask; `AUTO` tries Responses at OpenAI and Chat Completions elsewhere."""

    AUTO = "auto"
    RESPONSES = "responses"
    CHAT = "chat"


@dataclass(frozen=True, slots=True)
class Endpoint:
    """An OpenAI-compatible endpoint. `seconds` bound one question with all its attempts."""

    model: str
    base_url: str | None = None
    api_key: str | None = field(default=None, repr=False)
    by_task: Mapping[Task, str] = field(default_factory=dict)
    api: Api = Api.AUTO
    seconds: float = 60.0
    attempts: int = 3

    @property
    def first_api(self) -> Api:
        """Give the API to begin with: servers that only imitate mostly have just Chat."""
        if self.api is not Api.AUTO:
            return self.api
        return Api.CHAT if self.base_url else Api.RESPONSES

    def name_for(self, task: Task) -> str:
        """Give the model that does a task."""
        return self.by_task.get(task) or self.model
