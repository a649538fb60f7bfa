"""A Slack of our own for tests: the real client libraries talk to it over loopback."""

from tests.platforms.slack_server.people import Person, Seen
from tests.platforms.slack_server.server import SlackServer
from tests.platforms.slack_server.world import Channel

__all__ = ["Channel", "Person", "Seen", "SlackServer"]
