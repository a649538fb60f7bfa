"""What a story brings beyond what was told of it before."""

from dataclasses import replace

from bot.core.stories.grouping import Story
from bot.core.stories.news import news_in
from tests.core.stories.accounts import FIRE, FIRE_AGAIN, read_aloud

MORE = f"{FIRE} “Nobody came from the fire brigade,” warden Nils Aker said."


def test_the_same_words_are_no_news():
    """Also cut, also under another headline that hands them on in its own words."""
    again = replace(
        read_aloud("b", f"Alarm was off, Cass Orme says\n\n{FIRE}"),
        title="Alarm was off, Cass Orme says",
    )
    story = Story((read_aloud("a", FIRE), again))

    assert news_in(story, {"a"}) is None


def test_who_speaks_for_the_first_time_is_named():
    """With what is said for the first time, and nothing else."""
    story = Story((read_aloud("a", FIRE), read_aloud("b", MORE)))

    news = news_in(story, {"a"})

    assert news is not None
    assert news.speakers == ("Nils Aker",)
    assert news.claims == 1
    (article,) = news.story.articles
    assert article.id == "b"
    assert [one.speaker.name for one in article.claims] == ["Nils Aker"]


def test_a_new_claim_of_an_old_speaker_is_news():
    """No new speaker is named then."""
    later = f"{FIRE_AGAIN} “We will sue nine men,” Cass Orme said."
    news = news_in(Story((read_aloud("a", FIRE_AGAIN), read_aloud("b", later))), {"a"})

    assert news is not None
    assert (news.speakers, news.claims) == ((), 1)


def test_two_new_articles_with_the_same_news_bring_it_once():
    """Counted once; both are there."""
    story = Story((read_aloud("a", FIRE), read_aloud("b", MORE), read_aloud("c", MORE)))

    news = news_in(story, {"a"})

    assert news is not None
    assert news.claims == 1
    assert [one.id for one in news.story.articles] == ["b", "c"]


def test_a_denial_of_what_was_said_is_news():
    """The same words in the other sense."""
    said = "Cass Orme said the alarm had been switched off."
    denied = "Quern Cordage denied that the alarm had been switched off."
    news = news_in(Story((read_aloud("a", said), read_aloud("b", denied))), {"a"})

    assert news is not None
    assert news.speakers == ("Quern Cordage",)
