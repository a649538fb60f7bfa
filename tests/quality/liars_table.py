"""The table of lies: how many of each sort, how many came through, and what was said of them."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from bot.core.claim import FoundBy
from bot.core.two_readings import join
from tests.quality.liars import leaks, lies, truths
from tests.quality.markup import GoldArticle
from tests.quality.reading import brief_of


def table(articles: Sequence[GoldArticle]) -> Iterator[str]:
    """Give a line for each sort of lie, then what became of the truths."""
    told: Counter[str] = Counter()
    through: Counter[str] = Counter()
    reasons: dict[str, Counter[str]] = defaultdict(Counter)
    true = held_back = 0
    for gold in articles:
        before = brief_of(gold.text)
        for lie in lies(gold, before):
            after = join(before, [lie.point])
            told[lie.sort] += 1
            through[lie.sort] += bool(leaks(gold, before, after))
            held = [one for one in after.withheld if one.by is FoundBy.MODEL]
            reasons[lie.sort][held[-1].reason if held else "NOT REPORTED"] += 1
        points = [point for _, point in truths(gold, before)]
        after = join(before, points)
        true += len(points)
        held_back += len(set(after.withheld) - set(before.withheld))
    yield f"{'lies':34}{'told':>6}{'through':>9}  most often withheld since"
    for sort, count in sorted(told.items()):
        yield f"{sort:34}{count:6}{through[sort]:9}  {reasons[sort].most_common(1)[0][0]}"
    yield f"{'all':34}{told.total():6}{through.total():9}"
    yield f"{'truths':34}{true:6}  of which {held_back} were held back"
