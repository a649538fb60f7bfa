"""The walls: nothing read in one workspace is shown in another."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Workspace:
    """Where something was read: a platform, one installation of it, and the audience inside.

    `audience` names a private channel or a direct message; "" is everybody in the installation.
    """

    platform: str
    installation: str
    audience: str = ""

    @property
    def key(self) -> str:
        """Give the one string that scopes every row of the store."""
        parts = (self.platform, self.installation, self.audience)
        return "/".join(_escaped(part) for part in parts)


def _escaped(part: str) -> str:
    return part.replace("%", "%25").replace("/", "%2F")


TERMINAL = Workspace("terminal", "local")
