"""facts: what is derived of a problem: targets, real presence before now, real openings, parts of a basin."""

from config.figures import load_figures
from planner.core.facts.component import Facts, read_facts
from schemas.ids import AgentId, SiteId
from tests.builders import ProblemBuilder, a_problem, a_roster

S1, S2 = SiteId("s1"), SiteId("s2")
A1 = AgentId("a1")
BASE = a_problem().with_site("s1").with_agents(3)


def facts_of(problem: ProblemBuilder) -> Facts:
    return read_facts(problem.build(), load_figures())


def test_real_presence_leaves_out_what_was_missed() -> None:
    """Shifts as they stand are kept beside it; the minutes after now are nobody's yet."""
    given = a_roster(BASE).shift("a1", "s1", "mon 08:00-12:00,13:00-17:00").shift("a2", "s1", "mon 08:00-12:00")
    problem = BASE.unavailable("a1", "mon 09:00-10:00").unavailable("a1", "mon 14:00-16:00").published(given)
    facts = facts_of(problem.now("mon 15:05"))
    agent = facts.agents[A1]
    assert facts.now == 915
    assert agent.past_on(0) == ((S1, 480, 720), (S1, 780, 915))
    assert agent.real_on(0) == ((S1, 480, 540), (S1, 600, 720), (S1, 780, 840))
    assert facts.past_presence[S1] == ((480, 540), (600, 720), (780, 840), (480, 720))


def test_doors_were_open_where_two_really_were() -> None:
    """Fragments may be short; an untrained agent does not count."""
    base = BASE.with_agent("helper", skills=())
    given = a_roster(base).staff("s1", ("a1", "a2", "helper"), "mon 08:00-12:00,13:00-15:00")
    problem = base.unavailable("a1", "mon 08:00-08:30").unavailable("a2", "mon 11:45-13:30").published(given)
    assert facts_of(problem.now("mon 14:00")).past_openings[S1] == ((510, 705), (810, 840))
    assert facts_of(problem.now("mon 08:15")).past_openings[S1] == ()


def test_without_a_baseline_nothing_is_history() -> None:
    """The days before now are lost."""
    facts = facts_of(BASE.now("wed 10:00"))
    assert facts.now == 2 * 1440 + 600
    assert facts.agents[A1].past == ()
    assert facts.past_openings[S1] == ()


def test_now_and_frozen_until_may_lie_outside_the_week() -> None:
    """They are taken as its ends."""
    problem = BASE.published(a_roster(BASE), frozen_until="wed+1 12:00")
    assert (facts_of(problem).now, facts_of(problem).frozen_until) == (0, 10080)
    assert facts_of(problem.now("tue+1 08:00")).now == 10080


def test_a_part_knows_what_the_whole_knows() -> None:
    """Its sites, and the agents who may work there with the sites that are in it."""
    problem = BASE.with_site("s2").with_agent("b1", sites=["s1", "s2"]).with_agent("b2", sites=["s2"])
    facts = facts_of(problem)
    part = facts.part(frozenset({S2}))
    assert list(part.sites) == [S2]
    assert {str(key): list(agent.sites) for key, agent in part.agents.items()} == {"b1": [S2], "b2": [S2]}
    assert set(part.all_sites) == set(facts.all_sites) == {S1, S2}


def test_a_figure_follows_the_regime_and_the_decision_that_holds() -> None:
    """For a day on that day, for the week if it covers it."""
    problem = BASE.with_override("work.daily_max", 500, days=("mon", "tue")).with_override("work.weekly_max", 1000)
    facts = facts_of(problem.with_agent("p1", regime="private"))
    agent = facts.agents[A1]
    assert [facts.figure("work.daily_max", "minutes", agent, day) for day in (0, 1, 2)] == [500, 500, 600]
    assert facts.figure("work.daily_max", "minutes", agent) == 600
    assert facts.figure("work.weekly_max", "minutes", agent) == 1000
    assert facts.figure("work.amplitude", "minutes", facts.agents[AgentId("p1")], 0) == 780


def test_announced_hours_are_clipped_and_closed_dates_left_out() -> None:
    """Short windows are known as announced and as clipped."""
    problem = a_problem().with_site("s1", "mon-tue 07:00-08:30,14:00-15:00", "mon-tue 08:00-12:00", closed=["tue"])
    site = facts_of(problem.with_agents(2)).sites[S1]
    assert site.announced == ((480, 510),)
    assert site.announced_windows == ((420, 510), (480, 510), (840, 900))
    assert site.windows == ((480, 720),)
    assert site.opens == ((480, 720), (1920, 2160))


def test_a_session_beyond_24_hours_is_beyond_telling() -> None:
    """The last hour of the Sunday on which the clocks go back."""
    for hours, beyond in (("mon-sun 08:00-23:00", False), ("mon-sun 08:00-23:30", True)):
        problem = a_problem(week="2026-W43").with_site("s1", openable=hours).with_agents(2)
        assert facts_of(problem).beyond_telling is beyond
