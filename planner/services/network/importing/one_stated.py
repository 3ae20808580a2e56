"""one_stated: one agent, site, employer or referent, held to what it is held to in a file with its basin."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from sqlmodel import Session

from planner.services.network.importing.unread_texts import unread_of_agent, unread_of_site
from planner.store.networks import Network as Stored
from schemas.crosschecks import OF_NETWORK
from schemas.faults import Fault, below, in_order, shown
from schemas.known.people import AgentRecord, KnownReferent, ReferentRecord
from schemas.known.places import EmployerRecord, SiteRecord
from schemas.network import KnownBasin, Network
from schemas.part import Part
from schemas.reading import read_part
from schemas.salvage import salvage
from schemas.shape import Shape
from schemas.tables.agent import UnavailabilityRow

_PARTS = ("employers", "sites", "agents", "partners", "referents")
"""Parts of a basin that name each other."""


def agent_stated(session: Session, stored: Stored, agent: str | None, tree: object) -> AgentRecord:
    """An agent of that id; None: one who is not there yet.

    Raises:
        InvalidInput: with every fault at its place.
    """

    def faults(found: Shape) -> Iterator[Fault]:
        yield from _another_id(found, agent)
        yield from _within(stored, "agents", found)
        yield from unread_of_agent(Part(found), "")
        yield from _times_of_others(session, found, agent)

    return read_part(AgentRecord, tree, lambda found: in_order(faults(found)))


def site_stated(stored: Stored, site: str | None, tree: object) -> SiteRecord:
    """A site of that id; None, and what is raised, as of `agent_stated`."""

    def faults(found: Shape) -> Iterator[Fault]:
        yield from _another_id(found, site)
        yield from _within(stored, "sites", found)
        yield from unread_of_site(Part(found), "", stored.basin.slot_minutes)

    return read_part(SiteRecord, tree, lambda found: in_order(faults(found)))


def employer_stated(stored: Stored, employer: str | None, tree: object) -> EmployerRecord:
    """An employer of that id; None, and what is raised, as of `agent_stated`."""

    def faults(found: Shape) -> Iterator[Fault]:
        yield from _another_id(found, employer)
        yield from _within(stored, "employers", found)

    return read_part(EmployerRecord, tree, lambda found: in_order(faults(found)))


def referent_stated(stored: Stored, before: ReferentRecord | None, tree: object) -> ReferentRecord:
    """A partner's person who is there as `before`; None, and what is raised, as of `agent_stated`."""

    def faults(found: Shape) -> Iterator[Fault]:
        yield from _another_id(found, None if before is None else before.id)
        partner = Part(found).get("partner", str)
        if before is not None and partner not in (None, before.partner):
            mend = "leave it as it is: another partner's person has another id"
            yield Fault("/partner", shown(partner), shown(before.partner), mend)
        in_file = KnownReferent.model_construct(**vars(found), availability=())  # it may have holes
        yield from _within(stored, "referents", in_file)

    return read_part(ReferentRecord, tree, lambda found: in_order(faults(found)))


def _another_id(found: Shape, wanted: str | None) -> Iterator[Fault]:
    stated = Part(found).get("id", str)
    if None not in (stated, wanted) and stated != wanted:
        yield Fault(
            "/id", shown(stated), f"{shown(wanted)}, as in the address", "leave it as it is: an id never changes"
        )


def _within(stored: Stored, part: str, found: Shape) -> Iterator[Fault]:
    """What it owes its basin; nothing is said of the others, which are there already."""
    own = Part(found).get("id", str)
    others = {name: _ids(getattr(stored, name), own) for name in _PARTS}
    basin = salvage(KnownBasin, {"id": stored.basin.id, "slot_minutes": stored.basin.slot_minutes, **others})
    everyone = (*getattr(basin, part), found)
    whole = salvage(Network, {}).model_copy(update={"basins": (basin.model_copy(update={part: everyone}),)})
    place = below("", "basins", 0, part, len(everyone) - 1)
    for fault in (fault for check in OF_NETWORK for fault in check(Part(whole))):
        if fault.pointer == place or fault.pointer.startswith(f"{place}/"):
            expected = fault.expected.replace(place, "")
            yield replace(fault, pointer=fault.pointer.removeprefix(place), expected=expected)


def _ids(rows: Iterable[object], own: str | None) -> list[dict[str, object]]:
    return [{"id": row.id} for row in rows if row.id != own]  # type: ignore[attr-defined]  # every row here has one


def _times_of_others(session: Session, found: Shape, agent: str | None) -> Iterator[Fault]:
    for part in Part(found).each("unavailable", "id"):
        key = part.read(str)
        row = None if key is None else session.get(UnavailabilityRow, key)
        if row is not None and row.agent != agent:
            yield part.fault(shown(key), "an id that no other agent's time has", "give it another id")
