"""Is it an article at all: teasers, consent pages, error pages and scraps are not prose."""

import re

from bot.ingest import refusals

_SHORT = 150  # words; walls and error pages are shorter, articles rarely
_VERY_SHORT = 75
_AT_START = 300  # characters
_FEWEST_WORDS = 4
_FEWEST_UNSPACED = 8
_LONG_UNSPACED = 60


def _any_of(*phrases: str) -> re.Pattern[str]:
    return re.compile("|".join(phrases), re.IGNORECASE)


_WALL = _any_of(
    r"subscribe (?:now )?(?:to|and) (?:continue|keep|read|unlock)",
    r"to (?:continue|keep) reading",
    r"continue reading (?:with|by|for)",
    r"(?:this|the) (?:article|story|content) is (?:\w+ )?(?:for|reserved for|available to)"
    r" (?:\w+ ){0,2}(?:subscribers|members)",
    r"unlock (?:this|the) (?:article|story)",
    r"register (?:now )?for free",
)
# On a page these stand in the header of free articles too, so they count only in the text itself.
_GATE = _any_of(
    r"already (?:a|have a) (?:subscriber|subscription|member)",
    r"create a free account",
    r"subscribers only",
    r"sign in to (?:read|continue)",
    r"start your (?:free )?(?:trial|subscription)",
)
_CONSENT = _any_of(
    r"we (?:and our \w+ )?(?:use|store) cookies",
    r"accept (?:all|cookies)",
    r"reject all",
    r"manage (?:options|preferences|cookies|choices)",
    r"we value your privacy",
    r"before you continue",
    r"cookie (?:policy|settings)",
    r"consent",
    r"your privacy (?:choices|matters)",
    r"legitimate interest",
)
_STATUS = r"(?:40[0-4]|410|429|50[0-4])"
_ERROR = _any_of(
    r"\b(?:page|article|file|document|url) (?:was |could )?not (?:be )?found",
    rf"\b{_STATUS}\b[ :–—-]{{0,4}}(?:error|not found|forbidden|bad|service|gateway|internal"
    r"|unauthorized|gone|too many)",
    rf"\berror {_STATUS}\b",
    r"access (?:is )?denied",
    r"are you a (?:robot|human)",
    r"verify (?:that )?you are (?:a )?human",
    r"just a moment",
    r"checking your browser",
    r"(?:enable javascript|turn javascript on)",
    r"internal server error",
    r"bad gateway",
    r"service (?:temporarily )?unavailable",
    r"something went wrong",
    r"(?:page|article|story) (?:you requested |you are looking for )?(?:no longer exists"
    r"|has been removed|is no longer available|does not exist|cannot be found|can't be found)",
)
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SENTENCE_END = re.compile(r"[.!?…]+(?=[\s\"'”’»)\]<*_]|$)|[。！？｡।۔؟။።]")
_UNSPACED = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]"
)


def judge(name: str, text: str, *, page: str = "") -> None:
    """Refuse what is no article. `page` is everything visible on the page the text came from."""
    words = len(_WORD.findall(text[:200_000]))
    if words < _SHORT and not _UNSPACED.search(text[:2_000]):
        _judge_short(name, text[:20_000], page[:20_000], words)
    if not has_sentence(text):
        raise refusals.not_prose(name)


def _judge_short(name: str, text: str, page: str, words: int) -> None:
    error = _ERROR.search(text[:_AT_START]) or _ERROR.search(page[:_AT_START])
    if error and words < _VERY_SHORT:
        raise refusals.error_page(name, error[0])
    if _WALL.search(text) or _WALL.search(page) or _GATE.search(text):
        raise refusals.teaser(name, words)
    kinds = {found.lower() for found in _CONSENT.findall(text or page)}
    if len(kinds) >= 2:
        raise refusals.consent_page(name)


def has_sentence(text: str) -> bool:
    """Tell whether at least one run of four words ends as sentences end, in any script."""
    start = 0
    for end in _SENTENCE_END.finditer(text):
        piece = text[max(start, end.start() - 2_000) : end.start()]
        if len(_WORD.findall(piece)) >= _FEWEST_WORDS:
            return True
        if len(_UNSPACED.findall(piece)) >= _FEWEST_UNSPACED:
            return True
        start = end.end()
    return len(_UNSPACED.findall(text[:100_000])) >= _LONG_UNSPACED
