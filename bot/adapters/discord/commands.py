"""The commands: /brief, /ask, /briefs, /briefing …, and "Brief this" on a message."""

from typing import Any, Literal

import discord
from discord import app_commands, ui

from bot.adapters.cards.card import Action, Button, Buttons, Card, Prose, Verb, Weight, line
from bot.adapters.cards.notices import briefs_card, help_card, labels_card
from bot.adapters.discord.house import House
from bot.adapters.discord.layout import View
from bot.adapters.discord.places import workspace_of
from bot.adapters.discord.presses import settings
from bot.adapters.discord.translate import files_of, found_in, request_from_use
from bot.adapters.discord.using import Interaction, Using
from bot.adapters.wording import cards as common
from bot.adapters.wording import discord as wording
from bot.core.place import Workspace
from bot.core.request import Attachment, Form, Wish
from bot.errors import NotAllowed

Command = app_commands.Command[Any, ..., None]
Length = Literal["brief", "claims only", "one paragraph"]
_FORM_BY_LENGTH = {label: Form(name) for name, label in wording.LENGTHS.items()}
_MOST_SHOWN = 5


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
        briefs: Command = app_commands.Command(
            name="briefs", description=wording.BRIEFS_COMMAND, callback=self.briefs, **anywhere
        )
        this = app_commands.ContextMenu(
            name=wording.BRIEF_THIS, callback=self.brief_this, **anywhere
        )
        for command in (brief, ask, briefs, this):
            tree.add_command(command)
        tree.add_command(self._about(anywhere))

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
            await using.say(wording.NOTHING_GIVEN)
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

    @app_commands.describe(question=wording.QUESTION_OPTION, private=wording.PRIVATE_OPTION)
    async def ask(
        self,
        use: Interaction,
        question: app_commands.Range[str, 1, 400],
        private: bool = False,  # noqa: FBT001, FBT002  (Discord's option)
    ) -> None:
        """Answer a question about what was briefed here."""
        using = Using(self.house, use)
        place = using.place(is_private=private)
        await using.begin(request_from_use(use, place, wish=Wish.ASK, text=question))

    async def briefs(self, use: Interaction) -> None:
        """List the person's briefs of this server, or of direct messages."""
        using = Using(self.house, use)
        workspace = using.workspace
        walls: tuple[Workspace, ...] = (workspace.only_person(using.person),)
        if workspace != workspace_of(None):
            walls = (workspace, *walls)
        await using.show(briefs_card(await self.house.front.yours(walls, using.person)))

    async def brief_this(self, use: Interaction, message: discord.Message) -> None:
        """Brief what is in somebody's message, for the person alone at first."""
        using = Using(self.house, use)
        ours = self.house.client.user.id if self.house.client.user else 0
        found = found_in(message, ours)
        things: list[tuple[str, str | Attachment]] = []
        things += [(str(one), str(one)) for one in found["links"]]
        things += [(one.name, one) for one in found["files"] if isinstance(one, Attachment)]
        things += [(str(one)[:90], str(one)) for one in found["texts"]]
        if not things:
            await using.say(wording.FOUND_NOTHING)
        elif len(things) == 1:
            await _begin(using, things[0][1])
        else:
            await using.show_view(_which(self.house, things))

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
            await using.say(error.reason)

    async def forget(self, use: Interaction) -> None:
        """Ask once more, then forget what the person sent."""
        button = Button(common.FORGET_ME, Action(Verb.FORGET_ME), weight=Weight.DANGER)
        parts = (Prose(line(wording.REALLY_FORGET)), Buttons((button,)))
        await Using(self.house, use).show(Card(wording.REALLY_FORGET, parts))


async def _begin(using: Using, thing: str | Attachment) -> None:
    is_link = isinstance(thing, str) and thing.startswith(("http://", "https://"))
    request = request_from_use(
        using.use,
        using.place(is_private=True),
        wish=Wish.BRIEF,
        text=thing if isinstance(thing, str) and not is_link else "",
        links=(str(thing),) if is_link else (),
        files=(thing,) if isinstance(thing, Attachment) else (),
    )
    await using.begin(request)


def _which(house: House, things: list[tuple[str, str | Attachment]]) -> View:
    """Give a menu to choose one of several things; it lives as long as the choice is open."""
    thing_by_value = {str(at): one for at, (_, one) in enumerate(things)}
    options = [
        discord.SelectOption(label=label[:100], value=str(at))
        for at, (label, _) in enumerate(things)
    ]

    class Which(ui.Select[View]):
        async def callback(self, interaction: Interaction) -> None:
            await _begin(Using(house, interaction), thing_by_value[self.values[0]])

    view = View(timeout=600)
    view.add_item(ui.TextDisplay(wording.WHICH_ONE))
    view.add_item(ui.ActionRow(Which(options=options[:25])))
    return view
