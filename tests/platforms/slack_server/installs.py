"""Installing the app by OAuth: the page that asks, and the exchange of the code for a token."""

import html
import re
from urllib.parse import parse_qs, urlsplit

import aiohttp
from aiohttp import web
from yarl import URL

from tests.platforms.slack_server.world import Json, World

_AUTHORIZE = re.compile(r'href="([^"]+/oauth/v2/authorize[^"]*)"')
CODE = "code-of-the-test"


async def authorize(request: web.Request) -> web.StreamResponse:
    """Let the person allow everything at once, and send them back."""
    back = f"{request.query['redirect_uri']}?code={CODE}&state={request.query['state']}"
    raise web.HTTPFound(back)


def access(world: World, given: Json) -> Json:
    """Exchange the code for the token of a new workspace, which the person named in it."""
    if not str(given.get("code", "")).startswith(CODE):
        return {"ok": False, "error": "invalid_code"}
    team = next((one for one in world.teams.values() if one.id == "T2"), None) or world.team("T2")
    installer = next((one.id for one in world.people.values() if one.team is team), "")
    return {
        "ok": True,
        "app_id": "A0APP",
        "authed_user": {"id": installer},
        "scope": ",".join(sorted(team.scopes)),
        "token_type": "bot",
        "access_token": team.bot_token,
        "bot_user_id": team.bot_user,
        "team": {"id": team.id, "name": "Second"},
        "enterprise": None,
        "is_enterprise_install": False,
    }


async def install(pages: str) -> tuple[int, str]:
    """Walk through an install like a browser; give the last page and its address."""
    # In life the pages have a certificate: the cookie of an install is for such pages only.
    jar = aiohttp.CookieJar(unsafe=True, treat_as_secure_origin=URL(pages))
    async with aiohttp.ClientSession(cookie_jar=jar) as browser:
        async with browser.get(f"{pages}/slack/install") as page:
            text = await page.text()
        asked = html.unescape(_AUTHORIZE.findall(text)[0])
        async with browser.get(asked, allow_redirects=False) as page:
            back = urlsplit(page.headers["Location"])
        async with browser.get(f"{pages}{back.path}?{back.query}") as page:
            return page.status, parse_qs(back.query)["state"][0]
