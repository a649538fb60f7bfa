"""What only Slack needs to say."""

WAYS = (
    "Mention me with a link, a file or a text, or below somebody's message that has one.",
    "Or write to me directly, use /brief, or “Brief this” in the menu of a message.",
    "In threads that I began, just ask.",
)

# What is being done
STEPS = {
    "reading": "is reading the article…",
    "finding": "is finding who says what…",
    "checking": "is checking {detail} quotes against the text…",
    "looking": "is looking for the answer…",
}

# Files
MISSING_SCOPE = "This workspace's install of Brief lacks “{scope}”."
LACKS_SCOPE = "The install lacks “{scope}”: {purpose}."
ADD_SCOPE = "An admin can add it under OAuth & Permissions and reinstall the app."
FILE_GONE = "I could not get “{name}” from Slack."
UPLOAD_AGAIN = "Upload it again, or paste the text."
FILE_ELSEWHERE = "“{name}” is not stored at Slack but elsewhere."
UPLOAD_IT = "Upload the file itself, or paste the text."
FILE_TOO_LARGE = "“{name}” is too large."
SEND_THE_TEXT = "Send its text, or a smaller file."

# Posting
ASKED = "{person} asked for a brief: {what}"
SOMEBODY = "Somebody"
A_TEXT = "a pasted text"
SAMPLE_ROOT = "The sample article, of an invented country:"
SENT_DIRECTLY = "I sent it to you in our conversation."
CANNOT_POST = "I am not in that channel, so here it is. To have it there: /invite me."

# The messages tab
GREETING = "Send me an article, and I say who said what."
PROMPTS = (
    ("Brief a link or file", "Brief this for me: "),
    ("What did somebody say about …", "What did  say about ?"),
    ("Try the sample article", "sample"),
    ("What can you do?", "help"),
)

# Modals (titles: at most 24 characters)
TITLE_CLAIMS = "All claims"
TITLE_CONTEXT = "In context"
TITLE_BRIEF_THIS = "Brief this"
TITLE_LABELS = "What labels mean"
TITLE_HELP = "What I can do"
TITLE_WRONG = "What is wrong?"
TITLE_SHARE = "Share to channel"
TITLE_DELETE = "Delete this brief?"
TITLE_FORGET = "Forget what I sent"
TITLE_SETTINGS = "Settings"
TITLE_SORRY = "Sorry"
TITLE_DONE = "Done"
PRESS_AGAIN = "Try it again; if it happens again, tell whoever runs me."
CLOSE, CANCEL, BRIEF, SEND, SHARE, DELETE, FORGET, KEEP = (
    "Close",
    "Cancel",
    "Brief",
    "Send",
    "Share",
    "Delete",
    "Forget",
    "Save",
)
FOUND = "Found: {things}."
FOUND_NOTHING = "There is no link, no file and no long text in this message."
SOURCE = "Source"
SHOW_IT_TO = "Show it to"
ONLY_ME, THIS_THREAD = "only me", "this thread"
LENGTH = "Length"
LENGTHS = {"brief": "brief", "claims": "claims only", "paragraph": "one paragraph"}
LINK_OR_TEXT = "Link or text"
LINK_OR_TEXT_HINT = "Up to 3,000 characters; send longer texts as a message or a file."
FAULT = "What is wrong"
CLAIM_NUMBER = "Number of the claim (if it is about one)"
NOTE = "Anything else"
CHANNEL = "Channel"
REALLY_DELETE = "The article, its brief and everything made of it here are removed for good."
REALLY_FORGET = "What you sent me alone is removed for good, and your name on what was shared."
ONLY_THERE = "This was read in a private channel, and stays there."
POST_IT_THERE = "Share it in that channel."
CANNOT_SHARE = "I cannot post there ({error})."
INVITE_ME = "Invite me to the channel first."
SETTINGS_CHANNELS = "Channels I am switched on in (none: all)"
SETTINGS_WHO = "Who may have briefs posted in channels"
SETTINGS_EVERYBODY, SETTINGS_ADMINS = "everybody", "admins only"
SETTINGS_DAILY = "Briefs per person in 24 hours (empty: no limit)"
SETTINGS_KEEP = "Days that articles are kept"
NOT_A_NUMBER = "Write a whole number between {least} and {most}."
NOT_A_CLAIM = "Write the number of a claim, or nothing."
WHEN_REMOVED = "If this workspace removes me, everything read here is deleted at once."

# briefing check
STANDING = "@{user} in {team}; all {count} permissions looked at"
MENTION_ME = "Invite it to a channel (/invite @{user}), then mention it with a link or a file."
FOR_MANY = "an app for many workspaces; each is checked when somebody installs it"
INSTALL_AT = "Install it at {address}"
INSTALL_PATH = "/slack/install"
NOT_ACCEPTED = "Slack does not accept {setting} ({error})."
COPY_AGAIN = "It begins with {kind}; copy it again from {page} on the app's page."
TOKEN_PAGES = {
    "BOT_SLACK_TOKEN": "OAuth & Permissions",
    "BOT_SLACK_APP_TOKEN": "Basic Information, App-Level Tokens",
}

# Digests
TITLE_DIGEST = "Digest"
TITLE_SET_DIGEST = "Set up a digest"
TITLE_CHANGE_DIGEST = "Change the digest"
PREVIEW_NOW = "Preview now"
READING_LIST = "I am reading the list of feeds…"
NOT_IN_CHANNEL = "I am not in that channel. Invite me there first: /invite me."
RESUME_DIGEST = "/brief digest resume {id} lets it go on."
CHANGE_DIGEST = "/brief digest list shows, changes, pauses and removes digests."
DIGEST_WAYS = "To set one: /brief digest, or shorter /brief digest set 07:30 weekdays [title]."
