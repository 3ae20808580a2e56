"""`binome account list`: who may sign in."""

from planner.cli.answers import AsJson, put_json, put_line
from planner.cli.stores import the_store
from planner.services.access.accounts import all_accounts

HELP = """Montre les comptes : nom, état, rôle, portée. Jamais de mot de passe.

Code de retour :
0 : montré, même s’il n’y en a pas ;
5 : la base n’est pas accessible.
"""
_STATES = {"closed": "fermé", "waiting": "sans mot de passe", "open": "ouvert"}


def command(as_json: AsJson = False) -> None:
    """One line each."""
    with the_store() as store, store.reading() as session:
        told = [
            {
                "login": row.login,
                "account": row.id,
                "state": "closed" if row.disabled else "open" if row.password_hash else "waiting",
                "role": row.role,
                "scopes": row.scopes,
            }
            for row in all_accounts(session)
        ]
    if as_json:
        put_json(told)
        return
    for each in told:
        put_line(f"{each['login']}  {_STATES[str(each['state'])]}  {each['role']}  {' '.join(each['scopes'])}")
    if not told:
        put_line("Aucun. « binome account create » en crée un.")
