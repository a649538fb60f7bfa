"""What a question names that no article holds; the reason of a refusal."""

from bot.core.answering.evidence import Evidence, keys_of
from bot.core.answering.keys import key_of
from bot.core.answering.terms import Asked
from bot.core.answering.wording import echoed, joined

_MOST_NAMED = 3


def absent_from(asked: Asked, evidence: Evidence) -> tuple[str, ...]:
    """Give what must stand in an article and does not: names first, then numbers, then words."""
    if names := [name for name in asked.names if not keys_of(name) <= evidence.keys]:
        return tuple(names)
    numbers = [number for number in asked.numbers if key_of(number) not in evidence.keys]
    words = [word.text for word in asked.hard_words if word.key not in evidence.keys]
    return tuple(dict.fromkeys([*numbers, *words]))


def reason_of_absence(asked: Asked, absent: tuple[str, ...], evidence: Evidence) -> str:
    """Say in a sentence what is not mentioned."""
    if not any(word in asked.names for word in absent):
        return _without_words(absent, evidence)
    names = [name for name in (echoed(word) for word in absent[:_MOST_NAMED]) if name]
    if not names:
        return nothing_found(evidence)
    are = "is" if len(names) == 1 else "are"
    return f"{joined(names)} {are} not mentioned {evidence.where}."


def _without_words(absent: tuple[str, ...], evidence: Evidence) -> str:
    words = [word.lower() for word in (echoed(one) for one in absent[:_MOST_NAMED]) if word]
    if not words:
        return nothing_found(evidence)
    is_in = "the word {} is not in" if len(words) == 1 else "the words {} are not in"
    them = "it" if len(evidence.briefs) == 1 else "them"
    return f"{nothing_found(evidence)[:-1]}: {is_in.format(joined(words))} {them}."


def nothing_found(evidence: Evidence) -> str:
    """Say that there is no answer, where nothing better can be said."""
    count = len(evidence.briefs)
    return (
        "This article does not answer that." if count == 1
        else f"None of these {count} articles answers that."
    )  # fmt: skip
