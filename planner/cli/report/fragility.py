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
from planner.core.skills.mending import Mend, Mendable
from planner.services.planning.plan_training import weeks_ahead
from planner.show.names import Names
from planner.show.words import counted, day, listed

SHOWN = 3
"""Of those who could be trained for a partner at a site, so many are named; `--json` has all."""
ASKED = "dans le délai de prévenance, faute d’autre jour : un accord peut être nécessaire"
"""What is said of a day of training to which its agent may have to agree."""
HELP = """Dit, par semaine, quels partenaires un site ne peut plus recevoir si un agent part ou si une formation expire.

Puis, pour chacun, qui pourrait être formé, en combien de jours et dès quand.

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
    figures = load_training_figures()
    found, mends = ahead.fragile(figures), {(each.site, each.partner): each for each in ahead.mendable(figures)}
    if as_json:
        put_json([_plain(each, mends.get((each.site, each.partner))) for each in found])
    else:
        for week, group in groupby(found, key=lambda each: each.week):
            put_line(f"{week}")
            for each in group:
                put_line(f"  {_sentence(each, names)}")
        if mends:
            put_line("Ce qui y remédie")
        for mend in mends.values():
            put_line(f"  {_remedy(mend, names)}")
        if not found:
            put_line("Aucun partenaire ne tient à une seule personne.")
    raise typer.Exit(1 if any(len(each.holders) < figures.holders for each in found) else 0)


def _plain(holding: Holding, mendable: Mendable | None) -> dict[str, object]:
    trainings = [asdict(each) for each in mendable.mends] if mendable is not None else []
    return asdict(holding) | {"hangs_on": holding.hangs_on, "trainings": trainings}


def _remedy(mendable: Mendable, names: Names) -> str:
    """Who could be trained for a partner at a site."""
    place = f"{names.site(mendable.site)}, {names.partner(mendable.partner)}"
    if not mendable.mends:
        return f"{place} : personne du site ne peut l’apprendre ; il faut quelqu’un de plus"
    told = [_training(each, names) for each in mendable.mends[:SHOWN]]
    left = len(mendable.mends) - SHOWN
    return f"{place} : former {' ; ou '.join(told)}" + (f" ; ou {counted(left, 'autre')}" if left > 0 else "")


def _training(mend: Mend, names: Names) -> str:
    when = "aucun jour possible sur ces semaines" if mend.first is None else f"dès le {day(mend.first)}"
    when += f" {ASKED}" if mend.asks else ""
    also = f", aussi pour {listed([names.site(site) for site in mend.also])}" if mend.also else ""
    return f"{names.agent(mend.agent)} ({counted(mend.days, 'jour')}, {when}{also})"


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
