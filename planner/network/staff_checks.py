"""What a staff file says against itself or against the list: every fault at once, each at its JSON pointer."""

from collections import Counter as Tally
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from planner.network.cell import read_cell
from planner.network.faults import Fault
from planner.network.moments import Span
from planner.network.people import Week
from planner.network.sites import Counter
from planner.network.staff import Staff, StaffAgent, StaffBooking, StaffPartner, StaffSite
from schemas.agent import Skill
from schemas.faults import shown
from schemas.ids import CORE
from schemas.site import Window


@dataclass(frozen=True)
class _Known:
    """What a staff file may name."""

    file: str
    listed: frozenset[str]
    planned: frozenset[str]
    employers: frozenset[str]
    partners: frozenset[str]
    grid: int


def staff_faults(staff: Staff, counters: Sequence[Counter], departement: str, week: Week, name: str) -> list[Fault]:
    """All that keeps a staff file from being used with these structures; `week` gives the clock of local times."""
    known = _Known(
        file=name,
        listed=frozenset(counter.listed.id_fs for counter in counters),
        planned=frozenset(counter.listed.id_fs for counter in counters if counter.announced),
        employers=frozenset(employer.id for employer in staff.employers),
        partners=frozenset(entry.id if isinstance(entry, StaffPartner) else entry for entry in staff.partners),
        grid=15,
    )
    faults = list(_departement(staff, departement, name))
    faults += _repeated(staff, name)
    for place, site in enumerate(staff.sites):
        faults += _site(site, f"/sites/{place}", known)
    for place, agent in enumerate(staff.agents):
        faults += _agent(agent, f"/agents/{place}", known, week)
    faults += _travel(staff, known)
    faults += _referents(staff, known)
    faults += _bookings(staff, known, week)
    return faults


def _departement(staff: Staff, departement: str, name: str) -> Iterator[Fault]:
    if staff.departement is not None and staff.departement != departement:
        mend = "give the staff file of the département that is imported"
        yield Fault(f"{name}: /departement", shown(staff.departement), shown(departement), mend)


def _repeated(staff: Staff, name: str) -> Iterator[Fault]:
    ids: dict[str, list[str]] = {
        "partners": [entry.id if isinstance(entry, StaffPartner) else entry for entry in staff.partners],
        "employers": [employer.id for employer in staff.employers],
        "sites": [site.id_fs for site in staff.sites],
        "agents": [agent.id for agent in staff.agents],
        "referents": [referent.id for referent in staff.referents],
        "bookings": [booking.appointment for booking in staff.bookings],
    }
    for section, values in ids.items():
        times = Tally(values)
        for place, value in enumerate(values):
            if times[value] > 1:
                yield Fault(f"{name}: /{section}/{place}", shown(value), "an id of its own", "rename or remove one")


def _unknown(place: str, value: str, among: Iterable[str], what: str, known: _Known) -> Iterator[Fault]:
    if value not in among:
        yield Fault(f"{known.file}: {place}", shown(value), what, "correct it, or state what it names")


def _planned(place: str, id_fs: str, known: _Known) -> Iterator[Fault]:
    """A structure that people are sent to must be in the list, and must have hours."""
    if id_fs in known.listed and id_fs not in known.planned:
        mend = "state its hours under [[sites]], `hours`"
        yield Fault(f"{known.file}: {place}", f"{shown(id_fs)}, without readable hours", "a structure with hours", mend)
    yield from _unknown(place, id_fs, known.listed, "a structure of the list in this département", known)


def _site(site: StaffSite, place: str, known: _Known) -> Iterator[Fault]:
    yield from _unknown(
        f"{place}/id_fs", site.id_fs, known.listed, "a structure of the list in this département", known
    )
    if site.employer is not None:
        yield from _unknown(f"{place}/employer", site.employer, known.employers, "an id under [[employers]]", known)
    for section, cells in (("hours", site.hours), ("openable", site.openable)):
        for day, text in cells.items():
            for remark in read_cell(text, known.grid).remarks:
                expected = "hours such as 09:00 - 12:00 / 13:30 - 17:00, on the quarter-hour"
                yield Fault(
                    f"{known.file}: {place}/{section}/{day.value}", shown(text), expected, f"see {shown(remark.text)}"
                )
    yield from _windows(site.demand, f"{place}/demand", known, on_grid=True)
    for index, target in enumerate(site.partner_targets):
        where = f"{place}/partner_targets/{index}/partner"
        yield from _unknown(where, target.partner, known.partners, "an id in `partners`", known)


def _agent(agent: StaffAgent, place: str, known: _Known, week: Week) -> Iterator[Fault]:
    yield from _unknown(f"{place}/employer", agent.employer, known.employers, "an id under [[employers]]", known)
    yield from _planned(f"{place}/home_site", agent.home_site, known)
    for index, id_fs in enumerate(agent.other_sites):
        yield from _planned(f"{place}/other_sites/{index}", id_fs, known)
    for index, held in enumerate(agent.skills):
        code = held.code if isinstance(held, Skill) else held
        expected = "`core`, or an id in `partners`"
        yield from _unknown(f"{place}/skills/{index}", code, {CORE, *known.partners}, expected, known)
    yield from _windows(agent.part_time, f"{place}/part_time", known, on_grid=False)
    yield from _windows(agent.preferences, f"{place}/preferences", known, on_grid=False)
    for section in ("absences", "trainings", "meetings"):
        spans: tuple[Span, ...] = getattr(agent, section)
        for index, span in enumerate(spans):
            yield from _order(span, f"{place}/{section}/{index}", known, week)


def _windows(windows: Sequence[Window], place: str, known: _Known, *, on_grid: bool) -> Iterator[Fault]:
    for index, window in enumerate(windows):
        where = f"{known.file}: {place}/{index}"
        if window.start >= window.end:
            yield Fault(where, "an end that is not after the start", "start before end", "correct one of them")
        if on_grid and (window.start % known.grid or window.end % known.grid):
            yield Fault(where, "a time off the grid", f"times on {known.grid} minutes", "round it")


def _order(span: Span | StaffBooking, place: str, known: _Known, week: Week) -> Iterator[Fault]:
    if week.begin(span.start) >= week.end(span.end):
        found = f"{span.start} to {span.end}"
        yield Fault(f"{known.file}: {place}", found, "a start before the end", "correct one of them")


def _travel(staff: Staff, known: _Known) -> Iterator[Fault]:
    ways = Tally((way.origin, way.destination) for way in staff.travel)
    for index, way in enumerate(staff.travel):
        place = f"/travel/{index}"
        yield from _planned(f"{place}/from", way.origin, known)
        yield from _planned(f"{place}/to", way.destination, known)
        if ways[way.origin, way.destination] > 1 or way.origin == way.destination:
            found = f"{shown(way.origin)} to {shown(way.destination)}"
            yield Fault(f"{known.file}: {place}", found, "each way once, between two sites", "remove one")


def _referents(staff: Staff, known: _Known) -> Iterator[Fault]:
    for index, referent in enumerate(staff.referents):
        place = f"/referents/{index}"
        yield from _unknown(f"{place}/partner", referent.partner, known.partners, "an id in `partners`", known)
        for number, id_fs in enumerate(referent.sites):
            yield from _planned(f"{place}/sites/{number}", id_fs, known)
        yield from _windows(referent.availability, f"{place}/availability", known, on_grid=False)


def _bookings(staff: Staff, known: _Known, week: Week) -> Iterator[Fault]:
    receiving = {referent.id: referent for referent in staff.referents}
    for index, taken in enumerate(staff.bookings):
        place = f"/bookings/{index}"
        yield from _planned(f"{place}/site", taken.site, known)
        yield from _unknown(f"{place}/referent", taken.referent, receiving, "an id under [[referents]]", known)
        yield from _unknown(f"{place}/partner", taken.partner, known.partners, "an id in `partners`", known)
        yield from _order(taken, place, known, week)
