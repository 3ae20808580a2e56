"""Whatever is asked, the answer passes the checker, and the model counts it as the checker does."""

from time import monotonic
from typing import Any

import pytest
from hypothesis import given, settings

from config.figures import load_figures
from planner.answer import Event, answer
from planner.check.report import Count, Report, judge
from planner.core.limits import Limits
from planner.core.plan import plan
from planner.core.result import Result
from planner.explain.explain import Explained
from schemas.explanation import Conflict
from schemas.ids import SiteId
from schemas.objective import Level
from schemas.roster import Roster
from tests.agreement.counted import by_checker, by_model
from tests.agreement.problems import problems
from tests.builders import ProblemBuilder, a_problem, a_usual_problem, on
from tests.modelled import asked

SECONDS = 2.0
EXAMPLES = settings().max_examples * 3 // 10


@settings(max_examples=EXAMPLES)
@given(problems())
def test_every_answer_is_lawful_and_counted_alike(builder: ProblemBuilder) -> None:
    """What the checker rejects is raised as `RejectedError`; bounds above values are among it."""
    problem = builder.build()
    roster = answer(problem, load_figures(), Limits(SECONDS, monotonic), workers=1)
    if roster.status == "none":
        assert problem.pins or problem.baseline
        return
    assert not asked(problem, roster).refused
    assert by_model(problem, roster) == by_checker(problem, roster)
    lost = any(short.end and short.end > problem.now for each in roster.guarantees for short in each.shortfalls)
    assert not lost or roster.explanations, "the checker refused what is told, or nothing is"


def test_explanations_leave_the_time_for_the_last_check(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a check takes a second, they end a second before the limit."""
    passed, given_out = [0.0], []

    def slowly(counted: Count, roster: Roster) -> Report:
        passed[0] += 1.0
        return judge(counted, roster)

    def told(*_: object, limits: Limits, **__: object) -> Explained:
        given_out.append((limits.left, passed[0]))
        return Explained()

    monkeypatch.setattr("planner.answer.judge", slowly)
    monkeypatch.setattr("planner.answer.explain", told)
    answer(a_usual_problem().build(), load_figures(), Limits(60.0, lambda: passed[0]), workers=1)
    ((left, spent),) = given_out
    assert left == 60.0 - spent - 1.0


@pytest.mark.parametrize(("planned", "left"), [(5.0, 25.0), (40.0, 6.0)], ids=["planned soon", "planned late"])
def test_where_people_wait_explanations_end_at_half_the_time_or_after_a_tenth(
    monkeypatch: pytest.MonkeyPatch, planned: float, left: float
) -> None:
    """What is told at once needs no plan in calm; what comes late is not waited for."""
    passed, given_out = [0.0], []

    def slowly(*asked: Any, **named: Any) -> Result:  # noqa: ANN401 - as it is asked
        result = plan(*asked, **named)
        passed[0] = planned
        return result

    def told(*_: object, limits: Limits, **__: object) -> Explained:
        given_out.append(limits.left)
        return Explained()

    monkeypatch.setattr("planner.answer.plan", slowly)
    monkeypatch.setattr("planner.answer.explain", told)
    clock = Limits(60.0, lambda: passed[0])
    answer(a_usual_problem().build(), load_figures(), clock, workers=1, hurried=True, until="stability")
    assert given_out == [left]


def test_what_is_told_falsely_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """The roster that passed the checker is given out all the same."""
    told = Conflict(site=SiteId("s1"), rules=(), start=None, end=None, agents=(), smallest=True, text="")
    monkeypatch.setattr("planner.answer.explain", lambda *_, **__: Explained((told,)))
    problem = a_usual_problem().build()
    roster = answer(problem, load_figures(), Limits(SECONDS, monotonic), workers=1)
    assert roster.guarantees[0].met
    assert roster.explanations == ()


def test_who_is_in_a_hurry_is_spared_drafts_and_alternatives() -> None:
    """The answer is the same, and passed the checker."""
    problem, told = a_usual_problem().build(), list[str]()
    usual = answer(problem, load_figures(), Limits(SECONDS, monotonic), workers=1)
    hurried = answer(
        problem,
        load_figures(),
        Limits(SECONDS, monotonic),
        workers=1,
        hurried=True,
        on_event=lambda event: told.append(event.event),
    )
    assert (hurried.shifts, hurried.objective) == (usual.shifts, usual.objective)
    assert hurried.alternatives == ()
    assert told.count("roster") == 1


def test_what_is_told_last_of_a_rung_is_what_the_roster_states() -> None:
    """Each of two employers counts on all of the only referent's hour; that one of them gets it is known at the end."""
    trained = ("core", "caf")
    sites = a_problem().with_site("s1", stations=1).with_agents(2, skills=trained)
    sites = sites.with_site("s2", stations=1).with_agents(2, skills=trained)
    shared = sites.with_referent("r1", "mon 09:00-10:00").with_target("s1", "caf", 2).with_target("s2", "caf", 2)
    told: dict[Level, tuple[int | None, int | None]] = {}

    def note(event: Event) -> None:
        if event.level is not None:
            told[event.level] = event.value, event.bound

    roster = answer(shared.build(), load_figures(), Limits(20.0, monotonic), workers=1, on_event=note)
    assert told["service"] == (60, 60)
    assert told == {rung.level: (rung.value, rung.bound) for rung in roster.objective}


DATES = tuple(on(day) for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun"))
BARE = {
    "no site and nobody": a_problem(),
    "a site and nobody": a_problem().with_site("s1"),
    "nothing but holidays": a_usual_problem()
    .with_referent("r1", "mon 09:00-12:00")
    .with_target("s1", "caf", 2)
    .changing_site("s1", closed_on=DATES, holidays=DATES),
    "an antenna that stays shut": a_problem().with_antenna("s1").with_agents(2).changing_site("s1", closed_on=DATES),
    "nothing announced": a_usual_problem().changing_site("s1", published_hours=()),
    "never openable": a_usual_problem().changing_site("s1", openable_hours=()),
}


@pytest.mark.parametrize("name", BARE)
def test_a_week_with_next_to_nothing_in_it_is_answered_and_proved(name: str) -> None:
    roster = answer(BARE[name].build(), load_figures(), Limits(20.0, monotonic), workers=1)
    assert roster.status == "optimal"
