"""Every reason why an address cannot be read, once, each with the next step for the person."""

from http import HTTPStatus

from bot.errors import InputRefused

_BROWSER = "Open it in a browser and paste the text of the article."
_PUBLIC = "Send the public address of an article (http or https, no other port), or paste its text."


def malformed(url: str) -> InputRefused:
    """Refuse what is no address, or one that two programs could read differently."""
    reason = f"{_shown(url)} is not a web address I can read safely."
    return InputRefused(reason, hint="Send one address that begins with http:// or https://.")


def wrong_scheme(url: str, scheme: str) -> InputRefused:
    """Refuse addresses of another protocol."""
    reason = f"{_shown(url)} begins with {scheme[:20]}:, only http and https are read."
    return InputRefused(reason, hint="Send a web address, or upload the file.")


def too_long(length: int, limit: int) -> InputRefused:
    """Refuse an address of unreasonable length."""
    reason = f"The address has {length} characters; {limit} is the limit."
    return InputRefused(reason, hint="Send the address without its tracking part.")


def not_public(host: str) -> InputRefused:
    """Refuse private addresses; the same words for a literal and for what a name resolves to."""
    return InputRefused(f"{_shown(host)}: this address is not public.", hint=_PUBLIC)


def downgraded(host: str) -> InputRefused:
    """Refuse a redirect from https to http."""
    reason = f"{_shown(host)} redirects from https to http, which anybody on the way can change."
    return InputRefused(reason, hint=_BROWSER)


def too_many_redirects(host: str, limit: int) -> InputRefused:
    """Refuse a chain of redirects without an end."""
    reason = f"{_shown(host)} redirects more than {limit} times (too many redirects)."
    return InputRefused(reason, hint="Send the final address, or paste the text.")


class AskedToWait(InputRefused):
    """Say that a server wants patience; `retry_after` is until when, in its own words."""

    def __init__(self, refused: InputRefused, retry_after: str | None) -> None:
        super().__init__(refused.reason, hint=refused.hint)
        self.retry_after = retry_after


def answered(host: str, status: int) -> InputRefused:
    """Refuse a page whose server says it is not there or not for us."""
    try:
        named = f"{status} ({HTTPStatus(status).phrase})"
    except ValueError:
        named = str(status)
    return InputRefused(f"{_shown(host)} answered {named}; I did not read the page.", hint=_BROWSER)


def timed_out(host: str, seconds: float) -> InputRefused:
    """Refuse a server that takes too long."""
    reason = f"{_shown(host)} timed out: no complete page within {seconds:g} seconds."
    return InputRefused(reason, hint="Try again later, or paste the text.")


def unknown_host(host: str) -> InputRefused:
    """Refuse a name nobody knows."""
    reason = f"{_shown(host)}: this name could not be found (DNS)."
    return InputRefused(reason, hint="Check the spelling of the address, or paste the text.")


def unreachable(host: str) -> InputRefused:
    """Refuse a server that does not answer or breaks off."""
    reason = f"{_shown(host)} could not be reached, or broke off in the middle of the page."
    return InputRefused(reason, hint="Try again later, or paste the text.")


def _shown(url: str) -> str:
    visible = "".join(character if character.isprintable() else "�" for character in url)
    return visible if len(visible) <= 80 else visible[:79] + "…"
