"""The home tab and the messages tab: what a person finds on opening the app."""

import logging

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.adapters.cards.notices import home_card
from bot.adapters.slack.house import House
from bot.adapters.slack.places import error_of
from bot.adapters.slack.translate import Installation
from bot.adapters.slack.views import home_view
from bot.adapters.wording import slack as wording
from bot.core.place import Destination
from bot.journeys.digests.subscribe import Asker

_DIGESTS = 10  # the newest; /brief digest list shows all

logger = logging.getLogger(__name__)


async def publish_home(house: House, client: AsyncWebClient, at: Installation, person: str) -> None:
    """Show a person's briefs and digests, and to admins the rules; nothing that is others'."""
    workspace = at.workspace
    walls = (workspace, workspace.only_person(person))
    briefs = await house.front.yours(walls, person)
    is_admin = await house.places.is_admin(client, person)
    rules = await house.front.rules.of(workspace) if is_admin else None
    asker = Asker(person, Destination(workspace, ""), is_admin=is_admin)
    digests = await house.front.digests.list(asker)
    view = home_view(home_card(briefs, rules, digests[-_DIGESTS:]))
    await client.views_publish(user_id=person, view=view)


async def greet(client: AsyncWebClient, channel: str) -> None:
    """Offer what can be asked, where the messages tab was opened; without it nothing is lost."""
    prompts = [{"title": title, "message": message} for title, message in wording.PROMPTS]
    try:
        # No thread_ts: under agent_view it would silently fail (docs.slack.dev).
        await client.assistant_threads_setSuggestedPrompts(
            channel_id=channel, thread_ts=None, title=wording.GREETING, prompts=prompts
        )
    except SlackApiError as error:
        logger.warning("no prompts are suggested", extra={"error": error_of(error)})
