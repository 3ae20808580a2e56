"""told: what changed for somebody, in plain French: what was, and what is."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from planner.services.feeds.read_feed import Contents
from planner.services.messages.what_changed import Changed, Known
from planner.show.words import between, counted, day, plain, sentence
from schemas.tables.seat import SeatRow

_NEW = {"shift": "Nouvelle présence", "appointment": "Nouveau rendez-vous"}
_GONE = {"shift": "Présence annulée", "appointment": "Rendez-vous annulé"}
_MOVED = {"shift": "Présence changée", "appointment": "Rendez-vous déplacé"}


def subject(changes: Sequence[Changed], timezone: str) -> str:
    """One line that says which day it is about, and no more: it may be read on a locked telephone."""
    days = sorted({_local(each, timezone).date() for change in changes for each in _times(change)})
    if len(days) == 1:
        return sentence(f"Votre planning du {day(days[0])}")
    return sentence(f"Votre planning : {counted(len(changes), 'changement')} à partir du {day(days[0])}")


def lines(changes: Sequence[Changed], contents: Contents) -> list[str]:
    """A sentence for each change, in order of time."""
    return [sentence(_line(change, contents)) for change in sorted(changes, key=_begins)]


def text(changes: Sequence[Changed], contents: Contents, stop: str) -> str:
    """The whole message; `stop` is the address at which its reader says that these are enough."""
    attached = "Le changement est joint" if len(changes) == 1 else "Chaque changement est joint"
    said = "\n".join(f"- {line}" for line in lines(changes, contents))
    return f"""Bonjour,

Voici ce qui change pour vous :

{said}

{attached} à ce message : l’ouvrir le met dans votre agenda.
Si votre agenda est abonné à votre calendrier Binôme, il se met à jour tout seul.

Personne ne lit les réponses à cette adresse : pour toute question, voyez le responsable de votre site.

Pour ne plus recevoir ces messages : {stop}
"""


def _line(change: Changed, contents: Contents) -> str:
    kind = change.seat.kind
    if change.before is None and change.after is not None:
        return f"{_called(_NEW[kind], change.seat, contents)} : {_where(change.after, contents)}."
    if change.after is None and change.before is not None:
        return f"{_called(_GONE[kind], change.seat, contents)} : {_where(change.before, contents)}."
    assert change.before is not None  # noqa: S101 - one that is not new
    assert change.after is not None  # noqa: S101 - and did not go
    was, now = _where(change.before, contents), _where(change.after, contents)
    return f"{_called(_MOVED[kind], change.seat, contents)} : {was} → {now}."


def _called(what: str, seat: SeatRow, contents: Contents) -> str:
    partner = seat.detail.get("partner")
    return what if partner is None else f"{what} ({plain(contents.partners.get(str(partner), str(partner)))})"


def _where(known: Known, contents: Contents) -> str:
    """The day, the hours and the site."""
    zone = ZoneInfo(contents.opened.timezone)
    start, end = known.start.astimezone(zone), known.end.astimezone(zone)
    place = contents.places.get(known.site)
    return f"{day(start)}, {between(start, end)}, {plain(known.site if place is None else place.name)}"


def _times(change: Changed) -> list[datetime]:
    return [start for start, _ in change.spans]


def _begins(change: Changed) -> tuple[datetime, str]:
    return min(_times(change)), change.seat.uid


def _local(moment: datetime, timezone: str) -> datetime:
    return moment.astimezone(ZoneInfo(timezone))
