"""Two links to one page become one address, two pages never do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.web_address import TRACKING_NAMES, canonical, is_page, is_web

_PIECES = st.sampled_from(
    "http:// HTTPS:// https:// ftp:// Example.ORG news.example :80 :443 :8080 : @ / // ? & = # ; % "
    "utm_source=x fbclid=1 gclid UTM_Medium=a id=7 b a%20b [::1] \u0130 ß \t \n \\ .. +".split(" ")
)
_ADDRESSES = st.lists(_PIECES, max_size=12).map("".join) | st.text(max_size=60)
_NAMES = st.text("abcdefgxyz0123456789", min_size=1, max_size=6)


@given(_ADDRESSES)
def test_an_address_made_canonical_twice_is_the_same(url: str):
    """Whatever it is, address or not."""
    assert canonical(canonical(url)) == canonical(url)


@given(st.dictionaries(_NAMES, _NAMES, max_size=5), st.sampled_from(sorted(TRACKING_NAMES)))
def test_only_tracking_is_taken_away(fields: dict[str, str], tracking: str):
    """All other parameters stay, in their order."""
    kept = [f"{name}={value}" for name, value in fields.items()]
    query = "&".join([f"{tracking}=1", *kept, "utm_campaign=spring"])

    expected = "https://news.example/a" + (f"?{'&'.join(kept)}" if kept else "")
    assert canonical(f"https://news.example/a?{query}") == expected


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("HTTPS://News.Example:443/Story", "https://news.example/Story"),
        ("http://news.example:80", "http://news.example/"),
        ("http://news.example:", "http://news.example/"),
        ("http://news.example:8080/a", "http://news.example:8080/a"),
        ("https://news.example/a#comments", "https://news.example/a"),
        ("https://news.example/a?utm_source=rss&id=7&fbclid=x", "https://news.example/a?id=7"),
        ("https://news.example/a?b=2&a=1", "https://news.example/a?b=2&a=1"),
        ("https://news.example/a?utm%5Fsource=rss", "https://news.example/a"),
        ("https://news.example/?gclid=1", "https://news.example/"),
        ("https://news.example/a/../b", "https://news.example/a/../b"),
        ("  https://news.example/a ", "https://news.example/a"),
        ("tag:news.example,2031:7", "tag:news.example,2031:7"),
        ("https://news.example:port/a", "https://news.example:port/a"),
    ],
)
def test_an_address_is_written_one_way(written: str, address: str):
    """Small letters, no default port, no fragment, no tracking."""
    assert canonical(written) == address


def test_the_front_door_is_no_page():
    """Many items may lead there, so it tells none of them."""
    assert not is_page("https://news.example/?utm_source=rss")
    assert is_page("https://news.example/?p=7")
    assert is_page("https://news.example/a")
    assert not is_page("mailto:desk@news.example")


@pytest.mark.parametrize("url", ["javascript:alert(1)", "//a.example", "https://", "http://[x"])
def test_what_leads_nowhere_is_no_web_address(url: str):
    """Only http and https with a host."""
    assert not is_web(url)
