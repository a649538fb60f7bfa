"""What is an article and what only stands in its place."""

import pytest

from bot.errors import InputRefused
from bot.ingest.judging import has_sentence, judge

STORY = "The minister said on Tuesday that he would not leave the capital. "


def test_a_short_report_is_an_article():
    """Twelve words are enough when they are a sentence."""
    judge("a.txt", STORY)


def test_a_long_article_about_cookies_and_errors_is_an_article():
    """Only short texts can be walls; an article may write about them."""
    judge(
        "a.txt", "404 Not Found. Accept all cookies, subscribe to continue reading. " + STORY * 20
    )


def test_the_account_link_of_a_page_is_no_wall():
    """Every page has one in its header."""
    judge("a.html", STORY * 3, page="Already a subscriber? Sign in to continue. " + STORY * 3)


@pytest.mark.parametrize(
    ("text", "page", "reason"),
    [
        (STORY, STORY + "Subscribe to continue reading.", "teaser (12 words"),
        (STORY + "Register now for FREE to unlock this story.", "", "teaser"),
        ("", "We value your privacy. Accept all. Reject all.", "consent page"),
        ("Error 503. The server is busy today.", "", 'error page ("Error 503")'),
        ("Access Denied. You are not allowed to see it.", "", "error page"),
        ("Dorn, Voss, Tolen", "", "no sentence"),
    ],
)
def test_what_stands_in_the_place_of_an_article_is_named(text: str, page: str, reason: str):
    """The reason says which of the walls it was."""
    with pytest.raises(InputRefused) as refused:
        judge("the page", text, page=page)

    assert reason in refused.value.reason


@pytest.mark.parametrize(
    "text",
    [
        STORY,
        "“We will stay here,” he said.”",
        "部长星期二说，他不会离开首都。",
        "Он сказал, что не уйдёт.",
        "मंत्री ने कहा कि वह नहीं जाएंगे।",
        "قال الوزير إنه لن يغادر العاصمة أبدا.",
    ],
)
def test_a_sentence_is_found_in_any_script(text: str):
    """Scripts have their own full stops."""
    assert has_sentence(text)


@pytest.mark.parametrize(
    "text", ["", "Minister stays", "12.5 13.1 14.9", "www.kestrel.example", "a.b.c"]
)
def test_scraps_are_no_sentence(text: str):
    """Numbers, names and addresses say nothing."""
    assert not has_sentence(text)
