"""components: parts that share no agent, and the fingerprint of what each is planned from."""

import pytest

from config.figures import load_figures
from planner.core.components import components, fingerprint
from schemas.ids import SiteId
from tests.builders import ProblemBuilder, a_problem, a_roster, on

BASE = (
    a_problem()
    .with_site("s1")
    .with_site("s2")
    .with_site("s3")
    .with_agent("a1", sites=["s1", "s2"])
    .with_agent("a2", sites=["s3"])
    .with_agent("a3", sites=["s3"])
    .with_travel("s1", "s2", 20)
    .with_referent("r1", "mon 09:00-12:00", sites=["s1", "s3"])
)


def mark(problem: ProblemBuilder, *sites: str) -> str:
    return fingerprint(problem.build(), load_figures(), frozenset(SiteId(site) for site in sites or ("s3",)))


def test_agents_join_sites_and_referents_do_not() -> None:
    """In the problem's order of sites."""
    assert components(BASE.build()) == (frozenset({"s1", "s2"}), frozenset({"s3"}))
    joined = BASE.with_agent("a4", sites=["s2", "s3"])
    assert components(joined.build()) == (frozenset({"s1", "s2", "s3"}),)


def test_an_absence_elsewhere_leaves_a_fingerprint_as_it_was() -> None:
    """So do journeys, bookings and pins of strangers; the component's own changes."""
    other = (
        BASE.unavailable("a1", "tue")
        .with_travel("s2", "s3", 15)
        .with_booking("b1", "s1", "r1", "mon 09:00-09:30")
        .with_pin("a1", "s1", "mon 08:30-12:00")
        .with_demand("s1", "mon 09:00-10:00", 3)
    )
    assert mark(other) == mark(BASE)
    assert mark(other, "s1", "s2") != mark(BASE, "s1", "s2")


def test_now_baseline_and_consents_are_no_facts_of_a_plan() -> None:
    """They say what was, and when."""
    later = BASE.published(a_roster(BASE).shift("a2", "s3", "mon 08:30-12:00")).now("tue 09:00")
    assert mark(later.with_consent("a2", "wed")) == mark(BASE)


def test_what_agents_are_called_is_no_fact_of_a_plan() -> None:
    """A problem whose names are kept out of it is the same problem."""
    assert mark(BASE.changing_agent("a3", name="{agent:a3}")) == mark(BASE)


def test_when_a_near_site_could_take_a_booking_is_a_fact_of_its_plan() -> None:
    """What it costs at least hangs on that; who works there does not count, nor any site where it cannot go."""
    booked = BASE.with_booking("b1", "s3", "r1", "mon 09:00-09:30").with_travel("s3", "s1", 20)
    assert mark(booked.changing_site("s1", stations=3)) != mark(booked)
    assert mark(booked.changing_site("s1", closed_on=(on("mon"),))) != mark(booked)
    assert mark(booked.unavailable("a1", "tue")) == mark(booked)
    assert mark(booked.with_demand("s1", "mon 09:00-10:00", 3)) == mark(booked)
    assert mark(booked.changing_site("s2", stations=3)) == mark(booked)


@pytest.mark.parametrize(
    "changed",
    [
        BASE.unavailable("a2", "tue"),
        BASE.with_demand("s3", "mon 09:00-10:00", 1),
        BASE.with_pin("a2", "s3", "mon 08:30-12:00"),
        BASE.with_booking("b1", "s3", "r1", "mon 09:00-09:30"),
        BASE.with_referent("r2", "tue 09:00-12:00", sites=["s3"]),
        BASE.with_employer("e1", notice_working_days=3),
        BASE.but(slot_minutes=30),
        BASE.changing_agent("a3", balance_minutes=30),
        BASE.with_agent("a9", sites=["s3"]),
    ],
)
def test_every_fact_of_the_component_is_in_its_fingerprint(changed: ProblemBuilder) -> None:
    """Each of them alone."""
    assert mark(changed) != mark(BASE)


def test_a_fingerprint_is_one_of_sha_256() -> None:
    """The same in every process."""
    assert mark(BASE).startswith("sha256:")
    assert len(mark(BASE)) == len("sha256:") + 64
    assert mark(BASE) == mark(BASE)
