"""Slots offered against offering them as they come."""

import pytest

from benchmarks.instances.catalogue import instance
from benchmarks.offers import measured, waited
from config.figures import load_figures
from planner.core.appointments.ground import read_ground
from planner.core.appointments.ledger import Seat
from planner.core.appointments.wanted import Want
from planner.core.facts.component import read_facts
from schemas.ids import PartnerId, ReferentId, SiteId
from tests.builders import a_problem


@pytest.mark.parametrize("seed", range(3))
def test_no_fewer_are_offered_than_as_they_come_and_fewer_on_one_day(seed: int) -> None:
    whole, close, planned = measured("employer", instance("employer_taken", seed))
    assert whole.wanted == close.wanted == planned.wanted
    assert max(whole.offered, close.offered) <= planned.offered <= planned.wanted
    assert whole.close == 0
    assert planned.gaps_at_least is not None
    assert planned.gaps_at_least <= planned.gaps


def test_a_referent_waits_between_two_appointments_of_one_availability_beyond_the_buffer() -> None:
    problem = a_problem().with_site("s1", stations=1).with_agents(2).with_partner("caf")
    facts = read_facts(problem.with_referent("r1", "mon 09:00-12:00,14:00-16:00", "caf").build(), load_figures())
    ground = read_ground(facts, (), ())
    spans = ((540, 570), (600, 630), (840, 870), (872, 900))
    wants = [Want(SiteId("s1"), PartnerId("caf"), (ReferentId("r1"),), end - start) for start, end in spans]
    line = [Seat(want, ReferentId("r1"), None, start) for want, (start, _) in zip(wants, spans, strict=True)]
    assert waited(ground, line) == 25
