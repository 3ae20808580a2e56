"""`binome report referents`: where the label wants more referents."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict
from itertools import groupby
from typing import Annotated

import typer

from config.label import LABEL
from planner.cli.answers import AsJson, put_json, put_line, unknown_basin
from planner.cli.stores import the_store
from planner.services.alerts.count_referents import Referents, count_referents
from planner.show.words import counted, listed
from planner.store import networks

HELP = """Dit à quels sites un partenaire a moins de référents que le label n’en demande (deux).

Code de retour :
0 : le compte y est partout ;
1 : il en manque, ou bassin inconnu ;
5 : la base n’est pas accessible.
"""


def command(
    basin: Annotated[str | None, typer.Option(metavar="B", help="Seulement ce bassin.")] = None,
    everything: Annotated[bool, typer.Option("--all", help="Aussi là où le compte y est.")] = False,
    as_json: AsJson = False,
) -> None:
    """Count referents, site by site."""
    with the_store() as store, store.reading() as session:
        wanted = [row.id for row in networks.basins(session)] if basin is None else [basin]
        found: list[Referents] = []
        for each in wanted:
            if (counts := count_referents(session, each)) is None:
                raise unknown_basin(each)
            found += counts
    short = [each for each in found if each.count < LABEL.min_referents]
    shown = found if everything else short
    if as_json:
        put_json([asdict(each) | {"expected": LABEL.min_referents} for each in shown])
    else:
        for name, group in groupby(shown, key=lambda each: each.site_name):
            put_line(f"{name} : {told_of(group)}")
        if not shown:
            put_line("Le compte y est partout.")
    raise typer.Exit(1 if short else 0)


def told_of(here: Iterable[Referents]) -> str:
    """How many receive at a site, the fewest first: « aucun référent pour la Carsat ; 1 référent pour la CAF »."""
    partners: defaultdict[int, list[str]] = defaultdict(list)
    for each in here:
        partners[each.count].append(each.partner_name)
    so_many = {count: counted(count, "référent") if count else "aucun référent" for count in partners}
    return " ; ".join(f"{so_many[count]} pour {listed(partners[count])}" for count in sorted(partners))
