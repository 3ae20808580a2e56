"""`binome history`: what happened to a week."""

import re
from zoneinfo import ZoneInfo

from planner.cli.answers import AsJson, at, names_in, put_json, put_line, unknown_basin, zone_of
from planner.cli.deeds import done_to
from planner.cli.options import Basin, Week
from planner.cli.stores import the_store
from planner.services.record.facts_told import Fact, facts_told
from planner.services.record.tell_history import Happening, tell_history
from planner.show.actions import action, state
from planner.show.names import Names
from schemas.ids import AgentId

HELP = """Raconte une semaine dans l’ordre : faits, décisions et plannings, avec les événements qui y ont conduit.

Code de retour :
0 : raconté, même s’il ne s’est rien passé ;
1 : bassin inconnu ;
5 : la base n’est pas accessible.
"""


_OF_WEEK = re.compile(r".*/\d{4}-W\d{2}")
"""Basin and week, which go without saying."""


def command(basin: Basin, week: Week, as_json: AsJson = False) -> None:
    """Tell the story of a week."""
    with the_store() as store, store.reading() as session:
        told = tell_history(session, basin, week)
        if told is None:
            raise unknown_basin(basin)
        zone, names = zone_of(session, basin), names_in(session, basin)
        facts = facts_told(session, ((each.action, each.subject) for each in told))
    if as_json:
        put_json([_data(each) for each in told])
        return
    for each in told:
        put_line(_line(each, zone, facts.get((each.action, each.subject, each.event)), names))
    if not told:
        put_line("Rien.")


def _line(each: Happening, zone: ZoneInfo, fact: Fact | None, names: Names) -> str:
    parts = [at(each.at, zone), action(each.action)]
    if "revision" in each.detail:
        parts.append(f"version {each.detail['revision']} (faits : {each.detail.get('version', '?')})")
    elif "agent" in each.detail and "date" in each.detail:
        parts.append(f"{names.agent(AgentId(str(each.detail['agent'])))}, {each.detail['date']}")
    elif not _OF_WEEK.fullmatch(each.subject):
        parts.append(done_to(each.subject, fact, zone, names))
    if each.state is not None:
        parts.append(state(each.state))
    if each.cause_count:
        more = each.cause_count - len(each.cause)
        parts.append(f"à cause de {', '.join(each.cause)}" + (f" et {more} autres" if more > 0 else ""))
    elif each.event is not None:
        parts.append(f"événement {each.event}")
    parts.append(f"par {each.actor}" if each.actor else "à l’import")
    return "  ".join(parts)


def _data(each: Happening) -> dict[str, object]:
    return {
        "at": each.at,
        "action": each.action,
        "subject": each.subject,
        "actor": each.actor,
        "event": each.event,
        "detail": dict(each.detail),
        "state": each.state,
        "cause": list(each.cause),
        "cause_count": each.cause_count,
    }
