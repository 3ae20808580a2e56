"""What is named instead of a slot: the own site first, then sites that are near by either way, then the rest."""

from dataclasses import replace
from datetime import timedelta

from planner.services.slots.near_slots import nearest, nearness
from planner.services.slots.told_slot import Slot
from planner.store.session import Store
from schemas.ids import PartnerId, ReferentId, SiteId, SlotId
from tests.builders import a_problem, at
from tests.services.stored import stored

NOW = at("mon 08:00")


def a_free(key: str, site: str, start: str) -> Slot:
    """A slot on offer of half an hour."""
    begins, ends = at(start), at(start) + timedelta(minutes=30)
    who = (PartnerId("caf"), ReferentId("r1"), None)
    return Slot(SlotId(key), SiteId(site), *who, begins, ends, "video", "offered", None, revision=1, sequence=1)


LOST = a_free("lost", "s1", "tue 10:00")
NEAR = {SiteId("s1"): frozenset({SiteId("s2")})}


def test_the_own_site_comes_first_then_near_ones_then_others_each_by_time() -> None:
    far, near = a_free("far", "s3", "tue 10:00"), a_free("near", "s2", "tue 11:00")
    own = [a_free("own-late", "s1", "fri 10:00"), a_free("own", "s1", "mon 10:00")]
    assert [each.id for each in nearest(LOST, [far, near, *own], NOW, NEAR)] == ["own", "own-late", "near"]
    assert [each.id for each in nearest(LOST, [far, near], NOW, NEAR)] == ["near", "far"]


def test_what_is_past_taken_of_another_partner_or_the_lost_one_itself_is_not_named() -> None:
    past, taken = a_free("past", "s1", "mon 07:55"), replace(a_free("taken", "s1", "wed 10:00"), state="booked")
    other = replace(a_free("other", "s1", "wed 10:00"), partner=PartnerId("dgfip"))
    assert nearest(LOST, [past, taken, other, LOST], NOW, NEAR) == ()


def test_sites_are_near_within_thirty_minutes_whichever_way_the_journey_is_written(sqlite_store: Store) -> None:
    problem = a_problem().with_site("s1").with_site("s2").with_site("s3").with_agents(2)
    week = stored(sqlite_store, problem.with_travel("s2", "s1", 30).with_travel("s1", "s3", 31).build())
    with week.store.reading() as session:
        assert nearness(session, week.problem.basin) == {SiteId("s1"): {"s2"}, SiteId("s2"): {"s1"}}
