"""`binome availability set`: when a referent can receive."""

import sys
from typing import Annotated

import typer

from planner.cli.availability.setting import Times, basin_of, put
from planner.cli.errors import WrongUseError
from planner.cli.moments import interval, moment
from planner.cli.stores import the_store
from planner.show.words import counted

HELP = """Dit quand un référent peut recevoir entre deux moments : ce qui y était connu est remplacé, le reste demeure.

Sans --free, il ne reçoit pas du tout. Un moment s’écrit comme pour « binome absence report ».

Code de retour :
0 : enregistré, ou déjà fait ;
2 : référent inconnu, moments impossibles, ou hors de l’intervalle ;
5 : la base n’est pas accessible.
"""


def command(
    referent: Annotated[str, typer.Option(metavar="R", help="Identifiant du référent.")],
    start: Annotated[str, typer.Option("--from", metavar="T", help="Début de ce qui est remplacé.")],
    end: Annotated[str, typer.Option("--to", metavar="T", help="Fin ; une date est comprise en entier.")],
    free: Annotated[list[str] | None, typer.Option(metavar="'T T'", help="Il reçoit de … à … ; répétable.")] = None,
) -> None:
    """Set a referent's time; the same again changes nothing."""
    with the_store() as store:
        zone = basin_of(store, referent).timezone
        window = interval(start, end, zone)
        spans = [_free(text, zone, window) for text in free or ()]
        put(store, referent, window, spans)
    print(f"{counted(len(spans), 'plage')} de disponibilité pour {referent}.", file=sys.stderr)


def _free(text: str, zone: str, window: Times) -> Times:
    words = text.split()
    if len(words) != len(("start", "end")):
        raise WrongUseError(f"--free {text} : attendu « DÉBUT FIN », en un seul mot du shell.")
    first, last = moment(words[0], zone, option="--free"), moment(words[1], zone, option="--free", ends=True)
    if last <= first:
        raise WrongUseError(f"--free {text} : la fin n’est pas après le début.")
    if first < window[0] or last > window[1]:
        raise WrongUseError(f"--free {text} : hors de l’intervalle de --from à --to.")
    return first, last
