"""employers_of_sheet: what a sheet states of porteurs: notice, publication, and whose absences are taken.

A row is about the porteur in the basin that it names, or in every basin where it is known. A column that is not there
leaves what is stored.
"""

from typing import cast

from sqlmodel import Session, select

from planner.network.faults import Fault
from planner.network.sheets.people import Known
from planner.network.sheets.reading import Sheet, SheetRow
from planner.services.network.importing.difference import values_of
from schemas.faults import shown
from schemas.tables.agent import AgentRow
from schemas.tables.employer import EmployerRow
from schemas.tables.site import SiteRow

_MEND = "correct it, or import it"


def employer_rows(session: Session, sheet: Sheet, known: Known, faults: list[Fault]) -> list[EmployerRow]:
    """The porteurs as they are to be; one that is unknown, or not in the basin named with it, is a fault."""
    stored = {(row.basin, row.id): row for row in session.exec(select(EmployerRow))}
    names = {key: key[1] for key in _named(session)} | {key: row.name for key, row in stored.items()}
    found: dict[tuple[str, str], EmployerRow] = {}
    for row in sheet.rows:
        text, basin = row.text("id"), row.values.get("basin")
        meant = known.employers.find(text)
        if meant is None and text:
            expected = "a porteur of the network"
            faults.append(Fault(sheet.place(row, "id"), shown(text), expected, _MEND))
        if meant is None or row.unread:
            continue
        keys = [key for key in sorted(names) if key[1] == meant and basin in (None, key[0])]
        if not keys:
            faults.append(Fault(sheet.place(row, "basin"), shown(basin), f"a basin in which {meant} is", _MEND))
        for key in keys:
            if key in found:
                faults.append(Fault(sheet.place(row, "id"), shown(text), "each once in a basin", "take one out"))
                continue
            place = sum(other[0] == key[0] for other in {*stored, *found})
            before = stored.get(key) or EmployerRow(basin=key[0], id=key[1], ordinal=place, name=names[key])
            found[key] = EmployerRow(**values_of(before) | _stated(row, sheet))
    return list(found.values())


def _named(session: Session) -> set[tuple[str, str]]:
    """Porteurs in the basins where somebody works for them or a site is theirs."""
    agents, sites = session.exec(select(AgentRow)), session.exec(select(SiteRow))
    return {(row.basin, row.employer) for row in (*agents, *sites)}


def _stated(row: SheetRow, sheet: Sheet) -> dict[str, object]:
    """What the row says, by the column of the table; an empty cell of publication says: as the setting has it."""
    heard = cast("tuple[str, ...] | None", row.values["sources"])
    said: dict[str, object] = {"sources": None if heard is None else list(heard)}
    said |= {"name": row.values["name"]} if "name" in row.values else {}
    said |= {"notice_working_days": row.values["notice"]} if "notice" in row.values else {}
    if "publication" in sheet.columns:
        said["publication"] = row.values.get("publication")
    return said
