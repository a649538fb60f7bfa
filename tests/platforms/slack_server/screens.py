"""What the app opens on somebody's screen: modals, the home tab. A trigger is good once."""

from collections.abc import Callable
from dataclasses import dataclass, field

from tests.platforms.slack_server.methods import Call, Method
from tests.platforms.slack_server.world import Json, Refusal

TRIGGER_LASTS = 3.0


@dataclass
class Triggers:
    """The triggers given out: for whom, and until when."""

    given: dict[str, tuple[str, float]] = field(default_factory=dict)

    def new(self, name: str, person: str, now: float) -> str:
        """Give a trigger to a person's press."""
        self.given[name] = (person, now + TRIGGER_LASTS)
        return name

    def use(self, name: str, now: float) -> str:
        """Use a trigger up; give whose it was."""
        person, until = self.given.pop(name, ("", 0.0))
        if not person:
            raise Refusal("exchanged_trigger_id")
        if now > until:
            raise Refusal("expired_trigger_id")
        return person


def views_of(triggers: Triggers, now: Callable[[], float]) -> dict[str, Method]:
    """Give the methods that open, change and publish views."""

    def opened(call: Call) -> Json:
        person = triggers.use(call.text("trigger_id"), now())
        return {"view": _kept(call, person, previous=None)}

    def pushed(call: Call) -> Json:
        person = triggers.use(call.text("trigger_id"), now())
        stack = stack_of(call, person)
        if not stack:
            raise Refusal("not_found")
        if len(stack) >= 3:
            raise Refusal("push_limit_reached")
        return {"view": _kept(call, person, previous=stack[-1])}

    return {
        "views.open": opened,
        "views.push": pushed,
        "views.update": updated,
        "views.publish": published,
    }


def updated(call: Call) -> Json:
    """Replace what a view shows."""
    found = call.world.views.get(call.text("view_id"))
    if found is None:
        raise Refusal("not_found")
    found.update(shown(call.given["view"]))
    return {"view": found}


def published(call: Call) -> Json:
    """Replace somebody's home tab."""
    call.world.homes[call.text("user_id")] = call.given["view"]
    return {"view": call.given["view"]}


def stack_of(call: Call, person: str) -> list[Json]:
    """Give the views somebody has open, the topmost last."""
    return [one for one in call.world.views.values() if one["owner"] == person]


def shown(view: Json) -> Json:
    """Give a view as the app described it, with what it left out."""
    return {"callback_id": "", "private_metadata": "", "submit": None, **view}


def _kept(call: Call, person: str, *, previous: Json | None) -> Json:
    if previous is None:
        for one in stack_of(call, person):
            del call.world.views[one["id"]]
    identity = call.world.name("V")
    view = {
        **shown(call.given["view"]),
        "id": identity,
        "owner": person,
        "hash": f"1930000000.{identity}",
        "previous_view_id": previous["id"] if previous else None,
        "root_view_id": previous["root_view_id"] if previous else identity,
        "team_id": call.team.id,
        "app_id": "A0APP",
        "bot_id": call.team.bot_id,
    }
    call.world.views[identity] = view
    return view
