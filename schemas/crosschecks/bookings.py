"""Bookings: each is with somebody who is of its partner and receives at its site."""

from collections.abc import Iterator

from schemas.faults import Fault, shown
from schemas.part import Part


def foreign_bookings(problem: Part) -> Iterator[Fault]:
    """A booking is at a site at which its referent receives, and with the partner whose person the referent is."""
    referents = {referent.get("id", str): referent for referent in problem.each("referents")}
    sites, partners = (set(problem.all(str, name, "id") or ()) for name in ("sites", "partners"))
    for booking in problem.each("bookings"):
        referent = referents.get(booking.get("referent", str) or "")
        if referent is None:
            continue  # unknown, which is said elsewhere; so are unknown sites and partners
        site, where = booking.get("site", str), referent.all(str, "sites")
        if site in sites and where is not None and site not in where:
            expected = f"a site at which {referent.pointer} receives"
            yield booking.at("site").fault(shown(site), expected, "correct the site or the referent")
        partner, whose = booking.get("partner", str), referent.get("partner", str)
        if partner in partners and whose is not None and partner != whose:
            expected = f"{shown(whose)}, the partner of {referent.pointer}"
            yield booking.at("partner").fault(shown(partner), expected, "correct the partner or the referent")
