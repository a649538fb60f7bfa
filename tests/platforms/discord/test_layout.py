"""Cards as Discord takes them: within every limit, hostile words inert, nothing of a claim lost."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from discord import ui
from hypothesis import given, settings

from bot.adapters.cards.brief_card import brief_cards, buttons_of
from bot.adapters.cards.card import Action, Button, Buttons, Card, Prose, Run, Verb, line
from bot.adapters.cards.claims_card import claims_pages
from bot.adapters.cards.claims_view import ClaimsView
from bot.adapters.cards.context_card import context_card
from bot.adapters.cards.fitting import first_fitting
from bot.adapters.cards.outcome_card import messages_of
from bot.adapters.discord.house import MANNER, drawn
from bot.adapters.discord.layout import PAGE_ROOM, ROOM, View, layout_of
from bot.core.answer import Answer, Citation, Outcome
from bot.core.article import Source, SourceKind
from bot.core.brief import Brief, Finding, FindingKind, Withheld
from bot.core.claim import Kind, SpeakerKind
from bot.core.conversation import Posting
from bot.core.place import Destination, Workspace
from bot.core.request import Form
from bot.core.span import Span
from bot.journeys.caller import Answered, Briefed, Refused, Remedy
from bot.journeys.postings import Opened
from tests import builders
from tests.platforms.discord.test_markup import HOSTILE
from tests.platforms.discord_limits import every_component, problems_by_limits
from tests.platforms.discord_schema import problems_by_schema
from tests.platforms.discord_server import screen
from tests.strategies import briefs

V2 = 1 << 15
WALL = Workspace("discord", "1")
LONG_ADDRESS = "https://kestrel.example/" + "a/" * 900


def drawn_as(view: ui.LayoutView) -> list[dict[str, Any]]:
    components: list[dict[str, Any]] = view.to_components()  # type: ignore[no-untyped-call]
    return components


def posting_of(brief: Brief) -> Posting:
    place = Destination(WALL.only_person("9"), "5")
    return Posting(
        "4f1c4f1c4f1c4f1c", place, brief.article.id, "9", datetime(2031, 3, 4, tzinfo=UTC)
    )


def judged(view: View) -> list[str]:
    """Give what a person reads; Discord must take it, and nothing but our links may be alive."""
    body = {"flags": V2, "components": drawn_as(view)}
    assert problems_by_schema("POST", "/channels/1/messages", body) == ()
    assert problems_by_limits(body) == ()
    ours = ("[Open](<https://", "[Open at sentence](<https://")
    assert [one for one in screen.live_tokens(body) if not one.startswith(ours)] == []
    return screen.lines(body)


def all_of(brief: Brief) -> list[list[str]]:
    """Draw everything that can be made of a brief; every part must be taken."""
    posting = posting_of(brief)
    opened = Opened(posting, brief)
    shown = [
        first_fitting(brief_cards(Briefed(brief, posting, form), MANNER, shared_by=by), layout_of)
        for form in Form
        for by in (None, "@everyone [x](https://evil.example)")
    ]
    shown += [drawn(page) for page in claims_pages(opened, ClaimsView(posting.id), PAGE_ROOM)]
    shown += [
        drawn(context_card(brief, number, claim, ROOM))
        for number, claim in enumerate(brief.claims[:3], start=1)
    ]
    shown.append(drawn(Card("More", (Buttons(buttons_of(brief, posting, MANNER).more),))))
    return [judged(view) for view in shown]


def hostile_brief(words: str) -> Brief:
    """Give a brief with the same words wherever somebody else's words can stand."""
    text = f"{words} said so.\n\nAnother said: {words}\n\nThe end of {words}."
    article = builders.article(
        text,
        title=words,
        byline=words,
        publisher=words,
        published=words,
        language=words,
        source=Source(SourceKind.FILE, f"{words}.txt"),
    )
    who = builders.speaker(words, kind=SpeakerKind.UNNAMED, role=words)
    claim = builders.claim(article, words, speaker=who, chain=(words,), kind=Kind.DIRECT)
    made = builders.brief(article, claim)
    whole = article.excerpt(Span(0, len(article.text)))
    return replace(
        made,
        own_voice=(whole,),
        distance_marks=(whole,),
        findings=(Finding(FindingKind.UNBALANCED, Span(0, 1), words),),
        withheld=(Withheld(words, words),),
    )


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_do_nothing_in_any_field_of_any_card(words):
    """Title, byline, publisher, file name, speaker, role, carrier, claim, reason (T3, T9)."""
    all_of(hostile_brief(words))


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_do_nothing_in_answers_and_refusals(words):
    """Questions are not repeated, and what is repeated is inert."""
    article = hostile_brief(words).article
    cited = Citation(1, article, article.excerpt(Span(0, len(words))), words)
    answer = Answer(words, Outcome.ANSWERED, f"{words} [1].", (cited,), (cited,))

    for outcome in (
        Answered(answer, words, (words,), has_others=True),
        Refused(words, words, words, Remedy.PASTE_THE_TEXT),
    ):
        for view in messages_of(outcome, layout_of, room=ROOM, manner=MANNER, ways=()):
            judged(view)


@settings(max_examples=40)
@given(briefs())
def test_any_brief_fits(brief):
    """Whatever a brief holds, Discord takes every card of it."""
    all_of(brief)


def big_brief(count: int, size: int, *, address: str | None = None) -> Brief:
    """Give a brief of so many claims of so many characters."""
    words = [f"Claim {at:03} " + "_so_ *it* goes. " * (size // 16) for at in range(count)]
    article = builders.article(
        "\n\n".join(words),
        title="Long _title_ " * 60,
        byline="By * somebody " * 60,
        publisher="The _Long_ Paper " * 40,
        source=Source(SourceKind.LINK, address or "https://kestrel.example/a"),
    )
    claims = [
        builders.claim(
            article,
            one.strip(),
            speaker=builders.speaker(f"Person {at % 40}", role="minister of * things " * 10),
            kind=Kind.DIRECT,
            chain=("VSA " * 30, "Meridian Wire"),
        )
        for at, one in enumerate(words)
    ]
    return builders.brief(article, *claims)


@pytest.mark.parametrize(
    ("count", "size", "address"),
    [
        (200, 900, None),
        (1, 20_000, None),
        (5, 900, LONG_ADDRESS),
        (3, 3_900, LONG_ADDRESS),
        (0, 900, LONG_ADDRESS),
    ],
)
def test_a_brief_of_any_size_fits(count, size, address):
    """Adversarial 19 and 20: 200 claims of 900 characters, one of 20,000, an endless address."""
    made = big_brief(count, size, address=address) if count else builders.brief()

    all_of(made)


def test_every_word_of_a_long_claim_is_on_some_page_in_order():
    """What is too long goes on in the next entry; nothing is cut."""
    brief = big_brief(1, 20_000)
    opened = Opened(posting_of(brief), brief)

    pages = [
        judged(drawn(page))
        for page in claims_pages(opened, ClaimsView(opened.posting.id), PAGE_ROOM)
    ]
    quoted = "".join(one[2:] for page in pages for one in page if one.startswith("> "))

    assert "".join(quoted.split()) == "".join(brief.claims[0].content[0].text.split())


def test_a_second_button_that_would_do_the_same_is_left_out():
    """Discord takes every custom id once in a message."""
    again = Button("Labels", Action(Verb.LABELS))

    view = layout_of(Card("x", (Prose(line("x")), Buttons((again, again)))))

    assert view is not None
    assert sum(one["type"] == 2 for one in every_component(drawn_as(view))) == 1


def test_a_link_that_is_too_long_for_its_words_leads_to_the_article():
    """The way to the sentence is given up before the way to the page."""
    address = "https://kestrel.example/a"
    to_sentence = f"{address}#:~:text=" + "x" * 900

    view = layout_of(Card("x", (Prose(line(Run("Open", url=to_sentence))),)))

    assert view is not None
    assert drawn_as(view)[0]["components"][0]["content"] == f"[Open](<{address}>)"


def test_forty_one_components_do_not_fit():
    """Adversarial 20."""
    rows = tuple(Buttons((Button("x", Action(Verb.OPEN, (str(at),))),)) for at in range(20))

    assert layout_of(Card("x", rows)) is None
    assert layout_of(Card("x", rows[:19])) is not None


def test_four_thousand_and_one_characters_do_not_fit():
    """Counted after escaping."""
    assert layout_of(Card("x", (Prose(line("x" * 4_000)),))) is not None
    assert layout_of(Card("x", (Prose(line("x" * 3_999 + "*")),))) is None
