"""Every reason why something cannot be read, once, each with the next step for the person."""

from bot.errors import InputRefused

PASTE = "Paste the text of the article, or send it as a .txt file."
FORMATS = "Send .txt, .md, .html, .pdf, .docx or .eml, or paste the text."


def empty(name: str) -> InputRefused:
    """Refuse what has no byte at all."""
    return InputRefused(f"{name} is empty.", hint=PASTE)


def blank(name: str) -> InputRefused:
    """Refuse what has nothing but white space or invisible characters."""
    return InputRefused(f"{name} holds white space only.", hint=PASTE)


def too_large(name: str, size: int, limit: int) -> InputRefused:
    """Refuse what is larger than the cap."""
    reason = f"{name} is too large: {_megabytes(size)} where {_megabytes(limit)} is the limit."
    return InputRefused(reason, hint="Send the article alone, or paste the part that matters.")


def too_large_stream(name: str, limit: int) -> InputRefused:
    """Refuse what did not end before the cap was reached."""
    reason = f"{name} is too large: more than {_megabytes(limit)}, which is the limit."
    return InputRefused(reason, hint="Send the article alone, or paste the part that matters.")


def expands_too_much(name: str) -> InputRefused:
    """Refuse a bomb or a file so damaged that reading it never ends."""
    reason = f"{name} expands too much or is damaged; reading it was stopped."
    return InputRefused(reason, hint="Open it, copy the text and paste it here.")


def damaged(name: str, what: str) -> InputRefused:
    """Refuse a file that is not what its first bytes promise."""
    reason = f"{name} is damaged: {what}."
    return InputRefused(reason, hint="Open it, copy the text and paste it here.")


def binary(name: str) -> InputRefused:
    """Refuse bytes that are no text."""
    return InputRefused(f"{name} is binary data, not text.", hint=FORMATS)


def unsupported(name: str, what: str) -> InputRefused:
    """Refuse a kind of file we do not read."""
    return InputRefused(f"{name} is {what}, a type I do not read.", hint=FORMATS)


def types_disagree(name: str, claimed: str, found: str) -> InputRefused:
    """Refuse a file whose name or declared type says one thing and whose bytes say another."""
    reason = f"{name}: the types disagree: it is sent as {claimed} but its bytes are {found}."
    return InputRefused(reason, hint="Send it under its true type, or paste the text.")


def unreadable_encoding(name: str, label: str | None = None) -> InputRefused:
    """Refuse text whose characters cannot be told with confidence."""
    said = f" as {label[:40]}" if label else ""
    reason = f"{name} is in an encoding I cannot read{said} without guessing letters."
    return InputRefused(reason, hint="Save it as UTF-8 and send it again, or paste the text.")


def encrypted(name: str) -> InputRefused:
    """Refuse a file that needs a password."""
    reason = f"{name} is encrypted and needs a password."
    return InputRefused(reason, hint="Send a copy without a password, or paste the text.")


def scan(name: str, pages: int) -> InputRefused:
    """Refuse a PDF made of pictures."""
    counted = "1 page" if pages == 1 else f"{pages} pages"
    reason = f"{name} is a scan without text ({counted}, no characters)."
    return InputRefused(reason, hint="Send a version with text (after OCR), or paste the text.")


def too_many_pages(name: str, pages: int, limit: int) -> InputRefused:
    """Refuse a book."""
    reason = f"{name} has {pages} pages; {limit} is the limit."
    return InputRefused(reason, hint="Send the pages of the article alone.")


def too_deep(name: str) -> InputRefused:
    """Refuse markup nested so deep that parsers give up and return nothing."""
    reason = f"{name} is nested too deeply to be read completely."
    return InputRefused(reason, hint="Copy the text from the page and paste it here.")


def no_article(name: str) -> InputRefused:
    """Refuse a page on which no article could be found."""
    reason = f"{name}: I found no article text on the page."
    return InputRefused(reason, hint="Send the address of one article, or paste its text.")


def no_text_part(name: str) -> InputRefused:
    """Refuse a message without words of its own."""
    reason = f"{name} is a message without a text part."
    return InputRefused(reason, hint="Send the attached article itself, or paste the text.")


def teaser(name: str, words: int) -> InputRefused:
    """Refuse the beginning of an article that ends at a paywall."""
    reason = f"{name} is only a teaser ({words} words before the subscription notice)."
    return InputRefused(reason, hint="Paste the full text if you have access to it.")


def consent_page(name: str) -> InputRefused:
    """Refuse a page that asks for cookies in place of the article."""
    reason = f"{name} is a consent page (cookies or privacy), not the article."
    return InputRefused(reason, hint="Open the page, accept or decline, and paste the text here.")


def error_page(name: str, words: str) -> InputRefused:
    """Refuse a page that reports an error although the server answered 200."""
    reason = f'{name} is an error page ("{words[:60]}"), not an article.'
    return InputRefused(reason, hint="Check the address in a browser, or paste the text.")


def not_prose(name: str) -> InputRefused:
    """Refuse lists, tables and scraps without one sentence."""
    reason = f"{name} has no sentence in it, so there is nothing anybody says."
    return InputRefused(reason, hint="Send an article: a few sentences of running text.")


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB"
