"""`binome feed rotate`: another address for a calendar; the old one opens nothing any more."""

from typing import Annotated

import typer

from config.settings import load_settings
from planner.cli.clock import the_clock
from planner.cli.feed.shown import UnknownFeedError, put_address
from planner.cli.stores import the_store
from planner.cli.submitting import BY
from planner.services.feeds.keep_feeds import rotate_feed

HELP = """Donne à un calendrier une autre adresse, montrée une seule fois. L’ancienne n’ouvre plus rien.

Code de retour :
0 : la nouvelle adresse est sur la sortie standard ;
1 : aucun calendrier de ce nom, ou il est fermé ;
5 : la base n’est pas accessible.
"""


def command(
    feed: Annotated[str, typer.Argument(metavar="CALENDRIER", help="Son nom, tel que « binome feed list » le donne.")],
    as_json: Annotated[bool, typer.Option("--json", help="En JSON, sur la sortie standard.")] = False,
) -> None:
    """Rotate it, and print its address."""
    now = the_clock(load_settings())()
    with the_store() as store, store.transaction() as session:
        made = rotate_feed(session, feed, now, BY)
    if made is None:
        raise UnknownFeedError(f"{feed} : aucun calendrier ouvert de ce nom.")
    put_address(made, as_json=as_json)
