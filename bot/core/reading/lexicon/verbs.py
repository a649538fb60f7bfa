"""Reporting verbs by what they take and by their force.

Collected by hand from grammars of English reported speech (Quirk et al., Thompson) and news style
guides' lists of attribution verbs; classes are ours. Forms are generated, not listed.
"""

from dataclasses import dataclass
from enum import Enum, auto

from bot.core.claim import Force


class Takes(Enum):
    """What stands after the verb."""

    CLAUSE = auto()  # said (that) the bridge is open
    ADDRESSEE = auto()  # told parliament (that) …
    DEMAND = auto()  # urged Karsland to withdraw
    PROMISE = auto()  # vowed to stay
    LABEL = auto()  # called the plan "a disgrace"
    QUOTE = auto()  # "…," he continued: only with quotation marks


@dataclass(frozen=True, slots=True)
class Verb:
    """A reporting verb in one of its forms."""

    lemma: str
    takes: frozenset[Takes]
    force: Force
    hedges: bool
    denies: bool
    form: str  # base | present | past | participle (past) | gerund
    noun_too: bool  # also an everyday noun or adjective in this form: needs "that" or a quote


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_CLAUSE = _words(
    "analyse analyze anticipate foresee envisage"
    " acknowledge add admit affirm allege announce answer argue assert assess attest aver"
    " believe boast calculate caution certify claim clarify comment complain concede conclude"
    " confess confide confirm contend counter declare decide deny disclose discover dispute"
    " doubt emphasise emphasize estimate expect explain fear feel figure find forecast guess"
    " hint hold hope imply indicate insist joke judge lament maintain mention muse note observe"
    " opine posit predict preach proclaim project pronounce protest prove quip reaffirm reason"
    " recall reckon recount reiterate remark repeat reply report respond retort reveal rule say"
    " show signal speculate state stipulate stress submit suggest surmise suspect testify"
    " theorise theorize think tweet underline underscore warn worry write demonstrate post blog"
    " tell caution advise reassure venture intimate portend make grumble joke concur agree propose"
    " recommend demand request ask urge order require emphasise plead post pledge promise vow"
    " swear threaten warrant rumour telegraph cable point document record detail reflect"
    " determine deem grant object remonstrate sniff gripe fume marvel"
)
_ADDRESSEE = _words(
    "promise tell inform remind assure notify reassure advise warn convince brief ask"
)
_DEMAND = _words(
    "urge ask order instruct tell warn advise beg encourage implore press call exhort expect"
)
_PROMISE = _words(
    "offer resolve promise pledge vow swear threaten agree claim profess expect undertake commit"
)
_LABEL = _words(
    "call describe dismiss label brand characterise characterize denounce condemn slam blast"
    " hail praise depict portray term dub decry deride reject welcome criticise criticize accuse"
    " advocate tout deem ridicule defend hype"
)
_QUOTE = _words(
    "begin beg ask bellow chime chuckle continue cry enthuse exclaim fume gasp inquire interject"
    " joke laugh mock moan mumble murmur mutter nod plead quote read roar scoff scold shout"
    " shrug sigh smile snap sneer sob stammer taunt thunder wail whisper yell conclude"
    " recite intone gush rage hiss growl urge cite put"
)
_DISTANCING = _words(
    "allege assert boast claim contend insist maintain profess purport tout hype complain rail"
    " preach trumpet protest opine"
)
_ENDORSING = _words(
    "admit acknowledge concede confess confirm demonstrate discover establish find prove reveal"
    " show document determine"
)
_HEDGING = _words(
    "believe estimate expect fear feel figure forecast guess hint hope imply muse predict"
    " project reckon speculate suggest surmise suspect think worry theorise theorize signal"
    " rumour doubt anticipate foresee envisage"
)
_DENYING = _words("rule deny dispute reject refute dismiss doubt rebut")
# Forms that are everyday nouns or adjectives; they count only with clear surroundings.
_NOUN_FORMS = _words(
    "answer answers claim claims report reports comment comments note notes state states stated"
    " project projects judge judges reason reasons estimate estimates forecast forecasts fear"
    " fears hope hopes worry worries guess signal signals stress remark remarks reply replies"
    " request requests demand demands order orders promise promises pledge pledges post posts"
    " show shows find finds record records document documents rule rules ruling finding findings"
    " feeling offer offers caution blog blogs tweet tweets cable cables tell tells figure"
    " figures point points protest protests doubt doubts vow vows joke jokes boast boasts hint"
    " hints press call calls ask read reads hold holds direct grant grants meaning writing"
    " reporting posting counter feel feels question think dispute disputes suspect suspects"
    " brief briefs recommended expected required reasoned recorded determined concluded"
    " estimated projected detailed described reflected held found showed supposed open close go"
    " going finish"
)
_IRREGULAR = {
    "say": ("said", "said"), "tell": ("told", "told"), "think": ("thought", "thought"),
    "write": ("wrote", "written"), "find": ("found", "found"), "feel": ("felt", "felt"),
    "hold": ("held", "held"), "show": ("showed", "shown"), "swear": ("swore", "sworn"),
    "begin": ("began", "begun"), "read": ("read", "read"), "go": ("went", "gone"),
    "forecast": ("forecast", "forecast"), "forbid": ("forbade", "forbidden"),
    "beg": ("begged", "begged"), "submit": ("submitted", "submitted"),
    "admit": ("admitted", "admitted"), "snap": ("snapped", "snapped"),
    "slam": ("slammed", "slammed"), "refer": ("referred", "referred"),
    "sob": ("sobbed", "sobbed"), "quip": ("quipped", "quipped"), "nod": ("nodded", "nodded"),
    "rebut": ("rebutted", "rebutted"), "dub": ("dubbed", "dubbed"), "blog": ("blogged", "blogged"),
    "shrug": ("shrugged", "shrugged"), "make": ("made", "made"), "put": ("put", "put"),
    "undertake": ("undertook", "undertaken"),
    "commit": ("committed", "committed"), "prove": ("proved", "proven"),
    "aver": ("averred", "averred"),
}  # fmt: skip
_DOUBLING = _words(
    "commit submit admit beg snap slam sob quip nod rebut dub blog shrug refer forbid begin aver"
)


def _forms(lemma: str) -> list[tuple[str, str]]:
    """Give the forms of a verb with their names."""
    stem = lemma[:-1] if lemma.endswith("e") else lemma
    ies = lemma.endswith("y") and lemma[-2] not in "aeiou"
    if ies:
        third = lemma[:-1] + "ies"
    else:
        third = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "o")) else "s")
    past = lemma[:-1] + "ied" if ies else stem + "ed"
    first, second = _IRREGULAR.get(lemma, (past, past))
    doubled = lemma + lemma[-1] if lemma in _DOUBLING else stem
    return [
        (lemma, "base"), (third, "present"), (first, "past"), (second, "participle"),
        (doubled + "ing", "gerund"),
    ]  # fmt: skip


def _force(lemma: str) -> Force:
    if lemma in _DISTANCING:
        return Force.DISTANCING
    return Force.ENDORSING if lemma in _ENDORSING else Force.NEUTRAL


def _verb(lemma: str, form: str, written: str) -> Verb:
    sets = {
        Takes.CLAUSE: _CLAUSE, Takes.ADDRESSEE: _ADDRESSEE, Takes.DEMAND: _DEMAND,
        Takes.PROMISE: _PROMISE, Takes.LABEL: _LABEL, Takes.QUOTE: _QUOTE,
    }  # fmt: skip
    return Verb(
        lemma=lemma,
        takes=frozenset(takes for takes, lemmas in sets.items() if lemma in lemmas),
        force=_force(lemma),
        hedges=lemma in _HEDGING,
        denies=lemma in _DENYING,
        form=form,
        noun_too=written in _NOUN_FORMS,
    )


def _table() -> dict[str, Verb]:
    lemmas = sorted(_CLAUSE | _ADDRESSEE | _DEMAND | _PROMISE | _LABEL | _QUOTE)
    table: dict[str, Verb] = {}
    for lemma in lemmas:
        for written, form in _forms(lemma):
            table.setdefault(written, _verb(lemma, form, written))
    return table


VERBS = _table()
# Kept out of the table above: "point" reports only as "point out", "rule" only as "rule out".
PARTICLES = {"point": "out", "rule": "out", "make": "clear", "put": "it"}

_PLAIN = _words(
    "say tell add state announce note remark explain write report reply answer point observe"
    " continue make stress underline emphasise emphasize conclude comment quote cite publish"
)


def is_denial(cue: str) -> bool:
    """Tell a cue that denies by itself ("denied", "ruled out")."""
    verb = VERBS.get(cue.split()[0].lower())
    return verb is not None and verb.denies


def is_plain(cue: str) -> bool:
    """Tell a cue that says no more than "said" ("according to", a colon, "told")."""
    verb = VERBS.get(cue.split()[0].lower())
    return verb is None or verb.lemma in _PLAIN
