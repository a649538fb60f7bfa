"""A claim where it stands: the sentence before, its own with the words in bold, the one after."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from bot.adapters.visible import visible
from bot.core.article import Article
from bot.core.claim import Claim
from bot.core.reading.sentences import sentence_spans
from bot.core.span import Span


def context_view(article: Article, claim: Claim) -> Iterator[RenderableType]:
    """Give the surroundings of a claim; at the ends of the article a neighbour is missing."""
    whole = Span(claim.content[0].span.start, claim.content[-1].span.end)
    sentences = sentence_spans(article.text)
    before = [span for span in sentences if span.end <= whole.start][-1:]
    own = [span for span in sentences if span.overlaps(whole)]
    after = [span for span in sentences if span.start >= whole.end][:1]

    yield from (_dimmed(article, span) for span in before)
    stretch = Span(min(own[0].start, whole.start), max(own[-1].end, whole.end)) if own else whole
    yield Padding(_with_bold(article, stretch, claim), (0, 0, 0, 2))
    yield from (_dimmed(article, span) for span in after)


def _dimmed(article: Article, span: Span) -> RenderableType:
    return Padding(Text(visible(article.excerpt(span).text), style="dim"), (0, 0, 0, 2))


def _with_bold(article: Article, stretch: Span, claim: Claim) -> Text:
    line = Text()
    at = stretch.start
    for part in claim.content:
        line.append(visible(article.text[at : part.span.start]))
        line.append(visible(part.text), style="bold")
        at = part.span.end
    line.append(visible(article.text[at : stretch.end]))
    return line
