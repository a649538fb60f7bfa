"""What the bot may reach of the web: links, feeds, and the addresses an operator allows."""

from collections.abc import Callable

from bot.journeys.feed_ports import FeedWeb
from bot.journeys.ports import Intake
from bot.settings import Settings


def feed_web(reachable: Callable[[str, int], bool] | None = None) -> FeedWeb:
    """Give the one way to feeds of this process: it knows the hosts and their turns.

    Public addresses alone can be reached, if `reachable` does not say otherwise.
    """
    from bot.ingest.addresses import is_public_endpoint
    from bot.ingest.feeds.fetcher import FeedFetcher
    from bot.ingest.feeds.pages import PolitePages
    from bot.ingest.feeds.web import PoliteWeb
    from bot.ingest.intake import SandboxedIntake

    may_reach = reachable or is_public_endpoint
    fetcher = FeedFetcher(PoliteWeb(reachable=may_reach))
    pages = PolitePages(fetcher.web, fetcher.permission, SandboxedIntake(reachable=may_reach))
    return FeedWeb(fetcher, pages, fetcher.parser)


def intake_of(settings: Settings) -> Intake:
    """Give the way from what somebody sent to an article."""
    from bot.ingest.intake import SandboxedIntake

    return SandboxedIntake(reachable=reachable_of(settings))


def reachable_of(settings: Settings) -> Callable[[str, int], bool]:
    """Give which addresses may be fetched from: public ones, and what the operator allows."""
    from bot.ingest.addresses import is_public_endpoint

    def is_reachable(address: str, port: int) -> bool:
        return is_public_endpoint(address, port) or any(
            allowed.permits(address, port) for allowed in settings.fetch_allow
        )

    return is_reachable
