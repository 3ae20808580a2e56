"""What was planned in haste is looked at once more in calm: for nobody's harm, and behind what people wait for."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from planner.services.facts.mark_weeks import mark_week
from planner.services.planning.patience import Allowed, Patience
from planner.services.planning.plan_week import Done, plan_week
from planner.services.planning.solving import Overtaken, OvertakenError
from planner.services.publishing.review_proposal import review_proposal
from planner.services.record.tell_why import tell_why
from planner.store import weeks
from planner.store.session import Store
from planner.store.weeks import lock_basin
from schemas.employer import Publication
from schemas.events.absences import AbsenceCancelled, AbsenceReported
from schemas.events.roster_requests import RosterPublishRequested, RosterRejected
from schemas.ids import AbsenceId, AccountId, AgentId, EventId, SiteId
from schemas.objective import LEVELS, ladder
from schemas.problem import Problem
from schemas.roster import Component, Roster
from schemas.tables.basin import BasinRow
from tests.builders import a_problem, at
from tests.handlers.by_hand import by_hand
from tests.plans import plans_of
from tests.services.stored import StoredWeek, stored

PATIENCE = Patience(first=30, again=2)


class Planner:
    """Plans by hand, says of each plan how far the label is from its bound, and writes down how long it had."""

    def __init__(self, week: StoredWeek, *labels: int) -> None:
        self.week, self.labels = week, list(labels)
        self.publication: Publication = "auto"
        self.had: list[float] = []
        self.meanwhile: Callable[[], None] = lambda: None
        self.before: Callable[[], None] = lambda: None

    def __call__(self, problem: Problem, allowed: Allowed) -> Roster:
        self.had.append(allowed.seconds)
        roster = by_hand(problem)
        objective = ladder(dict.fromkeys(LEVELS, 0) | {"label": self.labels.pop(0)}, dict.fromkeys(LEVELS, 0))
        # Each time something of the facts has changed for the only component.
        part = Component(sites=(SiteId("s1"),), fingerprint=f"{len(self.had)}", objective=objective)
        return roster.model_copy(update={"objective": objective, "components": (part,)})

    def calmly(self, problem: Problem, allowed: Allowed, overtaken: Overtaken) -> Roster:
        self.meanwhile()
        if overtaken():
            raise OvertakenError
        return self(problem, allowed)

    def breathe(self, overtaken: Overtaken) -> bool:
        self.before()
        return not overtaken()

    def plan(self) -> Done:
        plans = plans_of(
            self.week.store,
            self,
            lambda: self.week.now,
            PATIENCE,
            self.publication,
            calmly=self.calmly,
            breathe=self.breathe,
        )
        return plan_week(plans, self.week.problem.basin, self.week.problem.week, lambda _: None)


@pytest.fixture
def week(store: Store) -> StoredWeek:
    """One site and three people; nothing is planned yet."""
    problem = a_problem().with_site("s1", "mon-fri 08:45-12:15,13:30-16:30")
    for agent in ("a1", "a2", "a3"):
        problem = problem.with_agent(agent)
    return stored(store, problem.build())


def in_haste(week: StoredWeek, *labels: int, publication: Publication = "auto") -> Planner:
    """A week that people were given, and that a fact has touched since; planned with that label and these to come."""
    planner = Planner(week, 0, *labels)
    touched(week)
    assert planner.plan() == "stored"
    planner.publication = publication
    touched(week)
    if publication == "review":
        somebody_is_away(week)  # who comes instead is changed, and that waits
    assert planner.plan() == "stored"
    assert planner.had == [30, 2]
    return planner


def somebody_is_away(week: StoredWeek) -> None:
    span = {"start": at("wed 00:00"), "end": at("thu 00:00")}
    week.tell(AbsenceReported(absence=AbsenceId("x1"), agent=AgentId("a1"), **span))


def touched(week: StoredWeek, basin: str | None = None) -> None:
    week.now += timedelta(minutes=1)
    with week.store.transaction() as session:
        lock_basin(session, basin or week.problem.basin)
        mark_week(session, basin or week.problem.basin, week.problem.week, None, week.now)


def revisions(week: StoredWeek) -> int:
    return len(week.said("roster.published"))


def is_stale(week: StoredWeek) -> bool:
    with week.store.reading() as session:
        return bool(weeks.stale(session, week.problem.basin))


def test_people_are_answered_first_and_have_the_better_week_later(week: StoredWeek) -> None:
    planner = in_haste(week, 240, 120)
    assert revisions(week) == 2
    assert planner.plan() == "stored"
    assert planner.had == [30, 2, 30]
    assert (revisions(week), is_stale(week)) == (3, False)


def test_nobody_is_told_that_nothing_better_was_found(week: StoredWeek) -> None:
    planner = in_haste(week, 240, 240)
    assert planner.plan() == "stored"
    assert (revisions(week), is_stale(week)) == (2, False)
    assert planner.plan() == "in line"


def test_a_settled_label_is_not_looked_at_again(week: StoredWeek) -> None:
    planner = in_haste(week, 0)
    assert planner.plan() == "in line"


def test_a_fact_goes_first_and_is_answered_in_haste(week: StoredWeek) -> None:
    planner = in_haste(week, 240, 60, 60)
    planner.meanwhile = lambda: touched(week)
    assert planner.plan() == "stored"
    assert planner.had == [30, 2, 2]
    assert revisions(week) == 3


def test_a_fact_that_comes_before_it_begins_makes_it_hasty_again(week: StoredWeek) -> None:
    planner = in_haste(week, 240, 240)
    touched(week)
    assert planner.plan() == "stored"
    assert planner.had == [30, 2, 2]


def test_it_waits_behind_another_basin_s_week_that_people_wait_for(week: StoredWeek) -> None:
    with week.store.transaction() as session:
        session.add(BasinRow(id="elsewhere"))
    planner = in_haste(week, 240, 120)
    planner.meanwhile = lambda: touched(week, "elsewhere")
    before = len(week.said("week.stale"))
    assert planner.plan() == "put off"
    assert len(week.said("week.stale")) == before + 2  # the other week's, and its own once more
    assert is_stale(week)
    planner.meanwhile = lambda: None
    assert planner.plan() == "stored"
    assert planner.had == [30, 2, 30]


def test_while_it_waits_to_begin_a_fact_makes_it_hasty_and_another_basin_s_puts_it_off(week: StoredWeek) -> None:
    with week.store.transaction() as session:
        session.add(BasinRow(id="elsewhere"))
    planner = in_haste(week, 240, 240)
    planner.before = lambda: touched(week, "elsewhere")
    assert planner.plan() == "put off"
    planner.before = lambda: touched(week)
    assert planner.plan() == "stored"
    assert planner.had == [30, 2, 2]


def after_an_absence(week: StoredWeek, *labels: int) -> tuple[Planner, EventId]:
    """A week that people were given, and that was planned in haste because of one event."""
    planner = Planner(week, 0, *labels)
    touched(week)
    assert planner.plan() == "stored"
    somebody_is_away(week)
    assert planner.plan() == "stored"
    (event,) = week.said("roster.published")[-1].cause
    return planner, event


def test_the_better_week_names_what_led_to_the_one_that_was_made_in_haste(week: StoredWeek) -> None:
    """Nobody who asks why is told of half of it; until then nothing is said to wait, since an answer was given."""
    planner, event = after_an_absence(week, 240, 120)
    with week.store.reading() as session:
        [why] = tell_why(session, event)
    assert (len(why.revisions), why.waiting) == (1, ())
    assert planner.plan() == "stored"
    published = week.said("roster.published")[-1]
    assert (published.cause, published.cause_count) == ((event,), 1)
    with week.store.reading() as session:
        [why] = tell_why(session, event)
    assert [made.row.revision for made in why.revisions] == [2, 3]


def test_what_led_to_it_is_forgotten_nowhere_on_the_way(week: StoredWeek) -> None:
    """Also where it was put off behind a week that people wait for."""
    with week.store.transaction() as session:
        session.add(BasinRow(id="elsewhere"))
    planner, event = after_an_absence(week, 240, 120)
    planner.meanwhile = lambda: touched(week, "elsewhere")
    assert planner.plan() == "put off"
    planner.meanwhile = lambda: None
    assert planner.plan() == "stored"
    assert week.said("roster.published")[-1].cause == (event,)


def test_a_week_that_a_fact_touches_before_its_calm_look_is_planned_for_that_fact_alone(week: StoredWeek) -> None:
    """What led to the answer that was given has had its plan."""
    planner, event = after_an_absence(week, 240, 60)
    week.tell(AbsenceCancelled(absence=AbsenceId("x1")), id="back")
    assert planner.plan() == "stored"
    assert planner.had == [30, 2, 2]
    assert week.said("roster.published")[-1].cause == ("back",)
    assert event != "back"


def decided(week: StoredWeek, kind: type[RosterPublishRequested | RosterRejected], revision: int = 2) -> str:
    """What becomes of a manager's word."""
    return week.tell(kind(week=week.problem.week, revision=revision, by=AccountId("u1"))).end


@pytest.mark.parametrize("looked_at", [False, True])
def test_a_proposal_made_in_haste_can_be_published_before_and_after_a_calm_look(
    week: StoredWeek, looked_at: bool
) -> None:
    """No fact came: to look for something better does not make it old, nor that there is nothing better."""
    planner = in_haste(week, 240, 240, publication="review")
    if looked_at:
        assert planner.plan() == "stored"
    with week.store.reading() as session:
        review = review_proposal(session, week.problem.basin, week.problem.week, "review", week.now)
    assert review is not None
    assert review.decision is not None, "facts have not overtaken it"
    assert decided(week, RosterPublishRequested) == "applied"


def test_a_fact_makes_a_proposal_old_also_while_it_waits_for_a_calm_look(week: StoredWeek) -> None:
    in_haste(week, 240, publication="review")
    touched(week)
    assert decided(week, RosterPublishRequested) == "rejected"


def test_what_was_put_aside_is_not_made_again_in_calm(week: StoredWeek) -> None:
    planner = in_haste(week, 240, 120, publication="review")
    assert decided(week, RosterRejected) == "applied"
    assert planner.plan() == "in line"
    touched(week)
    assert planner.plan() == "stored"
