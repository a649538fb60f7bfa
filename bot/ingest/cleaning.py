"""The hygiene of text: one kind of line end, no control characters, no towers of marks."""

import re

_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_PAGE_BREAKS = re.compile(r"[\x0b\x0c]")
_SURROGATES = re.compile(r"[\ud800-\udfff]")
# Marks that stack on a letter. 30 is the longest run a stream-safe text has (UAX 15); longer
# runs make normalisation quadratic: 300,000 marks ran for more than 45 s.
_TOWER = re.compile(
    r"([\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u06d6-\u06dc\u0e31"
    r"\u0e34-\u0e3a\u0e47-\u0e4e\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f"
    r"\U000e0100-\U000e01ef]{30})"
    r"[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u06d6-\u06dc\u0e31"
    r"\u0e34-\u0e3a\u0e47-\u0e4e\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f"
    r"\U000e0100-\U000e01ef]+"
)
_INVISIBLE = re.compile(
    r"[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\U000e0000-\U000e007f]"
)


def cleaned(text: str) -> str:
    """Give the text that all offsets refer to; text that is already clean comes back unchanged."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    text = _CONTROLS.sub("", _PAGE_BREAKS.sub("\n", text))
    return _TOWER.sub(r"\1", _SURROGATES.sub("\ufffd", text))


def is_blank(text: str) -> bool:
    """Tell whether nothing in the text leaves a mark on paper."""
    return not _INVISIBLE.sub("", text[:100_000]) and not _INVISIBLE.sub("", text)


def is_binary(text: str) -> bool:
    """Tell whether decoded characters are no text: more than one in a hundred is a control."""
    return len(_CONTROLS.findall(text)) * 100 > len(text)
