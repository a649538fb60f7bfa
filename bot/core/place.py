"""The walls: nothing read in one workspace is shown in another."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Workspace:
    """Where something was read: a platform, one installation of it, and the audience inside.

    `audience` names a private channel or a person; "" is everybody in the installation.
    """

    platform: str
    installation: str
    audience: str = ""

    @property
    def key(self) -> str:
        """Give the one string that scopes every row of the store."""
        parts = (self.platform, self.installation, self.audience)
        return "/".join(_escaped(part) for part in parts)

    @classmethod
    def of_key(cls, key: str) -> "Workspace":
        """Read a key back; `ValueError` if it is none."""
        platform, installation, audience = key.split("/")
        return cls(*(_plain(part) for part in (platform, installation, audience)))

    def for_everybody(self) -> "Workspace":
        """Give the whole installation."""
        return replace(self, audience="")

    def only_channel(self, channel: str) -> "Workspace":
        """Give the wall around one private channel."""
        return replace(self, audience=f"channel:{channel}")

    def only_person(self, person: str) -> "Workspace":
        """Give the wall around one person, whatever door that person comes through."""
        return replace(self, audience=f"person:{person}")


def _plain(part: str) -> str:
    return part.replace("%2F", "/").replace("%25", "%")


def _escaped(part: str) -> str:
    return part.replace("%", "%25").replace("/", "%2F")


TERMINAL = Workspace("terminal", "local")


@dataclass(frozen=True, slots=True)
class Reader:
    """For whom something is read: the wall it is read behind, the language asked for (ISO 639-1).

    What a language model costs is booked to the workspace. No language: the article's own.
    """

    workspace: Workspace
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Destination:
    """Where something is said: a channel of a workspace and, if any, the thread in it."""

    workspace: Workspace
    channel: str
    thread: str = ""
