"""Average-link agglomerative clustering (UPGMA, Sokal & Michener 1958) over a table of likenesses.

Average link keeps a chain of follow-ups, each like the one before, from becoming one story.
"""

from heapq import heapify, heappop, heappush

Rows = list[dict[int, float]]


def average_link(rows: Rows, threshold: float) -> list[list[int]]:
    """Join the two most alike until none reach the threshold; ties go to the lower numbers.

    `rows[a][b]` is the likeness of `a` and `b`, the same both ways; what is missing is 0. The rows
    are used up. Gives sorted clusters of sorted numbers.
    """
    members = {at: [at] for at in range(len(rows))}
    waiting = [
        (-value, a, b)
        for a, row in enumerate(rows)
        for b, value in row.items()
        if a < b and value >= threshold
    ]
    heapify(waiting)
    while waiting:
        value, a, b = heappop(waiting)
        if a not in members or b not in members or rows[a].get(b) != -value:
            continue
        _join(rows, members, a, b)
        for other, joined in rows[a].items():
            if joined >= threshold:
                heappush(waiting, (-joined, min(a, other), max(a, other)))
    return sorted(sorted(one) for one in members.values())


def _join(rows: Rows, members: dict[int, list[int]], a: int, b: int) -> None:
    """Put cluster `b` into `a`; likeness to the rest is the mean over all pairs of members."""
    mine, theirs = len(members[a]), len(members[b])
    for other in (rows[a].keys() | rows[b].keys()) - {a, b}:
        total = mine * rows[a].get(other, 0.0) + theirs * rows[b].get(other, 0.0)
        rows[a][other] = rows[other][a] = total / (mine + theirs)
        rows[other].pop(b, None)
    rows[a].pop(b)
    rows[b] = {}
    members[a] += members.pop(b)
