"""What is said in and about digests."""

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

# The message
HEADING = "{title} · {day} · {stories}, {articles}, {origins}"
SINCE = "since {since}"
LATE = "Late: planned {planned}, sent {sent} (I was down)"
MISSED = "; {count} missed"
COUNTED = "{articles}, {origins}"
OPEN = "Open brief"
MORE = "{count} more"
CHANGE = "Change digest"
PAUSE = "Pause this digest"
WHY = "What was left out"
LONG = "(long; in the brief)"
LEFT_OUT = "Left out ({count}): {named}"
AND_MORE = "; and {count} more"
DELETED = "{title} · {day}: what stood here was deleted."
NOTHING_NEW = "{title}: no new stories since {since} ({articles} read)."
NEXT = "Next: {moment}."

# About it
PAUSED = "“{title}” is paused. {resume}"
SET = "“{title}” is set ({id})."
NEXT_TIMES = "Next: {times}."
LIST = "Digests"
NONE_YET = "No digest is set here yet."
RESUMED = "“{title}” goes on. Next: {times}."
REMOVED = "“{title}” is removed."
IS_PAUSED = " · paused: {why}"
FOR_YOU = "for you alone"
ID = "id {id}"
DAILY, WEEKDAYS = "daily", "weekdays"
TITLE = "Morning digest"
MESSAGE = "message {number}: {state}, {message}"

# Looking at all of it
STORIES = "{title} · {day} · stories {first}-{last} of {count}"
ITEMS_LEFT = "{title} · {day} · left out {first}-{last} of {count}"
NOTHING_LEFT = "Nothing of the period was left out."
NO_MORE = "There are no more stories."
FIRST, NEXT_PAGE = "From the start", "Next"
LINK = "Page"

# Looking after it
RESUME, PREVIEW, NOW, REMOVE = "Resume", "Preview", "Post now", "Remove"
PAUSE_ONE, SET_ONE = "Pause", "Set up a digest"
CHANGED = "“{title}” is changed ({id})."
POSTING_NOW = "“{title}” is on its way."
REALLY_REMOVE = "Remove “{title}”? What was posted stays in the channel."
MADE_OF = "made of {what}"
SHARED, SAVED = "what is briefed in the channel", "everything briefed here"
FEEDS = "{count} feeds"
ONE_FEED = "1 feed"
WANTED = "about {topics}"
UNWANTED = "without {topics}"
QUIET = "quiet {begin:%H:%M}-{end:%H:%M}"
LANGUAGES = "in {languages}"
STORIES_AT_MOST = "{count} stories at most"

# The form
TITLE_FIELD = "Title"
AT_FIELD, AT_HINT = "Time", "Local time, such as 07:30."
ZONE_FIELD, ZONE_HINT = "Time zone", "Such as Europe/Zurich."
DAYS_FIELD, DAYS_HINT = "Days", "daily, weekdays, weekends, or mon,wed,fri"
QUIET_FIELD, QUIET_HINT = (
    "Quiet hours",
    "Such as 22:00-07:00; a digest waits for their end.",
)
SOURCES_FIELD = "Made of"
SHARED_CHOICE = "What is briefed in the channel"
SAVED_CHOICE = "Everything briefed here that the channel may see"
FEEDS_FIELD, FEEDS_HINT = "Feeds", "RSS or Atom addresses, one a line."
OPML_FIELD, OPML_HINT = "A list of feeds", "An OPML file; its feeds are added to those above."
FROM_LIST = "Feeds taken from {name}: {count}."
NOT_FROM_LIST = "Not taken from {name}:"
TOPICS_IN_FIELD, TOPICS_IN_HINT = "Topics wanted", "Words between commas; none means all."
TOPICS_OUT_FIELD, TOPICS_OUT_HINT = "Topics not wanted", "Words between commas."
STORIES_FIELD = "Stories at most"
LANGUAGES_FIELD, LANGUAGES_HINT = "Languages", "Such as en, de; none means all."

# At a terminal
NO_SUCH = "There is no digest “{id}”."
LIST_COMMAND = "briefing digest list names the digests."
RESUME_COMMAND = "briefing digest resume {id} lets it go on."
