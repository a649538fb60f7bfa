"""What a person sees: messages and views as lines of text, and what a client would treat as live.

Written from Slack's documentation alone: it shares no code with the bot, so that it can judge it.
"""

import re
from collections.abc import Iterator

from tests.platforms.slack_server.world import Json

_CONTROL = re.compile(r"<([^<>]+)>")


def lines_of(shown: Json) -> list[str]:
    """Give the lines of a message or view; the text alone where there are no blocks."""
    blocks = shown.get("blocks") or []
    lines = [line for block in blocks for line in _block(block)]
    lines = lines if blocks else _mrkdwn(shown.get("text", "")).splitlines()
    return lines + [f"({one['name']})" for one in shown.get("files", [])]


def live_tokens(shown: Json) -> list[str]:
    """Give every mention, link and broadcast a client would act on."""
    found = [one for block in shown.get("blocks") or [] for one in _live(block)]
    if "text" in shown and isinstance(shown["text"], str):
        found += _CONTROL.findall(shown["text"])
    return found


def labels_of(shown: Json) -> dict[str, tuple[Json, Json, Json | None]]:
    """Give what can be pressed by its label: the block, the element, and the option if one."""
    found: dict[str, tuple[Json, Json, Json | None]] = {}
    for block in shown.get("blocks") or []:
        for element in block.get("elements", []):
            if not isinstance(element, dict):
                continue
            if element.get("type") == "button":
                found.setdefault(element["text"]["text"], (block, element, None))
            for option in element.get("options", []):
                found.setdefault(option["text"]["text"], (block, element, option))
            for name in ("positive_button", "negative_button"):
                if name in element:
                    option = element[name]
                    found.setdefault(option["text"]["text"], (block, element, option))
    return found


def _block(block: Json) -> Iterator[str]:
    kind = block["type"]
    if kind == "header":
        yield block["text"]["text"]
    elif kind == "divider":
        yield "———"
    elif kind == "section":
        yield from _text(block["text"]).splitlines()
    elif kind == "context":
        yield "  ".join(_text(one) for one in block["elements"])
    elif kind == "rich_text":
        yield from _rich(block)
    elif kind in {"actions", "context_actions"}:
        yield " ".join(f"[{label}]" for label in labels_of({"blocks": [block]}))
    elif kind == "input":
        yield f"{block['label']['text']}: …"


def _rich(block: Json) -> Iterator[str]:
    for part in block["elements"]:
        text = "".join(_rich_element(one) for one in part["elements"])
        mark = "> " if part["type"] == "rich_text_quote" else ""
        yield from (mark + line for line in text.strip("\n").splitlines())


def _rich_element(element: Json) -> str:
    if element["type"] == "link":
        return str(element.get("text") or element["url"])
    return str(element.get("text", f"({element['type']})"))


def _text(text: Json) -> str:
    return str(text["text"]) if text["type"] == "plain_text" else _mrkdwn(text["text"])


def _mrkdwn(text: str) -> str:
    shown = _CONTROL.sub(lambda found: found[1].rpartition("|")[2], text)
    return shown.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _live(node: object) -> Iterator[str]:
    if isinstance(node, list):
        for one in node:
            yield from _live(one)
    if not isinstance(node, dict):
        return
    kind = node.get("type")
    if kind in {"user", "usergroup", "broadcast", "channel", "emoji"}:
        yield str(kind)
    elif kind == "link":
        yield node["url"]
    elif kind == "mrkdwn":
        yield from _CONTROL.findall(node["text"])
    else:
        for one in node.values():
            yield from _live(one)
