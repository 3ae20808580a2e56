"""problem_network: basin, porteurs, partners, sites, journeys and referents of a problem as rows.

What a problem has no field for stays as it is stored: territory, school zone, allow-lists of sources, whether weeks are
planned ahead. A site's calendar stays where it gives the stated week already.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import chain

from planner.network.faults import InputFaultsError
from planner.network.opening_hours.amending import amended
from planner.network.opening_hours.expanding import WeekHours, weekly_windows
from planner.network.opening_hours.writing import write_weekly
from planner.network.school_zone import school_zone_of
from planner.network.territory import METROPOLE, Territory, territory_of
from planner.services.network.importing.known import Known
from schemas.employer import Employer
from schemas.problem import Problem
from schemas.shape import Shape
from schemas.site import Site, Window
from schemas.tables.basin import BasinRow, TravelRow
from schemas.tables.employer import EmployerRow
from schemas.tables.partner import PartnerRow, ReferentRow, ReferentSiteRow
from schemas.tables.row import Row
from schemas.tables.site import SiteRow


def basin_row(problem: Problem, known: Known) -> BasinRow:
    """The basin: clock and grid as stated, the rest as stored, or as its départements have it."""
    stored = known.network.basin if known.network else None
    departement = departement_of(problem)
    return BasinRow(
        id=problem.basin,
        timezone=problem.timezone,
        slot_minutes=problem.slot_minutes,
        territory=stored.territory if stored else territory_of(departement).name,
        school_zone=stored.school_zone if stored else school_zone_of(departement),
        planned_ahead=stored.planned_ahead if stored else False,
    )


def departement_of(problem: Problem) -> str:
    """The département of most sites, by their communes; else what the basin is called; mainland where neither fits."""
    communes = [site.location.commune for site in problem.sites if site.location]
    counted = Counter(code[:3] if code.startswith(("97", "98")) else code[:2] for code in communes)
    for departement in (*(code for code, _ in counted.most_common(1)), str(problem.basin)):
        if territory_of(departement).timezone == problem.timezone:
            return departement
    return METROPOLE


def network_rows(problem: Problem, basin: BasinRow, known: Known) -> Iterator[Row]:
    """Every row of the network without its people."""
    stored = known.network
    sources = {row.id: row.sources for row in stored.employers} if stored else {}
    yield basin
    for place, employer in enumerate(problem.employers):
        yield _employer(employer, basin.id, place, sources.get(employer.id))
    for place, partner in enumerate(problem.partners):
        yield PartnerRow(basin=basin.id, id=partner.id, ordinal=place, name=partner.name)
    sites = {row.id: row for row in stored.sites} if stored else {}
    territory = territory_of(basin.territory)
    for place, site in enumerate(problem.sites):
        yield _site(site, place, basin, problem.week, sites.get(site.id), territory)
    for place, way in enumerate(problem.travel_minutes):
        yield TravelRow(
            basin=basin.id, origin=way.origin, destination=way.destination, minutes=way.minutes, ordinal=place
        )
    for place, referent in enumerate(problem.referents):
        yield ReferentRow(
            id=referent.id, basin=basin.id, ordinal=place, partner=referent.partner, modality=referent.modality
        )
        for number, where in enumerate(dict.fromkeys(referent.sites)):
            yield ReferentSiteRow(referent=referent.id, site=where, ordinal=number)


def stored_network(known: Known) -> Iterator[Row]:
    """Every stored row of the network without its people, the basin apart."""
    if (stored := known.network) is not None:
        yield from chain(stored.employers, stored.partners, stored.sites, stored.travels)
        yield from chain(stored.referents, stored.referent_sites)


def _employer(employer: Employer, basin: str, place: int, sources: list[str] | None) -> EmployerRow:
    return EmployerRow(
        basin=basin,
        id=employer.id,
        ordinal=place,
        name=employer.name,
        notice_working_days=employer.notice_working_days,
        publication=employer.publication if "publication" in employer.model_fields_set else None,
        overrides=[_document(each) for each in employer.overrides],
        sources=sources,
    )


def _site(site: Site, place: int, basin: BasinRow, week: str, stored: SiteRow | None, territory: Territory) -> SiteRow:
    hours = WeekHours(
        published=tuple(sorted(site.published_hours, key=lambda one: (one.day.index, one.start))),
        closed_on=tuple(sorted(set(site.closed_on))),
        holidays=tuple(sorted(set(site.holidays))),
    )
    texts = (stored.published_hours, stored.school_hours) if stored else None
    published, school = amended(texts, hours, week, territory=territory, school_zone=basin.school_zone)
    return SiteRow(
        id=site.id,
        basin=basin.id,
        ordinal=place,
        name=site.name,
        employer=site.employer,
        kind=site.kind,
        lat=site.location.lat if site.location else None,
        lon=site.location.lon if site.location else None,
        commune=site.location.commune if site.location else None,
        published_hours=published,
        school_hours=school,
        openable_hours=windows_text(site.openable_hours, stored.openable_hours if stored else None, week, territory),
        label=_document(site.label) if site.label else None,
        stations=site.stations,
        demand=[_document(each) for each in site.demand],
        partner_targets=[_document(each) for each in site.partner_targets],
        listed=stored.listed if stored else None,
    )


def windows_text(windows: tuple[Window, ...], stored: str | None, week: str, territory: Territory) -> str:
    """The text of weekly windows; the stored one where it gives them in that week."""
    wanted = tuple(sorted(windows, key=lambda one: (one.day.index, one.start)))
    if stored is not None and _windows_of(stored, week, territory) == wanted:
        return stored
    return write_weekly(wanted)


def _windows_of(text: str, week: str, territory: Territory) -> tuple[Window, ...] | None:
    """The windows of a stored text; None where it cannot be read: it is then replaced."""
    try:
        return weekly_windows(text, week, territory=territory)
    except InputFaultsError:
        return None


def _document(shape: Shape) -> dict[str, object]:
    """A part of a problem as it stands in files."""
    return shape.model_dump(mode="json", by_alias=True)
