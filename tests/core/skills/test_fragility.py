"""Who could attend for whom, and what hangs on one person."""

from datetime import date

import pytest

from planner.core.skills.fragility import holdings
from schemas.agent import Skill
from schemas.partner import Modality
from tests.builders import ProblemBuilder, a_problem
from tests.week import make


def until(code: str, last: date) -> Skill:
    """A training that lapses."""
    return make(Skill, code=code, valid_until=last)


def a_counter() -> ProblemBuilder:
    """One site that receives for the CAF by video."""
    return a_problem().with_site("s1").with_referent("r1", "mon 09:00-12:00")


def test_a_partner_hangs_on_the_only_one_who_knows_it() -> None:
    (found,) = holdings(a_counter().with_agents(1, skills=["core", "caf"]).with_agents(2).build())
    assert (found.site, found.partner, found.holders, found.hangs_on) == ("s1", "caf", ("a1",), "a1")


def test_with_two_it_hangs_on_nobody_and_with_none_nobody_can_be_received() -> None:
    (two,) = holdings(a_counter().with_agents(2, skills=["core", "caf"]).build())
    (none,) = holdings(a_counter().with_agents(2).build())
    assert (two.holders, two.hangs_on) == (("a1", "a2"), None)
    assert (none.holders, none.hangs_on) == ((), None)


@pytest.mark.parametrize(("last", "holders", "lapsing"), [(6, ("a1",), ()), (5, (), ("a1",)), (-1, (), ())])
def test_a_training_that_lapses_in_the_week_holds_no_longer(
    last: int, holders: tuple[str, ...], lapsing: tuple[str, ...]
) -> None:
    """It is told with its last day in the week in which it ends; later it is simply not held."""
    base = a_counter()
    monday = base.at("mon 00:00").date()
    skill = until("caf", date.fromordinal(monday.toordinal() + last))
    (found,) = holdings(base.with_agents(1, skills=["core", skill]).build())
    assert found.holders == holders
    assert tuple(agent for agent, _ in found.lapsing) == lapsing
    assert all(day == skill.valid_until for _, day in found.lapsing)


def test_a_training_that_begins_in_the_week_holds_at_its_end() -> None:
    base = a_counter()
    skill = make(Skill, code="caf", valid_from=base.at("wed 00:00").date())
    (found,) = holdings(base.with_agents(1, skills=["core", skill]).build())
    assert (found.holders, found.lapsing, found.at_end) == ((), (), ("a1",))


@pytest.mark.parametrize(("modality", "counts"), [("video", True), ("phone", True), ("on_site", False)])
def test_permanences_on_the_spot_hang_on_nobody_of_the_site(modality: Modality, counts: bool) -> None:
    problem = a_problem().with_site("s1").with_agents(2).with_referent("r1", "mon 09:00-12:00", modality=modality)
    assert len(holdings(problem.build())) == counts


def test_a_target_counts_before_anybody_receives() -> None:
    base = a_problem().with_site("s1").with_agents(2).with_partner("caf")
    assert [each.partner for each in holdings(base.with_target("s1", "caf", 2).build())] == ["caf"]
