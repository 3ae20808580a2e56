"""`binome why`: what an event led to."""

from collections.abc import Mapping
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from planner.cli.answers import (
    AsJson,
    NothingFoundError,
    at,
    names_in,
    put_json,
    put_line,
    zone_of,
)
from planner.cli.changes import as_data, lines_of
from planner.cli.deeds import done_to
from planner.cli.stores import the_store
from planner.cli.told import told_lines
from planner.services.record.facts_told import Deed, Fact, facts_told
from planner.services.record.tell_why import Made, Why, events_about, tell_why
from planner.services.record.told_because import Told
from planner.show.actions import action, end, state
from planner.show.ladder import ladder_of
from planner.show.names import Names
from planner.show.words import NO_BREAK
from schemas.events import TYPE_OF

HELP = """Dit ce qu’un événement est devenu : les plannings qui en viennent, ce qu’ils changent, et qui a été prévenu.

De chaque planning, ce qu’il coûte à chaque échelon est dit, et si un moindre coût est prouvé impossible.

D’une absence, d’une fermeture ou d’une demande, tous les événements sont dits.
Ceux d’une semaine sont dans « binome history ».
Qui a été prévenu se sait pendant sept jours.

Code de retour :
0 : dit ;
1 : rien de ce nom ;
5 : la base n’est pas accessible.
"""


def command(
    event: Annotated[
        str,
        typer.Argument(
            metavar="ÉVÉNEMENT", help="Identifiant d’un événement, d’une absence, d’une fermeture ou d’une demande."
        ),
    ],
    as_json: AsJson = False,
) -> None:
    """Follow an event."""
    with the_store() as store, store.reading() as session:
        found = tell_why(session, event)
        found = found or tuple(why for each in events_about(session, event) for why in tell_why(session, each))
        if not found:
            raise NothingFoundError(f"{event} : ni événement, ni absence, fermeture ou demande de ce nom.")
        if as_json:
            put_json([_data(each) for each in found])
            return
        for each in found:
            basin = each.event.basin or ""
            facts = facts_told(session, ((deed.action, deed.subject) for deed in each.deeds))
            for line in _lines(each, facts, zone_of(session, basin), names_in(session, basin)):
                put_line(line)


def _lines(why: Why, facts: Mapping[Deed, Fact], zone: ZoneInfo, names: Names) -> list[str]:
    row = why.event
    name = action(row.type.removeprefix("binome.").removesuffix(".v1"))
    lines = [f"{row.event} : {name}, de {row.source}, {at(row.time, zone)} : {end(row.outcome)}"]
    for deed in why.deeds:
        what = done_to(deed.subject, facts.get((deed.action, deed.subject, deed.cause)), zone, names)
        lines.append(f"  {at(deed.at, zone)}  {action(deed.action)}  {what}")
    for made in why.revisions:
        lines += [_made(made), f"  ce qu’elle coûte : {_cost(made)}"]
        lines += [f"  {line}" for line in lines_of(made.changes, names)]
    if told := told_lines(why.told, names):
        lines += ["Prévenus :", *(f"  {line}" for line in told)]
    lines += [f"{row.basin} {week} : replanification attendue." for week in why.waiting]
    for each in why.crowded:
        named = f"{len(each.cause)} de ses {each.cause_count} événements"
        lines.append(f"{each.basin} {each.week}, version {each.revision} : peut-être aussi ; elle nomme {named}.")
    if not why.revisions and not why.crowded and not why.waiting:
        lines.append("Aucun planning n’en a été fait.")
    return lines


def _made(made: Made) -> str:
    row = made.row
    others = row.cause_count - 1
    with_others = f", avec {others} autre{'s' if others > 1 else ''} événement{'s' if others > 1 else ''}"
    return f"{row.basin} {row.week}, version {row.revision} : {state(row.state)}" + (with_others if others > 0 else "")


def _cost(made: Made) -> str:
    """Each rung from the top: what it comes to, and what is proved of it."""
    rungs = (f"{rung.name}, {rung.meaning} ({rung.proof})" for rung in ladder_of(made.objective))
    return f"{NO_BREAK}; ".join(rungs) + "."


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
                "objective": [rung.model_dump(mode="json") for rung in made.objective],
            }
            for made in why.revisions
        ],
        "crowded": [{"week": each.week, "revision": each.revision} for each in why.crowded],
        "told": [_told_data(each) for each in why.told],
        "waiting": list(why.waiting),
    }


def _told_data(told: Told) -> dict[str, object]:
    content = told.what.model_dump(mode="json")
    return {"type": TYPE_OF[type(told.what)].name, "at": told.at, "sent": told.sent, "data": content}
