"""A web of two pages, for tests in which nothing is fetched."""

import asyncio
from dataclasses import dataclass, field

from bot.core.article import Article, Source, SourceKind
from bot.core.reading.paragraphs import paragraph_spans
from bot.core.upload import Link, Upload
from bot.errors import InputRefused

KESTREL = "https://kestrel.example/engineers"
MERIDIAN = "https://meridian.example/harbour"
DORN = """Engineers stay put

“We will not withdraw a single engineer,” defence minister Ilya Dorn said on Monday, the state \
agency VSA reported. The ministry confirmed that 40 drones were destroyed overnight.

Karsland's foreign ministry denied that talks took place. “There were no negotiations of any \
kind,” spokeswoman Mira Vell said.

The opposition has long worked against the national interest. The winter was cold.
"""
HARBOUR = """Harbour to close for a year

“The harbour will close in May,” mayor Tove Lind said on Friday. Fishers said the works would \
cost them 300 jobs.
"""


@dataclass
class Pages:
    """An intake whose web is a dictionary; files are UTF-8 text. Reading waits for `gate`."""

    pages: dict[str, str] = field(default_factory=lambda: {KESTREL: DORN, MERIDIAN: HARBOUR})
    gate: asyncio.Event = field(default_factory=asyncio.Event)
    reading: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        self.gate.set()

    async def article_from(self, sent: Upload | Link) -> Article:
        self.reading.set()
        await self.gate.wait()
        if isinstance(sent, Link):
            if sent.url not in self.pages:
                raise InputRefused("The page answered 403.", hint="Paste its text instead.")
            text, source = self.pages[sent.url], Source(SourceKind.LINK, sent.url)
        else:
            text, source = sent.content.decode(), Source(sent.kind, sent.name)
        if not text.strip():
            raise InputRefused("It is a scan without text.", hint="Send a text version.")
        first = text[slice(paragraph_spans(text)[0].start, paragraph_spans(text)[0].end)]
        return Article(text, source, title=first[:150], publisher="Daily Kestrel", language="en")
