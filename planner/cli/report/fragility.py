"""`binome report fragility`: which partners can no longer be received if one person leaves or a training lapses."""

from dataclasses import asdict
from itertools import groupby
from typing import Annotated

import typer

from config.settings import load_settings
from config.training import load_training_figures
from planner.cli.answers import AsJson, names_in, put_json, put_line, unknown_basin
from planner.cli.clock import the_clock
from planner.cli.options import Basin
from planner.cli.stores import the_store
from planner.core.skills.fragility import Holding
from planner.services.plan_training import weeks_ahead
from planner.show.names import Names
from planner.show.words import day

HELP = """Dit, par semaine, quels partenaires un site ne peut plus recevoir si un agent part ou si une formation expire.

Code de retour :
0 : aucun partenaire ne tient à une seule personne ;
1 : il y en a, ou bassin inconnu ;
5 : la base n’est pas accessible.
"""

Weeks = Annotated[int, typer.Option("--weeks", metavar="N", min=1, max=26, help="Semaines à venir à regarder.")]


def command(basin: Basin, weeks: Weeks = 4, as_json: AsJson = False) -> None:
    """Look ahead."""
    with the_store() as store, store.reading() as session:
        ahead = weeks_ahead(session, basin, weeks, the_clock(load_settings())())
        names = names_in(session, basin)
    if ahead is None:
        raise unknown_basin(basin)
    least = load_training_figures().holders
    found = [each for each in ahead.holdings() if len(each.holders) < least or each.lapsing]
    if as_json:
        put_json([asdict(each) | {"hangs_on": each.hangs_on} for each in found])
    else:
        for week, group in groupby(found, key=lambda each: each.week):
            put_line(f"{week}")
            for each in group:
                put_line(f"  {_sentence(each, names)}")
        if not found:
            put_line("Aucun partenaire ne tient à une seule personne.")
    raise typer.Exit(1 if any(len(each.holders) < least for each in found) else 0)


def _sentence(holding: Holding, names: Names) -> str:
    """Who could attend for a partner at a site."""
    if not holding.holders:
        told = "personne n’est formé"
    elif len(holding.holders) == 1:
        told = f"ne tient qu’à {names.agent(holding.holders[0])}"
    else:
        told = f"{len(holding.holders)} agents formés"
    lapses = [f"la formation de {names.agent(agent)} expire le {day(last)}" for agent, last in holding.lapsing]
    return f"{names.site(holding.site)}, {names.partner(holding.partner)} : {' ; '.join([told, *lapses])}"
