"""`python -m tests.platforms.transcripts`: what people see, journey by journey, on both platforms.

`briefing run` is a process of its own; scripted people press what they see. The article is one of
the seeds, as a page and as a PDF.
"""

import asyncio
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from tests.ingest import articles
from tests.platforms.discord_server.message import Message
from tests.platforms.slack_server.people import Seen
from tests.platforms.town import Town, founded
from tests.processes import ROOT

Write = Callable[[str], None]
PDF = ("report.pdf", articles.pdf())
SEED = (ROOT / "seeds/articles/01-state-commentary.txt").read_text(encoding="utf-8")
QUESTION = "What did Dorn say about the corridor?"
NOT_THERE = "Did Dorn say what the drones cost?"


def main() -> None:
    """Print everything."""
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(play(Path(folder), _print))


def _print(line: str) -> None:
    sys.stdout.write(f"{line}\n")


async def play(folder: Path, write: Write) -> Town:
    """Play every journey; give the town afterwards, with what was rejected."""
    async with founded(folder) as town:
        town.site.pages["tesharn"] = SEED
        town.site.gate.set()
        async with town.run() as program:
            await town.open(program)
            await _slack(town, write)
            old = await _discord(town, write)
            program.process.terminate()
            assert await program.ends() == 0
        await town.discord.disconnected()
        async with town.run() as program:
            await town.open(program)
            await _after_restart(town, write, old)
            program.process.terminate()
            assert await program.ends() == 0
        return town


async def _slack(town: Town, write: Write) -> None:
    slack, link = town.slack, f"{town.site.origin}/tesharn"
    ana, ben = slack.person("ana", is_admin=True), slack.person("ben")
    news = slack.channel("news", ana, ben)
    shown = _Writer(write, town.site.origin)

    shown.title("S1 · Mention with a link (Slack, #news)")
    said = await ana.mentions(news, link)
    shown.by("ana", f"@Brief {link}")
    brief = await ana.hears(news, thread=said.ts)
    shown.seen(brief)

    shown.title("S2 · Questions in the thread, without a mention")
    for question in (QUESTION, NOT_THERE):
        shown.by("ana", question)
        await ana.says(news, question, thread=said.ts)
        shown.seen(await ana.hears(news, thread=said.ts))

    shown.title("S5 · All claims, a page on, In context")
    await ana.presses(brief, next(one for one in brief.labels if one.startswith("All ")))
    claims = await ana.next_view()
    shown.seen(claims)
    await ana.presses(claims, "Next")
    shown.seen(await ana.next_view())
    await ana.presses(claims, "In context")
    shown.seen(await ana.next_view())
    ana.closes_everything()

    shown.title("S3 · “Brief this” on somebody's message, for me; then Share")
    linked = await ana.says(news, f"{town.site.origin}/engineers")
    await ben.uses_shortcut(linked)
    form = await ben.next_view()
    shown.seen(form)
    await ben.submits(form)
    private = await ben.hears(news, thread=linked.ts)
    shown.seen(private, "only ben sees, in the thread")
    await ben.presses(private, "Share")
    await ben.submits(await ben.next_view(), channel=news.id)
    shown.seen(await ana.hears(news, thread=linked.ts), "everybody sees")

    shown.title("S4 · A PDF in a direct message; then a scan")
    await ana.says(ana.dm, "", files=[PDF])
    shown.seen(await ana.hears(ana.dm))
    await ana.says(ana.dm, "", files=[("scan.pdf", articles.pdf(("",)))])
    shown.seen(await ana.hears(ana.dm))

    shown.title("S9 · The messages tab is opened")
    await ana.opens_messages_tab()
    await slack.until(lambda: slack.world.prompts, lambda: "no prompts")
    (offered,) = slack.world.prompts
    titles = [one["title"] for one in offered["prompts"]]
    shown.lines([offered["title"], f"[{'] ['.join(titles)}]"])

    shown.title("S10 · App Home")
    await ana.opens_home()
    shown.seen(await ana.home("Your briefs"))

    shown.title("S11 · Failures")
    await ana.mentions(news, f"{town.site.origin}/closed")
    shown.by("ana", "@Brief http://…/closed")
    shown.seen(await ana.hears(news))
    cellar = slack.channel("cellar", ana, ben, kind="group")
    hidden = await ana.mentions(cellar, link)
    own = await ana.hears(cellar, thread=hidden.ts)
    shown.by("ana, in the private #cellar", f"@Brief {link}")
    shown.lines([own.lines[0], f"buttons: {' · '.join(own.labels[-6:])}"])
    ana.closes_everything()
    shared = await ana.says(cellar, town.site.link)
    await ana.uses_shortcut(shared)
    await ana.submits(await ana.next_view())
    mine = await ana.hears(cellar, thread=shared.ts)
    await ana.presses(mine, "Share")
    refused = await ana.submits(await ana.next_view(), channel=news.id)
    shown.by("ana", "Share, to #news")
    shown.lines(str(one) for one in refused.answer.get("errors", {}).values())


async def _discord(town: Town, write: Write) -> tuple[Message, Message]:
    server, link = town.discord, f"{town.site.origin}/tesharn"
    guild = server.guild("Newsroom")
    room, ana, ben = guild.channel("general"), guild.member("ana"), guild.member("ben")
    chief = guild.member("chief", manage_server=True)
    shown = _Writer(write, town.site.origin)

    shown.title("D1 · /brief with a link, with a PDF; In context (Discord, #general)")
    shown.by("ana", f"/brief link:{link}")
    brief = await (await ana.runs(room, "brief", link=link)).answer()
    shown.message(brief)
    context = await (await ben.presses(brief, "In context")).answer()
    shown.message(context, "only ben sees")
    shown.by("ana", "/brief file:report.pdf private:True")
    private = await (await ana.runs(room, "brief", file=PDF, private=True)).answer()
    shown.message(private, "only ana sees")

    shown.title("D2 · Apps, “Brief this”; then Post here")
    linked = await ana.says(room, f"See {town.site.link}")
    own = await (await ben.uses_message_command("Brief this", linked)).answer()
    shown.message(own, "only ben sees")
    await (await ben.presses(own, "Post here")).answer()
    shown.message(await server.message_in(room), "everybody sees, below ana's message")

    shown.title("D3 · Ask: a thread; in a private brief a form")
    told = await (await ana.presses(brief, "Ask")).answer()
    shown.message(told, "only ana sees")
    thread = await server.thread_in(room)
    shown.lines([f"thread: {thread.name}"])
    await server.message_in(thread)
    for question in (QUESTION, NOT_THERE):
        shown.by("ben", f"@Brief {question}")
        await ben.says(thread, f"{server.mention} {question}")
        shown.message(await server.message_in(thread))
    form = await (await ana.presses(private, "Ask")).modal()
    shown.lines(form.lines())
    asked = await ana.submits(form, {"Question": "What does Calloway say?"})
    shown.message(await asked.answer(), "only ana sees")

    shown.title("D5 · All claims, a page on, the table")
    label = next(one for one in brief.buttons() if one.startswith("All "))
    claims = await (await ben.presses(brief, label)).answer()
    shown.message(claims, "only ben sees")
    shown.message(await (await ben.presses(claims, "Next")).answer(), "the same message, changed")
    more = await (await ben.presses(brief, "More")).answer()
    table = await (await ben.presses(more, "Claims as CSV")).answer()
    shown.message(table, f"with {', '.join(table.files)}")

    shown.title("D7 · Settings, and who may not; forget")
    shown.message(await (await ana.runs(room, "briefing settings")).answer(), "only ana sees")
    form = await (await chief.runs(room, "briefing settings")).modal()
    shown.lines(form.lines())
    saved = await (await chief.submits(form, {"Days that articles are kept": "30"})).answer()
    shown.message(saved, "only chief sees")
    asked_back = await (await ben.runs(room, "briefing forget")).answer()
    shown.message(asked_back, "only ben sees")
    return brief, private


async def _after_restart(town: Town, write: Write, old: tuple[Message, Message]) -> None:
    guild = town.discord.guild("Newsroom")
    ana, ben = guild.member("ana"), guild.member("ben")
    brief, private = old
    shown = _Writer(write, town.site.origin)

    shown.title("D8 · After a restart: an old button, and one of a brief that was deleted")
    shown.message(await (await ben.presses(brief, "In context")).answer(), "only ben sees")
    more = await (await ana.presses(private, "More")).answer()
    await (await ana.presses(more, "Delete this brief")).answer()
    gone = await (await ana.presses(private, "Ask")).answer()
    shown.message(gone, "only ana sees")


class _Writer:
    """Writes what people see, with addresses of this run made plain."""

    def __init__(self, write: Write, origin: str) -> None:
        self.write = write
        self.origin = origin

    def title(self, words: str) -> None:
        self.write(f"\n== {words}")

    def by(self, who: str, words: str) -> None:
        self.lines([f"{who}: {words}"], mark="> ")

    def seen(self, seen: Seen, told: str = "") -> None:
        self.lines([*([f"({told})"] if told else []), *seen.lines])

    def message(self, message: Message, told: str = "") -> None:
        self.lines([*([f"({told})"] if told else []), *message.lines()])

    def lines(self, lines: Iterable[str], *, mark: str = "  | ") -> None:
        for line in lines:
            self.write(mark + line.replace(self.origin, "http://page.example"))


if __name__ == "__main__":
    main()
