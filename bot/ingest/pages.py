"""The article on an HTML page, without its navigation, banners and hidden words."""

import trafilatura

from bot.ingest import refusals
from bot.ingest.cleaning import is_blank
from bot.ingest.judging import judge
from bot.ingest.limits import Limits
from bot.ingest.markup import Markup, scan
from bot.ingest.wire import Extract

_FEW = 200  # characters; below that a page has nothing that could get lost
_LEAST_SHARE = 0.2
_HIDDEN = [
    "//*[@hidden]",
    "//*[contains(translate(@style, ' ', ''), 'display:none')]",
    "//*[contains(translate(@style, ' ', ''), 'visibility:hidden')]",
    "//*[contains(translate(@style, ' ', ''), 'font-size:0')]",
]
# Only what the page declares: the extensive search of dates finds copyright lines and comments.
_DATES = {"extensive_search": False, "original_date": True, "max_date": "2099-12-31"}


def read_page(markup: str, name: str, limits: Limits) -> Extract:
    """Give the article text of a page with title, author, date and site as the page says them."""
    seen = scan(markup)
    if seen.depth > limits.nesting or seen.widest > limits.attributes_per_tag:
        raise refusals.too_deep(name)
    if is_blank(seen.visible):
        raise refusals.blank(name)

    tree = trafilatura.load_html(markup)
    if tree is None or _lost_text(seen, "".join(tree.itertext())):
        raise refusals.too_deep(name)
    found = trafilatura.bare_extraction(
        tree,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        prune_xpath=_HIDDEN,
        date_extraction_params=_DATES,
    )
    if found is None or isinstance(found, dict) or not found.text:
        judge(name, "", page=seen.visible)
        raise refusals.no_article(name)
    text = _paragraphs(found.text, {" ".join(item.itertext()) for item in found.body.iter("item")})
    judge(name, text, page=seen.visible)
    return Extract(text, found.title, found.author, found.sitename, found.date)


def _lost_text(seen: Markup, parsed: str) -> bool:
    """Tell whether the parser gave up: libxml2 says nothing then, and its tree is nearly empty."""
    visible = len(seen.visible)
    return visible > _FEW and len("".join(parsed.split())) < _LEAST_SHARE * visible


def _paragraphs(text: str, items: set[str]) -> str:
    """Put an empty line between paragraphs and drop the dashes that stand for list marks."""
    lines = (line.strip() for line in text.split("\n"))
    kept = (line[2:] if line[:2] == "- " and line[2:] in items else line for line in lines)
    return "\n\n".join(line for line in kept if line) + "\n"
