"""Discord's Markdown as a client reads it: what is shown, and what in it is alive.

Written from the client's visible behaviour; it shares no code with the bot, so it can judge it.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text: what it is, what a person sees of it, and what was written."""

    kind: str
    shown: str
    written: str

    @property
    def is_live(self) -> bool:
        """Tell whether a client does more with it than show letters."""
        return self.kind not in ("text", "code", "mark")


Names = Mapping[str, str]
NOBODY: Names = {}


def pieces(text: str, names: Names = NOBODY) -> list[Piece]:
    """Read a text; `names` says what stands for which mention."""
    return list(_read(text, names, at_line_start=True))


def shown(text: str, names: Names = NOBODY) -> str:
    """Give what a person sees."""
    return "".join(piece.shown for piece in pieces(text, names))


def live(text: str) -> list[str]:
    """Give everything in the text that a client would treat as more than text."""
    return [piece.written for piece in pieces(text) if piece.is_live]


Draw = Callable[[re.Match[str], Names], list[Piece]]


def _read(text: str, names: Names, *, at_line_start: bool) -> Iterator[Piece]:
    position = 0
    while position < len(text):
        found = _at(text, position, names, at_line_start=at_line_start)
        if found is None:
            yield Piece("text", text[position], text[position])
            at_line_start = text[position] == "\n"
            position += 1
            continue
        end, drawn = found
        yield from drawn
        at_line_start = text[end - 1] == "\n"
        position = end


def _at(
    text: str, position: int, names: Names, *, at_line_start: bool
) -> tuple[int, list[Piece]] | None:
    for pattern, draw in (_BLOCK if at_line_start else ()) + _INLINE:
        match = pattern.match(text, position)
        if match is not None:
            return match.end(), draw(match, names)
    return None


def _mark(match: re.Match[str], _: Names, *, becomes: str = "") -> list[Piece]:
    return [Piece("mark", becomes, match[0])]


def _bullet(match: re.Match[str], _: Names) -> list[Piece]:
    return [Piece("mark", f"{match[1]}• ", match[0])]


def _escaped(match: re.Match[str], _: Names) -> list[Piece]:
    return [Piece("text", match[1], match[0])]


def _code(match: re.Match[str], _: Names) -> list[Piece]:
    return [Piece("code", match["code"].strip("\n"), match[0])]


def _named(match: re.Match[str], names: Names, *, kind: str) -> list[Piece]:
    return [Piece(kind, names.get(match[1], match[0]), match[0])]


def _plain(match: re.Match[str], _: Names, *, kind: str) -> list[Piece]:
    return [Piece(kind, match[0], match[0])]


def _emoji(match: re.Match[str], _: Names) -> list[Piece]:
    return [Piece("emoji", f":{match[1]}:", match[0])]


def _address(match: re.Match[str], _: Names) -> list[Piece]:
    return [Piece("url", match[1], match[0])]


def _masked(match: re.Match[str], names: Names) -> list[Piece]:
    return [Piece("masked link", shown(match[1], names), match[0])]


def _styled(match: re.Match[str], names: Names) -> list[Piece]:
    inner = _read(match[1], names, at_line_start=False)
    return [Piece("mark", "", match[0][:1]), *inner, Piece("mark", "", match[0][:1])]


_LINE = re.MULTILINE
_ANY = r"(?:\\[\s\S]|[^\\])"
_URL = r"(?:https?|steam|discord)://"

_BLOCK: tuple[tuple[re.Pattern[str], Draw], ...] = (
    (re.compile(r"#{1,3}[ \t]+(?=\S)"), _mark),
    (re.compile(r"-#[ \t]+(?=\S)"), _mark),
    (re.compile(r">(?:>>)?[ \t]"), partial(_mark, becomes="> ")),
    (re.compile(r"([ \t]*)[-*][ \t]+(?=\S)"), _bullet),
)
_INLINE: tuple[tuple[re.Pattern[str], Draw], ...] = (
    (re.compile(r"\\([^0-9A-Za-z\s])"), _escaped),
    (re.compile(r"```(?:[\w+.#-]*\n)?(?P<code>[\s\S]+?)```"), _code),
    (re.compile(r"(?P<ticks>`+)(?!`)(?P<code>[\s\S]*?[^`])(?P=ticks)(?!`)"), _code),
    (re.compile(r"<@!?(\d+)>"), partial(_named, kind="user")),
    (re.compile(r"<@&(\d+)>"), partial(_named, kind="role")),
    (re.compile(r"<#(\d+)>"), partial(_named, kind="channel")),
    (re.compile(r"@(?:everyone|here)(?!\w)"), partial(_plain, kind="everyone")),
    (re.compile(r"</[^<>:\n]+:\d+>"), partial(_plain, kind="command")),
    (re.compile(r"<t:-?\d+(?::[A-Za-z])?>"), partial(_plain, kind="time")),
    (re.compile(r"<id:[\w:-]+>"), partial(_plain, kind="place")),
    (re.compile(r"<a?:(\w{2,}):\d+>"), _emoji),
    (re.compile(rf"<({_URL}[^\s<>]+)>", re.IGNORECASE), _address),
    (re.compile(r"<((?:mailto:|tel:|sms:|\+\d)[^\s<>]+|[^\s<>@]+@[^\s<>]+\.\w+)>"), _address),
    (
        re.compile(
            rf"\[((?:\\.|\[[^\[\]]*\]|[^\[\]\\])+)\]"
            rf"\(\s*<?{_URL}(?:\([^\s()]*\)|[^\s()<>])+>?(?:\s+[\"'][^\"']*[\"'])?\s*\)",
            re.IGNORECASE,
        ),
        _masked,
    ),
    (
        re.compile(rf"({_URL}(?:\([^\s<>()]*\)|[^\s<>()])*[^\s<>().,:;\"'\]])", re.IGNORECASE),
        _address,
    ),
    (
        re.compile(r"((?:discord\.gg|discord(?:app)?\.com/invite)/[\w-]+)", re.IGNORECASE),
        partial(_plain, kind="invite"),
    ),
    (re.compile(rf"\*\*({_ANY}+?)\*\*(?!\*)"), _styled),
    (re.compile(rf"__({_ANY}+?)__(?!_)"), _styled),
    (re.compile(r"(?<!\w)_((?:__|\\[\s\S]|[^\\_])+?)_(?!\w)"), _styled),
    (
        re.compile(r"\*(?=\S)((?:\*\*|\\[\s\S]|\s+(?:\\[\s\S]|[^\s*\\]|\*\*)|[^\s*\\])+?)\*(?!\*)"),
        _styled,
    ),
    (re.compile(rf"~~({_ANY}+?)~~(?!_)"), _styled),
    (re.compile(rf"\|\|({_ANY}+?)\|\|"), _styled),
)
