"""`binome feed revoke`: a calendar is not read any more."""

import sys
from typing import Annotated

import typer

from config.settings import load_settings
from planner.cli.clock import the_clock
from planner.cli.feed.shown import UnknownFeedError
from planner.cli.stores import the_store
from planner.cli.submitting import BY
from planner.services.feeds.keep_feeds import revoke_feed

HELP = """Ferme un calendrier pour de bon : son adresse n’ouvre plus rien.

Code de retour :
0 : fermé, ou déjà fait ;
1 : aucun calendrier de ce nom ;
5 : la base n’est pas accessible.
"""


def command(
    feed: Annotated[str, typer.Argument(metavar="CALENDRIER", help="Son nom, tel que « binome feed list » le donne.")],
) -> None:
    """Revoke it."""
    now = the_clock(load_settings())()
    with the_store() as store, store.transaction() as session:
        done = revoke_feed(session, feed, now, BY)
    if done is None:
        raise UnknownFeedError(f"{feed} : aucun calendrier de ce nom.")
    print("Calendrier fermé." if done == "revoked" else "Déjà fermé.", file=sys.stderr)
