"""Seats are found by what they are about, however many a basin has."""

from datetime import timedelta

from sqlalchemy import Connection, event, text

from planner.services.calendars.keep_seats import keep_subjects
from planner.services.calendars.wanted import Wanted
from planner.store.rows import add_rows
from planner.store.session import Store
from schemas.tables.basin import BasinRow
from tests.builders import at
from tests.wall import ZONE

NOW = at("mon 09:00")


def slot(name: str) -> Wanted:
    """A slot on offer."""
    return Wanted("slot", "caf", "s1", NOW, NOW + timedelta(minutes=30), name)


def test_seats_of_a_slot_are_found_without_reading_all_of_the_basin(store: Store) -> None:
    """A booking costs as much after ten years as on the first day."""
    names = [f"slot {number}" for number in range(300)]
    with store.transaction() as session:
        add_rows(session, [BasinRow(id="38", timezone=ZONE)])
        keep_subjects(session, "38", ("slot",), None, [slot(name) for name in names], NOW)
    plans: list[str] = []

    def note(
        connection: Connection, _cursor: object, statement: str, parameters: tuple[object, ...], *_: object
    ) -> None:
        if statement.startswith("SELECT seat.uid"):
            explain = "EXPLAIN QUERY PLAN" if connection.dialect.name == "sqlite" else "EXPLAIN"
            found = connection.exec_driver_sql(f"{explain} {statement}", parameters)
            plans.append("\n".join(str(row) for row in found))

    with store.transaction() as session:
        session.execute(text("ANALYZE seat"))
        if store.engine.dialect.name == "postgresql":
            session.execute(text("SET LOCAL enable_seqscan = off"))  # so few rows are read faster at one stroke
        event.listen(store.engine, "before_cursor_execute", note)
        keep_subjects(session, "38", ("appointment", "slot"), {names[7]}, [slot(names[7])], NOW)
        event.remove(store.engine, "before_cursor_execute", note)
    assert ["ix_seat_basin_subject" in plan for plan in plans] == [True], plans
