"""B-cubed precision and recall of a clustering (Bagga & Baldwin 1998; Amigó et al. 2009).

For each article: of those put with it, how many belong there (precision); of those that belong
with it, how many were put there (recall). The article itself counts. Then the mean over articles.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BCubed:
    """Precision and recall in [0, 1] and their harmonic mean."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Give the harmonic mean of both means."""
        return 2 * self.precision * self.recall / (self.precision + self.recall)


def bcubed(wanted: Mapping[str, str], found: Mapping[str, str]) -> BCubed:
    """Score a clustering: both map an item to the name of its cluster, over the same items."""
    if wanted.keys() != found.keys() or not wanted:
        raise ValueError("both clusterings speak of the same items, at least one")
    together, belonging = _mates(found), _mates(wanted)
    shares = [(len(together[one] & belonging[one]), one) for one in wanted]
    return BCubed(
        precision=sum(right / len(together[one]) for right, one in shares) / len(shares),
        recall=sum(right / len(belonging[one]) for right, one in shares) / len(shares),
    )


def _mates(clusters: Mapping[str, str]) -> dict[str, frozenset[str]]:
    members: dict[str, set[str]] = {}
    for item, cluster in clusters.items():
        members.setdefault(cluster, set()).add(item)
    return {item: frozenset(members[cluster]) for item, cluster in clusters.items()}
