"""`binome training plan`: the trainings that mend most for the fewest days, and taking them over."""

import sys
from collections.abc import Iterator
from dataclasses import asdict
from typing import Annotated

import typer

from config.settings import load_settings
from config.training import load_training_figures
from planner.cli.answers import AsJson, names_in, put_json, put_line, unknown_basin
from planner.cli.clock import the_clock
from planner.cli.options import Basin
from planner.cli.report.fragility import ASKED, Weeks
from planner.cli.stores import the_store
from planner.cli.submitting import BY
from planner.services.facts.record_training import record_training
from planner.services.planning.plan_training import Proved, plan_training, weeks_ahead
from planner.services.planning.solved_here import labelled
from planner.show.names import Names
from planner.show.words import counted, day

HELP = """Propose les formations qui réparent le plus pour le moins de jours, sans qu’un site y perde son label.

Chaque semaine touchée est planifiée avec ses formations : le label n’y manque de rien de plus que sans elles,
et personne n’a à donner son accord : un jour dans le délai de prévenance n’est proposé que faute d’autre, et c’est dit.

Code de retour :
0 : proposé, et avec --apply enregistré ;
1 : aucune formation possible ne répare rien, ou bassin inconnu ;
5 : la base n’est pas accessible.
"""


def command(
    basin: Basin,
    weeks: Weeks = 4,
    days: Annotated[int | None, typer.Option(metavar="N", min=1, help="Jours de formation, au plus.")] = None,
    apply: Annotated[
        bool, typer.Option("--apply", help="Enregistre ces formations et replanifie leurs semaines.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Plan trainings."""
    settings, figures = load_settings(), load_training_figures()
    now = the_clock(settings)()
    with the_store() as store:
        with store.reading() as session:
            ahead = weeks_ahead(session, basin, weeks, now)
            names = names_in(session, basin)
        if ahead is None:
            raise unknown_basin(basin)
        found = plan_training(ahead, figures, lambda problem: labelled(problem, settings.solve_seconds), days)
        new = 0
        if apply and found.plan.trainings:
            with store.transaction() as session:
                new = record_training(session, basin, found.plan.trainings, figures, now, by=BY)
    if as_json:
        told = {"weeks": found.weeks, "sound": found.sound, "days": found.plan.days, "new": new}
        put_json(asdict(found.plan) | told | {"asked": [asdict(each) for each in found.asked]})
    else:
        for line in lines_of(found, names):
            put_line(line)
    if apply:
        print(f"{counted(new, 'absence')} pour formation enregistrée{'s' if new > 1 else ''}.", file=sys.stderr)
    raise typer.Exit(0 if found.plan.trainings else 1)


def lines_of(found: Proved, names: Names) -> Iterator[str]:
    """Who learns what and when, what is left, and what was made sure of."""
    for each in found.plan.trainings:
        asked = f" ({ASKED})" if each in found.asked else ""
        yield f"{day(each.dates[0])} : {names.agent(each.agent)}, {names.partner(each.partner)}{asked}"
    for left in found.plan.unmended:
        place = f"{names.site(left.site)}, {names.partner(left.partner)}"
        yield f"Reste : {place} ({counted(len(left.at_end), 'agent formé')})"
    if found.weeks:
        yield f"{counted(found.plan.days, 'jour')} de formation. Semaines planifiées avec : {', '.join(found.weeks)} ;"
        yield "le label n’y manque de rien de plus que sans formation."
    elif not found.sound:
        yield "Aucun jour de formation trouvé sans que le label en souffre."
    else:
        yield "Rien à réparer, ou personne à former."
