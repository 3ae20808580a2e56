"""from_list: what the official list states of counters: who they are, where, and when they are announced to be open.

A list states the structures of its départements and nothing of people, rooms and wishes: these stay as they are stored.
Each site keeps what the list last said of it (`listed`). A later list changes what it says otherwise than the one
before; what was corrected here stays.
"""

from collections import Counter as Tally
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session, col, select

from planner.network.faults import Fault, InputFaultsError
from planner.network.official_list import Listed
from planner.network.opening_hours.writing import write_weekly
from planner.network.school_zone import school_zone_of
from planner.network.sites import Counter, counters, site_of_week
from planner.network.staff import Staff
from planner.network.territory import territory_of
from planner.services.network.importing.difference import same, values_of
from planner.services.network.importing.statement import Statement
from planner.show.words import counted, listed
from schemas.faults import shown
from schemas.known.places import ListedSite
from schemas.shape import Shape
from schemas.tables.agent import AgentSiteRow
from schemas.tables.basin import BasinRow
from schemas.tables.partner import ReferentSiteRow
from schemas.tables.row import Row
from schemas.tables.site import SiteRow

SAID = {
    "name": "son nom", "employer": "son porteur", "kind": "son format", "lat": "son emplacement",
    "lon": "son emplacement", "commune": "sa commune", "published_hours": "son horaire",
    "openable_hours": "son horaire ouvrable", "label": "son label",
}  # fmt: skip
"""Columns of a site of which the list says something, as people call them."""


@dataclass(frozen=True)
class GivenList:
    """A list that was given."""

    name: str
    """Name of the file."""
    rows: Sequence[Listed]
    """The structures that are wanted of it."""
    basin: str | None = None
    """The basin of all of them; None: that in which they are, else that of their département."""


def basins_of(session: Session, given: GivenList) -> dict[str, str]:
    """The basin of each département: the one its structures are in already, else the one named, else its code.

    Raises:
        InputFaultsError: where structures are in a basin that is not that one.
    """
    known = {row.id: row.basin for row in session.exec(select(SiteRow))}
    chosen: dict[str, str] = {}
    faults: list[Fault] = []
    for counter in counters(given.rows, Staff()):
        departement, held = counter.listed.departement, known.get(counter.id)
        basin = chosen.setdefault(departement, given.basin or held or departement)
        if held not in (None, basin):
            place = f"{given.name}: line {counter.listed.line}, column id_fs"
            found = f"{shown(counter.id)}, which basin {shown(held)} has"
            faults.append(
                Fault(place, found, f"a structure of basin {shown(basin)}", "name its basin, or merge the two")
            )
    if faults:
        raise InputFaultsError(faults)
    return chosen


def state_list(session: Session, given: GivenList) -> Statement:
    """What a list states; structures without readable hours are left as they are stored, or out.

    Raises:
        InputFaultsError: where structures are in another basin.
    """
    basins = basins_of(session, given)
    stored = {row.id: row for row in session.exec(select(SiteRow)) if row.basin in basins.values()}
    places = Tally(row.basin for row in stored.values())
    rows: list[Row] = [*_basins(session, basins)]
    remarks: list[str] = []
    stated: set[str] = set()
    for counter in counters(given.rows, Staff()):
        stated.add(counter.id)
        if not counter.announced:
            continue
        before, basin = stored.get(counter.id), basins[counter.listed.departement]
        if before is None:
            places[basin] += 1
        rows.append(_site(counter, before, basin, places[basin] - 1, remarks))
    gone = [row for row in stored.values() if row.listed is not None and row.id not in stated]
    left = list(_without_people(session, gone, remarks))
    return Statement(frozenset(basins.values()), tuple(rows), tuple(left), remarks=tuple(remarks))


def _basins(session: Session, basins: Mapping[str, str]) -> Iterator[BasinRow]:
    for departement, basin in basins.items():
        territory = territory_of(departement)
        if session.get(BasinRow, basin) is None:
            yield BasinRow(
                id=basin,
                timezone=territory.timezone,
                territory=territory.name,
                school_zone=school_zone_of(departement),
            )


def _site(counter: Counter, before: SiteRow | None, basin: str, place: int, remarks: list[str]) -> SiteRow:
    said = _said(counter)
    note = " ".join(counter.listed.comment.split())
    told = ListedSite.model_validate({"id_fs": counter.listed.id_fs, "note": note, **said, "label": counter.label})
    if before is None:
        return SiteRow(id=counter.id, basin=basin, ordinal=place, listed=_document(told), **said)
    values = values_of(before)
    for column, wording in SAID.items():
        last = said[column] if before.listed is None else before.listed.get(column)
        if not same(last, said[column]):
            if not same(values[column], last):
                remarks.append(f"{counter.id} : {wording} avait été corrigé ici ; la liste dit maintenant autre chose.")
            values[column] = said[column]
        elif before.listed is None and not same(values[column], said[column]):
            remarks.append(f"{counter.id} : {wording} reste tel qu’il est ici ; la liste dit autre chose.")
    return SiteRow(**{**values, "listed": _document(told)})


def _said(counter: Counter) -> dict[str, Any]:
    """What the list says of a counter, column by column."""
    site = site_of_week(counter, (), ())
    return {
        "name": site.name,
        "employer": str(site.employer),
        "kind": site.kind,
        "lat": site.location.lat if site.location else None,
        "lon": site.location.lon if site.location else None,
        "commune": site.location.commune if site.location else None,
        "published_hours": write_weekly(site.published_hours),
        "openable_hours": write_weekly(site.openable_hours),
        "label": _document(site.label) if site.label else None,
    }


def _document(shape: Shape) -> dict[str, Any]:
    """A part of a row as it stands in files."""
    return shape.model_dump(mode="json", by_alias=True)


def _without_people(session: Session, gone: Iterable[SiteRow], remarks: list[str]) -> Iterator[SiteRow]:
    """Those that nobody is sent to: a site that people work at does not go because a list leaves it out."""
    for row in gone:
        agents = session.exec(select(AgentSiteRow.agent).where(col(AgentSiteRow.site) == row.id)).all()
        referents = session.exec(select(ReferentSiteRow.referent).where(col(ReferentSiteRow.site) == row.id)).all()
        if not agents and not referents:
            yield row
            continue
        people = listed([f"{counted(len(agents), 'agent')}", f"{counted(len(referents), 'référent')}"])
        remarks.append(f"{row.id} n’est plus dans la liste ; gardé, car {people} y sont rattachés.")
