"""Cards as Block Kit: the limits of Slack hold, and nothing of an article comes alive."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.adapters.cards.brief_card import Manner, brief_cards
from bot.adapters.cards.card import Card, Entry, Heading, Prose, Quoted, Run, Small, line
from bot.adapters.cards.claims_card import claims_pages
from bot.adapters.cards.claims_view import ClaimsView
from bot.adapters.cards.context_card import context_card
from bot.adapters.cards.fitting import first_fitting
from bot.adapters.slack import views
from bot.adapters.slack.blocks import MESSAGE_ROOM, PAGE_ROOM, message_of
from bot.core.brief import Brief
from bot.core.claim import Kind
from bot.core.conversation import Posting
from bot.core.place import Destination, Workspace
from bot.journeys.caller import Briefed
from bot.journeys.postings import Opened
from tests.builders import article, brief, claim
from tests.fakes import NOON
from tests.platforms.slack_schema import problems_of
from tests.platforms.slack_server.screen import lines_of, live_tokens

HOSTILE = (
    "<!channel> <!here> <!everyone>",
    "<@U123> <@W1|ana> <!subteam^S1|desk>",
    "<#C123|general>",
    "<https://evil.example|the source>",
    "https://evil.example/?secret=1",
    "<mailto:a@evil.example>",
    "<!date^1392734382^{date}|soon>",
    "&lt;!channel&gt; &amp;lt;!here&amp;gt;",
    "*bold* _it_ ~no~ `code` ```block``` :tada: @channel #general",
    '{"type":"section","text":{"type":"mrkdwn","text":"<!channel>"}}',
    "[link](https://evil.example) ![x](https://evil.example/x.png)",
    "a | b > c < d & e",
)


def opened_on(one: Brief) -> Opened:
    """Give a brief as it was posted somewhere."""
    place = Destination(Workspace("slack", "T1"), "C1", "1.1")
    return Opened(Posting("0123456789abcdef", place, one.article.id, "U1", NOON), one)


def briefed(one: Brief) -> Briefed:
    opened = opened_on(one)
    return Briefed(opened.brief, opened.posting)


def many_claims(count: int, length: int) -> Brief:
    """Give a brief of so many claims of so many characters."""
    words = [f"claim {number} " + "words & more " * (length // 13) for number in range(count)]
    text = article("\n".join(words))
    return brief(text, *(claim(text, one.strip()) for one in words))


@pytest.mark.parametrize("words", HOSTILE)
def test_words_of_an_article_stay_words(words):
    """No mention, no link, no channel: in a message, its fallback and a modal, all shown as is."""
    text = article(f"{words} said so.", title=words, publisher=words, byline=words)
    hostile = brief(text, claim(text, words, speaker=words, kind=Kind.DIRECT))

    drawn = first_fitting(brief_cards(briefed(hostile), Manner()), message_of)
    message = {"channel": "C1", "text": drawn.text, "blocks": list(drawn.blocks)}

    assert live_tokens(message) == []
    assert problems_of("chat.postMessage", message) == []
    assert any(words in shown for shown in lines_of(message))
    for page in claims_pages(opened_on(hostile), ClaimsView("0123456789abcdef"), PAGE_ROOM):
        assert live_tokens(views.card_view("All claims", page)) == []


@given(words=st.text(st.sampled_from("<>&!@#|:*_~` achernl\n"), min_size=1, max_size=80))
@settings(max_examples=300, deadline=None)
def test_no_element_holds_a_whole_control_sequence(words):
    """Even a client that parsed rich text would find nothing in it."""
    card = Card(
        words, (Heading(words), Prose(line(words)), Quoted(line(words)), Small(line(words)))
    )

    message = message_of(card)

    assert message is not None
    assert not _elements_with(message.blocks, ("<!", "<@", "<#"))
    assert "<" not in message.text


def test_small_print_beyond_its_block_becomes_rich_text():
    """A context block takes ten elements of 2,000 characters."""
    card = Card("x", (Small(line("a" * 2_500)), Small(tuple(Run(f"{n}") for n in range(20)))))

    message = message_of(card)

    assert message is not None
    assert [block["type"] for block in message.blocks] == ["rich_text", "rich_text"]


def test_what_does_not_fit_is_said_and_not_cut():
    """51 blocks, or 3,001 characters in one text: the next smaller card is asked for."""
    assert message_of(Card("x", tuple(Prose(line("a")) for _ in range(51)))) is None
    assert message_of(Card("x", (Prose(line("a" * 3_001)),))) is None
    assert message_of(Card("x", (Prose(line("a" * 3_000)),))) is not None


@pytest.mark.parametrize(("count", "length"), [(1, 26), (12, 900), (200, 900), (3, 9_000)])
def test_any_brief_fits_into_messages_and_pages(count, length):
    """Adversarial 19: twelve claims of 900 characters, and far worse; every claim is on a page."""
    one = many_claims(count, length)
    drawn = first_fitting(brief_cards(briefed(one), Manner()), message_of)
    message = {"channel": "C1", "text": drawn.text, "blocks": list(drawn.blocks)}
    pages = claims_pages(opened_on(one), ClaimsView("0123456789abcdef"), PAGE_ROOM)
    shown = [views.card_view("All claims", page) for page in pages]

    assert problems_of("chat.postMessage", message) == []
    for view in shown:
        opening = {"trigger_id": "1", "view": view}
        assert problems_of("views.open", opening) == []
    seen = "\n".join("\n".join(lines_of(view)) for view in shown)
    assert all(f"claim {number} " in seen for number in range(count))


def test_a_claim_of_any_length_has_a_context():
    """What is too long is said to go on."""
    one = many_claims(1, 20_000)

    view = views.card_view("In context", context_card(one, 1, one.claims[0], MESSAGE_ROOM))

    assert problems_of("views.open", {"trigger_id": "1", "view": view}) == []


def test_an_entry_without_head_or_words_is_only_its_small_print():
    """No empty rich text: Slack would refuse the message."""
    message = message_of(Card("x", (Entry((), (), line("small")),)))

    assert message is not None
    assert [block["type"] for block in message.blocks] == ["context"]


def _elements_with(node: object, marks: tuple[str, ...]) -> list[str]:
    if isinstance(node, str):
        return [node] if any(mark in node for mark in marks) else []
    if isinstance(node, dict):
        is_text = node.get("type") != "plain_text"
        return [one for part in node.values() for one in _elements_with(part, marks) if is_text]
    if isinstance(node, list | tuple):
        return [one for part in node for one in _elements_with(part, marks)]
    return []
