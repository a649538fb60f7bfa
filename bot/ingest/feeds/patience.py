"""Until when a server asks us to wait: `Retry-After` and what we do without it."""

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from bot.core.feed_state import pause

SHORTEST = timedelta(minutes=1)
LONGEST = timedelta(days=7)  # who writes a year has made a mistake


def wait_until(retry_after: str | None, failures: int, now: datetime) -> datetime:
    """Give the moment to ask again: the server's, between a minute and a week from now.

    `Retry-After` is seconds or an HTTP date (RFC 9110, 10.2.3). Without one, or with one nobody
    can read, the pause doubles with each failure as for a broken feed.
    """
    asked = _moment(retry_after, now) if retry_after else None
    if asked is None:
        return now + pause(failures + 1)
    return min(max(asked, now + SHORTEST), now + LONGEST)


def _moment(written: str, now: datetime) -> datetime | None:
    written = written.strip()
    if written.isascii() and written.isdigit():
        return now + timedelta(seconds=min(int(written[:12]), 10**9))
    try:
        moment = parsedate_to_datetime(written)
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None
