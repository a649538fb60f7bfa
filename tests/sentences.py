"""A stand-in for the reading of sentences: they end at a full stop and nothing is hard."""

from itertools import pairwise

from bot.core.span import Span, trimmed


def sentences(text: str) -> tuple[Span, ...]:
    """Give the stretches between full stops, each with its own."""
    ends = [at + 1 for at, character in enumerate(text) if character == "."]
    edges = [0, *ends, len(text)]
    spans = (trimmed(text, start, end) for start, end in pairwise(edges))
    return tuple(span for span in spans if span is not None)
