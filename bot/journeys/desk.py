"""The desk: every journey, ready-made, so that a door is handed one thing."""

from dataclasses import dataclass

from bot.journeys.answer_question import AnswerQuestion
from bot.journeys.brief_article import BriefArticle
from bot.journeys.forget_article import ForgetArticle
from bot.journeys.kept_articles import ListArticles, ShowArticle
from bot.journeys.ports import Clock, Engine, Intake, Library


@dataclass(frozen=True, slots=True)
class Desk:
    """What the bot does for people."""

    brief: BriefArticle
    answer: AnswerQuestion
    show: ShowArticle
    articles: ListArticles
    forget: ForgetArticle


def desk_of(intake: Intake, engine: Engine, library: Library, clock: Clock) -> Desk:
    """Give the desk that works with these."""
    return Desk(
        brief=BriefArticle(intake, engine, library, clock),
        answer=AnswerQuestion(engine, library),
        show=ShowArticle(library),
        articles=ListArticles(library),
        forget=ForgetArticle(library),
    )
