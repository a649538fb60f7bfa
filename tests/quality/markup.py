"""Gold articles: the inline markup of GUIDELINES.md, read and refused when it is broken."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

GOLD = Path(__file__).parent / "gold"
ARTICLES = Path(__file__).parents[2] / "seeds" / "articles"

_MARK = re.compile(r"⟦([^:⟦⟧]*):|⟧")
_CODE = re.compile(r"(\d+)([cqsv])|([dnf])")
_KINDS = {"direct", "mixed", "indirect"}
_SPEAKERS = {"person", "organization", "publication", "document", "group", "unnamed"}
_ALLOWED = {
    "speaker": None, "kind": _KINDS, "speaker_kind": _SPEAKERS, "basis": {"stated", "carried"},
    "chain": None, "force": {"neutral", "distancing", "endorsing"}, "negated": {True, False},
    "hedged": {True, False}, "optional": {True, False},
    "state": {"exact", "fragment", "cut by the article", "unbalanced"},
}  # fmt: skip


class BrokenMarkup(ValueError):
    """Say what is wrong with a gold file, and where."""


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """One claim as a person marked it; spans are `(start, end)` in code points."""

    number: int
    speaker: str
    kind: str
    speaker_kind: str
    basis: str
    chain: tuple[str, ...]
    force: str
    negated: bool
    hedged: bool
    state: str
    optional: bool
    content: tuple[tuple[int, int], ...]
    cue: tuple[tuple[int, int], ...]
    mention: tuple[tuple[int, int], ...]
    carriers: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """An article's text with everything that was marked in it."""

    name: str
    text: str
    claims: tuple[GoldClaim, ...]
    distance_marks: tuple[tuple[int, int], ...]
    names: tuple[tuple[int, int], ...]
    findings: tuple[tuple[int, int], ...]


def load(path: Path) -> GoldArticle:
    """Read a gold file; raise `BrokenMarkup` if head and text do not fit each other."""
    head, divider, body = path.read_text(encoding="utf-8").partition("\n=====\n")
    if not divider:
        raise BrokenMarkup(f"{path.name}: no line ===== between head and text")
    return parse(path.stem, tomllib.loads(head), body)


def load_all(part: str = "") -> list[GoldArticle]:
    """Read the gold files of a part (`train`, `dev`, `test`, or a language's) by their names.

    Without a part, those of the seed articles.
    """
    return [load(path) for path in sorted((GOLD / part).glob("*.gold"))]


def parse(name: str, head: dict[str, object], body: str) -> GoldArticle:
    """Take the marks out of a text and bring them together with the head."""
    text, spans = _strip(name, body)
    claims = tuple(
        _claim(name, int(number), row, spans)
        for number, row in sorted(head.items(), key=lambda item: int(item[0]))
        if isinstance(row, dict)
    )
    known = {f"{claim.number}" for claim in claims}
    for code in spans:
        if code[:-1] and code[:-1] not in known:
            raise BrokenMarkup(f"{name}: mark {code} has no claim in the head")
    return GoldArticle(
        name, text, claims, spans.get("d", ()), spans.get("n", ()), spans.get("f", ())
    )


def _strip(name: str, body: str) -> tuple[str, dict[str, tuple[tuple[int, int], ...]]]:
    text = ""
    at = 0
    opened: list[tuple[list[str], int]] = []
    spans: dict[str, list[tuple[int, int]]] = {}
    for mark in _MARK.finditer(body):
        text += body[at : mark.start()]
        at = mark.end()
        if mark.group(1) is not None:
            opened.append((_codes(name, mark.group(1)), len(text)))
        elif not opened:
            raise BrokenMarkup(f"{name}: ⟧ closes nothing near {text[-40:]!r}")
        else:
            codes, start = opened.pop()
            if start == len(text):
                raise BrokenMarkup(f"{name}: mark {codes} is empty near {text[-40:]!r}")
            for code in codes:
                spans.setdefault(code, []).append((start, len(text)))
    if opened:
        raise BrokenMarkup(f"{name}: mark {opened[-1][0]} is never closed")
    return text + body[at:], {code: tuple(sorted(found)) for code, found in spans.items()}


def _codes(name: str, written: str) -> list[str]:
    codes = [code.strip() for code in written.split(",")]
    for code in codes:
        if not _CODE.fullmatch(code):
            raise BrokenMarkup(f"{name}: {code!r} is no mark")
    return codes


def _claim(
    name: str,
    number: int,
    row: dict[str, object],
    spans: dict[str, tuple[tuple[int, int], ...]],
) -> GoldClaim:
    for key, value in row.items():
        if key not in _ALLOWED:
            raise BrokenMarkup(f"{name}: claim {number} has an unknown key {key!r}")
        allowed = _ALLOWED[key]
        if allowed is not None and value not in allowed:
            raise BrokenMarkup(f"{name}: claim {number}: {key} = {value!r} is not known")
    if f"{number}c" not in spans:
        raise BrokenMarkup(f"{name}: claim {number} has no content in the text")
    if not row.get("speaker") or not row.get("kind"):
        raise BrokenMarkup(f"{name}: claim {number} lacks its speaker or kind")
    chain = row.get("chain", [])
    assert isinstance(chain, list)
    return GoldClaim(
        number=number, speaker=str(row["speaker"]), kind=str(row["kind"]),
        speaker_kind=str(row.get("speaker_kind", "person")), basis=str(row.get("basis", "stated")),
        chain=tuple(str(link) for link in chain), force=str(row.get("force", "neutral")),
        negated=bool(row.get("negated")), hedged=bool(row.get("hedged")),
        state=str(row.get("state", "exact")), optional=bool(row.get("optional")),
        content=spans[f"{number}c"], cue=spans.get(f"{number}q", ()),
        mention=spans.get(f"{number}s", ()), carriers=spans.get(f"{number}v", ()),
    )  # fmt: skip
