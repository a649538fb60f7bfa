"""A realistic Discord on loopback that the unmodified discord.py talks to."""

from tests.platforms.discord_server.message import Message
from tests.platforms.discord_server.offered import NotOfferedError
from tests.platforms.discord_server.people import Person
from tests.platforms.discord_server.places import Channel, Guild
from tests.platforms.discord_server.record import Ping, Recorded
from tests.platforms.discord_server.server import DiscordServer
from tests.platforms.discord_server.uses import Modal, Use
from tests.platforms.discord_server.wire import Answered, Right

__all__ = [
    "Answered",
    "Channel",
    "DiscordServer",
    "Guild",
    "Message",
    "Modal",
    "NotOfferedError",
    "Person",
    "Ping",
    "Recorded",
    "Right",
    "Use",
]
