"""Alerts: what deserves one, that each is raised once and cleared once, and what its sentence says."""

from dataclasses import replace

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from config.alerts import AlertFigures
from planner.services.alerts.alert import Alert
from planner.services.alerts.alerting import KINDS, Difference, desired, difference
from planner.services.alerts.week_alerts import Known, ReportedAbsence
from schemas.events.alerts import AlertKind, AlertRaised
from schemas.explanation import Remedy
from schemas.ids import AbsenceId, AgentId, AppointmentId, BasinId, SiteId
from schemas.roster import Roster
from tests.builders import ProblemBuilder, RosterBuilder, a_roster, at, on
from tests.services.weeks import MORNINGS, certified, light, two_sites
from tests.week import make

FIGURES = AlertFigures()
NO_BREAK = "\u00a0"


def published(problem: ProblemBuilder, *, shut: str | None = None) -> RosterBuilder:
    """Every announced hour of both sites, but for one day of s1."""
    days = [day for day in ("mon", "tue", "wed", "thu", "fri") if day != shut]
    times = [f"{day} 09:00-12:00" for day in days]
    return a_roster(problem).staff("s1", ("a1", "a2"), *times).staff("s2", ("b1", "b2"), MORNINGS)


def known(problem: ProblemBuilder, roster: RosterBuilder | None, **fields: object) -> Known:
    """What is known of the week; the roster states its guarantees."""
    stated = None if roster is None else certified(roster.problem, roster.build())
    return Known(problem.build(), stated, **fields)  # type: ignore[arg-type]  # fields by name


def kinds(alerts: tuple[Alert, ...]) -> list[tuple[AlertKind, str | None, str]]:
    return [(alert.kind, alert.site, alert.occurrence) for alert in alerts]


def only(alerts: tuple[Alert, ...], kind: AlertKind) -> Alert:
    (found,) = (alert for alert in alerts if alert.kind == kind)
    return found


def test_a_week_that_is_as_promised_deserves_none() -> None:
    """Published, label kept, doors open."""
    problem = light(two_sites())
    assert desired(known(problem, published(problem)), FIGURES) == ()


def test_a_site_whose_label_is_not_kept() -> None:
    """One alert for the site, with what is missing and the remedies that the roster tells of that site."""
    problem = light(two_sites())
    roster = certified(problem.build(), published(problem, shut="tue").build())
    fields = {"action": "call_in", "agents": (), "cost": 1200, "text": "Appeler", "met": True, "open_minutes": 900}
    told = tuple(make(Remedy, site=site, **fields) for site in ("s1", "s2"))
    seen = Known(problem.build(), roster.model_copy(update={"explanations": told}))
    alert = only(desired(seen, FIGURES), "label_short")
    assert (alert.site, alert.start, alert.end) == ("s1", None, None)
    assert alert.text.replace(NO_BREAK, " ") == (
        "France Services s1 : label non tenu. Il manque 3 h et 1 jour d’ouverture pour tenir le label."
    )
    assert alert.remedies == told[:1]


def test_doors_that_stay_shut_without_a_closure() -> None:
    """One for the site and the date, from the first announced minute to the last."""
    problem = light(two_sites())
    alert = only(desired(known(problem, published(problem, shut="tue")), FIGURES), "unplanned_closing")
    assert (alert.site, alert.occurrence) == ("s1", "2026-12-01")
    assert (alert.start, alert.end) == (at("tue 09:00"), at("tue 12:00"))
    assert alert.text.replace(NO_BREAK, " ") == (
        "France Services s1 restera fermé mardi 1er décembre de 9 h à 12 h, malgré les horaires annoncés."
    )


def test_a_closure_that_was_set_meanwhile_is_no_surprise() -> None:
    """The date is closed now: the doors are meant to be shut."""
    problem = light(two_sites())
    seen = known(problem, published(problem, shut="tue"))
    closed = problem.changing_site("s1", closed_on=(on("tue"),)).build()
    assert "unplanned_closing" not in {alert.kind for alert in desired(replace(seen, problem=closed), FIGURES)}


def test_what_is_over_is_cleared() -> None:
    """At noon the doors have stayed shut; nothing is left to be done."""
    problem = light(two_sites())
    seen = known(problem, published(problem, shut="tue"))
    for moment, stands in (("tue 11:59", True), ("tue 12:00", False)):
        later = replace(seen, problem=problem.now(moment).build())
        assert ("unplanned_closing" in {alert.kind for alert in desired(later, FIGURES)}) == stands
    after = replace(seen, problem=problem.now("mon+1 00:00").build())
    assert desired(after, FIGURES) == ()


def with_booking() -> ProblemBuilder:
    """An appointment was taken on Wednesday at ten."""
    problem = light(two_sites()).with_referent("r1", "wed 09:00-12:00")
    return problem.with_booking("k1", "s1", "r1", "wed 10:00-10:30")


@pytest.mark.parametrize("case", ["kept", "moved", "withdrawn", "absent", "no longer carried"])
def test_bookings_that_the_published_roster_does_not_carry(case: str) -> None:
    """Withdrawn, unknown to it, or impossible since; one that is kept or moved is in good hands."""
    problem = with_booking()
    roster = published(problem)
    if case in {"kept", "no longer carried"}:
        roster = roster.keep("k1", "a1")
    elif case == "moved":
        roster = roster.move("k1", "wed 11:00-11:30", "a1")
    elif case == "withdrawn":
        roster = roster.withdraw("k1")
    risk = frozenset({AppointmentId("k1")}) if case == "no longer carried" else frozenset()
    found = desired(Known(problem.build(), roster.build(), at_risk=risk), FIGURES)
    assert kinds(found) == ([] if case in {"kept", "moved"} else [("booking_at_risk", "s1", "k1")])
    for alert in found:
        text = (
            "Le rendez-vous (caf) à France Services s1, mercredi 2 décembre à 10 h, ne peut pas être tenu comme prévu."
        )
        assert alert.text.replace(NO_BREAK, " ") == text


def test_a_week_that_begins_soon_and_has_no_roster() -> None:
    """Ten days before, not a minute earlier; and at any time where there can be none."""
    for moment, deserved in (("thu-2 23:59", 0), ("fri-2 00:00", 1), ("wed 10:00", 1)):
        assert len(desired(known(two_sites(moment), None), FIGURES)) == deserved
    (alert,) = desired(known(two_sites("mon-5 10:00"), None, contradicted=True), FIGURES)
    assert (alert.kind, alert.site) == ("no_roster", None)
    assert "se contredit" in alert.text


def absence(start: str, end: str, reported: str, agent: str = "a1") -> ReportedAbsence:
    return ReportedAbsence(AbsenceId("x1"), AgentId(agent), at(start), at(end), at(reported))


@pytest.mark.parametrize(
    ("reported", "words"),
    [
        ("mon 09:00", None),
        ("mon 09:01", "trop tard pour s’organiser"),
        ("tue 08:59", "trop tard pour s’organiser"),
        ("tue 09:00", "après le début de sa présence"),
        ("tue 12:00", None),
    ],
)
def test_an_absence_that_comes_late(reported: str, words: str | None) -> None:
    """Less than a day before the shift, or while it lasts; the sentence says where and never why, and no name."""
    problem = light(two_sites(reported))
    told = known(problem, published(problem.now("mon 07:00")), absences=(absence("tue 00:00", "tue 24:00", reported),))
    found = [alert for alert in desired(told, FIGURES) if alert.kind == "late_absence"]
    assert [alert.occurrence for alert in found] == ([] if words is None else ["x1"])
    for alert in found:
        text = f"{{agent:a1}} n’est pas à France Services s1 mardi 1er décembre à 9 h : absence signalée {words}."
        assert alert.text.replace(NO_BREAK, " ") == text


def test_a_late_absence_stands_until_its_hours_are_over() -> None:
    """The roster that is published a second later no longer counts on a1; a manager still has to know."""
    problem = light(two_sites("tue 08:00"))
    away = absence("tue 00:00", "tue 24:00", "tue 08:00")
    early = problem.now("mon 07:00")
    first = desired(known(problem, published(early), absences=(away,)), FIGURES)
    replanned = known(problem, published(early, shut="tue"), absences=(away,))
    assert "late_absence" in {alert.kind for alert in desired(replanned, FIGURES, first)}
    assert "late_absence" not in {alert.kind for alert in desired(replanned, FIGURES)}
    cancelled = replace(replanned, absences=())
    assert "late_absence" not in {alert.kind for alert in desired(cancelled, FIGURES, first)}
    noon = replace(replanned, problem=problem.now("tue 12:00").build())
    assert "late_absence" not in {alert.kind for alert in desired(noon, FIGURES, first)}


def test_planning_that_is_always_overtaken() -> None:
    """After four lost races, not after three."""
    problem = light(two_sites())
    for races, deserved in ((3, []), (4, [("planning_behind", None, "")])):
        assert kinds(desired(known(problem, published(problem), races=races), FIGURES)) == deserved


def an_alert(kind: AlertKind = "label_short", site: str = "s1", text: str = "t") -> Alert:
    return Alert(kind, BasinId("38"), "2026-W49", SiteId(site), "", None, None, text)


def test_each_is_raised_once_and_cleared_once() -> None:
    """What stands and is deserved is not said again."""
    first, other = an_alert(), an_alert(site="s2")
    assert difference([], [first]) == Difference(raised=(first,))
    assert difference([first], [first]) == Difference()
    assert difference([first, other], [other]) == Difference(cleared=(first,))


def test_a_matter_that_changes_is_said_again_and_not_raised() -> None:
    """Another text is; other remedies alone are not: how many are found depends on the time that was left."""
    first = an_alert()
    changed = replace(first, text="u")
    fields = {"action": "call_in", "agents": (), "cost": 1200, "text": "Appeler", "met": True, "open_minutes": 900}
    remedied = replace(first, remedies=(make(Remedy, site="s1", **fields),))
    assert changed.id == first.id
    assert difference([first], [changed]) == Difference(amended=(changed,))
    assert difference([first], [remedied]) == Difference()


def test_alerts_of_other_kinds_are_left_alone() -> None:
    """Whoever raised them clears them."""
    assert difference([an_alert("case_deadline")], []) == Difference()


def test_an_alert_comes_out_of_its_event_as_it_went_in() -> None:
    """Kept as its event, it is the same alert again; the word that clears it has the same id."""
    alert = replace(an_alert(), occurrence="2026-12-01", start=at("tue 09:00"), end=at("tue 12:00"))
    data = AlertRaised.model_validate_json(alert.raised().model_dump_json(by_alias=True))
    assert Alert.of(alert.basin, alert.occurrence, data) == alert
    assert alert.cleared().alert == alert.id


ALERTS = st.builds(an_alert, st.sampled_from(sorted(KINDS)), st.sampled_from(("s1", "s2")), st.sampled_from("tu"))


@drawn(st.lists(st.lists(ALERTS, unique_by=lambda alert: alert.id), max_size=5))
def test_what_stands_is_what_was_deserved_last(rounds: list[list[Alert]]) -> None:
    """Each is raised when it does not stand and cleared when it does; done twice nothing is said."""
    standing: dict[str, Alert] = {}
    for wanted in rounds:
        found = difference(standing.values(), wanted)
        assert not {alert.id for alert in found.raised} & standing.keys()
        assert {alert.id for alert in (*found.cleared, *found.amended)} <= standing.keys()
        standing |= {alert.id: alert for alert in (*found.raised, *found.amended)}
        for alert in found.cleared:
            del standing[alert.id]
        assert standing == {alert.id: alert for alert in wanted}
        assert difference(standing.values(), wanted) == Difference()


def test_two_things_never_have_one_id() -> None:
    """Basin, week, site and occurrence are kept apart, wherever a separator might stand in one of them."""
    one = replace(an_alert(site="s|1"), occurrence="2")
    other = replace(an_alert(site="s"), occurrence="1|2")
    assert len({one.id, other.id, replace(one, basin=BasinId("69")).id, replace(one, week="2026-W50").id}) == 4


def test_rosters_without_guarantees_deserve_none() -> None:
    """Nothing is claimed, nothing is short."""
    bare: Roster = a_roster(two_sites()).build()
    assert desired(Known(two_sites().build(), bare), FIGURES) == ()
