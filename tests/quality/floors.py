"""The floors that quality may not fall under. They only rise; lowering one needs a decision."""

import hashlib
import tomllib
from functools import cache
from pathlib import Path

from tests.quality.markup import GOLD, load_all
from tests.quality.reading import score_article
from tests.quality.scoring import Score

FILE = Path(__file__).parent / "floors.toml"
PINNED = (
    "triple IoU.5", "triple direct", "triple mixed", "triple indirect", "content exact",
    "content IoU.5", "speaker and content", "speaker", "kind", "basis", "chain",
    "chain where there is one", "carried", "negated", "distance marks",
)  # fmt: skip


# Parts of the gold and the folder of each; `seeds` belongs to the articles in `seeds/`.
PARTS = {"seeds": "", "train": "train", "dev": "dev", "test": "test"}


@cache
def measured(part: str) -> Score:
    """Score the gold articles of a part together."""
    total = Score()
    for gold in load_all(PARTS[part]):
        total.add(score_article(gold))
    return total


def digest_of_gold(part: str) -> str:
    """Give the SHA-256 over a part's files: other gold means other floors."""
    digest = hashlib.sha256()
    for path in sorted((GOLD / PARTS[part]).glob("*.gold")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def pinned(part: str) -> dict[str, float]:
    """Give the floors of a part by measure."""
    found = _written()[part]["floors"]
    assert isinstance(found, dict)
    return {name: float(value) for name, value in found.items()}


def pinned_digest(part: str) -> str:
    """Give the SHA-256 of the gold that a part's floors were measured on."""
    return str(_written()[part]["gold"])


def _written() -> dict[str, dict[str, object]]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def raise_floors() -> None:
    """Write each floor anew where today's F1 is higher.

    A floor is never lowered here, unless the gold it was measured on has changed.
    """
    lines = ["# F1 in percent over tests/quality/gold. Raise: python -m tests.quality floors."]
    for part in PARTS:
        digest, before = digest_of_gold(part), {}
        if part in _written() and pinned_digest(part) == digest:
            before = pinned(part)
        lines += ["", f"[{part}]", f'gold = "{digest}"', f"[{part}.floors]"]
        for name in PINNED:
            value = int(measured(part).tally(name).f1 * 10) / 10
            lines.append(f'"{name}" = {max(value, before.get(name, 0.0))}')
    FILE.write_text("\n".join(lines) + "\n", encoding="utf-8")
