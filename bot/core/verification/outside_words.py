"""The gate for words that are not the article's: a translation beside the words it stands for.

What can be counted must agree: names, figures, negations, hedges, conditions. What could act in a
chat (addresses, mentions, markup, hidden characters, orders to readers) must not be there at all.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence

from bot.core.reading.lexicon import words
from bot.core.reading.tokens import tokens_of, without_possessive
from bot.core.verification.markers import ENGLISH, MARKERS, Markers

_ADDRESS = re.compile(
    r"[a-z][a-z0-9+.-]*://|www\.|\b[\w.-]+@[\w.-]+|\b[\w-]+\.(?:com|org|net|io|gg|me|info|co|xyz|ru"
    r"|cn|de|fr|uk|eu|app|dev)\b", re.IGNORECASE,
)  # fmt: skip
_MENTION = re.compile(r"<[@#!/:a-z]|@(?:everyone|here|channel|\w)|</?\w+[^>]*>|\[[^\]]*\]\(", re.I)
_MARKUP = re.compile(r"[`*_~|]{2,}|```|^\s*(?:#{1,6}|>)\s", re.MULTILINE)
_ORDERS = re.compile(
    r"\b(?:ignore|disregard|forget)\b.{0,40}\b(?:instruction|prompt|above|previous|rules)"
    r"|\bas an? (?:ai|language model)\b|\bsystem prompt\b|\b(?:click|visit) (?:here|this)\b",
    re.IGNORECASE,
)
_HIDDEN = frozenset({"Cc", "Cf", "Co", "Cs"})
_QUOTES = str.maketrans("", "", '“”„«»「」『』"')
_FIGURE = re.compile(r"\d+(?:[.,:’'\u00a0\u202f]\d+)*")
# Characters of a translation for one of the original; wider than any fair translation we saw.
_RATIO = (0.35, 3.0)
_RATIO_UNSPACED = (0.12, 1.2)


def refused_translation(source: str, told: str, language: str, names: Iterable[str]) -> str:
    """Say why words cannot stand beside the article's as their translation; empty if they can.

    `names` are those of everybody the article credits: who stands in the source must be there,
    nobody else may. The languages of `MARKERS` can be checked; any other is refused.
    """
    markers = MARKERS.get(language)
    if markers is None:
        return "nothing can be checked in this language"
    if _figures(source) != _figures(told):
        return "the figures differ"
    low, high = _RATIO if markers.spaced else _RATIO_UNSPACED
    if not low <= len(told) / len(source) <= high:
        return "it is much longer or shorter"
    return (
        dangerous(told)
        or _about_names(source, told, names)
        or _about_markers(source, told, markers)
    )


def _about_markers(source: str, told: str, markers: Markers) -> str:
    """Compare negations, hedges and conditions: none lost, and no negation added."""
    for sort, pattern in ENGLISH.patterns.items():
        before = len(pattern.findall(source.lower()))
        after = len(markers.patterns[sort].findall(told.lower()))
        if before and not after:
            return f"{sort} is lost"
        if sort != "a negation":
            continue
        if after and not before:
            return f"{sort} is added"
        if markers.cancels and before != after:
            return "the negations are not as many"
    return ""


def dangerous(told: str) -> str:
    """Say what in words of a model could act in a chat; empty if nothing can."""
    if any(unicodedata.category(c) in _HIDDEN for c in told if c not in "\n\t"):
        return "it holds hidden characters"
    if _ADDRESS.search(told):
        return "it holds an address"
    if _MENTION.search(told):
        return "it holds a mention or a link"
    if _MARKUP.search(told):
        return "it holds markup"
    if _ORDERS.search(told):
        return "it gives orders to readers"
    return ""


def without_marks(told: str) -> str:
    """Take quotation marks off: a translation is ours, so it quotes nobody."""
    return " ".join(told.translate(_QUOTES).split())


def _figures(text: str) -> Counter[str]:
    """Count the figures; "1,200" and "1.200" are the same one."""
    return Counter(re.sub(r"\D", "", figure) for figure in _FIGURE.findall(text))


def _about_names(source: str, told: str, known: Iterable[str]) -> str:
    listed = frozenset(word for name in known for word in name.split() if word[:1].isupper())
    names = names_in(source, listed)
    places = [told.find(name) for name in names]
    if -1 in places:
        return "a name is missing"
    if places != sorted(places):
        return "the names stand in another order"
    strangers = listed - {without_possessive(token.text) for token in tokens_of(source)}
    if any(token.text in strangers for token in tokens_of(told)):
        return "it names somebody else"
    return ""


def names_in(text: str, known: frozenset[str] = frozenset()) -> Sequence[str]:
    """Give the capitalised words, each once, in order; one that begins a sentence only if known."""
    found: list[str] = []
    starts = True
    for token in tokens_of(text):
        if token.is_word:
            name = without_possessive(token.text)
            is_capital = token.is_capitalised and token.lower not in _NO_NAMES
            is_name = is_capital and (not starts or name in known)
            if is_name and name not in found:
                found.append(name)
            starts = False
        elif token.text in '.!?:;“"‘«':
            starts = True
    return found


_NO_NAMES = words.DAYS | words.MONTHS | {"i", "i’m", "i'm", "i’ve", "i've", "i’ll", "i'll"}
