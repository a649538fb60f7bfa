"""The commands: /brief, /ask, /briefs, /briefing …, and "Brief this" on a message."""

from collections.abc import Sequence
from typing import Any, Literal

import discord
from discord import app_commands, ui

from bot.adapters.cards.card import Action, Button, Buttons, Card, Prose, Verb, Weight, line
from bot.adapters.cards.notices import briefs_card, help_card, labels_card
from bot.adapters.discord.digest_commands import DigestCommands
from bot.adapters.discord.house import House, Thing
from bot.adapters.discord.items import OFFER
from bot.adapters.discord.layout import View
from bot.adapters.discord.places import workspace_of
from bot.adapters.discord.presses import settings
from bot.adapters.discord.submissions import begin_question
from bot.adapters.discord.translate import files_of, found_in, request_from_use
from bot.adapters.discord.using import Interaction, Using
from bot.adapters.visible import visible
from bot.adapters.wording import cards as common
from bot.adapters.wording import discord as wording
from bot.core.place import Workspace
from bot.core.request import Attachment, Form, Wish
from bot.errors import NotAllowed, NotFound
from bot.journeys.postings import Opened

Command = app_commands.Command[Any, ..., None]
Length = Literal["brief", "claims only", "one paragraph"]
_FORM_BY_LENGTH = {label: Form(name) for name, label in wording.LENGTHS.items()}
# What keeps a request, which the inbox makes once; everything else is made once by its use.
KEPT = frozenset({"brief", "ask", wording.BRIEF_THIS})
_MOST_SHOWN, _MOST_OPTIONS, _LABEL = 5, 25, 100


class Commands:
    """Every command, on one house."""

    def __init__(self, house: House) -> None:
        self.house = house

    def register(self, tree: app_commands.CommandTree[discord.Client]) -> None:
        """Put the commands on the tree: usable on servers, by people, and in direct messages."""
        anywhere: dict[str, Any] = {
            "allowed_contexts": app_commands.AppCommandContext(
                guild=True, dm_channel=True, private_channel=True
            ),
            "allowed_installs": app_commands.AppInstallationType(guild=True, user=True),
        }
        brief: Command = app_commands.Command(
            name="brief", description=wording.BRIEF_COMMAND, callback=self.brief, **anywhere
        )
        ask: Command = app_commands.Command(
            name="ask", description=wording.ASK_COMMAND, callback=self.ask, **anywhere
        )
        ask.autocomplete("article")(self.suggest)
        briefs: Command = app_commands.Command(
            name="briefs", description=wording.BRIEFS_COMMAND, callback=self.briefs, **anywhere
        )
        this = app_commands.ContextMenu(
            name=wording.BRIEF_THIS, callback=self.brief_this, **anywhere
        )
        for command in (brief, ask, briefs, this):
            tree.add_command(command)
        tree.add_command(self._about(anywhere))
        tree.add_command(DigestCommands(self.house).group(**anywhere))

    def _about(self, anywhere: dict[str, Any]) -> app_commands.Group:
        """Give the commands about the bot itself."""
        group = app_commands.Group(name="briefing", description=wording.GROUP, **anywhere)
        for name, told, callback in (
            ("help", wording.HELP_COMMAND, self.help),
            ("labels", wording.LABELS_COMMAND, self.labels),
            ("settings", wording.SETTINGS_COMMAND, self.settings),
            ("forget", wording.FORGET_COMMAND, self.forget),
        ):
            group.add_command(app_commands.Command(name=name, description=told, callback=callback))
        return group

    @app_commands.describe(
        link=wording.LINK_OPTION,
        file=wording.FILE_OPTION,
        text=wording.TEXT_OPTION,
        private=wording.PRIVATE_OPTION,
        length=wording.LENGTH_OPTION,
    )
    async def brief(
        self,
        use: Interaction,
        link: str | None = None,
        file: discord.Attachment | None = None,
        text: app_commands.Range[str, 1, 6000] | None = None,
        private: bool = False,  # noqa: FBT001, FBT002  (Discord's option)
        length: Length = "brief",
    ) -> None:
        """Brief a link, a file or a text."""
        using = Using(self.house, use)
        if not (link or file or text):
            await using.say_once(wording.NOTHING_GIVEN)
            return
        request = request_from_use(
            use,
            using.place(is_private=private),
            wish=Wish.BRIEF,
            text="" if link or file else text or "",
            links=(link.strip(),) if link else (),
            files=files_of((file,)) if file else (),
            form=_FORM_BY_LENGTH[length],
        )
        await using.begin(request)

    @app_commands.describe(
        question=wording.QUESTION_OPTION,
        article=wording.ARTICLE_OPTION,
        private=wording.PRIVATE_OPTION,
    )
    async def ask(
        self,
        use: Interaction,
        question: app_commands.Range[str, 1, 400],
        article: str | None = None,
        private: bool = False,  # noqa: FBT001, FBT002  (Discord's option)
    ) -> None:
        """Answer a question about what was briefed here, or about one of the person's briefs."""
        using = Using(self.house, use)
        if article is None:
            place = using.place(is_private=private)
            await using.begin(request_from_use(use, place, wish=Wish.ASK, text=question))
            return
        try:
            await begin_question(using, article, question, is_private=private)
        except NotFound as error:
            await using.say_once(f"{error.reason} {error.hint}")

    async def suggest(self, use: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        """Give the person's briefs whose titles hold what was typed."""
        found = await self._briefs_of(Using(self.house, use), limit=_MOST_OPTIONS)
        names = [(visible(one.brief.article.name_for_people()), one.posting.id) for one in found]
        return [
            app_commands.Choice(name=name[:_LABEL], value=posting)
            for name, posting in names
            if name.strip() and typed.casefold() in name.casefold()
        ]

    async def briefs(self, use: Interaction) -> None:
        """List the person's briefs of this server, or of direct messages."""
        using = Using(self.house, use)
        await using.show(briefs_card(await self._briefs_of(using, limit=_MOST_SHOWN)))

    async def _briefs_of(self, using: Using, *, limit: int) -> tuple[Opened, ...]:
        """Give the person's briefs, also private ones: only the person sees them named."""
        workspace = using.workspace
        walls: tuple[Workspace, ...] = (workspace.only_person(using.person),)
        if workspace != workspace_of(None):
            walls = (workspace, *walls)
        return await self.house.front.yours(walls, using.person, limit=limit)

    async def brief_this(self, use: Interaction, message: discord.Message) -> None:
        """Brief what is in somebody's message, for the person alone at first."""
        using = Using(self.house, use)
        ours = self.house.client.user.id if self.house.client.user else 0
        things = found_in(message, ours)
        if len(things) == 1:
            await begin_brief(using, things[0], about=str(message.id))
            return
        offer = str(message.id)
        self.house.note_offer(offer, things)  # in every process: any may answer the choice
        if not await using.is_first():
            return
        if things:
            await using.show_view(_which(offer, things))
        else:
            await using.say(wording.FOUND_NOTHING)

    async def help(self, use: Interaction) -> None:
        """Say what can be asked."""
        await Using(self.house, use).show(help_card(wording.WAYS))

    async def labels(self, use: Interaction) -> None:
        """Explain the fixed terms."""
        await Using(self.house, use).show(labels_card())

    async def settings(self, use: Interaction) -> None:
        """Open the settings."""
        using = Using(self.house, use)
        try:
            await settings(using)
        except NotAllowed as error:
            await using.say(f"{error.reason} {error.hint}".strip())

    async def forget(self, use: Interaction) -> None:
        """Ask once more, then forget what the person sent."""
        button = Button(common.FORGET_ME, Action(Verb.FORGET_ME), weight=Weight.DANGER)
        parts = (Prose(line(wording.REALLY_FORGET)), Buttons((button,)))
        await Using(self.house, use).show(Card(wording.REALLY_FORGET, parts))


async def begin_brief(using: Using, thing: Thing, *, about: str) -> None:
    """Brief what stands in somebody's message, for the person alone."""
    is_link = isinstance(thing, str) and thing.startswith(("http://", "https://"))
    request = request_from_use(
        using.use,
        using.place(is_private=True),
        wish=Wish.BRIEF,
        text=thing if isinstance(thing, str) and not is_link else "",
        links=(str(thing),) if is_link else (),
        files=(thing,) if isinstance(thing, Attachment) else (),
        about=about,
    )
    await using.begin(request)


def _which(offer: str, things: Sequence[Thing]) -> View:
    """Give a menu to choose one of several things."""
    options = [
        discord.SelectOption(label=_name(one)[:_LABEL], value=str(at))
        for at, one in enumerate(things[:_MOST_OPTIONS])
    ]
    view = View(timeout=None)
    view.add_item(ui.TextDisplay(wording.WHICH_ONE))
    view.add_item(ui.ActionRow(ui.Select(custom_id=f"{OFFER}:{offer}", options=options)))
    view.stop()
    return view


def _name(thing: Thing) -> str:
    name = thing.name if isinstance(thing, Attachment) else " ".join(thing.split())
    return visible(name) or wording.NAMELESS
