"""What tests of digests in forums begin with."""

from tests.platforms.discord.conftest import Bot
from tests.platforms.discord.scenes import briefed
from tests.platforms.discord.test_digest_forms import set_by_form
from tests.platforms.discord.test_digests import walk
from tests.platforms.discord_server import DiscordServer
from tests.platforms.discord_server.message import Message
from tests.platforms.discord_server.people import Person
from tests.platforms.discord_server.places import Channel
from tests.platforms.pages import KESTREL, MERIDIAN


async def set_in(who: Person, room: Channel, forum: Channel) -> Channel:
    """Set a digest for a forum in which two articles were briefed; give the place of those."""
    told = await set_by_form(who, room, Channel=[forum])
    assert "is set" in told.text, told.text
    talk = await who.opens_thread(forum, "What is new?")
    for link in (KESTREL, MERIDIAN):
        await briefed(who, talk, link)
    return talk


def posts_in(server: DiscordServer, forum: Channel) -> list[Channel]:
    """Give the posts that the bot opened."""
    return [one for one in forum.threads if one.owner is server.world.bot]


def messages_in(post: Channel) -> list[Message]:
    return sorted(post.messages.values(), key=lambda one: int(one.id))


async def walk_on(server: DiscordServer, bot: Bot, *, times: int = 6) -> list[int]:
    """Walk the round several times, half a minute apart."""
    ends = []
    for _ in range(times):
        ends.append(await walk(bot))
        server.clock.forward(31)
    return ends
