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
PAUSE = "Pause this digest"
MORE = "{count} more behind the briefs of this channel."
LONG = "(long; in the brief)"
LEFT_OUT = "Left out ({count}): {named}"
AND_MORE = "; and {count} more"
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
ID = "id {id}"
DAILY, WEEKDAYS = "daily", "weekdays"
TITLE = "Morning digest"
MESSAGE = "message {number}: {state}, {message}"
