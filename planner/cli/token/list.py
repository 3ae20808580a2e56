"""`binome token list`: which tokens there are."""

from config.settings import load_settings
from planner.cli.answers import AsJson, put_json, put_line
from planner.cli.clock import the_clock
from planner.cli.stores import the_store
from planner.services.access.tokens import all_tokens

HELP = """Montre les jetons : identifiant, état, fin, rôle, portée, usage. Jamais le jeton lui-même.

Code de retour :
0 : montré, même s’il n’y en a pas ;
5 : la base n’est pas accessible.
"""


def command(as_json: AsJson = False) -> None:
    """One line each."""
    now = the_clock(load_settings())()
    with the_store() as store, store.reading() as session:
        rows = all_tokens(session)
    told = [
        {
            "token": row.id,
            "state": "revoked" if row.revoked_at else "over" if row.ends_at <= now else "good",
            "ends_at": row.ends_at,
            "role": row.role,
            "scopes": row.scopes,
            "name": row.name,
        }
        for row in rows
    ]
    if as_json:
        put_json(told)
        return
    words = {"revoked": "retiré", "over": "échu", "good": "valable"}
    for each, row in zip(told, rows, strict=True):
        state = words[str(each["state"])]
        put_line(f"{row.id}  {state}  {row.ends_at:%Y-%m-%d}  {row.role}  {' '.join(row.scopes)}  {row.name}")
    if not told:
        put_line("Aucun.")
