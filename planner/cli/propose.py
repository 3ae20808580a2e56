"""`binome propose`: the proposal of a week that waits, as a manager judges it."""

from typing import Annotated

import typer

from config.settings import load_settings
from planner.cli.answers import AsJson, put_json, put_line
from planner.cli.changes import as_data, lines_of
from planner.cli.clock import the_clock
from planner.cli.options import Basin, Week
from planner.cli.roster import NoRosterError
from planner.cli.stores import the_store
from planner.services.naming import unmasked
from planner.services.publishing.review_proposal import Review, review_proposal
from planner.show.names import names_of
from planner.show.words import counted, day

HELP = """Montre la proposition qui attend : pourquoi elle attend, et à qui demander un accord.

« binome publish » la publie, « binome reject » l’écarte, « binome consent » enregistre un accord.

Code de retour :
0 : montrée ;
1 : aucune proposition n’attend ;
5 : la base n’est pas accessible.
"""

_OVERTAKEN = "Des faits sont venus depuis : une nouvelle proposition suit."


def command(
    basin: Basin,
    week: Week,
    diff: Annotated[bool, typer.Option("--show-diff", help="Qui change quoi, aussi.")] = False,
    as_json: AsJson = False,
) -> None:
    """Show what waits."""
    settings = load_settings()
    with the_store() as store, store.reading() as session:
        review = review_proposal(session, basin, week, settings.publication, the_clock(settings)())
    if review is None:
        raise NoRosterError(f"{basin} {week} : aucune proposition n’attend.")
    if as_json:
        put_json(_data(review))
        return
    for line in _lines(review, diff=diff):
        put_line(line)


def _lines(review: Review, *, diff: bool) -> list[str]:
    row, names = review.row, names_of(review.problem)
    lines = [f"{row.basin} {row.week}, version {row.revision}."]
    if row.short_sites:
        lines.append(f"Le label n’est pas tenu dans {counted(row.short_sites, 'site')}.")
    if review.roster.status == "none":
        lines += [unmasked(each.text, review.names) for each in review.roster.explanations]
    if review.decision is None:
        lines.append(_OVERTAKEN)
    else:
        lines += [unmasked(part.why, review.names) for part in review.decision.waiting]
        lines += [
            f"Accord à demander : {names.agent(each.agent)} ({each.agent}), {day(each.date)}"
            for each in review.decision.consents_wanted
        ]
    if diff:
        lines += lines_of(review.roster.changes, names) or ["Aucun changement."]
    return lines


def _data(review: Review) -> dict[str, object]:
    """Everything, with ids for names."""
    row, decision = review.row, review.decision
    return {
        "basin": row.basin,
        "week": row.week,
        "revision": row.revision,
        "version": row.version,
        "supersedes": row.supersedes,
        "short_sites": row.short_sites,
        "status": review.roster.status,
        "overtaken": decision is None,
        "waiting": []
        if decision is None
        else [{"sites": part.sites, "publication": part.publication, "why": part.why} for part in decision.waiting],
        "consents_wanted": []
        if decision is None
        else [{"agent": each.agent, "date": each.date.isoformat()} for each in decision.consents_wanted],
        "changes": as_data(review.roster.changes),
    }
