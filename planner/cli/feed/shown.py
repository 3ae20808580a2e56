"""shown: a feed's addresses, as they are given to its owner; once."""

import json
import sys
from urllib.parse import urlsplit, urlunsplit

from config.settings import load_settings
from planner.cli.errors import CommandError, Exit
from planner.services.feeds.keep_feeds import Made
from planner.services.feeds.tokens import CALENDAR, PAGE, SHEET, path_of

ONCE = "Cette adresse n’est montrée qu’une fois : qui l’a lit le calendrier. « binome feed rotate » en donne une autre."
_FRENCH = {"page": "À lire dans un navigateur", "sheet": "Pour un tableur"}


class UnknownFeedError(CommandError):
    """There is no such feed, or it was revoked."""

    exit = Exit.NO


def put_address(made: Made, *, as_json: bool) -> None:
    """The address for any client, and the one that a telephone takes as a subscription."""
    address = f"{load_settings().public_url.rstrip('/')}{path_of(made.token)}"
    beside = {name: f"{address.removesuffix(CALENDAR)}{form}" for name, form in _beside(made.feed.kind).items()}
    if as_json:
        print(json.dumps({"feed": made.feed.id, "address": address, "webcal": webcal(address), **beside}))
        return
    print(address)
    said = [f"Calendrier {made.feed.id}. Pour s’abonner d’un geste : {webcal(address)}"]
    said += [f"{_FRENCH[name]} : {place}" for name, place in beside.items()]
    print(*said, ONCE, sep="\n", file=sys.stderr)


def _beside(kind: str) -> dict[str, str]:
    """What the same token opens beside the calendar."""
    return {"page": PAGE, "sheet": SHEET} if kind == "partner" else {}


def webcal(address: str) -> str:
    """The same address under the scheme that clients take for a subscription."""
    return urlunsplit(urlsplit(address)._replace(scheme="webcal"))
