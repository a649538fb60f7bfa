"""What robots.txt says about one address, read by protego (RFC 9309)."""

import math

from protego import Protego

from bot.ingest.feeds.wire import Verdict

AGENT = "briefing-bot"


def verdict(content: bytes, url: str) -> Verdict:
    """Tell whether our agent may read the address, and how many seconds apart.

    The group that names us counts, else the one for all; the longest rule decides (2.2.2).
    `Crawl-delay` is no part of the RFC; who writes it means it.
    """
    text = content.decode("utf-8", "replace").removeprefix("\ufeff")
    rules = Protego.parse(text)
    delay = rules.crawl_delay(AGENT)
    usable = delay is not None and math.isfinite(delay) and delay > 0
    return Verdict(rules.can_fetch(url, AGENT), delay if usable else None)
