"""A short article of our own to ask about, and how to ask."""

from bot.core.answer import Answer
from bot.core.answering.composing import answer_from
from bot.core.brief import Brief
from bot.core.reading.pipeline import read
from tests.builders import article

TOWN = """The mayor of Orsel, Hanne Brode, said on Tuesday that the ferry would stop in May. \
"We cannot pay for it any longer," Brode said.

The Orsel Gazette, citing harbour master Piet Laan, reported that 14 boats had left the quay. \
Shipping firm Nordlin denied that it had raised its prices.

The ferry was built in 1962. Nothing else crosses the sound. Archbishop Tove Ruud watched from \
the pier because the church was closed.

A spokesman for the county, Otto Brode, said the bridge might open in autumn.
"""
VALLEY = """Valley council leader Rut Aske said that the dam was safe. \
"Nobody has to leave," Aske said.

Engineers counted 7 cracks in the dam on Sunday.
"""


def brief_of(text: str = TOWN) -> Brief:
    """Read a text."""
    return read(article(text))


def ask(question: str, *texts: str) -> Answer:
    """Ask about these texts, the town's by default."""
    return answer_from(question, [brief_of(text) for text in texts or (TOWN,)], [])
