"""What went wrong between us and a model: in words for people, and whether to try again."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import openai

_PASSING = frozenset({408, 409, 429, 500, 502, 503, 504, 529})
_REASONS = {
    400: "the language model did not take the question",
    401: "the language model refused the key",
    403: "the language model refused the key",
    404: "the server does not know this language model",
    408: "the language model took too long",
    422: "the language model did not take the question",
    429: "the language model is busy",
}
# llama-cpp-python's server says 500 for a kind of response_format it does not know.
_ABOUT_THE_QUESTION = frozenset({400, 422, 500, 501})
_FORM_WORDS = ("response_format", "json_schema", "text.format", "guided", "grammar", "schema",
               "json_object", "json mode")  # fmt: skip


def reason_of(error: BaseException) -> str:
    """Say in plain words what went wrong; nothing of the question, the reply or the key."""
    if isinstance(error, TimeoutError | openai.APITimeoutError):
        return "the language model took too long"
    if isinstance(error, openai.APIStatusError):
        if _is_out_of_quota(error):
            return "the account of the language model is used up"
        known = _REASONS.get(error.status_code)
        return known or f"the language model failed (status {error.status_code})"
    if isinstance(error, openai.APIConnectionError):
        return "the language model could not be reached"
    # A page for people comes out of the SDK as a bare string; a broken piece as a ValueError.
    if isinstance(error, openai.APIError | ValueError | TypeError | AttributeError):
        return "the server answered something that is no reply"
    return f"the language model failed ({type(error).__name__})"


def is_general(error: BaseException) -> bool:
    """Tell trouble of the server or the account from trouble with this one question."""
    if isinstance(error, openai.APIStatusError):
        return error.status_code not in {400, 409, 413, 422}
    return isinstance(error, TimeoutError | openai.APIConnectionError)


def is_passing(error: openai.APIError) -> bool:
    """Tell trouble that may be over in a moment."""
    if isinstance(error, openai.APIStatusError):
        return error.status_code in _PASSING and not _is_out_of_quota(error)
    return isinstance(error, openai.APIConnectionError)


def _is_out_of_quota(error: openai.APIStatusError) -> bool:
    return error.code == "insufficient_quota"


def is_about_form(error: openai.APIError) -> bool:
    """Tell a server that does not take the schema from one that does not take the question."""
    if not isinstance(error, openai.APIStatusError) or error.status_code not in _ABOUT_THE_QUESTION:
        return False
    told = f"{error.message} {error.body}".lower()
    return any(word in told for word in _FORM_WORDS)


def retry_after(error: openai.APIError) -> float | None:
    """Give the seconds a server asks to wait; None if it says nothing readable."""
    if not isinstance(error, openai.APIStatusError):
        return None
    written = error.response.headers.get("retry-after", "").strip()
    if not written:
        return None
    try:
        return max(0.0, float(written))
    except ValueError:
        pass
    try:
        moment = parsedate_to_datetime(written)
    except ValueError:
        return None
    return max(0.0, (moment - _now_by(error, moment)).total_seconds())


def _now_by(error: openai.APIStatusError, moment: datetime) -> datetime:
    """Give the server's own time, which its date is about."""
    written = error.response.headers.get("date", "")
    try:
        return parsedate_to_datetime(written)
    except ValueError:
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
