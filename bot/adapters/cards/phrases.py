"""How articles, speakers and claims are put into words, the same on every platform."""

from datetime import date
from urllib.parse import quote, urldefrag, urlsplit

from bot.adapters import wording
from bot.adapters.cards.card import Line, Run
from bot.adapters.visible import visible
from bot.core.article import Article, Excerpt, SourceKind
from bot.core.brief import Translation
from bot.core.claim import Carrier, Claim, Kind, Speaker, SpeakerKind

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WHOLE_FRAGMENT = 8  # words; longer ones are given by their first and last words
_FRAGMENT_ENDS = 4
_LONGEST_NAME, _LONGEST_SPEAKER = 150, 300  # characters; a page may give any text as its name
_LONGEST_LINK = 2_000  # characters; Slack and Discord refuse longer ones


def context_line(article: Article) -> str:
    """Say where and when it was printed, in which language, and how much of it was read."""
    known = [
        article.publisher,
        article.byline,
        printed_date(article.published) if article.published else None,
        wording.language(article.language) if article.language else None,
        _read(article),
    ]
    return " · ".join(shortened(visible(part)) for part in known if part)


def shortened(words: str, most: int = _LONGEST_NAME) -> str:
    """Give the beginning of what should be a name and is a paragraph; never words of a claim."""
    return words if len(words) <= most else words[: most - 1] + "…"


def printed_date(published: str) -> str:
    """Give an ISO date as people write it; anything else as it is."""
    try:
        day = date.fromisoformat(published[:10])
    except ValueError:
        return published
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def translation_of(told: Translation) -> str:
    """Give a translation, marked as ours."""
    text = visible(told.text)
    return wording.TRANSLATED.format(language=wording.language(told.language), text=text)


def name_of(speaker: Speaker) -> str:
    """Give the name as printed; an unnamed speaker is said to be one."""
    name = shortened(visible(speaker.name), _LONGEST_SPEAKER)
    if speaker.kind is SpeakerKind.UNNAMED:
        return wording.SPEAKER_UNNAMED.format(name=name)
    return name


def chain_of(chain: tuple[Carrier, ...], article: Article) -> str:
    """Give the way from the speaker to this article: ` ← VSA ← Daily Kestrel`."""
    here = article.publisher or wording.THIS_ARTICLE
    stations = [*(carrier.name for carrier in chain), here]
    return "".join(f"  ← {shortened(visible(station))}" for station in stations)


def words_of(claim: Claim) -> str:
    """Give the words exactly as printed; parts that stand apart are joined by a visible gap."""
    return " […] ".join(visible(part.text) for part in claim.content)


def said(claim: Claim) -> str:
    """Give the words, with what turns them round in front ("denied: …")."""
    turned = wording.negation(claim)
    return f"{visible(turned)} {words_of(claim)}" if turned else words_of(claim)


def standing_of(claim: Claim) -> str:
    """Say how the words stand in the article: kind, state, basis, paragraph, the paper's word."""
    terms = [*wording.standing(claim), *filter(None, [wording.force(claim)])]
    return visible(" · ".join(terms))


def head_of(number: int | None, claim: Claim, article: Article) -> Line:
    """Give number, speaker and role in bold, then the chain."""
    printed = shortened(visible(claim.speaker.role or ""), _LONGEST_SPEAKER)
    role = f", {printed}" if printed else ""
    mark = f"{number}  " if number is not None else ""
    who = Run(f"{mark}{name_of(claim.speaker)}{role}", is_bold=True)
    return (who, Run(chain_of(claim.chain, article)))


def is_quotation(claim: Claim) -> bool:
    """Tell whether the words are set apart: all of them stand in quotation marks."""
    return claim.kind is Kind.DIRECT and wording.negation(claim) is None


def link_to(article: Article, excerpt: Excerpt | None = None) -> str | None:
    """Give the address of the article, opening at an excerpt; None if it did not come by link.

    The fragment follows the WICG "URL Fragment Text Directives": percent-encoded, also `-`.
    """
    kind = article.source.kind
    if kind not in {SourceKind.LINK, SourceKind.FEED}:
        return None
    address = urldefrag(article.source.name).url
    if urlsplit(address).scheme not in {"http", "https"} or len(address) > _LONGEST_LINK:
        return None
    if excerpt is None or kind is SourceKind.FEED:  # the page may put it in other words
        return address
    opened = f"{address}#:~:text={_directive(excerpt.text)}"
    return opened if len(opened) <= _LONGEST_LINK else address


def _directive(words: str) -> str:
    parts = words.split()
    if len(parts) <= _WHOLE_FRAGMENT:
        return _encoded(" ".join(parts))
    first, last = parts[:_FRAGMENT_ENDS], parts[-_FRAGMENT_ENDS:]
    return f"{_encoded(' '.join(first))},{_encoded(' '.join(last))}"


def _encoded(words: str) -> str:
    return quote(words, safe="", errors="replace").replace("-", "%2D")


def _read(article: Article) -> str:
    words, characters = len(article.text.split()), len(article.text)
    if article.read_of is None or article.read_of <= characters:
        return wording.READ_ALL.format(words=words)
    return wording.READ_SOME.format(read=characters, of=article.read_of, words=words)
