"""`binome why`: what an event led to."""

from collections.abc import Mapping
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from planner.cli.actions import action, end, state
from planner.cli.answers import (
    AsJson,
    NothingFoundError,
    at,
    names_of_agents,
    put_json,
    put_line,
    zone_of,
)
from planner.cli.changes import as_data, lines_of
from planner.cli.stores import the_store
from planner.services.tell_why import Made, Why, events_about, tell_why

HELP = """Dit ce qu’un événement est devenu : les plannings auxquels il a conduit, et ce qu’ils ont changé.

Les événements d’une semaine sont dans « binome history ».

Code de retour :
0 : dit ;
1 : événement inconnu ;
5 : la base n’est pas accessible.
"""


def command(
    event: Annotated[str, typer.Argument(metavar="ÉVÉNEMENT", help="Identifiant de l’événement.")],
    as_json: AsJson = False,
) -> None:
    """Follow an event."""
    with the_store() as store, store.reading() as session:
        found = tell_why(session, event)
        if not found:
            raise _unknown(event, events_about(session, event))
        if as_json:
            put_json([_data(each) for each in found])
            return
        for each in found:
            basin = each.event.basin or ""
            for line in _lines(each, zone_of(session, basin), names_of_agents(session, basin)):
                put_line(line)


def _unknown(event: str, about: tuple[str, ...]) -> NothingFoundError:
    known = f"\nÉvénements à son sujet : {', '.join(about)}" if about else ""
    return NothingFoundError(f"{event} : aucun événement de ce nom.{known}")


def _lines(why: Why, zone: ZoneInfo, names: Mapping[str, str]) -> list[str]:
    row = why.event
    name = action(row.type.removeprefix("binome.").removesuffix(".v1"))
    lines = [f"{row.event} : {name}, de {row.source}, {at(row.time, zone)} : {end(row.outcome)}"]
    lines += [f"  {at(deed.at, zone)}  {action(deed.action)}  {deed.subject}" for deed in why.deeds]
    for made in why.revisions:
        lines.append(_told(made))
        lines += [f"  {line}" for line in lines_of(made.changes, names)]
    lines += [f"{row.basin} {week} : replanification attendue." for week in why.waiting]
    if not why.revisions and not why.waiting:
        lines.append("Aucun planning n’en a été fait.")
    return lines


def _told(made: Made) -> str:
    row = made.row
    others = row.cause_count - 1
    with_others = f", avec {others} autre{'s' if others > 1 else ''} événement{'s' if others > 1 else ''}"
    return f"{row.basin} {row.week}, version {row.revision} : {state(row.state)}" + (with_others if others > 0 else "")


def _data(why: Why) -> dict[str, object]:
    row = why.event
    return {
        "event": row.event,
        "source": row.source,
        "type": row.type,
        "basin": row.basin,
        "time": row.time,
        "outcome": row.outcome,
        "handled_at": row.handled_at,
        "led_to": list(row.led_to),
        "deeds": [{"at": deed.at, "action": deed.action, "subject": deed.subject} for deed in why.deeds],
        "revisions": [
            {
                "week": made.row.week,
                "revision": made.row.revision,
                "version": made.row.version,
                "state": made.row.state,
                "cause_count": made.row.cause_count,
                "changes": as_data(made.changes),
            }
            for made in why.revisions
        ],
        "waiting": list(why.waiting),
    }
