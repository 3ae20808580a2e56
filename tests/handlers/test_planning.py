"""Planning again: what a fact leads to, what is thrown away, and how much it costs."""

from typing import Any

import pytest

from config.horizon import load_horizon
from planner.services.planning.patience import Allowed
from planner.services.planning.switch_horizon import switch_horizon
from schemas.events.rosters import RosterPublished
from schemas.ids import AgentId, SiteId
from schemas.problem import Problem
from schemas.roster import Roster
from schemas.shift import Shift
from tests.builders import ProblemBuilder, at
from tests.handlers.by_hand import by_hand
from tests.handlers.town import Town
from tests.services.weeks import two_sites

W49, W50 = "2026-W49", "2026-W50"
TUESDAY = {"start": "tue 00:00", "end": "tue 24:00"}
PEOPLE = ("a1", "a2", "a3", "b1", "b2", "b3")


def network(now: str = "mon-3 10:00", **publication: str) -> ProblemBuilder:
    """Two sites; half an hour is on offer at s1 on Wednesday at nine."""
    rules = {"e1": "auto", "e2": "auto"} | publication
    return two_sites(now, **rules).with_referent("r1", "wed 09:00-12:00", sites=("s1",)).with_target("s1", "caf", 1)


@pytest.fixture
def planned(town: Town) -> Town:
    """A week is published."""
    town.knows(network())
    town.plans()
    return town


def away(town: Town, agent: str = "a1", name: str = "x1", **when: str) -> str:
    """Somebody is away on Tuesday, unless said otherwise."""
    return town.says("absence.reported", absence=name, agent=agent, **TUESDAY | when)


def slots(town: Town) -> list[tuple[str, Any]]:
    """What partners were told, in order."""
    return [(event.type.split(".")[2], event.data) for event in town.told("binome.partner-slots")]


# What is asked for


def test_a_request_plans_a_week_that_has_none(town: Town) -> None:
    """And the same week again where it has one."""
    town.knows(network())
    town.works()
    assert (town.roster(), town.solved) == (None, [])
    town.plans()
    assert town.roster() is not None
    town.plans()
    assert [problem.week for problem in town.solved] == [W49, W49]


def test_a_request_for_a_week_that_is_over_is_rejected(planned: Town) -> None:
    """Nothing is planned."""
    solved = len(planned.solved)
    event = planned.says("roster.requested", request="r0", week="2026-W40", requested_by="me")
    planned.works()
    assert planned.ended(event) == "rejected"
    assert [fault["where"] for letter in planned.letters() for fault in letter.faults] == ["/data/week"]
    assert len(planned.solved) == solved


def test_a_closure_shuts_a_site_and_lifting_it_opens_it_again(planned: Town) -> None:
    """Doors that are meant to be shut are no alert."""
    planned.says("closure.set", closure="c1", site="s1", **TUESDAY)
    planned.works()
    assert planned.on_shift("tue") == {"b1", "b2"}
    assert planned.alerts("unplanned_closing") == []
    planned.says("closure.lifted", closure="c1", site="s1", **TUESDAY)
    planned.works()
    assert len(planned.on_shift("tue") & {"a1", "a2", "a3"}) == 2


# Slots, before any solver


def test_a_slot_that_an_absence_makes_impossible_is_withdrawn_with_it(planned: Town) -> None:
    """In the transaction that stores the absence: nobody can take it any more while the week is planned again."""
    assert [word for word, _ in slots(planned)] == ["offered"]
    solved = len(planned.solved)
    for agent in ("a1", "a2"):
        away(planned, agent, agent, start="wed 00:00", end="wed 24:00")
    planned.hears()
    assert [word for word, _ in slots(planned)] == ["offered", "withdrawn"]
    assert slots(planned)[-1][1].reason == "unavailable"
    assert len(planned.solved) == solved
    assert "a1" in planned.on_shift("wed")


def test_a_slot_that_somebody_else_can_attend_stays(planned: Town) -> None:
    """The doors stay open with the two who are left on paper until it is planned again: nothing is withdrawn twice."""
    away(planned, "a3", start="wed 00:00", end="wed 24:00")
    planned.hears()
    assert [word for word, _ in slots(planned)] == ["offered"]


# What it costs


def test_ten_absences_at_once_cost_one_solve(planned: Town) -> None:
    """They are facts of one week."""
    solved = len(planned.solved)
    for number in range(10):
        day = ("mon", "tue", "wed", "thu", "fri")[number % 5]
        away(planned, ("a1", "b1")[number // 5], f"x{number}", start=f"{day} 00:00", end=f"{day} 24:00")
    planned.works()
    assert len(planned.solved) == solved + 1
    assert all(not {"a1", "b1"} & planned.on_shift(day) for day in ("mon", "tue", "wed", "thu", "fri"))


def test_what_comes_while_a_week_is_solved_costs_one_solve_more(planned: Town) -> None:
    """However much it is."""
    solved = len(planned.solved)

    def nine_more() -> str:
        return [away(planned, "b1", f"y{n}", start=f"tue 0{n}:00", end="tue 24:00") for n in range(9)][-1]

    planned.meanwhile(nine_more)
    away(planned)
    planned.works()
    assert len(planned.solved) == solved + 2
    assert planned.on_shift("tue") == {"a2", "a3", "b2", "b3"}


def test_after_two_lost_races_the_next_plan_has_half_the_time(planned: Town) -> None:
    """Its lowest rungs are not waited for."""
    before = len(planned.seconds)
    days = iter(("wed", "thu", "fri"))

    def another() -> str:
        day = next(days)
        return away(planned, "b1", day, start=f"{day} 00:00", end=f"{day} 24:00")

    planned.meanwhile(another, times=3)
    away(planned)
    planned.works()
    assert planned.seconds[before:] == [2.0, 2.0, 1.0, 1.0]


# What may be stored


def test_a_plan_is_thrown_away_where_the_week_before_it_is_published_meanwhile(town: Town) -> None:
    """Its first shifts hang on the last ones of that week."""
    town.knows(network(e1="review"))
    town.plans(W49)
    town.meanwhile(lambda: town.says("roster.publish_requested", week=W49, revision=1, by="me"))
    town.plans(W50)
    assert [problem.week for problem in town.solved] == [W49, W50, W50]
    assert town.revision(W50) == 1


def test_a_week_to_which_the_one_before_it_leaves_too_little_rest_is_planned_again(town: Town) -> None:
    """Somebody works late on its eve, as is published afterwards."""
    town.knows(network())
    town.plans(W50)

    def late(problem: Problem, allowed: Allowed) -> Roster:
        if problem.week == W50:  # without whoever is still at rest
            return by_hand(problem.model_copy(update={"agents": problem.agents[1:], "baseline": None}), allowed)
        eve = Shift(agent=AgentId("a1"), site=SiteId("s1"), start=at("sun 14:00"), end=at("sun 23:30"))
        roster = by_hand(problem, allowed)
        return roster.model_copy(update={"shifts": (*roster.shifts, eve)})

    town.solve = late
    town.plans(W49)
    assert [problem.week for problem in town.solved] == [W50, W49, W50]


def test_a_slot_that_is_taken_while_a_week_is_solved_is_kept(planned: Town) -> None:
    """Without solving again: a booking does not overtake a plan. What is due beyond it comes with one more."""
    [(_, slot)] = slots(planned)
    solved = len(planned.solved)
    planned.meanwhile(lambda: planned.says("slot.booked", slot=slot.slot, booking="caf-1"))
    away(planned)
    planned.works()
    after = [event.data for event in planned.told("binome.rosters") if isinstance(event.data, RosterPublished)][1:]
    booked = [(slot.slot, "booked")]
    assert [[(each.id, each.state) for each in data.roster.appointments] for data in after] == [booked, booked]
    assert len(planned.solved) == solved + 2


# What is published


@pytest.mark.parametrize(
    ("rule", "now", "published"),
    [
        ("auto", "mon 07:00", True),
        ("auto_outside_notice", "mon 07:00", False),
        ("auto_outside_notice", "mon-3 10:00", True),
        ("review", "mon-3 10:00", False),
    ],
)
def test_a_change_is_published_at_once_or_waits_as_its_employer_says(
    town: Town, rule: str, now: str, published: bool
) -> None:
    """What waits is a proposal, with the one who is away and the one who comes instead."""
    town.knows(network(e1=rule))
    town.plans()
    if rule == "review":
        town.says("roster.publish_requested", week=W49, revision=1, by="me")
        town.works()
    town.now = at(now)
    away(town)
    town.works()
    assert ("a3" in town.on_shift("tue")) == published
    proposal = town.proposal()
    assert (proposal is None) == published
    assert proposal is None or {change.agent for change in proposal.changes} == {"a1", "a3"}


def test_only_agents_whose_own_shifts_changed_are_told(planned: Town) -> None:
    """With their shifts of the week before and after."""
    told = len(planned.told("binome.roster-changes"))
    away(planned)
    planned.works()
    changed = planned.told("binome.roster-changes")
    assert len(changed) == told + 2
    news = {event.data.agent: event.data for event in changed if event.data.revision == 2}  # type: ignore[attr-defined]
    assert set(news) == {"a1", "a3"}
    assert [len(news[agent].after) - len(news[agent].before) for agent in ("a1", "a3")] == [-1, 1]  # type: ignore[attr-defined]


def test_a_proposal_that_was_rejected_is_not_made_again_until_a_fact_changes(town: Town) -> None:
    """However often it is looked at."""
    town.knows(network(e1="review"))
    town.plans()
    town.says("roster.rejected", week=W49, revision=1, by="me")
    town.works()
    town.works(until="mon-3 11:00")
    assert (town.proposal(), len(town.solved)) == (None, 1)
    away(town)
    town.works()
    assert town.proposal() is not None
    assert len(town.solved) == 2


def test_a_proposal_that_facts_have_overtaken_cannot_be_published(town: Town) -> None:
    """Whoever asks is told why; the next proposal follows by itself."""
    town.knows(network(e1="review"))
    town.plans()
    away(town)
    asked = town.says("roster.publish_requested", week=W49, revision=1, by="me")
    town.works()
    assert town.ended(asked) == "rejected"
    assert "older facts" in str([letter.faults for letter in town.letters()])
    assert town.roster() is None
    proposal = town.proposal()
    assert proposal is not None
    assert not any(shift.agent == "a1" and shift.start == at("tue 09:00") for shift in proposal.shifts)


# Ahead


def ahead(town: Town) -> None:
    """Planning ahead is switched on."""
    with town.store.transaction() as session:
        switch_horizon(session, "38", load_horizon(), town.now, on=True, by="me")


def test_six_weeks_ahead_are_planned_by_themselves_and_published_each_on_its_wednesday(town: Town) -> None:
    """The one that begins on the second Monday; the others stay proposals."""
    town.knows(network("mon-3 10:00"))
    ahead(town)
    town.works()
    weeks = [f"2026-W{number}" for number in range(47, 53)]
    assert [problem.week for problem in town.solved] == weeks
    assert [town.roster(week) for week in weeks] == [None] * 6
    assert all(town.proposal(week) for week in weeks)
    for moment, published in (("tue-3 23:00", []), ("wed-3 00:10", weeks[1:2]), ("wed-2 00:10", weeks[1:3])):
        town.works(until=moment)
        assert [week for week in weeks if town.roster(week)] == published
    assert "2026-W53" in {problem.week for problem in town.solved}


def test_weeks_that_somebody_wants_to_see_are_not_published_by_themselves(town: Town) -> None:
    """Where an employer says `review`."""
    town.knows(network("mon-3 10:00", e2="review"))
    ahead(town)
    town.works(until="wed-3 00:10")
    assert town.proposal("2026-W48") is not None
    assert town.roster("2026-W48") is None
