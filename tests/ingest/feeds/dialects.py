"""The same two stories in every way a feed can be written."""

TITLE = "Harbour News"
STORIES = ("Harbour opens after nine years", "Ferry line closes & nobody objects")
SUMMARY = "The mayor said that it was worth the money."

_ITEM = """<item{about}><title>{title}</title><link>https://news.example/{at}?utm_source=rss</link>
<description>&lt;p&gt;The &lt;b&gt;mayor&lt;/b&gt; said that it was worth the money.&lt;/p&gt;
</description>{more}</item>"""
_MORE = """<guid isPermaLink="false">story-{at}</guid><author>desk@news.example (A. Writer)</author>
<pubDate>Tue, 04 Mar 2031 0{at}:00:00 +0100</pubDate>"""
_DC = """<dc:date>2031-03-04T0{at}:00:00+01:00</dc:date><dc:creator>A. Writer</dc:creator>"""
_ATOM = """<entry><id>story-{at}</id><title type="html">{title}</title>
<link rel="alternate" href="/{at}?utm_source=rss"/><author><name>A. Writer</name></author>
<published>2031-03-04T0{at}:00:00+01:00</published><updated>2031-03-05T00:00:00Z</updated>
<summary type="html">&lt;p&gt;The &lt;b&gt;mayor&lt;/b&gt; said that it was worth the money.
&lt;/p&gt;</summary></entry>"""


def _items(more: str = "", about: str = "") -> str:
    return "".join(
        _ITEM.format(
            title=title.replace("&", "&amp;"),
            at=at,
            more=more.format(at=at),
            about=about.format(at=at),
        )
        for at, title in enumerate(STORIES)
    )


def rss(version: str = "2.0", more: str = _MORE, head: str = "") -> str:
    """RSS 0.9x or 2.0."""
    return (
        f'<?xml version="1.0" encoding="utf-8"?>{head}<rss version="{version}"><channel>'
        f"<title>{TITLE}</title><link>https://news.example/</link><language>en</language>"
        f"<description>Of ships</description>{_items(more)}</channel></rss>"
    )


def rdf(namespace: str = "http://purl.org/rss/1.0/", more: str = _DC) -> str:
    """RSS 1.0 or 0.90: items beside the channel."""
    about = ' rdf:about="https://news.example/{at}"'
    return (
        '<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        f'xmlns="{namespace}" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f'<channel rdf:about="https://news.example/"><title>{TITLE}</title>'
        f"<link>https://news.example/</link></channel>{_items(more, about)}</rdf:RDF>"
    )


def atom() -> str:
    """Atom 1.0, with relative addresses."""
    entries = "".join(
        _ATOM.format(at=at, title=title.replace("&", "&amp;amp;"))
        for at, title in enumerate(STORIES)
    )
    return (
        '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en" '
        f'xml:base="https://news.example/"><id>x</id><title>{TITLE}</title>'
        f'<link href="https://news.example/"/><updated>2031-03-05T00:00:00Z</updated>{entries}</feed>'
    )


def json_feed() -> dict[str, object]:
    """JSON Feed 1.1."""
    return {
        "version": "https://jsonfeed.org/version/1.1",
        "title": TITLE,
        "language": "en",
        "home_page_url": "https://news.example/",
        "items": [
            {
                "id": f"story-{at}",
                "url": f"https://news.example/{at}?utm_source=rss",
                "title": title,
                "content_html": "<p>The <b>mayor</b> said that it was worth the money.</p>",
                "date_published": f"2031-03-04T0{at}:00:00+01:00",
                "authors": [{"name": "A. Writer"}],
            }
            for at, title in enumerate(STORIES)
        ],
    }
