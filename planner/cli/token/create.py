"""`binome token create`: a program may ask."""

import sys
from typing import Annotated

import typer

from config.settings import load_settings
from planner.cli.clock import the_clock
from planner.cli.errors import WrongUseError
from planner.cli.moments import moment
from planner.cli.stores import the_store
from planner.cli.submitting import SOURCE
from planner.services.access.tokens import Wanted, make_token
from planner.web.access.rights import RIGHTS
from schemas.role import Role, parted

HELP = """Crée un jeton pour un programme. L’écrit une seule fois : seule son empreinte est conservée.

--scope dit sur quoi il porte, et, pour le rôle machine, ce qu’il permet : basin:38 ou basin:* ; right:absences.write.

Code de retour :
0 : créé ;
2 : rôle, portée ou fin impossible ;
5 : la base n’est pas accessible.
"""
_ZONE = "Europe/Paris"


def command(
    name: Annotated[str, typer.Argument(metavar="NOM", help="À quoi il sert.")],
    ends: Annotated[str, typer.Option(metavar="T", help="Jusqu’à quand il vaut ; une date est comprise en entier.")],
    role: Annotated[
        Role, typer.Option(metavar="R", help="machine, ou le rôle d’une personne.", show_default=False)
    ] = Role.MACHINE,
    scope: Annotated[
        list[str] | None, typer.Option(metavar="K:ID", help="basin:B, site:S, right:D… ; répétable.")
    ] = None,
) -> None:
    """Make a token."""
    now = the_clock(load_settings())()
    until = moment(ends, _ZONE, option="--ends", ends=True)
    if until <= now:
        raise WrongUseError(f"--ends {ends} : cette fin est passée.")
    unheard = sorted(parted(scope or ()).get("right", frozenset()) - set(RIGHTS))
    if unheard:
        raise WrongUseError(f"--scope right:{unheard[0]} : droit inconnu. Les droits : {', '.join(RIGHTS)}.")
    with the_store() as store, store.transaction() as session:
        made = make_token(session, Wanted(name, role, tuple(scope or ()), until), now, SOURCE)
    print(f"Jeton {made.id}. « binome token revoke » le retire.", file=sys.stderr)
    print(made.secret)
