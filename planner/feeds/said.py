"""said: what an event of a calendar is called, in French; no agent is named but where the reader may know."""

import re
from dataclasses import dataclass

from planner.services.feeds.read_feed import Contents, Place
from schemas.tables.seat import SeatRow

_AGENT = re.compile(r"\{agent:[^{}\s]+\}")
_NOWHERE = Place("", None)
_MODALITIES = {"video": "en visio", "on_site": "sur place", "phone": "par téléphone"}


@dataclass(frozen=True)
class Said:
    """How an event is told."""

    summary: str
    category: str
    description: str = ""
    busy: bool = True
    """Whether it takes the time of the calendar's reader."""


_PLAIN = {"training": Said("Formation", "Formation"), "meeting": Said("Réunion", "Réunion")}


def said(seat: SeatRow, contents: Contents) -> Said:
    """What its reader is told of an event."""
    site = contents.places.get(seat.site, _NOWHERE).name
    if seat.kind in _PLAIN:
        return _PLAIN[seat.kind]
    match seat.kind:
        case "shift":
            return _shift(seat, contents, site)
        case "journey":
            origin = contents.places.get(str(seat.detail.get("origin")), _NOWHERE).name
            return Said(f"Trajet : {origin} → {site}", "Trajet")
        case "appointment":
            partner = str(seat.detail.get("partner"))
            return Said(f"Rendez-vous {contents.partners.get(partner, partner)} – {site}", "Rendez-vous")
        case "slot":
            return _slot(seat, site)
        case _:
            return _of_site(seat, site)


def _shift(seat: SeatRow, contents: Contents, site: str) -> Said:
    """One's own, or at a site somebody's; of whom nobody may name, that somebody is there."""
    if contents.opened.kind == "agent":
        return Said(f"Présence – {site}", "Présence")
    return Said(contents.people.get(seat.holder, "Un agent présent"), "Présence", busy=False)


def _slot(seat: SeatRow, site: str) -> Said:
    booking = seat.detail.get("booking")
    how = _MODALITIES.get(str(seat.detail.get("modality")), "")
    if booking is None:
        return Said(f"Créneau libre – {site}", "Créneau", how, busy=False)
    return Said(f"Rendez-vous – {site}", "Rendez-vous", f"{how}\nRéférence : {booking}")


def _of_site(seat: SeatRow, site: str) -> Said:
    if seat.kind == "opening":
        return Said(f"Ouvert – {site}", "Ouverture", busy=False)
    if seat.kind == "closure":
        return Said(f"Fermé exceptionnellement – {site}", "Fermeture", busy=False)
    text = _AGENT.sub("un agent", str(seat.detail.get("text", "")))
    return Said(f"Alerte – {site}" if site else "Alerte", "Alerte", text, busy=False)
