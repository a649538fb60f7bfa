"""The numbers and names of Discord's protocol that the server uses, and the way it says no."""

from dataclasses import dataclass
from enum import IntEnum, IntFlag
from typing import Any

Json = dict[str, Any]
"""An object as it travels: the server lives at the edge, so its messages stay what they are."""

INTERACTION_SECONDS = 3
TOKEN_SECONDS = 15 * 60
NONCE_SECONDS = 5 * 60
UPLOAD_LIMIT = 10 * 1024 * 1024
MOST_FOREIGN_FOLLOWUPS = 5


class Kind(IntEnum):
    """The kinds of channels."""

    TEXT = 0
    DM = 1
    GROUP_DM = 3
    NEWS = 5
    PUBLIC_THREAD = 11
    PRIVATE_THREAD = 12
    FORUM = 15


class Context(IntEnum):
    """Where an interaction happens."""

    GUILD = 0
    BOT_DM = 1
    PRIVATE_CHANNEL = 2


class Asked(IntEnum):
    """The kinds of interactions."""

    COMMAND = 2
    COMPONENT = 3
    AUTOCOMPLETE = 4
    MODAL = 5


class Answered(IntEnum):
    """The kinds of first answers."""

    MESSAGE = 4
    DEFERRED_MESSAGE = 5
    DEFERRED_UPDATE = 6
    UPDATE = 7
    AUTOCOMPLETE = 8
    MODAL = 9


class Flag(IntFlag):
    """The flags of a message."""

    SUPPRESS_EMBEDS = 1 << 2
    HAS_THREAD = 1 << 5
    EPHEMERAL = 1 << 6
    LOADING = 1 << 7
    SILENT = 1 << 12
    COMPONENTS_V2 = 1 << 15


REQUIRES_TAG = 1 << 4  # of a forum's flags


class Intent(IntFlag):
    """What a session wants to hear."""

    GUILDS = 1 << 0
    MEMBERS = 1 << 1
    PRESENCES = 1 << 8
    GUILD_MESSAGES = 1 << 9
    DIRECT_MESSAGES = 1 << 12
    MESSAGE_CONTENT = 1 << 15


class Right(IntFlag):
    """The permissions that matter here."""

    ADMINISTRATOR = 1 << 3
    MANAGE_CHANNELS = 1 << 4
    MANAGE_GUILD = 1 << 5
    ADD_REACTIONS = 1 << 6
    VIEW_CHANNEL = 1 << 10
    SEND_MESSAGES = 1 << 11
    MANAGE_MESSAGES = 1 << 13
    EMBED_LINKS = 1 << 14
    ATTACH_FILES = 1 << 15
    READ_MESSAGE_HISTORY = 1 << 16
    MENTION_EVERYONE = 1 << 17
    MANAGE_ROLES = 1 << 28
    USE_APPLICATION_COMMANDS = 1 << 31
    MANAGE_THREADS = 1 << 34
    CREATE_PUBLIC_THREADS = 1 << 35
    CREATE_PRIVATE_THREADS = 1 << 36
    SEND_MESSAGES_IN_THREADS = 1 << 38
    USE_EXTERNAL_APPS = 1 << 50


EVERYDAY = (
    Right.ADD_REACTIONS
    | Right.VIEW_CHANNEL
    | Right.SEND_MESSAGES
    | Right.EMBED_LINKS
    | Right.ATTACH_FILES
    | Right.READ_MESSAGE_HISTORY
    | Right.USE_APPLICATION_COMMANDS
    | Right.CREATE_PUBLIC_THREADS
    | Right.CREATE_PRIVATE_THREADS
    | Right.SEND_MESSAGES_IN_THREADS
    | Right.USE_EXTERNAL_APPS
)
NO_RIGHTS = Right(0)
ALL_RIGHTS = Right((1 << 51) - 1)
ALWAYS = Intent(0)
THREADS = frozenset({Kind.PUBLIC_THREAD, Kind.PRIVATE_THREAD})


@dataclass(frozen=True, slots=True)
class Refusal:
    """How Discord says no: HTTP status, code, words and, for a broken form, what is wrong in it."""

    status: int
    code: int
    message: str
    problems: tuple[str, ...] = ()


class Refused(Exception):
    """A request is answered with a refusal."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.message)
        self.refusal = refusal


def invalid_form(*problems: str) -> Refused:
    """Say what is wrong with a body."""
    return Refused(Refusal(400, 50035, "Invalid Form Body", problems))


def unknown(what: str, code: int) -> Refusal:
    """Say that there is no such thing."""
    return Refusal(404, code, f"Unknown {what}")


UNKNOWN_CHANNEL = unknown("Channel", 10003)
UNKNOWN_GUILD = unknown("Guild", 10004)
UNKNOWN_MEMBER = unknown("Member", 10007)
UNKNOWN_MESSAGE = unknown("Message", 10008)
UNKNOWN_USER = unknown("User", 10013)
UNKNOWN_WEBHOOK = unknown("Webhook", 10015)
UNKNOWN_INTERACTION = unknown("interaction", 10062)
ALREADY_ANSWERED = Refusal(400, 40060, "Interaction has already been acknowledged.")
TOO_LARGE = Refusal(413, 40005, "Request entity too large")
MISSING_ACCESS = Refusal(403, 50001, "Missing Access")
NOT_THE_AUTHOR = Refusal(403, 50005, "Cannot edit a message authored by another user")
EMPTY_MESSAGE = Refusal(400, 50006, "Cannot send an empty message")
CLOSED_DMS = Refusal(403, 50007, "Cannot send messages to this user")
MISSING_PERMISSIONS = Refusal(403, 50013, "Missing Permissions")
ARCHIVED_THREAD = Refusal(400, 50083, "Thread is archived")
TOO_MANY_FOLLOWUPS = Refusal(
    400, 40094, "This interaction has exceeded the maximum number of follow-up messages"
)
TAG_REQUIRED = Refusal(400, 40067, "A tag is required to create a forum post in this channel")
LOCKED_THREAD = Refusal(400, 160005, "Thread is locked")
HAS_A_THREAD = Refusal(400, 160004, "A thread has already been created for this message")
