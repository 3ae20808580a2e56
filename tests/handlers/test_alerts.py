"""Alerts on the bus: each kind is raised once and cleared once, and names nobody."""

import pytest

from tests.builders import ProblemBuilder, at
from tests.handlers.town import Town
from tests.services.weeks import light, two_sites

TUESDAY = {"start": "tue 00:00", "end": "tue 24:00"}
WEDNESDAY = {"start": "wed 00:00", "end": "wed 24:00"}


def network(now: str = "mon-3 10:00") -> ProblemBuilder:
    """Two sites whose label fifteen hours keep, and a booking at s1 on Wednesday at ten."""
    problem = light(two_sites(now, e1="auto", e2="auto")).with_referent("r1", "wed 09:00-12:00", sites=("s1",))
    return problem.with_booking("k1", "s1", "r1", "wed 10:00-10:30")


@pytest.fixture
def planned(town: Town) -> Town:
    """A week is published as it was promised."""
    town.knows(network())
    town.plans()
    assert town.told("binome.alerts") == []
    return town


def words(town: Town, kind: str) -> list[str]:
    """What was said of one kind, in order; always of one and the same alert, and of nobody by name."""
    said = town.alerts(kind)
    assert len({alert.alert for _, alert in said}) <= 1
    assert not any("Agent" in alert.model_dump_json() for _, alert in said)
    return [word for word, _ in said]


def leave_alone(town: Town, *days: dict[str, str]) -> None:
    """Of the three agents of s1, a2 and a3 are away."""
    for number, day in enumerate(days):
        for agent in ("a2", "a3"):
            town.says("absence.reported", absence=f"x-{agent}-{number}", agent=agent, **day)


@pytest.mark.parametrize("kind", ["label_short", "unplanned_closing"])
def test_a_site_that_cannot_open_is_an_alert_until_it_can(planned: Town, kind: str) -> None:
    """However often it is looked at, and whatever happens elsewhere."""
    leave_alone(planned, TUESDAY)
    planned.works()
    assert words(planned, kind) == ["raised"]
    assert {alert.site for _, alert in planned.alerts(kind)} == {"s1"}
    planned.works(until="mon-3 10:30")
    planned.says("absence.reported", absence="elsewhere", agent="b1", **TUESDAY)
    planned.works()
    assert words(planned, kind) == ["raised"]
    planned.says("absence.cancelled", absence="x-a2-0")
    planned.works()
    assert words(planned, kind) == ["raised", "cleared"]
    planned.works(until="mon-3 11:00")
    assert words(planned, kind) == ["raised", "cleared"]


def test_what_is_raised_again_later_is_the_same_alert(planned: Town) -> None:
    """It is about the same thing; each time it is raised once and cleared once."""
    for _ in range(2):
        planned.says("absence.reported", absence="x2", agent="a2", **TUESDAY)
        planned.says("absence.reported", absence="x3", agent="a3", **TUESDAY)
        planned.works()
        planned.says("absence.cancelled", absence="x2")
        planned.works()
    assert words(planned, "label_short") == ["raised", "cleared"] * 2


def test_a_booking_is_at_risk_from_the_moment_the_absence_is_stored(planned: Town) -> None:
    """Before anything is planned; it is cleared when somebody can hold it after all."""
    leave_alone(planned, WEDNESDAY)
    planned.hears()
    assert words(planned, "booking_at_risk") == ["raised"]
    planned.says("absence.cancelled", absence="x-a2-0")
    planned.hears()
    assert words(planned, "booking_at_risk") == ["raised", "cleared"]
    planned.works()
    assert words(planned, "booking_at_risk") == ["raised", "cleared"]


def test_a_booking_that_had_to_be_given_up_is_an_alert_until_its_time_is_over(planned: Town) -> None:
    """Somebody has to call the visitor, however often the week is looked at meanwhile."""
    leave_alone(planned, WEDNESDAY)
    planned.works()
    assert words(planned, "booking_at_risk") == ["raised"]
    planned.works(until="wed 09:50")
    assert words(planned, "booking_at_risk") == ["raised"]
    planned.works(until="wed 10:20")
    assert words(planned, "booking_at_risk") == ["raised", "cleared"]


def test_a_week_without_a_roster_is_an_alert_until_it_has_one(town: Town) -> None:
    """Ten days before it begins, where its proposal still waits."""
    town.knows(two_sites("thu-2 10:00", e1="review"))
    town.plans()
    assert words(town, "no_roster") == []
    for moment in ("fri-2 10:00", "fri-2 10:30"):
        town.works(until=moment)
        assert words(town, "no_roster") == ["raised"]
    town.says("roster.publish_requested", week="2026-W49", revision=1, by="me")
    town.works()
    assert words(town, "no_roster") == ["raised", "cleared"]


def test_an_absence_that_comes_late_is_an_alert_until_its_shift_is_over(planned: Town) -> None:
    """Although somebody else comes instead a moment later; it says who by id, where and when, and never why."""
    planned.now = at("tue 08:00")
    planned.says("absence.reported", absence="x1", agent="a1", **TUESDAY)
    planned.works()
    assert "a1" not in planned.on_shift("tue")
    assert words(planned, "late_absence") == ["raised"]
    [(_, alert)] = planned.alerts("late_absence")
    text = alert.text.replace("\u00a0", " ")
    assert text.startswith("{agent:a1} n’est pas à France Services s1 mardi 1er décembre à 9 h")
    planned.works(until="tue 11:50")
    assert words(planned, "late_absence") == ["raised"]
    planned.works(until="tue 12:30")
    assert words(planned, "late_absence") == ["raised", "cleared"]


def test_one_that_comes_in_time_is_none(planned: Town) -> None:
    """More than a day ahead."""
    planned.now = at("sun-1 10:00")
    planned.says("absence.reported", absence="x1", agent="a1", **TUESDAY)
    planned.works()
    assert words(planned, "late_absence") == []


def test_planning_that_is_always_overtaken_is_an_alert_until_it_has_caught_up(planned: Town) -> None:
    """Four plans in a row were thrown away, the fifth is stored."""
    days = iter(("mon", "tue", "wed", "thu", "fri"))

    def somebody_else() -> str:
        day = next(days)
        return planned.says("absence.reported", absence=day, agent="b1", start=f"{day} 00:00", end=f"{day} 24:00")

    planned.meanwhile(somebody_else, times=4)
    planned.says("absence.reported", absence="x1", agent="a1", **TUESDAY)
    planned.works()
    assert words(planned, "planning_behind") == ["raised", "cleared"]


def test_a_week_that_is_over_has_none(planned: Town) -> None:
    """What stood is cleared; nothing is raised of it any more."""
    leave_alone(planned, TUESDAY)
    planned.works()
    planned.works(until="mon+1 00:10")
    assert words(planned, "label_short") == ["raised", "cleared"]
    planned.says("absence.cancelled", absence="x-a2-0")
    planned.works()
    assert words(planned, "label_short") == ["raised", "cleared"]
