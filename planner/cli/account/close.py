"""`binome account close`: nobody signs in with it any more."""

from planner.cli.account.changing import LOGIN, change
from planner.cli.submitting import SOURCE
from planner.services.access.accounts import close_account

HELP = """Ferme un compte : plus personne ne se connecte avec lui, et ses sessions prennent fin.

« binome account open » le rouvre.

Code de retour :
0 : fait ;
2 : compte inconnu ;
5 : la base n’est pas accessible.
"""


def command(login: LOGIN) -> None:
    """Close it."""
    change(login, lambda session, account, now: close_account(session, account, now, SOURCE))
