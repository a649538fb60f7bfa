"""Whose turn it is among the slots that are due: installations take turns, and wait as a whole."""

from datetime import datetime

from sqlalchemy import ColumnElement, Subquery, Update, func, or_, select, update

from bot.core.digests.delivery import SlotState
from bot.core.place import Workspace
from bot.storage.digest_tables import slots, subscriptions

OPEN = (SlotState.PLANNED.value, SlotState.READY.value)


def turns_of(*is_free: ColumnElement[bool]) -> Subquery:
    """Give each free slot its turn within its installation: all installations take turns."""
    turn = func.row_number().over(
        partition_by=subscriptions.c.installation_key, order_by=(slots.c.due, slots.c.subscription)
    )
    return (
        select(slots.c.subscription, slots.c.day, turn.label("turn"))
        .join(subscriptions, subscriptions.c.id == slots.c.subscription)
        .where(*is_free)
        .subquery()
    )


def put_off_all(workspace: Workspace, until: datetime) -> Update:
    """Let nobody take a slot of an installation before then; what is held stays held."""
    ours = select(subscriptions.c.id).where(
        subscriptions.c.installation_key == workspace.for_everybody().key
    )
    return (
        update(slots)
        .where(
            slots.c.subscription.in_(ours),
            slots.c.state.in_(OPEN),
            slots.c.owner.is_(None),
            or_(slots.c.until.is_(None), slots.c.until < until),
        )
        .values(until=until)
    )
