"""The words of an e-mail: its plain part, else its HTML part through the HTML reader."""

from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr, parsedate_to_datetime

from bot.ingest import refusals
from bot.ingest.cleaning import cleaned, is_blank
from bot.ingest.encoding import decoded
from bot.ingest.limits import Limits
from bot.ingest.wire import Extract


def read_mail(content: bytes, name: str, limits: Limits) -> Extract:
    """Give the words of a message; Subject is the title, the sender's name the publisher."""
    message = BytesParser(policy=policy.default).parsebytes(content)
    part = message.get_body(preferencelist=("plain", "html"))
    if part is None or not isinstance(part, EmailMessage):
        raise refusals.no_text_part(name)
    text = _text_of(part, name)
    if part.get_content_subtype() == "html":
        from bot.ingest.pages import read_page  # 0.5 s that a plain message does not need

        read = read_page(text, name, limits)
    elif is_blank(text):
        raise refusals.no_text_part(name)
    else:
        read = Extract(text)
    sender = _header(message, "From")
    return Extract(
        text=read.text,
        title=_header(message, "Subject") or read.title,
        byline=read.byline,
        publisher=read.publisher or parseaddr(sender or "")[0] or None,
        published=read.published or _date(message),
    )


def _text_of(part: EmailMessage, name: str) -> str:
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        raise refusals.no_text_part(name)
    charset = part.get_content_charset()
    text = decoded(payload, charset)
    if text is None:
        raise refusals.unreadable_encoding(name, charset)
    return cleaned(text)


def _header(message: EmailMessage, key: str) -> str | None:
    """Give a header decoded and on one line; None when it is missing or broken."""
    try:
        said = str(message[key] or "")
    except (ValueError, IndexError, AttributeError):  # defects the header parser stumbles over
        return None
    return " ".join(cleaned(said).split()) or None


def _date(message: EmailMessage) -> str | None:
    try:
        return parsedate_to_datetime(str(message["Date"])).date().isoformat()
    except (ValueError, TypeError, IndexError):
        return None
