"""The floors that quality may not fall under. They only rise; lowering one needs a decision."""

import hashlib
import tomllib
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


def measured() -> Score:
    """Score all gold articles together."""
    total = Score()
    for gold in load_all():
        total.add(score_article(gold))
    return total


def digest_of_gold() -> str:
    """Give the SHA-256 over all gold files: other gold means other floors."""
    digest = hashlib.sha256()
    for path in sorted(GOLD.glob("*.gold")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def pinned() -> dict[str, float]:
    """Give the floors by measure."""
    found = tomllib.loads(FILE.read_text(encoding="utf-8"))["floors"]
    assert isinstance(found, dict)
    return {name: float(value) for name, value in found.items()}


def raise_floors() -> None:
    """Write each floor anew where today's F1 is higher; a floor is never lowered here."""
    before = pinned() if FILE.exists() else {}
    total = measured()
    lines = [
        "# F1 in percent over tests/quality/gold. Raise: python -m tests.quality floors.",
        f'gold = "{digest_of_gold()}"',
        "[floors]",
    ]
    for name in PINNED:
        value = int(total.tally(name).f1 * 10) / 10
        lines.append(f'"{name}" = {max(value, before.get(name, 0.0))}')
    FILE.write_text("\n".join(lines) + "\n", encoding="utf-8")
