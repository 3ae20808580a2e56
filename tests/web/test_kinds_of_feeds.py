"""Calendars of sites, partners, basins and of the public: what each shows, and whom it never names."""

import re
from typing import get_args

import pytest

from planner.services.feeds.allow_names import allow_names, withdraw_names
from planner.services.feeds.keep_feeds import FeedKind, UnknownSubjectError
from planner.store.session import Store
from schemas.events.absences import AbsenceReported
from schemas.events.closures import ClosureLifted, ClosureSet
from schemas.events.slot_bookings import SlotBooked, SlotCancelled
from schemas.ids import AbsenceId, AgentId, BookingId, ClosureId, SiteId
from tests.builders import a_problem, at
from tests.feeds.calendars import called, told
from tests.services.stored import stored
from tests.web.feeds import Read, read_over_http

SOMEBODY = re.compile(r"\b(agents?|présents?|a[123])\b", re.IGNORECASE)
"""What would tell who works there, or that somebody does."""


@pytest.fixture
def a_week(sqlite_store: Store) -> Read:
    """A site of three people and four slots of the CAF, planned and published."""
    problem = (
        a_problem()
        .with_site("s1", stations=1)
        .with_agents(3, skills=("core", "caf"))
        .with_referent("r1", "mon-fri 09:00-12:00")
        .with_target("s1", "caf", 4)
        .unavailable("a1", "mon 14:00-16:00", "training")
    )
    week = stored(sqlite_store, problem.build())
    week.plan()
    return read_over_http(week)


def close(reader: Read, when: tuple[str, str] = ("mon 00:00", "tue 00:00")) -> None:
    """The site stays shut."""
    start, end = (at(moment) for moment in when)
    reader.week.tell(ClosureSet(closure=ClosureId("c1"), site=SiteId("s1"), start=start, end=end), "/site")


def texts(answer: bytes) -> str:
    """What stands in a calendar, its lines put together again."""
    return answer.replace(b"\r\n ", b"").decode()


def test_a_partner_sees_its_slots_and_its_bookings(a_week: Read) -> None:
    """A booking under the reference that the partner gave it; no agent, under no name and no id."""
    made = a_week.open("partner", "caf")
    slot = a_week.week.free()[0]
    assert {called(each) for each in a_week.events(made).values()} == {"Créneau libre – France Services s1"}
    a_week.week.tell(SlotBooked(slot=slot.id, booking=BookingId("rdv-7")))
    events = a_week.events(made)
    (booked,) = (each for each in events.values() if "Rendez-vous" in called(each))
    assert "rdv-7" in told(booked)
    assert (booked.start, booked.sequence, str(booked["TRANSP"])) == (slot.start, 1, "OPAQUE")
    text = texts(a_week.feed(made).content)
    assert not SOMEBODY.search(text)
    a_week.week.tell(SlotCancelled(slot=slot.id, booking=BookingId("rdv-7")))
    again = a_week.events(made)
    assert again.keys() == events.keys()
    assert {called(each) for each in again.values()} == {"Créneau libre – France Services s1"}


def test_an_appointment_is_in_the_calendar_of_who_attends(a_week: Read) -> None:
    """Once it is taken; so is a training. Given back, it is shown as cancelled."""
    slot = a_week.week.free()[0]
    a_week.week.tell(SlotBooked(slot=slot.id, booking=BookingId("rdv-7")))
    made = a_week.open("agent", str(slot.agent))
    (found,) = (each for each in a_week.events(made).values() if "Rendez-vous" in called(each))
    assert (found.start, called(found)) == (slot.start, "Rendez-vous caf – France Services s1")
    a_week.week.tell(SlotCancelled(slot=slot.id, booking=BookingId("rdv-7")))
    after = a_week.events(made)[str(found["UID"])]
    assert (str(after["STATUS"]), called(after)) == ("CANCELLED", "Annulé : Rendez-vous caf – France Services s1")
    trained = a_week.events(a_week.open("agent", "a1")).values()
    assert [each.start for each in trained if called(each) == "Formation"] == [at("mon 14:00")]


def test_a_site_s_calendar_names_only_those_whose_employer_allows_it(a_week: Read) -> None:
    """And no longer once that is withdrawn; the events stay the same ones."""
    made, employer = a_week.open("site", "s1"), a_week.week.problem.agents[0].employer
    unnamed = a_week.events(made)
    assert {called(each) for each in unnamed.values()} == {"Un agent présent", "Ouvert – France Services s1"}
    with a_week.week.store.transaction() as session:
        assert allow_names(session, "38", employer, a_week.week.now, "somebody") == "allowed"
    named = a_week.events(made)
    assert {"Agent a1", "Agent a2", "Agent a3"} <= {called(each) for each in named.values()}
    assert named.keys() == unnamed.keys()
    assert {each.sequence for each in named.values()} == {0}
    with a_week.week.store.transaction() as session:
        assert withdraw_names(session, "38", employer, a_week.week.now, "somebody") == "withdrawn"
    assert "Agent a1" not in texts(a_week.feed(made).content)


def marks(calendar: bytes) -> set[str]:
    """How its events are classified."""
    return {line for line in texts(calendar).splitlines() if line.startswith("CLASS")}


def test_the_public_reads_openings_and_closures_without_a_token(a_week: Read) -> None:
    """Nobody who works there is in it; a closure of a whole day is told by its date."""
    close(a_week)
    answer = a_week.get("/public/sites/s1.ics")
    assert (answer.status_code, answer.headers["cache-control"]) == (200, "public, max-age=300")
    text = texts(answer.content)
    assert "SUMMARY:Ouvert – France Services s1" in text
    assert "DTSTART;VALUE=DATE:20261130\r\n" in text
    assert "SUMMARY:Fermé exceptionnellement – France Services s1" in text
    assert not SOMEBODY.search(text)
    assert a_week.get("/public/sites/s2.ics").status_code == 404


def test_only_what_the_public_reads_may_be_shown_on(a_week: Read) -> None:
    """Whoever shares a calendar into which a private one was taken shows of it no more than that a time is taken."""
    assert marks(a_week.get("/public/sites/s1.ics").content) == {"CLASS:PUBLIC"}
    assert marks(a_week.feed(a_week.open("site", "s1")).content) == {"CLASS:PRIVATE"}


def test_a_closure_that_is_lifted_is_shown_as_cancelled(a_week: Read) -> None:
    """In the basin's calendar as in the site's, under its UID."""
    close(a_week, ("mon 08:00", "mon 12:00"))
    made = a_week.open("basin", "38")
    shut = {uid: each for uid, each in a_week.events(made).items() if "Fermé" in called(each)}
    assert [each.start for each in shut.values()] == [at("mon 08:00")]
    lifted = ClosureLifted(closure=ClosureId("c1"), site=SiteId("s1"), start=at("mon 08:00"), end=at("mon 12:00"))
    a_week.week.tell(lifted, "/site")
    assert {str(a_week.events(made)[uid]["STATUS"]) for uid in shut} == {"CANCELLED"}


def test_an_alert_is_in_the_basin_s_calendar_and_names_nobody(a_week: Read) -> None:
    """Two of three away: the label cannot be kept, and whoever coordinates sees where and when."""
    made = a_week.open("basin", "38")
    assert a_week.events(made) == {}
    for agent in ("a1", "a2"):
        a_week.week.tell(
            AbsenceReported(absence=AbsenceId(agent), agent=AgentId(agent), start=at("mon 00:00"), end=at("sun 00:00")),
            "/hr",
        )
    a_week.week.replan()
    alerts = [each for each in a_week.events(made).values() if "Alerte" in called(each)]
    assert alerts
    assert not [each for each in alerts if "Agent a" in told(each) or "{agent" in told(each)]


def test_nobody_of_that_id_has_a_calendar(a_week: Read) -> None:
    """Whatever kind is asked for."""
    for kind in get_args(FeedKind):
        with pytest.raises(UnknownSubjectError):
            a_week.open(kind, "x")
