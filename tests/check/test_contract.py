"""The contract's own pair of a problem and a roster is valid."""

from pathlib import Path

from config.figures import load_figures
from planner.check.report import certify, check, count, diff, recount
from schemas.problem import Problem
from schemas.roster import Roster

CONTRACT = Path(__file__).parent.parent / "data" / "contract"
PROBLEM = Problem.model_validate_json((CONTRACT / "example.problem.json").read_text(encoding="utf-8"))
ROSTER = Roster.model_validate_json((CONTRACT / "example.roster.json").read_text(encoding="utf-8"))


def test_the_contracts_example_is_clean() -> None:
    """No rule is broken, nothing is stated falsely."""
    report = check(PROBLEM, ROSTER, load_figures())
    assert report.violations == ()
    assert report.false_claims == ()
    assert report.clean


def test_what_writes_an_answer_writes_what_the_example_states() -> None:
    """Guarantees, rungs and changes, one by one."""
    assert certify(PROBLEM, ROSTER, load_figures()) == ROSTER.guarantees
    assert recount(PROBLEM, ROSTER, load_figures()) == {rung.level: rung.value for rung in ROSTER.objective}
    assert diff(PROBLEM, ROSTER) == ROSTER.changes


def test_two_planted_faults_are_two_lines() -> None:
    """A shift taken away from under an open door, and a booking that is not named."""
    roster = ROSTER.model_copy(update={"shifts": ROSTER.shifts[1:], "appointments": ROSTER.appointments[1:]})
    report = check(PROBLEM, roster, load_figures())
    assert {str(violation.rule) for violation in report.violations} == {"opening.two_agents", "plan.pins"}
    assert any("appt-1" in claim.text for claim in report.false_claims)


def test_counting_without_judging_comes_to_what_the_checker_counts() -> None:
    counted, judged = count(PROBLEM, ROSTER, load_figures()), check(PROBLEM, ROSTER, load_figures())
    for name in ("guarantees", "values", "values_by_component", "changes"):
        assert getattr(counted, name) == getattr(judged, name)
