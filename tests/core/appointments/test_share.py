"""Referents shared out between groups of sites."""

from itertools import combinations

from config.figures import load_figures
from planner.core.appointments.share import share_out
from planner.core.facts import Facts, read_facts
from planner.core.week import Span, overlap, total
from schemas.ids import ReferentId, SiteId
from tests.builders import ProblemBuilder, a_problem

GROUPS = tuple(frozenset({SiteId(key)}) for key in ("s1", "s2"))


def two_sites(skilled: str = "both") -> ProblemBuilder:
    """Two sites with a team each and no agent in common."""
    problem = a_problem()
    for site in ("s1", "s2"):
        skills = ["core", "caf"] if skilled in {"both", site} else ["core"]
        problem = problem.with_site(site, stations=1).with_agents(2, skills=skills)
    return problem


def shared(problem: ProblemBuilder, referent: str = "r1") -> list[tuple[Span, ...]]:
    """What each site gets of a referent's time."""
    parts = share_out(read_facts(problem.build(), load_figures()), GROUPS)
    return [part.free[ReferentId(referent)] for part in parts]


def clock(day: int, hour: int, minute: int = 0) -> int:
    """A minute of the week."""
    return day * 1440 + hour * 60 + minute


def test_each_group_gets_the_time_of_the_appointments_it_wants() -> None:
    problem = two_sites().with_referent("r1", "mon 09:00-11:30").with_target("s1", "caf", 2).with_target("s2", "caf", 3)
    first, second = shared(problem)
    assert total(first) >= 60
    assert total(second) >= 90
    assert total(first) + total(second) == 150
    assert not any(overlap(one, other) for one in first for other in second)


def test_a_referent_whom_one_group_alone_asks_for_is_kept_whole() -> None:
    problem = two_sites().with_referent("r1", "mon 09:00-11:30").with_target("s2", "caf", 1)
    assert shared(problem) == [(), ((clock(0, 9), clock(0, 11, 30)),)]
    own = two_sites().with_referent("r1", "mon 09:00-11:30", sites=["s1"]).with_target("s1", "caf", 1)
    parts = share_out(read_facts(own.build(), load_figures()), GROUPS)
    assert parts[0].free == {"r1": ((clock(0, 9), clock(0, 11, 30)),)}
    assert parts[1].free == {}


def test_a_booking_keeps_its_own_time_for_its_group() -> None:
    problem = (
        two_sites()
        .with_referent("r1", "mon 09:00-11:00")
        .with_target("s1", "caf", 3)
        .with_booking("b1", "s2", "r1", "mon 10:00-10:30")
    )
    first, second = shared(problem)
    assert any(a <= clock(0, 10) and clock(0, 10, 30) <= b for a, b in second)
    assert total(first) >= 90


def test_time_goes_where_somebody_trained_could_be_and_the_doors_are_announced() -> None:
    untrained = two_sites("s1").with_referent("r1", "mon 09:00-11:00")
    untrained = untrained.with_target("s1", "caf", 4).with_target("s2", "caf", 4)
    assert [total(spans) for spans in shared(untrained)] == [120, 0]
    # At noon only s2 is announced to be open.
    noon = a_problem().with_site("s1", stations=1).with_agents(2, skills=["core", "caf"])
    noon = noon.with_site("s2", "mon 08:30-17:00", stations=1).with_agents(2, skills=["core", "caf"])
    noon = noon.with_referent("r1", "mon 11:00-13:30").with_target("s1", "caf", 2).with_target("s2", "caf", 3)
    first, second = shared(noon)
    assert total([(max(a, clock(0, 11)), min(b, clock(0, 12))) for a, b in first]) == 60
    assert total(second) == 90


def test_sites_in_no_group_keep_what_they_need() -> None:
    problem = two_sites().with_referent("r1", "mon 09:00-11:30").with_target("s1", "caf", 2).with_target("s2", "caf", 3)
    facts = read_facts(problem.build(), load_figures())
    (alone,) = share_out(facts, GROUPS[:1])
    assert alone.free == share_out(facts, GROUPS)[0].free


def test_shares_never_overlap_and_stay_inside_the_referents_time() -> None:
    problem = a_problem()
    sites = [f"s{number}" for number in range(1, 6)]
    for site in sites:
        problem = problem.with_site(site, stations=1).with_agents(2, skills=["core", "caf"])
    for number in range(3):
        problem = problem.with_referent(f"r{number}", f"{('mon', 'tue', 'wed')[number]} 09:00-12:{10 + number}")
    for site in sites:
        problem = problem.with_target(site, "caf", 3, 25)
    facts = read_facts(problem.build(), load_figures())
    parts = share_out(facts, [frozenset({SiteId(site)}) for site in sites])
    for referent, free in facts.free.items():
        for one, other in combinations(parts, 2):
            assert not any(overlap(a, b) for a in one.free[referent] for b in other.free[referent])
        given = [span for part in parts for span in part.free[referent]]
        assert all(any(a <= start and end <= b for a, b in free) for start, end in given)
    assert all(_holds(part, 3, 25) for part in parts)


def _holds(part: Facts, appointments: int, minutes: int) -> bool:
    """Whether so many appointments fit into a part's share."""
    return sum((b - a) // minutes for spans in part.free.values() for a, b in spans) >= appointments
