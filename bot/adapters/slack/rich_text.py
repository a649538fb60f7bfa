"""Words for Slack: as rich text, where nothing is parsed, and escaped where something would be.

In rich text no mention, emoji or formatting is read from a string; words of articles go there only.
"""

import re

from bot.adapters.cards.card import Line, Run

Block = dict[str, object]
LONGEST = 3_000  # characters of one text; Slack's limit for a section, ours for rich text too

# "<!", "<@", "<#" begin what Slack gives a meaning elsewhere: no element holds both characters.
_CONTROL = re.compile(r"(?<=<)(?=[!@#])")


def rich_line(line: Line) -> Block:
    """Give a line of text."""
    return {"type": "rich_text", "elements": [_section("rich_text_section", line)]}


def rich_entry(head: Line, words: Line, *, is_set_apart: bool) -> Block:
    """Give who says it and, below, the words: as a quotation block, or plain."""
    elements: list[Block] = []
    if head:
        elements.append(_section("rich_text_section", head))
    if words:
        kind = "rich_text_quote" if is_set_apart else "rich_text_section"
        apart: Line = (Run("\n"),) if head and not is_set_apart else ()
        elements.append(_section(kind, (*apart, *words)))
    return {"type": "rich_text", "elements": elements}


def small_print(line: Line) -> Block:
    """Give a context block: plain text for words, mrkdwn for links that we built ourselves."""
    elements: list[Block] = []
    for run in line:
        if run.url is not None:
            elements.append(
                {"type": "mrkdwn", "text": f"<{_address(run.url)}|{escaped(run.text)}>"}
            )
        elif run.text.strip(" ·"):
            elements.append(plain(run.text.strip().strip("·").strip()))
    return {"type": "context", "elements": elements}


def plain(text: str) -> Block:
    """Give a text in which nothing is parsed."""
    return {"type": "plain_text", "text": text, "emoji": False}


def escaped(text: str) -> str:
    """Escape what begins a control sequence in mrkdwn, exactly once."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def length(line: Line) -> int:
    """Count the characters of a line."""
    return sum(len(run.text) for run in line)


def _section(kind: str, line: Line) -> Block:
    return {"type": kind, "elements": [one for run in line for one in _elements(run)]}


def _elements(run: Run) -> list[Block]:
    if run.url is not None:
        return [{"type": "link", "url": run.url, "text": run.text}]
    if run.channel is not None:
        return [{"type": "channel", "channel_id": run.channel}]
    style: Block = {"style": {"bold": True}} if run.is_bold else {}
    parts = [part for part in _CONTROL.split(run.text) if part]
    return [{"type": "text", "text": part, **style} for part in parts]


def _address(url: str) -> str:
    return escaped(url).replace("|", "%7C").replace(" ", "%20")
