"""`binome account unbind`: nobody gets into an account by the identity provider any more."""

from planner.cli.account.changing import LOGIN, change
from planner.cli.submitting import SOURCE
from planner.services.access.subjects import unbind

HELP = """Ferme un compte à la connexion par le fournisseur d’identité, et met fin à ses sessions.

Code de retour :
0 : fermé ;
2 : compte inconnu ;
5 : la base n’est pas accessible.
"""


def command(login: LOGIN) -> None:
    """Forget by what the provider knows somebody."""
    change(login, lambda session, account, now: unbind(session, account, now, SOURCE))
