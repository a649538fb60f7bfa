"""What Slack sends, read without trust: what is missing or of another kind is empty."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Payload:
    """One JSON object of an event, an interaction or an answer."""

    value: Mapping[str, object]

    @classmethod
    def of(cls, value: object) -> "Payload":
        """Give the object; an empty one if it is none."""
        if not isinstance(value, Mapping):
            return cls({})
        return cls({str(key): one for key, one in value.items()})

    def text(self, *path: str) -> str:
        """Give the string at a path, or ""."""
        found = self._at(path)
        return found if isinstance(found, str) else ""

    def number(self, *path: str) -> int | None:
        """Give the whole number at a path, or nothing."""
        found = self._at(path)
        return found if isinstance(found, int) and not isinstance(found, bool) else None

    def is_set(self, *path: str) -> bool:
        """Tell whether something true stands at a path."""
        return bool(self._at(path))

    def inner(self, *path: str) -> "Payload":
        """Give the object at a path; an empty one if there is none."""
        return Payload.of(self._at(path))

    def each(self, *path: str) -> tuple["Payload", ...]:
        """Give the objects of a list, or none."""
        found = self._at(path)
        return tuple(Payload.of(one) for one in found) if isinstance(found, list) else ()

    def texts(self, *path: str) -> tuple[str, ...]:
        """Give the strings of a list, or none."""
        found = self._at(path)
        return (
            tuple(one for one in found if isinstance(one, str)) if isinstance(found, list) else ()
        )

    def _at(self, path: tuple[str, ...]) -> object:
        found: object = self.value
        for key in path:
            found = found.get(key) if isinstance(found, Mapping) else None
        return found
