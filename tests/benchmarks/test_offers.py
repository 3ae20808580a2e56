"""Slots offered against offering them as they come."""

import pytest

from benchmarks.instances.catalogue import instance
from benchmarks.offers import _waited, measured, page
from config.figures import load_figures
from planner.core.appointments.ground import read_ground
from planner.core.facts import read_facts
from schemas.ids import ReferentId
from tests.builders import a_problem


@pytest.mark.parametrize("seed", range(3))
def test_no_fewer_are_offered_than_as_they_come_and_fewer_on_one_day(seed: int) -> None:
    whole, close, planned = measured("employer", instance("employer_taken", seed))
    assert whole.wanted == close.wanted == planned.wanted
    assert max(whole.offered, close.offered) <= planned.offered <= planned.wanted
    assert whole.close == 0
    assert "| employer | Binôme |" in page([planned], "command")


def test_a_referent_waits_between_two_appointments_of_one_availability_beyond_the_buffer() -> None:
    problem = a_problem().with_site("s1", stations=1).with_agents(2).with_partner("caf")
    facts = read_facts(problem.with_referent("r1", "mon 09:00-12:00,14:00-16:00", "caf").build(), load_figures())
    line = [(540, 570, 5), (600, 630, 5), (840, 870, 5), (872, 900, 5)]
    assert _waited(read_ground(facts, (), ()), {ReferentId("r1"): line}) == 25
