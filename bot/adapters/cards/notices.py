"""Small cards: refusals, notes, help, labels, the welcome, the home page."""

from collections.abc import Sequence

from bot.adapters.cards.card import (
    Action,
    Button,
    Buttons,
    Card,
    Divider,
    Entry,
    Heading,
    Part,
    Prose,
    Run,
    Small,
    Verb,
    Weight,
    line,
)
from bot.adapters.cards.digest_notices import digest_entry
from bot.adapters.cards.phrases import context_line
from bot.adapters.visible import visible
from bot.adapters.wording import cards as wording
from bot.adapters.wording import digests as digest_wording
from bot.core.conversation import Rules
from bot.core.digests.subscription import Subscription
from bot.journeys.caller import Refused, Remedy
from bot.journeys.postings import Opened


def refusal_card(refused: Refused) -> Card:
    """Give one sentence, and one way on."""
    reason, hint = visible(refused.reason), visible(refused.hint)
    about = f"{visible(refused.about)}: " if refused.about else ""
    parts: list[Part] = [Prose(line(f"{about}{reason} {hint}"))]
    if refused.remedy is Remedy.PASTE_THE_TEXT:
        parts.append(Buttons((Button(wording.PASTE, Action(Verb.PASTE)),)))
    return Card(f"{about}{reason}", tuple(parts))


def note_card(text: str) -> Card:
    """Give a plain sentence."""
    return Card(visible(text), (Prose(line(visible(text))),))


def help_card(ways: Sequence[str]) -> Card:
    """Say what can be asked; `ways` are this platform's own words for it."""
    parts: list[Part] = [Heading(wording.HELP_TITLE)]
    parts.extend(Prose(line(one)) for one in (*wording.HELP_LINES, *ways))
    sample = Button(wording.TRY_SAMPLE, Action(Verb.SAMPLE), weight=Weight.PRIMARY)
    labels = Button(wording.LABELS, Action(Verb.LABELS))
    digest = Button(digest_wording.SET_ONE, Action(Verb.DIGEST))
    parts.append(Buttons((sample, labels, digest)))
    return Card(wording.HELP_TITLE, tuple(parts))


def labels_card() -> Card:
    """Explain every fixed term once."""
    explained = (
        Prose(line(Run(term, is_bold=True), f"  {told}")) for term, told in wording.EXPLAINED
    )
    return Card(wording.LABELS_TITLE, (Heading(wording.LABELS_TITLE), *explained))


def welcome_card(rules: Rules, when_removed: str, model: str | None) -> Card:
    """Say to who installed the bot what it reads, keeps and uses, and what goes with it."""
    reading = wording.READ_BY_A_MODEL_TOO.format(model=visible(model)) if model else None
    told = (*wording.WELCOME_LINES, reading or wording.READ_HERE, when_removed)
    lines = (one.format(days=rules.keep_days) for one in told)
    sample = Button(wording.TRY_SAMPLE, Action(Verb.SAMPLE), weight=Weight.PRIMARY)
    settings = Button(wording.SETTINGS, Action(Verb.SETTINGS))
    return Card(
        wording.WELCOME_TITLE,
        (
            Heading(wording.WELCOME_TITLE),
            *(Prose(line(one)) for one in lines),
            Buttons((sample, settings)),
        ),
    )


def home_card(
    briefs: Sequence[Opened], rules: Rules | None, digests: Sequence[Subscription]
) -> Card:
    """Give a person's briefs and digests, and what can be done; `rules` are for admins only."""
    parts: list[Part] = [
        Heading(wording.HOME_TITLE),
        Buttons(
            (
                Button(wording.BRIEF_SOMETHING, Action(Verb.BRIEF), weight=Weight.PRIMARY),
                Button(wording.TRY_SAMPLE, Action(Verb.SAMPLE)),
                Button(wording.HELP, Action(Verb.HELP)),
            )
        ),
        Divider(),
        Prose(line(Run(wording.YOUR_BRIEFS, is_bold=True))),
        *briefs_list(briefs),
        Divider(),
        Prose(line(Run(digest_wording.LIST, is_bold=True))),
        *map(digest_entry, digests),
        Buttons((Button(digest_wording.SET_ONE, Action(Verb.DIGEST)),)),
        *(rules_parts(rules) if rules is not None else ()),
        Divider(),
        Buttons((Button(wording.FORGET_ME, Action(Verb.FORGET_ME), weight=Weight.DANGER),)),
    ]
    return Card(wording.HOME_TITLE, tuple(parts))


def briefs_card(briefs: Sequence[Opened]) -> Card:
    """List a person's briefs, each with a button that opens it."""
    return Card(wording.YOUR_BRIEFS, (Heading(wording.YOUR_BRIEFS), *briefs_list(briefs)))


def briefs_list(briefs: Sequence[Opened]) -> tuple[Part, ...]:
    """Give one entry a brief, or the sentence that there is none."""
    if not briefs:
        return (Prose(line(wording.NO_BRIEFS_YET)),)
    return tuple(
        Entry(
            line(Run(visible(one.brief.article.name_for_people())[:200], is_bold=True)),
            (),
            line(context_line(one.brief.article)[:400]),
            choices=(Button(wording.OPEN, Action(Verb.OPEN, (one.posting.id,))),),
        )
        for one in briefs
    )


def rules_parts(rules: Rules) -> tuple[Part, ...]:
    """Give the rules as lines, and the button that changes them."""
    return (
        Divider(),
        Prose(line(Run(wording.RULES_TITLE, is_bold=True))),
        *(Small(line(one)) for one in rules_lines(rules)),
        Buttons((Button(wording.SETTINGS, Action(Verb.SETTINGS)),)),
    )


def rules_lines(rules: Rules) -> tuple[str, ...]:
    """Say what the admins decided."""
    channels = wording.RULES_ALL_CHANNELS if not rules.channels else f"{len(rules.channels)} chosen"
    who = wording.RULES_ADMINS if rules.only_admins_post else wording.RULES_EVERYBODY
    daily = rules.daily_briefs
    return (
        wording.RULES_CHANNELS.format(channels=channels),
        wording.RULES_WHO.format(who=who),
        wording.RULES_DAILY.format(count=wording.RULES_NO_LIMIT if daily is None else daily),
        wording.RULES_KEEP.format(days=rules.keep_days),
    )
