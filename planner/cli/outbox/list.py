"""`binome outbox list`: messages that the bus refuses for good, and what waits behind them."""

from events import outbox
from planner.cli.answers import AsJson, at, put_json, put_line, zone_of
from planner.cli.outbox.reading import as_data
from planner.cli.stores import the_store

HELP = """Montre les messages que le bus refuse pour de bon, le plus ancien d’abord, et combien attendent derrière.

Code de retour :
0 : montré, même s’il n’y en a pas ;
5 : la base n’est pas accessible.
"""


def command(as_json: AsJson = False) -> None:
    """One line each, with the reason."""
    with the_store() as store, store.reading() as session:
        found = [(row, as_data(session, row), zone_of(session, row.basin)) for row in outbox.parked(session)]
    if as_json:
        put_json([data for _, data, _ in found])
        return
    for row, data, zone in found:
        place = f"{row.topic}  {row.key or '—'}"
        put_line(f"{row.id}  {at(row.created_at, zone)}  {place}  derrière : {data['behind']}  {row.parked}")
    if not found:
        put_line("Aucun.")
