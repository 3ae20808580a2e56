"""An absence that is reported, changed, cancelled: from its event to the roster (docs/explanation/absences.md).

Each of the two sites has three agents and needs two of them, so that one absence changes who comes and shuts no door.
"""

from tests.builders import at
from tests.handlers.absent import W49, W50, WEDNESDAY, reported
from tests.handlers.town import Town


def test_an_absence_is_planned_around(planned: Town) -> None:
    """The third agent comes instead, on that day alone."""
    event = reported(planned)
    planned.works()
    assert planned.ended(event) == "applied"
    assert planned.on_shift("tue") == {"a2", "a3", "b1", "b2"}
    assert planned.on_shift("wed") == {"a1", "a2", "b1", "b2"}


def test_one_that_covers_several_weeks_has_each_of_them_planned_again(planned: Town) -> None:
    """One solve for each week that somebody asked for; a week that nobody did is planned with it later."""
    planned.plans(W50)
    solved = len(planned.solved)
    reported(planned, start="fri 00:00", end="tue+2 24:00")
    planned.works()
    assert [problem.week for problem in planned.solved[solved:]] == [W49, W50]
    assert "a1" not in planned.on_shift("fri")
    assert "a1" not in planned.on_shift("mon", W50) | planned.on_shift("fri", W50)
    assert "a1" in planned.on_shift("thu")
    planned.plans("2026-W51")
    assert "a1" not in planned.on_shift("mon", "2026-W51") | planned.on_shift("tue", "2026-W51")
    assert "a1" in planned.on_shift("wed", "2026-W51")


def test_one_that_begins_in_the_past_is_recounted_there_and_planned_around_from_now_on(planned: Town) -> None:
    """Monday's shift stands as it was given, and no longer counts; from Wednesday afternoon on somebody else comes."""
    planned.now = at("wed 13:00")
    reported(planned, start="mon 00:00", end="fri 24:00")
    planned.works()
    assert "a1" in planned.on_shift("mon")
    assert "a1" not in planned.on_shift("thu") | planned.on_shift("fri")
    roster = planned.roster()
    assert roster is not None
    [kept] = [each for each in roster.guarantees if each.site == "s1"]
    assert [day.open_minutes for day in kept.days[:5]] == [0, 0, 0, 180, 180]


def test_one_that_is_over_changes_nobody(planned: Town) -> None:
    """The past is history: it is counted as it really was, and nobody is sent anywhere."""
    planned.now = at("wed 13:00")
    reported(planned)
    planned.works()
    assert planned.on_shift("tue") == {"a1", "a2", "b1", "b2"}
    assert planned.told("binome.roster-changes")[4:] == []


# Changed


def test_one_that_is_changed_before_it_is_planned_counts_as_it_was_last_said(planned: Town) -> None:
    """One solve, for the last word."""
    solved = len(planned.solved)
    reported(planned)
    planned.says("absence.changed", absence="x1", agent="a1", **WEDNESDAY)
    planned.works()
    assert len(planned.solved) == solved + 1
    assert "a1" in planned.on_shift("tue")
    assert "a1" not in planned.on_shift("wed")


def test_one_that_is_changed_while_it_is_planned_is_planned_once_more(planned: Town) -> None:
    """What was solved from the first word is thrown away, and nobody hears of it."""
    revisions = planned.revision()
    planned.meanwhile(lambda: planned.says("absence.changed", absence="x1", agent="a1", **WEDNESDAY))
    reported(planned)
    planned.works()
    assert "a1" in planned.on_shift("tue")
    assert "a1" not in planned.on_shift("wed")
    assert planned.revision() == revisions + 1


def test_one_that_is_changed_after_it_was_planned_gives_the_first_days_back(planned: Town) -> None:
    """The weeks of both are planned again."""
    reported(planned)
    planned.works()
    planned.says("absence.changed", absence="x1", agent="a1", **WEDNESDAY)
    planned.works()
    assert planned.away("a1") == [(at("wed 00:00"), at("wed 24:00"))]
    assert "a1" not in planned.on_shift("wed")


def test_one_may_be_changed_to_another_week(planned: Town) -> None:
    """The week that it leaves is planned again as well."""
    planned.plans(W50)
    reported(planned)
    planned.works()
    planned.says("absence.changed", absence="x1", agent="a1", start="tue+1 00:00", end="tue+1 24:00")
    solved = len(planned.solved)
    planned.works()
    assert {problem.week for problem in planned.solved[solved:]} == {W49, W50}
    assert planned.away("a1") == []
    assert "a1" not in planned.on_shift("tue", W50)


def test_a_change_of_one_that_was_never_reported_is_a_report(planned: Town) -> None:
    """The report may be late, or lost: what is said last is whole."""
    planned.says("absence.changed", absence="x1", agent="a1", **WEDNESDAY)
    planned.works()
    assert "a1" not in planned.on_shift("wed")


# Cancelled


def test_one_that_is_cancelled_before_it_is_planned_changes_nothing(planned: Town) -> None:
    """Nobody is told."""
    told = len(planned.told("binome.roster-changes"))
    reported(planned)
    planned.says("absence.cancelled", absence="x1")
    planned.works()
    assert planned.on_shift("tue") == {"a1", "a2", "b1", "b2"}
    assert len(planned.told("binome.roster-changes")) == told


def test_one_that_is_cancelled_while_it_is_planned_changes_nothing(planned: Town) -> None:
    """What was solved around it is thrown away."""
    told = len(planned.told("binome.roster-changes"))
    planned.meanwhile(lambda: planned.says("absence.cancelled", absence="x1"))
    reported(planned)
    planned.works()
    assert planned.on_shift("tue") == {"a1", "a2", "b1", "b2"}
    assert len(planned.told("binome.roster-changes")) == told


def test_one_that_is_cancelled_after_it_was_planned_is_planned_again(planned: Town) -> None:
    """With as few changes as can be: who came instead stays, since they were told."""
    reported(planned)
    planned.works()
    solved = len(planned.solved)
    planned.says("absence.cancelled", absence="x1")
    planned.works()
    assert planned.away("a1") == []
    assert len(planned.solved) == solved + 1
    assert len(planned.on_shift("tue") & {"a1", "a2", "a3"}) == 2
