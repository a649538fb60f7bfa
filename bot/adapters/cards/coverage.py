"""What was found, what was not, and how much of the text each voice has."""

from collections import Counter
from collections.abc import Iterator

from bot.adapters import wording
from bot.adapters.visible import visible
from bot.core.brief import Brief
from bot.core.claim import Kind
from bot.core.two_readings import agreed_share

_SPEAKER = "speaker:"
_VOICES_SHOWN = 5


def coverage_line(brief: Brief) -> str:
    """Say how many claims and quotes were found, how many withheld, and the voices' shares."""
    quotes = sum(claim.kind is not Kind.INDIRECT for claim in brief.claims)
    parts = [
        wording.counted(len(brief.claims), "claim", "claims"),
        wording.counted(quotes, "quote found word for word", "quotes found word for word"),
        *_two_readings(brief),
        f"{len(brief.withheld):,} withheld",
    ]
    if not brief.notes and (shares := voice_shares(brief)):
        parts.append("voices: " + ", ".join(f"{name} {share} %" for name, share in shares))
    return " · ".join(parts)


def _two_readings(brief: Brief) -> Iterator[str]:
    """Say how many claims both readings found, or why there is only one reading."""
    made = brief.provenance
    if made.fallback is not None:
        yield wording.READ_BY_RULES.format(why=visible(made.fallback))
    elif made.model is not None:
        yield wording.CHECKED_BY_TWO.format(count=agreed_share(brief.claims)[0])


def voice_shares(brief: Brief) -> tuple[tuple[str, int], ...]:
    """Give the largest voices with their share of the text in whole percent, the rest together.

    The shares add up to 100: each is rounded down, and the largest remainders get one more.
    """
    lengths: Counter[str] = Counter()
    for segment in brief.voices:
        lengths[segment.voice] += len(segment.span)
    ranked = lengths.most_common()
    shown = [(_voice_name(brief, voice), length) for voice, length in ranked[:_VOICES_SHOWN]]
    if rest := sum(length for _, length in ranked[_VOICES_SHOWN:]):
        shown.append((wording.VOICES_REST, rest))
    return _in_percent(shown)


def _in_percent(shown: list[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
    total = sum(length for _, length in shown)
    floors = [length * 100 // total for _, length in shown]
    by_remainder = sorted(range(len(shown)), key=lambda at: -(shown[at][1] * 100 % total))
    for at in by_remainder[: 100 - sum(floors)]:
        floors[at] += 1
    return tuple((name, floors[at]) for at, (name, _) in enumerate(shown))


def _voice_name(brief: Brief, voice: str) -> str:
    if not voice.startswith(_SPEAKER):
        return wording.VOICE_NAMES.get(voice, visible(voice))
    name_by_id = {speaker.id: speaker.name for speaker in brief.speakers}
    return visible(name_by_id.get(voice.removeprefix(_SPEAKER), voice))
