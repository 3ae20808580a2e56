"""9: agents, sites and referents belong to one basin; an event of another basin than its subject's is a dead letter."""

import pytest

from schemas.errors import InvalidInput
from schemas.tables.absence import AbsenceRow
from tests.faults.network import network
from tests.faults.story import away, span, told
from tests.guarantees.hand import Clock, Hand
from tests.services.importing.composed import brought_in

pytestmark = pytest.mark.timeout(400)


@pytest.fixture
def both(embedded: Hand) -> Hand:
    """Beside the basin `38` there is a basin `01`, with people of its own."""
    problem = network(embedded.weeks.first)
    renamed = {"basin": "01", "sites": (), "agents": (), "referents": (), "employers": ()}
    brought_in(embedded.store, problem.model_copy(update=renamed), now=embedded.parts.clock())
    return embedded


def test_an_absence_told_to_another_basin_than_its_agent_s(both: Hand, clock: Clock) -> None:
    """Nothing is stored of it, whatever the message's key."""
    both.tell(told(clock(), "absence.reported", "e1", away(both.weeks, "away", "a1"), basin="01"), key="38")
    both.take_in()
    (letter,) = both.events("event.rejected")
    assert letter.data.faults[0].where == "/basin"  # type: ignore[attr-defined]
    with both.store.reading() as session:
        assert session.get(AbsenceRow, "away") is None


def test_sites_referents_and_unknown_basins(both: Hand, clock: Clock) -> None:
    """Each is a dead letter."""
    shut = {"closure": "shut", "site": "s1", **span(both.weeks, "tue 08:00", "tue 18:00")}
    window = span(both.weeks, "tue 08:00", "tue 18:00")
    both.tell(told(clock(), "closure.set", "c1", shut, basin="01"))
    both.tell(
        told(clock(), "availability.set", "v1", {"referent": "r1", "window": window, "availability": []}, basin="01")
    )
    both.tell(told(clock(), "absence.reported", "e1", away(both.weeks, "away", "a1"), basin="99"))
    both.take_in()
    assert {both.ended(name) for name in ("c1", "v1", "e1")} == {"rejected"}


def test_an_agent_is_imported_into_one_basin(both: Hand, clock: Clock) -> None:
    """A file of another basin that names its people or sites is refused, and nothing of it is stored."""
    taken = network(both.weeks.first).model_copy(update={"basin": "01"})
    with pytest.raises(InvalidInput):
        brought_in(both.store, taken, now=clock())
