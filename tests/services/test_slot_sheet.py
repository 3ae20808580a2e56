"""The sheet of slots that a partner without a tool opens."""

import csv
import io
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from planner.services.slots.slot_sheet import slot_sheet
from schemas.tables.slot import SlotRow

PARIS = ZoneInfo("Europe/Paris")
START = datetime.fromisoformat("2026-12-01T09:00:00+01:00")
SITES = {"s1": "Morestel", "s2": "Villemoirieu"}


def row(key: str, **fields: object) -> SlotRow:
    """A slot of half an hour at s1 that somebody took."""
    stated: dict[str, object] = {"state": "booked", "booking": "rdv-7", "start": START, "site": "s1"} | fields
    return SlotRow.model_validate(
        stated
        | {"id": key, "basin": "38", "week": "2026-W49", "partner": "caf", "referent": "r1", "modality": "video"}
        | {"end": START + timedelta(minutes=30), "sequence": 1, "revision": 1}
    )


def read(*rows: SlotRow) -> list[dict[str, str]]:
    """The sheet of some slots, as a spreadsheet has it."""
    return list(csv.DictReader(io.StringIO(slot_sheet(rows, SITES, PARIS).removeprefix("\ufeff")), delimiter=";"))


def test_of_a_moved_appointment_it_says_where_and_when_it_was() -> None:
    """Whoever told a visitor the old time finds it there, and the new one beside it."""
    before = START - timedelta(days=1, hours=-2)
    (seen,) = read(row("a", previous_start=before, previous_end=before + timedelta(minutes=30), previous_site="s2"))
    assert (seen["site"], seen["date"], seen["début"]) == ("Morestel", "01/12/2026", "09:00")
    was = [seen[name] for name in ("ancien site", "ancienne date", "ancien début")]
    assert was == ["Villemoirieu", "30/11/2026", "11:00"]


def test_of_a_proposed_move_it_says_by_when_to_answer() -> None:
    """It was at the same site, which is said too."""
    (seen,) = read(
        row("a", state="moving", previous_start=START, previous_end=START, answer_by=START - timedelta(hours=24))
    )
    asked = [seen[name] for name in ("ancien site", "réponse avant le", "réponse avant")]
    assert asked == ["Morestel", "30/11/2026", "09:00"]


def test_of_what_stands_where_it_was_taken_it_says_no_more() -> None:
    """Nor of a slot that is free again after it had moved."""
    names = ("ancien site", "ancienne date", "ancien début", "réponse avant le", "réponse avant")
    seen = read(row("a"), row("b", state="withdrawn", booking=None, previous_start=START, previous_end=START))
    assert {each[name] for each in seen for name in names} == {""}
