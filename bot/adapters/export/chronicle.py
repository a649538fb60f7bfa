"""What happened, as pages to read: digests, threads, postings, opinions, items of feeds."""

from collections.abc import Iterator

from bot.adapters.export.markdown import plain, quoted
from bot.adapters.export.pages import moment_of
from bot.adapters.wording import exports as wording
from bot.core.conversation import Conversation, Feedback, Posting
from bot.core.digests.digest import Digest, DigestStory, Said
from bot.core.place import Destination
from bot.journeys.export import KeptDigest, KeptReading


def digest_part(kept: KeptDigest) -> str:
    """Give a day of a digest: stories, what was left out and why, what became of it."""
    life, digest = kept.life, kept.digest
    title = digest.title if digest else life.name.subscription
    state = f"{life.state.value}: {life.reason}" if life.reason else life.state.value
    head = f"## {life.name.day} · {plain(title)} ({plain(life.name.subscription)}) · {plain(state)}"
    messages = (f"{part.number + 1}: {part.state.value}, {part.message}" for part in life.parts)
    steps = (f"{moment_of(event.at)} {event.what}" for event in life.events)
    lines = [
        head,
        *(_content(digest) if digest else ()),
        *_listed(wording.MESSAGES, messages),
        *_listed(wording.STEPS, steps),
    ]
    return "\n\n".join(lines) + "\n\n"


def thread_line(conversation: Conversation) -> str:
    """Give what a thread is about and what was asked in it last."""
    told = wording.THREAD.format(
        place=_place(conversation.destination),
        moment=moment_of(conversation.last_at),
        articles=" ".join(conversation.articles) or wording.NOTHING,
    )
    asked = conversation.question and wording.ASKED.format(question=conversation.question)
    return _line(told, asked)


def posting_line(posting: Posting) -> str:
    """Give where a brief was posted, and for whom."""
    told = wording.POSTING.format(
        moment=moment_of(posting.posted_at),
        place=_place(posting.destination),
        article=posting.article,
        person=posting.person or wording.NOBODY,
    )
    shared = posting.shared_by and wording.SHARED_BY.format(person=posting.shared_by)
    gone = posting.removed_at and wording.REMOVED.format(moment=moment_of(posting.removed_at))
    return _line(told, shared, gone)


def opinion_line(feedback: Feedback) -> str:
    """Give what somebody thought of a brief."""
    told = wording.OPINION.format(
        moment=moment_of(feedback.at),
        place=_place(feedback.destination),
        article=feedback.article,
        person=feedback.person or wording.NOBODY,
        fault=feedback.fault.value if feedback.fault else wording.RIGHT,
    )
    claim = feedback.claim and wording.ABOUT_CLAIM.format(number=feedback.claim)
    return _line(told, claim, feedback.note)


def reading_line(kept: KeptReading) -> str:
    """Give what became of an item of a feed."""
    reading = kept.reading
    became = f"{reading.state.value} {reading.article or reading.reason}".strip()
    return _line(f"{kept.noted_at:%Y-%m-%d}", reading.title, reading.url, became)


def _content(digest: Digest) -> Iterator[str]:
    for story in (*digest.stories, *digest.more):
        yield from _story(story)
    yield from _listed(wording.LEFT_OUT, (f"{one.title} ({one.why})" for one in digest.left_out))


def _story(story: DigestStory) -> Iterator[str]:
    told = wording.STORY.format(
        counted=story.title, articles=len(story.articles), origins=story.origins
    )
    yield f"### {plain(' · '.join(filter(None, (told, story.reason))))}"
    yield plain(" ".join(one.id for one in story.articles))
    for said in story.claims:
        yield f"{plain(_who(said))}:"
        yield quoted(said.words)


def _who(said: Said) -> str:
    chain = "".join(f" ← {one}" for one in said.chain)
    denied = f" ({said.denied})" if said.denied else ""
    return f"{said.speaker}{chain}{denied}"


def _listed(title: str, lines: Iterator[str]) -> Iterator[str]:
    found = [f"- {plain(line)}" for line in lines]
    if found:
        yield f"{title}:"
        yield "\n".join(found)


def _line(*told: object) -> str:
    return f"- {plain(' · '.join(str(one) for one in told if one))}\n"


def _place(place: Destination) -> str:
    return " ".join(filter(None, (place.workspace.key, place.channel, place.thread)))
