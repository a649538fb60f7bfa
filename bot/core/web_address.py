"""One web page, one address: what two links must share to lead to the same page."""

import re
from urllib.parse import unquote, urlsplit

# Parameters that say how a reader came to a page and never which page it is. Sources: Google's
# and Microsoft's campaign tags, click ids of advertisers (Meta, Google, Microsoft, TikTok,
# X, LinkedIn, Yandex), mail tools (Mailchimp, HubSpot, Marketo, Vero), and feed tools.
TRACKING_PREFIXES = ("utm_", "mtm_", "pk_", "hsa_", "at_")
TRACKING_NAMES = frozenset(
    "fbclid gclid gclsrc dclid gbraid wbraid msclkid ttclid twclid li_fat_id yclid igshid igsh"
    " mc_cid mc_eid _hsenc _hsmi __hssc __hstc __hsfp hsctatracking mkt_tok vero_id vero_conv"
    " _ga _gl _openstat oly_anon_id oly_enc_id ns_campaign ns_mchannel ns_source ns_linkname"
    " cmpid wt_mc wt.mc_id xtor ocid smid guccounter guce_referrer guce_referrer_sig s_cid".split()
)
_DEFAULT_PORT = {"http": "80", "https": "443"}
_HIDDEN = re.compile(r"[\x00-\x20\x7f]")


def canonical(url: str) -> str:
    """Give the address without what does not tell pages apart; the same again changes nothing.

    Scheme and host in small letters, no default port, no fragment, no tracking parameter
    (`TRACKING_NAMES`, `TRACKING_PREFIXES`); an empty path is "/" (RFC 3986, 6.2.3). All other
    parameters stay, in their order. What is no http address comes back without outer blanks.
    """
    url = url.strip()
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return url
    if parts.scheme not in _DEFAULT_PORT or not parts.hostname or _HIDDEN.search(url):
        return url
    host = _host(parts.netloc, _DEFAULT_PORT[parts.scheme])
    query = "&".join(part for part in parts.query.split("&") if not _tracks(part))
    return f"{parts.scheme}://{host}{parts.path or '/'}{'?' if query else ''}{query}"


def is_page(url: str) -> bool:
    """Tell whether an address names one page, not the front door of a site."""
    parts = urlsplit(canonical(url))
    return parts.scheme in _DEFAULT_PORT and bool(parts.path.strip("/") or parts.query)


def is_web(url: str) -> bool:
    """Tell whether an address begins as a web address does and names a host."""
    try:
        parts = urlsplit(url)
        return parts.scheme in _DEFAULT_PORT and bool(parts.hostname)
    except ValueError:
        return False


def _host(netloc: str, default_port: str) -> str:
    user, at, host = netloc.rpartition("@")
    return f"{user}{at}{host.lower().removesuffix(f':{default_port}').removesuffix(':')}"


def _tracks(parameter: str) -> bool:
    name = unquote(parameter.partition("=")[0]).lower()
    return name in TRACKING_NAMES or name.startswith(TRACKING_PREFIXES)
