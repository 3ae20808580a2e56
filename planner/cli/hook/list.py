"""`binome hook list`: which programs are told."""

from planner.cli.answers import AsJson, NothingFoundError, put_json, put_line
from planner.cli.stores import the_store
from planner.services.messages.hooks import all_hooks

HELP = """Montre les programmes des porteurs qui sont prévenus, jamais leur secret.

Code de retour :
0 : montrés ;
1 : aucun ;
5 : la base n’est pas accessible.
"""


def command(as_json: AsJson = False) -> None:
    """List them, the oldest first."""
    with the_store() as store, store.reading() as session:
        found = all_hooks(session)
    if as_json:
        put_json([row.model_dump() for row in found])
    if not found:
        raise NothingFoundError("Aucun programme.")
    for row in () if as_json else found:
        closed = "" if row.revoked_at is None else f" ; fermé le {row.revoked_at:%Y-%m-%d}"
        put_line(f"{row.id}  {row.basin} {row.employer}  {row.url}{closed}")
