"""`binome account link`: another link for who forgot the password, or let the first link pass."""

from config.settings import load_settings
from planner.cli.account.changing import LOGIN
from planner.cli.account.links import require_passwords, whole_link
from planner.cli.clock import the_clock
from planner.cli.errors import WrongUseError
from planner.cli.stores import the_store
from planner.cli.submitting import SOURCE
from planner.services.access.accounts import give_link
from planner.services.access.subjects import account_named

HELP = """Donne un lien, valable 24 heures et une seule fois, pour choisir un mot de passe : oublié, ou jamais choisi.

Un lien donné avant ne vaut plus rien. L’ancien mot de passe vaut jusqu’à ce que le nouveau soit choisi ; toutes les
sessions prennent fin alors.

Code de retour :
0 : écrit ;
2 : compte inconnu ou fermé, ou mots de passe désactivés ;
5 : la base n’est pas accessible.
"""


def command(login: LOGIN) -> None:
    """Write it, once."""
    settings = load_settings()
    require_passwords(settings)
    now = the_clock(settings)()
    with the_store() as store, store.transaction() as session:
        account = account_named(session, login)
        if account.disabled:
            raise WrongUseError(f"{login} : compte fermé. « binome account open » le rouvre.")
        print(whole_link(settings, give_link(session, account, now, SOURCE)))
