"""`python -m tests.quality report | errors [NAME] | score FILE | floors | liars | stories`."""

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from tests.quality import floors, liars_table
from tests.quality.markup import GoldArticle, load_all
from tests.quality.reading import brief_of, predicted, score_article, wanted
from tests.quality.scoring import Score, Scored, pairs_of, score
from tests.quality.stories import measure, tuning
from tests.quality.stories.labelled import SPLITS

_COLUMNS = ("triple IoU.5", "triple direct", "triple mixed", "triple indirect", "content exact",
            "content IoU.5", "source IoU.5", "cue", "carried", "distance marks")  # fmt: skip
_SHARES = ("speaker", "kind", "basis", "chain", "chain where there is one", "negated", "hedged")


def main() -> None:
    """Run one of the commands."""
    parser = argparse.ArgumentParser(prog="python -m tests.quality", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    reported = commands.add_parser("report", help="the table per article and class over the gold")
    errors = commands.add_parser("errors", help="what was missed and what was wrong")
    errors.add_argument("name", nargs="?", default="")
    scored = commands.add_parser("score", help="score a JSONL of id, text, gold")
    scored.add_argument("file", type=Path)
    scored.add_argument("--predictions", type=Path, help="write what was found, one line a text")
    commands.add_parser("floors", help="write floors.toml; floors only rise")
    liars = commands.add_parser("liars", help="lies a model could tell, and what is held back")
    for one in (reported, errors, liars):
        one.add_argument("--part", default="", help="train, dev, test, de/test …")
    stories = commands.add_parser("stories", help="the table of grouping by event")
    ways = stories.add_mutually_exclusive_group()
    ways.add_argument("--errors", choices=SPLITS, help="what was split and what was mixed")
    ways.add_argument("--tune", action="store_true", help="search the numbers on the tune half")
    ways.add_argument("--floors", action="store_true", help="write the floors; they only rise")
    given = parser.parse_args()
    if given.command == "report":
        report(given.part)
    elif given.command == "errors":
        show_errors(given.part, given.name)
    elif given.command == "score":
        score_file(given.file, given.predictions)
    elif given.command == "stories":
        show_stories(given)
    elif given.command == "liars":
        for line in liars_table.table(load_all(given.part)):
            _write(line)
    else:
        floors.raise_floors()


def _write(line: str) -> None:
    sys.stdout.write(line + "\n")


def report(part: str) -> None:
    """Print F1 per article and measure, then precision / recall / F1 over all."""
    total = Score()
    _write(f"{'article':22}" + "".join(f"{name[:13]:>14}" for name in _COLUMNS))
    for gold in load_all(part):
        one = score_article(gold)
        total.add(one)
        _write(f"{gold.name[:22]:22}" + "".join(f"{one.tally(n).f1:14.1f}" for n in _COLUMNS))
    _write("")
    _table(total)


def _table(total: Score) -> None:
    _write(
        f"{'measure':34}{'precision':>10}{'recall':>10}{'F1':>10}{'hits':>7}{'shown':>7}{'wanted':>8}"
    )
    for name, tally in total.tallies.items():
        _write(
            f"{name:34}{tally.precision:10.1f}{tally.recall:10.1f}{tally.f1:10.1f}"
            f"{tally.hits:7}{tally.shown:7}{tally.wanted:8}"
        )


def show_errors(part: str, name: str) -> None:
    """Print every claim that was missed, invented or credited wrongly."""
    for gold in load_all(part):
        if name in gold.name:
            _write(f"## {gold.name}")
            _show_errors_of(gold)


def _show_errors_of(gold: GoldArticle) -> None:
    goal = [wanted(claim) for claim in gold.claims]
    found = [predicted(claim) for claim in brief_of(gold.text).claims]
    pairs = [(g, p, v) for g, p, v in pairs_of(gold.text, goal, found) if v >= 0.5]
    missed = [g for g in goal if not g.optional and not any(g is pair[0] for pair in pairs)]
    invented = [p for p in found if not any(p is pair[1] for pair in pairs)]
    for word, claims in (("missed  ", missed), ("invented", invented)):
        for claim in claims:
            _write(f"  {word} {_shown(gold.text, claim)}")
    for g, p, value in pairs:
        if differences := _differences(gold.text, g, p, value):
            _write(f"  differs  {_shown(gold.text, g)}\n           {'; '.join(differences)}")


def _shown(text: str, claim: Scored) -> str:
    words = " … ".join(text[start:end] for start, end in claim.content)
    return f"[{claim.kind}/{claim.basis}] {claim.speaker}: {words[:150]}"


def _differences(text: str, gold: Scored, found: Scored, value: float) -> list[str]:
    rows = [
        f"{name}: {getattr(gold, name)!r} but {getattr(found, name)!r}"
        for name in ("speaker", "kind", "basis", "chain", "negated", "hedged")
        if getattr(gold, name) != getattr(found, name)
    ]
    if value < 1:
        rows.append("words: " + " … ".join(text[a:b] for a, b in found.content)[:150])
    for name in ("source", "cue"):
        mine, other = getattr(gold, name), getattr(found, name)
        if mine != other:
            rows.append(
                f"{name}: {[text[a:b] for a, b in mine]} but {[text[a:b] for a, b in other]}"
            )
    return rows


def score_file(file: Path, out: Path | None) -> None:
    """Score every line of a JSONL with the fields id, text, gold (source, cue, content)."""
    totals: dict[str, Score] = defaultdict(Score)
    lines: list[str] = []
    for row in file.read_text(encoding="utf-8").splitlines():
        document = json.loads(row)
        text = document["text"]
        goal = [_from_row(text, gold) for gold in document["gold"]]
        claims = [predicted(claim) for claim in brief_of(text, document["id"]).claims]
        one = score(text, goal, claims)
        totals[document.get("split", "all")].add(one)
        totals["all of it"].add(one)
        found = [{"source": c.source, "cue": c.cue, "content": c.content} for c in claims]
        lines.append(json.dumps({"id": document["id"], "predicted": found}))
    for split, total in totals.items():
        _write(f"\n{split}")
        _table(total)
    if out is not None:
        out.write_text("\n".join(lines) + "\n", encoding="utf-8")


def show_stories(given: argparse.Namespace) -> None:
    """Print the table over the labelled stories, its errors or the search; or raise the floors."""
    if given.floors:
        measure.raise_floors()
        return
    lines: Iterable[str] = measure.table()
    if given.errors:
        lines = measure.errors(given.errors)
    elif given.tune:
        lines = (f"{value:.4f}  {tuning.shown(one)}" for value, one in tuning.search())
    for line in lines:
        _write(line)


def _from_row(text: str, gold: dict[str, object]) -> Scored:
    def spans(key: str) -> tuple[tuple[int, int], ...]:
        value = gold.get(key) or []
        assert isinstance(value, list)
        return tuple((int(start), int(end)) for start, end in value)

    kind = str(gold.get("type") or "")
    return Scored(spans("content"), spans("source"), spans("cue"), kind=kind)


if __name__ == "__main__":
    main()
