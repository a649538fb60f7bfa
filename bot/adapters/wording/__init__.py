"""Every sentence the bot says, once. Platform-free: no markup, no colours."""

from bot.core.claim import Basis, Claim, Force, Kind, State
from bot.core.reading.lexicon.verbs import is_denial, is_plain
from bot.core.reading.summary import is_not_denied

# Refusals of what was typed
NO_SUCH_FILE = "There is no file “{name}”."
NO_SUCH_FOLDER = "The folder “{name}” does not exist or cannot be opened."
IS_A_FOLDER = "“{name}” is a folder, not an article."
MAY_NOT_READ = "“{name}” may not be read."
CANNOT_OPEN = "“{name}” cannot be opened: {reason}."
NAME_ITS_FILES = "Name the files in it, for example with *.txt."
ALLOW_READING = "Give yourself permission to read it, or copy it to a place you may read."
GIVE_A_FILE = "Give a file, an address that begins with https://, or - for standard input."
BEGIN_WITH_HTTPS = "If it is an address, begin it with https://."
DID_YOU_MEAN = "Did you mean {name}?"
FILE_OR_ID = "Give a file, or the id of a kept article (briefing articles lists them)."
NO_FILE_AND_NO_ID = "“{name}” is neither a file nor the id of a kept article."
CONFIRM_OR_SAY_YES = "Nobody is here to confirm that “{name}” shall be forgotten."
ADD_YES = "Add --yes if you are sure."
NO_SEEDS = "There are no seed articles in this installation."
NO_SEEDS_HINT = "Take the folder seeds/ from the source of the bot."

# When something is wrong with us
UNEXPECTED = "something unexpected went wrong; nothing you did."
UNEXPECTED_HINT = "run again with BOT_LOG_LEVEL=debug for details"

# What two readings found
CHECKED_BY_TWO = "{count:,} checked by two readings"
READ_BY_RULES = "read by our rules alone: {why}"
BY_THE_MODEL = "the language model’s, "
TRANSLATED = "{language}, our translation: {text}"

# Work in progress
READING = "Reading {name}: finding who says what…"
LOOKING = "Looking for the answer…"

# What was done
FORGOT = "Forgotten: {article}, and everything made of it."
KEPT_IT = "Nothing was forgotten."
REALLY_FORGET = "Forget “{title}” ({article}) and everything made of it?"
NOTHING_KEPT = "Nothing is kept yet."
NOTHING_KEPT_HINT = "To begin: briefing brief FILE, or briefing seed for samples."
UP_TO_DATE = "The database is up to date."
APPLIED = "Applied: {revisions}."
SEEDED = "Read {count} sample articles. Ask about them: briefing ask 'Who is quoted?'"

# Serving
NOTHING_TO_SERVE = "No platform is configured: set BOT_SLACK_TOKEN or BOT_DISCORD_TOKEN."
SERVING = "serving {names}; Ctrl-C or SIGTERM ends it"
WATCHED = "/metrics, /healthz and /readyz answer on port {port}"
STOPPED = "stopped; what was not finished is finished at the next start"

# A conversation
CHAT_PROMPT = "brief> "
CHAT_WELCOME = "Paste a link, a path or a text to brief it; ask anything about it. /help, /quit"
CHAT_BEGIN = "Paste a link, a path or the text of an article."
CHAT_SEE_HELP = "/help lists what can be said here."
CHAT_HELP = (
    "a link, a path or a pasted text   brief it",
    "a question                        answer it from the articles of this conversation",
    "/claims [SPEAKER]                 who says what in the brief in hand",
    "/context N                        claim N where it stands in the article",
    "/labels                           what the labels under a claim mean",
    "/articles                         what is kept; * marks what questions are put to",
    "/use N                            take article N in hand, ask only it (/use all: every one)",
    "/quit                             leave",
)
PASTED_TEXT = "pasted text"
NO_BRIEF_IN_HAND = "No article is in hand."
NO_SUCH_COMMAND = "There is no command “{word}”."
NO_SUCH_NUMBER = "There is no number {number}; the last is {last}."
NO_SUCH_SPEAKER = "Nobody called “{name}” speaks in this article."
SPEAKERS_ARE = "Who speaks: {names}."
SHOW_HAS_NUMBERS = "briefing show {name} has the numbers."
FEEDBACK_KEPT = "Thank you; it is kept beside the brief."
NO_NUMBER = "(none was given)"
ARTICLE_NUMBERS = "/articles shows the numbers of the articles."
CLAIM_NUMBERS = "/claims shows the numbers of the claims."
USING = "In hand: {title}. Questions are put to it alone."
USING_ALL = "Questions are put to every kept article."

# A brief
THIS_ARTICLE = "this article"
READ_ALL = "read {words:,} of {words:,} words"
READ_SOME = "read the first {read:,} of {of:,} characters ({words:,} words)"
NO_CLAIMS = "Nobody is credited with saying anything in this article."
NO_SUMMARY = "No sentence stands out enough for a summary."
OWN_VOICE = "The paper's own voice ({count}): credited to nobody"
OWN_VOICE_REST = "… {count} more with --all"
DISTANCE_MARKS = "Distance marks ({count}): the paper's marks, nobody's words"
FINDINGS = "Worth knowing ({count})"
WITHHELD = "Withheld ({count}): proposed as claims, not shown as such"
PARAGRAPH = "para {number}"
SPEAKER_UNNAMED = "{name} (unnamed)"
VOICE_OWN = "own voice"
VOICE_NAMES = {
    "own": VOICE_OWN,
    "framing": "framing",
    "headline": "headline",
    "byline": "byline",
    "boilerplate": "boilerplate",
}
VOICES_REST = "others"

# An answer
CITED_OWN_VOICE = "own voice of the article"
NEAREST = "The nearest words:"

_KINDS = {
    Kind.DIRECT: "Quoted",
    Kind.MIXED: "Partly quoted",
    Kind.INDIRECT: "Reported, no quotation marks",
}
_STATES = {
    State.EXACT: "exact",
    State.TYPOGRAPHY: "exact, typography differs",
    State.FRAGMENT: "fragment: the article quotes only part",
    State.CUT: "cut by the article",
    State.UNBALANCED: "a quotation mark is missing in the article",
}
_LANGUAGES = {
    "ar": "Arabic", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek", "en": "English",
    "es": "Spanish", "fa": "Persian", "fi": "Finnish", "fr": "French", "he": "Hebrew",
    "hi": "Hindi", "hu": "Hungarian", "id": "Indonesian", "it": "Italian", "ja": "Japanese",
    "ko": "Korean", "nl": "Dutch", "no": "Norwegian", "pl": "Polish", "pt": "Portuguese",
    "ro": "Romanian", "ru": "Russian", "sv": "Swedish", "tr": "Turkish", "uk": "Ukrainian",
    "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip


def language(code: str) -> str:
    """Give the name of a language; an unknown code as it is."""
    return _LANGUAGES.get(code, code)


def state_name(state: State) -> str:
    """Give the fixed term for the state of a quote."""
    return _STATES[state]


NOT_SAID = "not said"
NOT_DENIED = "did not deny"


def counted(count: int, one: str, many: str) -> str:
    """Say a number with its noun."""
    return f"{count:,} {one if count == 1 else many}"


def standing(claim: Claim) -> tuple[str, ...]:
    """Say how the words of a claim relate to the article, in fixed terms."""
    terms = [_KINDS[claim.kind]]
    if claim.kind is not Kind.INDIRECT:
        terms.append(_STATES[claim.state])
    if claim.basis is Basis.CARRIED:
        terms.append("speaker carried from an earlier sentence")
    if claim.negated:
        is_denied = claim.cue is None or is_denial(claim.cue.excerpt.text)
        terms.append("denied" if is_denied else NOT_SAID)
    if claim.hedged:
        terms.append("hedged")
    terms.append(PARAGRAPH.format(number=claim.paragraph + 1))
    return tuple(terms)


def negation(claim: Claim) -> str | None:
    """Say before the words that the attribution turns them round; nothing where it does not."""
    if claim.cue is None:
        return None
    cue = claim.cue.excerpt.text
    if is_not_denied(claim):
        return f"{NOT_DENIED}:"
    if not claim.negated:
        return None
    return f"{cue}:" if is_denial(cue) else f"{NOT_SAID}:"


def force(claim: Claim) -> str | None:
    """Say the cue where it takes sides or says more than "said"; nothing where it does not."""
    if claim.cue is None or is_not_denied(claim):
        return None
    if claim.cue.force is Force.NEUTRAL:
        cue = claim.cue.excerpt.text
        return None if is_plain(cue) else f"the paper's word: {cue}"
    side = "keeps its distance" if claim.cue.force is Force.DISTANCING else "vouches for it"
    return f"the paper's word: {claim.cue.excerpt.text} ({side})"
