"""What many tests begin with: a brief in a channel, a thread about it."""

from tests.platforms.discord_server import DiscordServer
from tests.platforms.discord_server.message import Message
from tests.platforms.discord_server.people import Person
from tests.platforms.discord_server.places import Channel
from tests.platforms.pages import KESTREL


async def briefed(
    who: Person, room: Channel, link: str = KESTREL, *, private: bool = False
) -> Message:
    """Give the brief that somebody asked for by command."""
    return await (await who.runs(room, "brief", link=link, private=private)).answer()


async def open_thread(server: DiscordServer, who: Person, room: Channel, brief: Message) -> Channel:
    """Press Ask, and give the thread, its greeting taken."""
    told = await (await who.presses(brief, "Ask")).answer()
    thread = await server.thread_in(room, len(room.threads) - 1)
    assert told.is_ephemeral
    assert told.address_of("Go to the thread").endswith(thread.id)
    await server.message_in(thread)
    return thread
