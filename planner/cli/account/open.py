"""`binome account open`: one that was closed is one to sign in with again."""

from planner.cli.account.changing import LOGIN, change
from planner.cli.submitting import SOURCE
from planner.services.access.accounts import open_account

HELP = """Rouvre un compte fermé : on s’y connecte de nouveau comme avant.

Code de retour :
0 : fait ;
2 : compte inconnu ;
5 : la base n’est pas accessible.
"""


def command(login: LOGIN) -> None:
    """Open it."""
    change(login, lambda session, account, now: open_account(session, account, now, SOURCE))
