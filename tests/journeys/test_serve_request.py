"""Whoever addresses the bot in a chat gets a brief, an answer or a reason."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from bot.core.answer import Outcome as Answering
from bot.core.article import SourceKind
from bot.core.conversation import Rules
from bot.core.place import Destination, Workspace
from bot.core.request import Attachment, Request, Wish
from bot.core.upload import Upload
from bot.journeys.caller import Answered, Briefed, Helped, Noted, Refused, Remedy, Step
from bot.journeys.front import Front
from tests.chat_desk import MovableClock, RecordingCaller, front_desk

SLACK = Workspace("slack", "T1")
PLACE = Destination(SLACK, "C1", "17.2")
ARTICLE = (
    "Engineers stay, minister says\n\n"
    "“We will not withdraw a single engineer,” defence minister Ilya Dorn told the VSA news agency"
    " on Tuesday. Karsland’s foreign ministry said there were “no negotiations of any kind” about"
    " the bridge.\n\n"
    "The valley was calm on Tuesday, and the ferries ran as they always do in March, when the water"
    " is high and the farmers wait for the first dry week.\n"
)
BRIEF = Request("Ev1", PLACE, "U1", text=ARTICLE)


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock()


@pytest.fixture
async def front(clock: MovableClock) -> AsyncIterator[Front]:
    async with front_desk(clock=clock) as front:
        yield front


async def serve(front: Front, request: Request, **known: object) -> RecordingCaller:
    caller = RecordingCaller(**known)  # type: ignore[arg-type]  # the tests know its fields
    await front.bench.serve(request, caller)
    return caller


async def ask(front: Front, question: str, *, number: int = 2, place: Destination = PLACE):
    request = Request(f"Ev{number}", place, "U2", text=question)
    (outcome,) = (await serve(front, request)).outcomes
    return outcome


async def test_a_long_text_is_an_article(front: Front) -> None:
    """It is briefed, with the steps shown, and its posting knows its message."""
    caller = await serve(front, BRIEF)

    (outcome,) = caller.outcomes
    assert isinstance(outcome, Briefed)
    assert [step.value for step in caller.steps] == ["reading", "finding", "checking"]
    assert {claim.speaker.name for claim in outcome.brief.claims} >= {"Ilya Dorn"}
    posting = await front.conversations.find_posting(SLACK, outcome.posting.id)
    assert posting is not None
    assert posting.message == "message 1"


async def test_served_again_the_same_request_says_the_same(front: Front) -> None:
    """After a crash: the same posting under the same key, so that a door can see it was done."""
    first, second = await serve(front, BRIEF), await serve(front, BRIEF)

    assert first.delivered[0][0] == second.delivered[0][0] == BRIEF.key(0)
    assert len(await front.yours((SLACK,), "U1")) == 1


async def test_a_file_that_cannot_be_had_is_a_sentence(front: Front) -> None:
    """With a way on; the other files are read."""
    good = Upload(ARTICLE.encode(), "a.txt", SourceKind.FILE)
    files = (Attachment("gone.pdf", "F9"), Attachment("a.txt", "F1"))

    caller = await serve(front, replace(BRIEF, text="", files=files), files={"F1": good})

    refused, briefed = caller.outcomes
    assert isinstance(refused, Refused)
    assert (refused.about, refused.remedy) == ("gone.pdf", Remedy.PASTE_THE_TEXT)
    assert isinstance(briefed, Briefed)


async def test_more_than_three_things_are_not_read_at_once(front: Front) -> None:
    """What was left is said."""
    files = tuple(Attachment(f"{n}.txt", "F1") for n in range(5))
    good = Upload(ARTICLE.encode(), "a.txt", SourceKind.FILE)

    caller = await serve(front, replace(BRIEF, text="", files=files), files={"F1": good})

    assert isinstance(caller.outcomes[-1], Noted)
    assert "3 of 5" in caller.outcomes[-1].text


@pytest.mark.parametrize("text", ["", "help", "Hello!", " ? "])
async def test_who_asks_nothing_is_told_what_can_be_asked(front: Front, text: str) -> None:
    """A greeting is no question."""
    assert isinstance(await ask(front, text), Helped)


async def test_a_question_is_answered_from_its_thread(front: Front) -> None:
    """With the citation; "he" and "[1]" mean what was shown last."""
    await serve(front, BRIEF)

    first = await ask(front, "What does Dorn say about engineers?")
    when = await ask(front, "Did he say when?", number=3)
    number = await ask(front, "Who said [1]?", number=4)

    assert isinstance(first, Answered)
    assert first.answer.outcome is Answering.ANSWERED
    assert isinstance(when, Answered)
    assert when.meant == "he = Ilya Dorn"
    assert when.answer.outcome is Answering.NOT_IN_THE_ARTICLE
    assert isinstance(number, Answered)
    assert "credited to Ilya Dorn" in number.answer.text


async def test_he_without_anybody_is_asked_back(front: Front) -> None:
    """Rather than guess, names are offered; so it is with a number nobody showed."""
    await serve(front, BRIEF)

    who = await ask(front, "Did he say when?")
    number = await ask(front, "Who said [9]?", number=3)

    assert isinstance(who, Answered | Refused)
    assert isinstance(number, Refused)
    assert "number" in number.reason


async def test_another_wall_knows_nothing_of_it(front: Front) -> None:
    """Not even that it exists."""
    await serve(
        front, replace(BRIEF, destination=replace(PLACE, workspace=SLACK.only_channel("C1")))
    )

    outcome = await ask(front, "What does Dorn say about engineers?")

    assert isinstance(outcome, Refused)
    assert "Nothing was read yet" in outcome.reason


async def test_talk_in_a_thread_is_left_alone_and_questions_are_answered(front: Front) -> None:
    """In threads the bot began nobody needs to mention it."""
    await serve(front, BRIEF)
    follow = Request("Ev2", PLACE, "U2", Wish.FOLLOW, "thanks, that helps")

    talk = await serve(front, follow)
    asked = await serve(front, replace(follow, text="what does Dorn say about engineers"))
    nowhere = await serve(
        front, replace(follow, text="who says so?", destination=replace(PLACE, thread="99.9"))
    )

    assert talk.outcomes == nowhere.outcomes == []
    assert [type(one) for one in asked.outcomes] == [Answered]


async def test_after_a_day_of_quiet_a_thread_is_left_and_that_is_said_once(
    front: Front, clock: MovableClock
) -> None:
    """A mention wakes it again."""
    await serve(front, BRIEF)
    clock.forward(hours=25)
    follow = Request("Ev2", PLACE, "U2", Wish.FOLLOW, "Who is Dorn?")

    first, second = await serve(front, follow), await serve(front, follow)
    await ask(front, "Who is Dorn?", number=3)
    third = await serve(front, replace(follow, id="Ev4"))

    assert [type(one) for one in first.outcomes] == [Noted]
    assert second.outcomes == []
    assert [type(one) for one in third.outcomes] == [Answered]


async def test_the_sample_needs_nothing(front: Front) -> None:
    """It is briefed from what came along."""
    (outcome,) = (await serve(front, Request("Ev1", PLACE, "U1", Wish.SAMPLE))).outcomes

    assert isinstance(outcome, Briefed)
    assert len(outcome.brief.claims) > 10


async def test_what_admins_decided_holds(front: Front) -> None:
    """Channels, who may have briefs posted, how many; one's own conversation is always open."""
    rules = Rules(channels=("C9",), only_admins_post=True, daily_briefs=1)
    await front.rules.change(SLACK, rules, is_admin=True)
    here = replace(BRIEF, destination=Destination(SLACK, "C9", "1"))
    own = replace(BRIEF, destination=Destination(SLACK.only_person("U1"), "D1", "1"))

    elsewhere = await serve(front, BRIEF)
    no_admin = await serve(front, here)
    admin = await serve(front, replace(here, person="U9"), admin=True)
    alone = await serve(front, own)
    too_many = await serve(front, replace(own, id="Ev2"))

    assert _reason(elsewhere).startswith("I am not switched on")
    assert _reason(no_admin).startswith("Only admins")
    assert isinstance(admin.outcomes[0], Briefed)
    assert isinstance(alone.outcomes[0], Briefed)
    assert "which is the limit" in _reason(too_many)


async def test_a_question_that_comes_with_a_link_is_answered_after_the_brief(front: Front) -> None:
    """Both were asked for."""
    good = Upload(ARTICLE.encode(), "a.txt", SourceKind.FILE)
    request = replace(
        BRIEF, text="what does Dorn say about engineers?", files=(Attachment("a.txt", "F1"),)
    )

    caller = await serve(front, request, files={"F1": good})

    assert [type(one) for one in caller.outcomes] == [Briefed, Answered]
    assert Step.LOOKING in caller.steps


def _reason(caller: RecordingCaller) -> str:
    (outcome,) = caller.outcomes
    assert isinstance(outcome, Refused)
    return outcome.reason
