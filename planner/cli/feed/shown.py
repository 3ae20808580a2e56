"""shown: a feed's addresses, as they are given to its owner; once."""

import json
import sys
from urllib.parse import urlsplit, urlunsplit

from config.settings import load_settings
from planner.cli.errors import CommandError, Exit
from planner.services.feeds.keep_feeds import Made
from planner.services.feeds.tokens import path_of

ONCE = "Cette adresse n’est montrée qu’une fois : qui l’a lit le calendrier. « binome feed rotate » en donne une autre."


class UnknownFeedError(CommandError):
    """There is no such feed, or it was revoked."""

    exit = Exit.NO


def put_address(made: Made, *, as_json: bool) -> None:
    """The address for any client, and the one that a telephone takes as a subscription."""
    address = f"{load_settings().public_url.rstrip('/')}{path_of(made.token)}"
    if as_json:
        print(json.dumps({"feed": made.feed.id, "address": address, "webcal": webcal(address)}))
        return
    print(address)
    print(f"Calendrier {made.feed.id}. Pour s’abonner d’un geste : {webcal(address)}", ONCE, sep="\n", file=sys.stderr)


def webcal(address: str) -> str:
    """The same address under the scheme that clients take for a subscription."""
    return urlunsplit(urlsplit(address)._replace(scheme="webcal"))
