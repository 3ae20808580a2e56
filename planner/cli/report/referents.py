"""`binome report referents`: where the label wants more referents."""

from dataclasses import asdict
from itertools import groupby
from typing import Annotated

import typer

from config.label import LABEL
from planner.cli.answers import AsJson, put_json, put_line, unknown_basin
from planner.cli.stores import the_store
from planner.services.count_referents import Referents, count_referents
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
            told = listed([f"{each.partner_name} ({counted(each.count, 'référent')})" for each in group])
            put_line(f"{name} : {told}")
        if not shown:
            put_line("Le compte y est partout.")
    raise typer.Exit(1 if short else 0)
