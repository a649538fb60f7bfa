"""A brief on the terminal: content and order of the journeys page."""

from dataclasses import replace

from bot.adapters import wording
from bot.adapters.cards.context_card import context_card
from bot.adapters.cards.coverage import voice_shares
from bot.adapters.cards.phrases import context_line
from bot.adapters.terminal.brief_view import brief_view
from bot.adapters.terminal.card_view import ROOM, card_view
from bot.adapters.terminal.claim_view import claims_by_speaker
from bot.adapters.terminal.screen import Screen
from bot.core.article import Article, Source, SourceKind
from bot.core.brief import Brief
from bot.core.reading.pipeline import read
from tests.adapters.sample_brief import ARTICLE, CARRIED, DENIED, QUOTED, claim, sample_brief, words
from tests.fakes import FakeStream


def drawn(*renderables, is_terminal: bool = False) -> str:
    """Draw as the screen does."""
    out = FakeStream(is_terminal=is_terminal)
    Screen(FakeStream(), out, FakeStream()).show(*renderables)
    return out.text()


def brief_text(brief: Brief, *, everything: bool = False) -> str:
    return drawn(*brief_view(brief, everything=everything))


def test_a_brief_stands_in_the_order_of_the_journeys_page():
    """Title, context, summary, claims, own voice, marks, findings, coverage, provenance."""
    text = brief_text(sample_brief())

    places = [
        text.index(part)
        for part in (
            "Engineers stay put",
            "Daily Kestrel · 4 Mar 2031 · English · read 46 of 46 words",
            "Ilya Dorn (via VSA) refuses. [1]",
            "Ilya Dorn, defence minister  ← VSA  ← Daily Kestrel",
            "A spokesman (unnamed)  ← Daily Kestrel",
            "The paper's own voice (4)",
            "Distance marks (1)",
            "Worth knowing (1)",
            "3 claims · 1 quote found word for word · 1 withheld · voices:",
            f"read by scripted 1 · 0.25 s · id {ARTICLE.id}",
        )
    ]
    assert places == sorted(places)


def test_a_quote_stands_exactly_as_printed():
    """The words keep their marks, and the line below says how they stand."""
    lines = brief_text(sample_brief()).splitlines()
    at = lines.index("  [1]   “We will not withdraw a single engineer,”")

    assert lines[at + 1].strip() == (
        "Quoted · exact · para 2 · the paper's word: claimed (keeps its distance)"
    )


def test_a_carried_speaker_a_hedge_and_a_denial_are_said():
    """What travels with a claim stands under it."""
    text = brief_text(sample_brief())

    assert (
        "Reported, no quotation marks · speaker carried from an earlier sentence · hedged" in text
    )
    assert "Reported, no quotation marks · denied · para 4" in text


def test_one_speaker_through_two_chains_is_two_groups():
    """What VSA carried and what the paper heard itself are not mixed."""
    text = drawn(*claims_by_speaker(sample_brief(QUOTED, CARRIED, DENIED)))

    assert text.count("Ilya Dorn, defence minister") == 2


def test_parts_that_stand_apart_are_joined_by_a_visible_gap():
    """A split quote is never shown as one run of words."""
    split = claim(1, "“We will not", "the works")

    assert "“We will not […] the works" in drawn(*claims_by_speaker(sample_brief(split)))


def test_the_own_voice_is_cut_short_unless_everything_is_wanted():
    """Three are shown with the count of the rest; `--all` shows all, and what was withheld."""
    short, full = brief_text(sample_brief()), brief_text(sample_brief(), everything=True)

    assert "It rained again." not in short
    assert "… 1 more with --all" in short
    assert "It rained again." in full
    assert "it is not clear who speaks: a nuisance" in full
    assert "it is not clear who speaks" not in short


def test_a_cut_article_says_how_much_was_read():
    """Half an article never looks like a whole one."""
    assert "read the first" in context_line(replace(ARTICLE, read_of=99_999))
    assert "99,999 characters" in context_line(replace(ARTICLE, read_of=99_999))


def test_a_date_that_is_no_date_stays_as_printed():
    """Nothing is guessed."""
    assert "last spring" in context_line(replace(ARTICLE, published="last spring"))


def test_the_shares_of_the_voices_add_up():
    """Whole percents that sum to a hundred."""
    shares = voice_shares(sample_brief())

    assert sum(share for _, share in shares) == 100
    assert {name for name, _ in shares} == {"own voice", "Ilya Dorn", "framing"}


def test_markup_in_an_article_is_inert():
    """Square brackets and emoji codes are printed, not obeyed."""
    title = "[bold red]x[/] :smile: [link=https://evil.example]y[/link]"
    article = replace(ARTICLE, title=title)

    assert title in drawn(*brief_view(replace(sample_brief(), article=article)))


def test_escape_sequences_of_an_article_never_reach_a_terminal():
    """On a real terminal the only escapes are ours: every field of the article is made visible."""
    hostile = "\x1b]0;owned\x07"
    article = replace(ARTICLE, title=hostile, publisher=hostile, byline=hostile, published=hostile)
    brief = replace(sample_brief(), article=article, notes=(hostile,))

    text = drawn(*brief_view(brief, everything=True), is_terminal=True)

    assert "\x1b]" not in text
    assert "\x07" not in text
    assert "␛]0;owned␇" in text


def test_lines_do_not_end_in_spaces():
    """What is copied from the terminal is clean."""
    assert all(line == line.rstrip() for line in brief_text(sample_brief()).splitlines())


def test_a_piped_brief_is_a_hundred_wide_and_plain():
    """Without a terminal there are no colours and no line is wider than 100."""
    text = brief_text(sample_brief())

    assert "\x1b" not in text
    assert max(len(line) for line in text.splitlines()) <= 100


def test_context_shows_the_neighbours_and_the_words_in_bold():
    """The sentence before and after, the words of the claim in bold, and how they stand."""
    card = context_card(sample_brief(), 2, CARRIED, ROOM)
    text = drawn(*card_view(card), is_terminal=True)

    assert "VSA reported." in text
    assert "He added that \x1b[1mthe works would go on\x1b[0m." in text
    assert "have long been a nuisance." in text
    assert words("the works would go on").text in text


def test_words_that_were_denied_or_not_said_say_so_before_the_words():
    """Nobody who reads only the words takes them for what the speaker said."""
    text = (
        "The ministry denied that talks had taken place.\n\n"
        "Ilya Dorn did not say that the army would leave.\n\n"
        "Lea Brandt did not deny that a paper existed.\n\n"
        "The ministry dismissed the report as “a fairy tale”."
    )
    brief = read(Article(text, Source(SourceKind.TEXT, "pasted"), language="en"))

    shown = [wording.negation(claim) for claim in brief.claims]

    assert shown == ["denied:", "not said:", "did not deny:", None]
    assert "denied" in wording.standing(brief.claims[0])
    assert "not said" in wording.standing(brief.claims[1])
