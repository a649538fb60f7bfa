"""What only Discord needs to say."""

WAYS = (
    "/brief with a link, a file or a text; /ask with a question; /briefs lists yours.",
    "Or mention me with a link or a file, reply to me, or write to me directly.",
    "In the menu of a message, under Apps: “Brief this”.",
)
POST_HERE = "Post here"
STEPS = {
    "reading": "Reading the article…",
    "finding": "Finding who says what…",
    "checking": "Checking {detail} quotes against the text…",
    "looking": "Looking for the answer…",
}

# Commands
BRIEF_COMMAND = "Say who says what in an article"
LINK_OPTION = "The address of the article"
FILE_OPTION = "A file: txt, md, html, pdf, docx"
TEXT_OPTION = "The text of the article"
ARTICLE_OPTION = "One of your briefs; else what was briefed here"
PRIVATE_OPTION = "Show it to me only"
LENGTH_OPTION = "How much of it"
ASK_COMMAND = "Ask about what was briefed here"
QUESTION_OPTION = "Your question"
BRIEFS_COMMAND = "The briefs you asked for"
GROUP = "About this bot"
HELP_COMMAND = "What can be asked of me"
LABELS_COMMAND = "What the labels in a brief mean"
SETTINGS_COMMAND = "Settings of this server (Manage Server)"
FORGET_COMMAND = "Forget what you sent me"
BRIEF_THIS = "Brief this"
LENGTHS = {"brief": "brief", "claims": "claims only", "paragraph": "one paragraph"}

# Refusals
NOTHING_GIVEN = "There is nothing to brief: give a link, a file or a text."
FOUND_NOTHING = "There is no link, no file and no long text in this message."
NAMELESS = "a file without a name"
WHICH_ONE = "There are several. Which one?"
MAY_NOT_READ_IT = "Discord does not let me read the message you replied to."
USE_BRIEF_THIS = "In its menu, under Apps, choose “Brief this”; or send me the link."
FILE_GONE = "I could not get “{name}” from Discord."
UPLOAD_AGAIN = "Upload it again, or paste the text."
FILE_TOO_LARGE = "“{name}” is too large."
SEND_THE_TEXT = "Send its text, or a smaller file."
MAY_NOT_POST = "I could not write where you asked me, so here it is."
MAY_NOT_POST_THERE = "I may not write where you asked me: I need {permissions}. So here it is."
MAY_NOT_POST_HERE = "I cannot write in this channel. What I need: {permissions}."
ONLY_THERE = "You asked for this brief in another channel that not everybody can see."
POST_IT_THERE = "I can post it there only."
ONLY_ADMINS = "Only people with Manage Server can do this."
SOMETHING_WRONG = "Something went wrong on my side; nothing you did. Try again."
TOO_OLD = "This button is from another time. Ask anew, please."
CHOOSE_AGAIN = "I was restarted since. Choose “Brief this” again, please."
SETTINGS_ELSEWHERE = "Settings belong to a server."
SETTINGS_THERE = "Use /briefing settings there."

# Threads
THREAD_NAME = "Q&A: {title}"
THREAD_OPENED = "Ask about this article here. Mention me or reply to me."
THREAD_OPENED_FOLLOWED = "Ask about this article here."
THREAD_IS_THERE = "There is a thread for this brief already: ask there."
THREAD_IS_OPEN = "There is a thread for questions about this article now."
NO_THREAD = "I could not open a thread here. /ask with a question answers here."
GO_THERE = "Go to the thread"

# Modals
ASK_TITLE = "Ask about this article"
QUESTION = "Question"
PASTE_TITLE = "Paste the text"
TEXT = "Link or text"
WRONG_TITLE = "What is wrong?"
FAULT = "What is wrong"
NOTE = "Anything else"
CLAIM = "Number of the claim"
SETTINGS_TITLE = "Settings"
CHANNELS = "Channels I am switched on in"
CHANNELS_TOLD = "None chosen: all of them"
WHO = "Who may have briefs posted"
EVERYBODY, ADMINS = "everybody", "admins only"
DAILY = "Briefs per person in 24 hours"
DAILY_TOLD = "Empty: no limit"
NOTHING_CHANGED = "Nothing was changed."
KEEP = "Days that articles are kept"
NOT_A_NUMBER = "“{written}” is no whole number between {least} and {most}."

# Coming and going
REALLY_FORGET = "What you sent me alone is removed for good, and your name on what was shared."
WHEN_REMOVED = (
    "If this server removes me, what was read here is deleted after {days} days;"
    " if I come back before, it stays."
)
GOODBYE = (
    "I was removed from {name}. What was read there is deleted after {days} days;"
    " if I come back before, it stays."
)

# briefing check
STANDING = "{name}, on: {servers}"
NO_SERVER = "no server yet"
INVITE_WITH = "To add it to a server, or to grant what is lacking, open {address}"
NOT_ACCEPTED = "Discord does not accept BOT_DISCORD_TOKEN."
RESET_IT = "Reset the token on the Bot page of the developer portal and set it anew."
LACKS_PERMISSION = "{server} does not grant “{permission}”."
LACKS_CONTENT = "Discord does not grant the Message Content intent."
GRANT_CONTENT = "Switch it on on the Bot page, or set BOT_DISCORD_FOLLOW_THREADS=false."

# Digests
RESUME_DIGEST = "/digest resume with {id} lets it go on."
CHANGE_DIGEST = "/digest change and the buttons of /digest list change it."
DIGEST_WAYS = "To set one: /digest setup."
DIGEST_GROUP = "Digests of what was briefed in a channel"
DIGEST_SETUP = "Set up a digest with a form"
DIGEST_SET = "Post a digest in this channel"
DIGEST_CHANGE = "Change a digest with a form"
DIGEST_LIST = "The digests you may see here"
DIGEST_NOW = "Post today's digest at once"
DIGEST_PAUSE = "Stop a digest until it is resumed"
DIGEST_RESUME = "Let a digest go on"
DIGEST_REMOVE = "Remove a digest"
DIGEST_PREVIEW = "Show what would be posted now"
AT_OPTION = "The time, such as 07:30"
ZONE_OPTION = "The time zone, such as Europe/Zurich"
DAYS_OPTION = "daily, weekdays, weekends, or mon,wed,fri"
TITLE_OPTION = "What it is called"
ID_OPTION = "Its id from the list; empty: the one of this channel"
NEEDS_SERVER = "A digest needs a channel of a server that I am a member of."
SET_IT_THERE = "Use /digest setup there."
NOT_SEEN = "I cannot see that channel."
NO_PLACE = "A digest can stand in a text or announcement channel, a thread or a forum."
YOU_MAY_NOT = "You may not write there yourself."
FROM_INSIDE = "For a private thread, use /digest setup inside it."
LOCKED = "That thread is locked."
CHANNEL_GONE = "The channel or thread is gone."
DISCORD_SAYS = "Discord does not let me post there: {reason}"

# The forms of a digest
DIGEST_TITLES = {"when": "When and where", "what": "Sources and topics", "how": "More settings"}
CHANNEL_FIELD, CHANNEL_HINT = "Channel", "A channel, a thread or a forum; none: this one."
MORE_SETTINGS, SOURCES = "More settings", "Sources and topics"
STANDS_IN = "It is posted in #{name}."
NOT_TAKEN = "Nothing was changed yet."
CORRECT_IT = "Correct it"
TYPED, TYPED_NOTHING = "{label}:", "{label}: nothing"
FILE_AGAIN = "The file has to be uploaded again."
AND_MORE = "… and {count} more."
