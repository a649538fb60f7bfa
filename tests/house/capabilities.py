"""What people can do, once a line, with where they do it: Slack, Discord, the terminal.

An entry names something that is really offered: `press claims` (a button or menu),
`form brief_new`, `command /brief`, `shortcut brief_this`, `event app_mention`, `menu Brief this`,
`briefing show --csv` (the command line), `chat /claims`. `Alone` says why a terminal needs none,
`Operator` why chats have none.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Alone:
    """At a terminal sits one person."""

    reason: str


@dataclass(frozen=True)
class Operator:
    """In a chat nobody may do it; who runs the bot does it for them."""

    reason: str


@dataclass(frozen=True)
class Capability:
    """One thing people can do."""

    name: str
    slack: tuple[str, ...] | Operator
    discord: tuple[str, ...] | Operator
    terminal: tuple[str, ...] | Alone


DIGEST_WORDS = ("list", "pause", "resume", "remove", "preview")
AT_ONCE = Operator("a whole workspace is nothing to hand out in a channel")
BILL = Operator("it is the bill of who runs the bot, for all workspaces")
NOBODY_ELSE = Alone("there is nobody else to show it to")

CAPABILITIES = (
    Capability(
        "brief a link, a file or a text",
        ("event app_mention", "event message.im", "command /brief"),
        ("command brief",),
        ("briefing brief", "briefing chat"),
    ),
    Capability(
        "brief what stands in somebody's message",
        ("shortcut brief_this", "form brief_this"),
        ("menu Brief this",),
        Alone("there are no messages of others"),
    ),
    Capability(
        "write or paste what to brief",
        ("press brief", "press paste", "form brief_new"),
        ("press brief", "press paste", "form paste"),
        ("briefing chat", "briefing brief"),
    ),
    Capability(
        "ask about what was briefed here",
        ("event message.channels", "event message.groups"),
        ("command ask", "press ask", "form ask"),
        ("briefing ask", "briefing chat"),
    ),
    Capability(
        "ask all articles behind the wall",
        ("press elsewhere",),
        ("press elsewhere",),
        ("briefing ask", "chat /use"),
    ),
    Capability(
        "see all claims, by speaker",
        ("press claims",),
        ("press claims",),
        ("chat /claims", "briefing claims"),
    ),
    Capability(
        "see a claim where it stands", ("press context",), ("press context",), ("chat /context",)
    ),
    Capability(
        "take the claims along as a table", ("press csv",), ("press csv",), ("briefing show --csv",)
    ),
    Capability("take everything along", AT_ONCE, AT_ONCE, ("briefing export",)),
    Capability("see what a language model used", BILL, BILL, ("briefing usage",)),
    Capability(
        "find one's briefs again",
        ("event app_home_opened", "press open"),
        ("command briefs", "press open"),
        ("briefing articles", "briefing show", "chat /articles"),
    ),
    Capability("share a brief", ("press share", "form share"), ("press share",), NOBODY_ELSE),
    Capability(
        "delete a brief", ("press delete", "form delete"), ("press delete",), ("briefing forget",)
    ),
    Capability("read a page again", ("press reread",), ("press reread",), ("briefing brief",)),
    Capability(
        "say whether a brief is right",
        ("press good", "press bad", "form wrong"),
        ("press good", "press bad", "form bad"),
        ("briefing feedback",),
    ),
    Capability(
        "have the labels explained",
        ("press labels",),
        ("press labels", "command briefing labels"),
        ("briefing labels", "chat /labels"),
    ),
    Capability(
        "learn what can be asked",
        ("press help",),
        ("press help", "press more", "command briefing help"),
        ("chat /help", "chat /quit"),
    ),
    Capability("try a sample", ("press sample",), ("press sample",), ("briefing seed",)),
    Capability(
        "decide for everybody",
        ("press settings", "form settings"),
        ("press settings", "form settings", "command briefing settings"),
        ("briefing check", "briefing migrate", "briefing key", "briefing run"),
    ),
    Capability(
        "have forgotten what one sent",
        ("press forgetme", "form forget"),
        ("press forgetme", "command briefing forget"),
        ("briefing forget",),
    ),
    Capability(
        "have a digest posted, on time, where people are",
        (
            "command /brief digest set",
            "form digest_set",
            "press digest",
            "press pause",
        ),
        (
            "command digest set",
            "command digest setup",
            "form digest",
            "press digest",
            "press pause",
        ),
        Alone("nothing is posted to a terminal; cron does that"),
    ),
    Capability(
        "look after digests",
        (
            *(f"command /brief digest {word}" for word in (*DIGEST_WORDS, "now", "change")),
            *(f"press {word}" for word in ("digests", "stories", "leftout", "change")),
            *(f"press {word}" for word in ("preview", "now", "resume", "remove")),
            "form digest_change",
        ),
        (
            *(f"command digest {word}" for word in (*DIGEST_WORDS, "now", "change")),
            *(f"press {word}" for word in ("digests", "stories", "leftout", "change")),
            *(f"press {word}" for word in ("preview", "now", "resume", "remove")),
            "form change",
        ),
        ("briefing digest why", *(f"briefing digest {word}" for word in (*DIGEST_WORDS, "now"))),
    ),
    Capability(
        "go, and have everything forgotten",
        (
            "event app_uninstalled",
            "event tokens_revoked",
            "event group_left",
            "event group_deleted",
            "event channel_deleted",
        ),
        ("event on_guild_remove", "event on_guild_join", "event on_guild_channel_delete"),
        ("briefing forget",),
    ),
)
