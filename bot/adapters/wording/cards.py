"""What cards say: labels of buttons, headings, explanations. Platform-free."""

# Buttons
ALL_CLAIMS = "All {count} claims"
ONE_CLAIM = "The one claim"
NO_CLAIM = "What I found instead"
ASK = "Ask"
SHARE = "Share"
CSV = "Claims as CSV"
READ_AGAIN = "Read it again"
LABELS = "What do these labels mean?"
REPORT = "Report a mistake"
DELETE = "Delete this brief"
IN_CONTEXT = "In context"
MARK_WRONG = "Mark as wrong"
OPEN_AT_SENTENCE = "Open at sentence"
OPEN = "Open"
ELSEWHERE = "Search our other articles"
PASTE = "Paste the text"
BRIEF_SOMETHING = "Brief a link or file"
TRY_SAMPLE = "Try the sample article"
SETTINGS = "Settings"
FORGET_ME = "Forget what I sent"
HELP = "What can you do?"
BACK, NEXT = "Back", "Next"
GOOD, GOOD_TOLD = "👍", "This is right"
BAD, BAD_TOLD = "👎", "Something is wrong"
GOOD_WORD, BAD_WORD = "Right", "Wrong"
MORE = "More"

# A brief
FALLBACK = "Brief of {title} ({shown} of {count} claims)"
FEED_SAYS = "I could not read the page. This is what its feed says of it."
I_READ = "I read {name}: {words:,} words."
OWN_VOICE = "The paper's own voice ({count})"
SHARED_BY = "Shared by {person}"
WORTH_KNOWING = "Worth knowing: {findings}"
MORE_CLAIMS = "{count} more under All claims."

# All claims
ALL_TITLE = "All claims · {title}"
PAGE = "page {page} of {pages}"
CONTINUED = "{number}  continued"
VOICE, STATE, SPEAKER = "Voice", "State", "Speaker"
ALL_OF_IT = "all"
ONLY_CLAIMS, ONLY_OWN, ONLY_MARKS, ONLY_WITHHELD = (
    "claims",
    "own voice",
    "distance marks",
    "withheld",
)
OWN_ASSERTION = "Own assertion"
THIS_PAPER = "This article"
OWN_VOICE_OF = "{paper}, own voice"
A_DISTANCE_MARK = "Distance marks: the paper's marks, nobody's words"
A_WITHHELD = "Withheld: {reason}"
OF_THE_MODEL = "{count} proposed by the language model"
NOTHING_OF_THIS = "Nothing of this kind."
MORE_SPEAKERS = "The {shown} most quoted of {count} speakers can be chosen."

# In context
GOES_ON = "({shown:,} of {of:,} characters; the whole stands under All claims.)"

# An answer
ANSWER_FALLBACK = "Answer: {text}"
UNDERSTOOD = "({meant})"
NEAREST = "The nearest words:"

# A refusal

# Labels
LABELS_TITLE = "What these labels mean"
EXPLAINED = (
    (
        "Quoted · exact",
        "All of the words stand in quotation marks in the article, copied as they are.",
    ),
    (
        "exact, typography differs",
        "The same words; quotation marks, dashes or spaces are drawn otherwise.",
    ),
    (
        "Partly quoted · fragment",
        "The article quotes only part; the words around it are its paraphrase.",
    ),
    ("Cut by the article", "The quotation has an ellipsis that the article itself put there."),
    (
        "A quotation mark is missing",
        "The article opens or closes a quotation that it does not pair.",
    ),
    ("Reported, no quotation marks", "The article says in its own words what somebody said."),
    ("Speaker carried", "Who speaks is known from an earlier sentence, not from this one."),
    ("denied · not said", "The attribution turns the words round: they are what was denied."),
    ("hedged", "Speaker or article leave room for doubt."),
    ("the paper's word", "A verb that says more than “said”; the paper chose it."),
    ("A ← B ← C", "A said it, B carried it, C is where we read it."),
    ("Own voice", "What the paper asserts and credits to nobody."),
    ("Distance marks", "Scare quotes and “so-called”: the paper's distance, nobody's words."),
    ("Withheld", "Words that nobody can be credited with safely. They are not shown as claims."),
)

# Help
HELP_TITLE = "I read news articles and say, with proof, who said what"
HELP_LINES = (
    "Send me a link, a file or the text of an article: I brief it.",
    "Then ask: who said it, through whom, in which words. What the article does not say, I do not.",
)

# First contact
WELCOME_TITLE = "Thank you for having me"
WELCOME_LINES = (
    "I read only what is sent to me: links, files and texts, and the questions about them.",
    "I keep articles and briefs for {days} days, here and nowhere else; Delete removes them.",
)
READ_HERE = "No language model is used: everything is read on the machine I run on."
READ_BY_A_MODEL_TOO = (
    "A language model reads the articles too ({model}); what it says is held against the text."
)

# Home
HOME_TITLE = "Brief"
YOUR_BRIEFS = "Your briefs"
NO_BRIEFS_YET = "None yet. Send me a link, a file or a text."
RULES_TITLE = "Settings (admins)"
RULES_CHANNELS = "Channels: {channels}"
RULES_ALL_CHANNELS = "all"
RULES_WHO = "Who may have briefs posted in channels: {who}"
RULES_EVERYBODY, RULES_ADMINS = "everybody", "admins only"
RULES_DAILY = "Briefs per person in 24 hours: {count}"
RULES_NO_LIMIT = "no limit"
RULES_KEEP = "Articles are kept for {days} days"

# Feedback, deletion, forgetting
THANKS = "Thank you. It is kept beside the brief."
DELETED = "Deleted: the article, and everything made of it here."
FORGOTTEN = "Forgotten: what you sent me alone ({count}), and your name on what was shared."
SHARED = "Shared."
SAVED_SETTINGS = "The settings are kept."
