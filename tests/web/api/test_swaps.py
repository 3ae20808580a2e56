"""Two people take each other's shift: proposed, accepted, confirmed where an employer wants to; never against a law."""

import pytest
from sqlmodel import col, select
from starlette.testclient import TestClient

from planner.services.announce import Cause
from planner.services.facts.mark_weeks import look_again, mark_week
from planner.services.people.held_about import held_about
from planner.services.planning.patience import Allowed
from planner.services.planning.plan_week import plan_week
from planner.store import weeks
from planner.store.session import Store
from planner.store.weeks import lock_basin
from schemas.problem import Problem
from schemas.role import Role
from schemas.roster import Roster
from schemas.tables.audit import AuditRow
from schemas.tables.employer import EmployerRow
from tests.plans import plans_of
from tests.rosters import a_roster
from tests.services.stored import stored
from tests.services.weeks import certified, two_sites
from tests.wall import WEEK
from tests.web.api.counter import BASIN, NOW, Counter

HERE = f"/basins/{BASIN}/weeks/{WEEK}"
Shift = dict[str, str]


def by_turns(problem: Problem, allowed: Allowed | None = None) -> Roster:  # noqa: ARG001 - as a solver is called
    """Each morning two of a site's three people are there, and the third one is another every day."""
    builder = a_roster(problem)
    for letter, site in (("a", "s1"), ("b", "s2")):
        for number, day in enumerate(("mon", "tue", "wed", "thu", "fri")):
            there = [f"{letter}{each}" for each in (1, 2, 3) if each != number % 3 + 1]
            builder = builder.staff(site, there, f"{day} 09:00-12:00")
    return certified(problem, builder.build())


@pytest.fixture
def settled(sqlite_store: Store) -> Counter:
    """A week by turns that is published; e1 looks at every change, as long as it does not say otherwise."""
    stored(sqlite_store, two_sites("thu-1 10:00").build(), NOW)
    with sqlite_store.transaction() as session:
        assert lock_basin(session, BASIN) is not None
        mark_week(session, BASIN, WEEK, None, NOW)
    made = Counter(sqlite_store)
    plans = plans_of(sqlite_store, by_turns, lambda: made.now, publication="auto")
    plan_week(plans, BASIN, WEEK, lambda _: None)
    return made


def shifts(counter: Counter, agent: str) -> list[Shift]:
    """What people have of somebody, by time."""
    found = counter.coordinator().get(f"{HERE}/roster").json()["shifts"]
    return sorted((each for each in found if each["agent"] == agent), key=lambda each: str(each["start"]))


def on(counter: Counter, agent: str, date: str) -> Shift:
    """The shift of somebody on a date."""
    return next(each for each in shifts(counter, agent) if each["start"].startswith(date))


def pair(counter: Counter) -> tuple[Shift, Shift]:
    """The Tuesday of a1, on which a2 is free, and the Monday of a2, on which a1 is."""
    return on(counter, "a1", "2026-12-01"), on(counter, "a2", "2026-11-30")


def me(counter: Counter, agent: str) -> TestClient:
    return counter.as_(Role.AGENT, f"agent:{agent}")


def proposed(counter: Counter) -> tuple[str, Shift, Shift]:
    """A swap of a1 with a2 that waits for a2."""
    mine, theirs = pair(counter)
    done = me(counter, "a1").post("/swaps", json={"mine": mine, "theirs": theirs})
    assert done.status_code == 201, done.text
    return done.json()["swap"], mine, theirs


def test_a_swap_is_applied_once_both_want_it_and_a_manager_confirms(settled: Counter) -> None:
    """The employers here look at every change; the shifts have changed hands, and the audit tells it."""
    swap, mine, theirs = proposed(settled)
    taken = me(settled, "a2").post(f"/swaps/{swap}/accept")
    assert (taken.status_code, taken.json()["state"]) == (200, "accepted")
    assert mine in shifts(settled, "a1")
    done = settled.as_(Role.SITE_MANAGER, "site:s1").post(f"/swaps/{swap}/confirm")
    assert (done.status_code, done.json()["state"]) == (200, "applied"), done.text
    assert {**mine, "agent": "a2"} in shifts(settled, "a2")
    assert {**theirs, "agent": "a1"} in shifts(settled, "a1")
    with settled.store.reading() as session:
        asked = select(AuditRow.action).where(AuditRow.subject == swap).order_by(col(AuditRow.id))
        assert session.exec(asked).all() == ["swap.proposed", "swap.accepted", "swap.applied"]
    assert settled.coordinator().get(f"{HERE}/certificate").json()["violations"] == 0


def test_where_no_employer_looks_at_every_change_both_of_them_are_enough(settled: Counter) -> None:
    with settled.store.transaction() as session:
        employer = session.get(EmployerRow, (BASIN, "e1"))
        assert employer is not None
        employer.publication = "auto"
        session.add(employer)
    swap, mine, _ = proposed(settled)
    assert me(settled, "a2").post(f"/swaps/{swap}/accept").json()["state"] == "applied"
    assert {**mine, "agent": "a2"} in shifts(settled, "a2")


def test_a_week_that_facts_have_planned_again_is_waited_for(settled: Counter) -> None:
    """What the shifts will be is not known yet."""
    mine, theirs = pair(settled)
    with settled.store.transaction() as session:
        assert lock_basin(session, BASIN) is not None
        mark_week(session, BASIN, WEEK, None, NOW)
    refused = me(settled, "a1").post("/swaps", json={"mine": mine, "theirs": theirs})
    assert (refused.status_code, "réessayez" in refused.json()["detail"]) == (409, True)


def test_a_week_that_is_only_to_be_looked_at_in_calm_is_swapped_in_and_looked_at_afterwards(settled: Counter) -> None:
    """No fact has touched it since: it may take a minute until it is looked at, and nobody waits for that."""
    with settled.store.transaction() as session:
        assert lock_basin(session, BASIN) is not None
        look_again(session, BASIN, WEEK, Cause(), NOW)
    swap, mine, _ = proposed(settled)
    me(settled, "a2").post(f"/swaps/{swap}/accept")
    assert settled.coordinator().post(f"/swaps/{swap}/confirm").json()["state"] == "applied"
    assert {**mine, "agent": "a2"} in shifts(settled, "a2")
    with settled.store.reading() as session:
        [week] = weeks.stale(session)
    assert week.calm


def test_a_swap_is_undone_by_the_swap_the_other_way(settled: Counter) -> None:
    """Withdrawing one that is done says so."""
    before = shifts(settled, "a1")
    swap, mine, theirs = proposed(settled)
    me(settled, "a2").post(f"/swaps/{swap}/accept")
    settled.coordinator().post(f"/swaps/{swap}/confirm")
    refused = me(settled, "a1").post(f"/swaps/{swap}/withdraw")
    assert (refused.status_code, "inverse" in refused.json()["detail"]) == (409, True)
    back = {"mine": {**theirs, "agent": "a1"}, "theirs": {**mine, "agent": "a2"}}
    again = me(settled, "a1").post("/swaps", json=back).json()["swap"]
    me(settled, "a2").post(f"/swaps/{again}/accept")
    assert settled.coordinator().post(f"/swaps/{again}/confirm").status_code == 200
    assert shifts(settled, "a1") == before


def test_a_swap_that_is_withdrawn_is_over(settled: Counter) -> None:
    """Either of the two may."""
    swap, *_ = proposed(settled)
    assert me(settled, "a1").post(f"/swaps/{swap}/withdraw").json()["state"] == "withdrawn"
    assert me(settled, "a2").post(f"/swaps/{swap}/accept").status_code == 409


def test_a_swap_is_held_about_both_and_seen_by_nobody_else(settled: Counter) -> None:
    """And handed over to either who asks."""
    swap, *_ = proposed(settled)
    for agent, seen in (("a1", [swap]), ("a2", [swap]), ("a3", [])):
        listed = me(settled, agent).get(f"/basins/{BASIN}/swaps").json()["items"]
        with settled.store.reading() as session:
            held = held_about(session, agent)
        assert held is not None
        assert [each["swap"] for each in listed] == [row["id"] for row in held.get("swap", [])] == seen


def test_nobody_accepts_for_somebody_else(settled: Counter) -> None:
    """Neither who proposed it nor who looks after the basin."""
    swap, mine, _ = proposed(settled)
    for asker in (me(settled, "a1"), settled.coordinator()):
        assert asker.post(f"/swaps/{swap}/accept").status_code == 409
    assert settled.coordinator().post(f"/swaps/{swap}/confirm").status_code == 409
    assert me(settled, "a3").post(f"/swaps/{swap}/accept").status_code == 404
    assert mine in shifts(settled, "a1")


def test_what_breaks_a_law_is_refused_with_a_sentence(settled: Counter) -> None:
    """Such as to be twice at one time: nothing is stored."""
    one, other = on(settled, "a1", "2026-12-02"), on(settled, "a2", "2026-12-03")
    refused = me(settled, "a1").post("/swaps", json={"mine": one, "theirs": other})
    assert (refused.status_code, refused.json()["detail"][:7]) == (409, "Cet éch"), refused.text
    assert [each["swap"] for each in me(settled, "a1").get(f"/basins/{BASIN}/swaps").json()["items"]] == []


def test_what_nobody_has_cannot_be_swapped(settled: Counter) -> None:
    mine, theirs = pair(settled)
    gone = {**mine, "end": mine["end"].replace("12:00", "11:00")}
    refused = me(settled, "a1").post("/swaps", json={"mine": gone, "theirs": theirs})
    assert (refused.status_code, "publié" in refused.json()["detail"]) == (409, True)


def test_a_week_that_is_being_planned_again_waits(settled: Counter) -> None:
    mine, theirs = pair(settled)
    away = {"agent": "a3", "start": "2026-12-03T00:00:00+01:00", "end": "2026-12-04T00:00:00+01:00"}
    assert settled.coordinator().post("/absences", json=away).status_code == 201
    refused = me(settled, "a1").post("/swaps", json={"mine": mine, "theirs": theirs})
    assert (refused.status_code, "réessayez" in refused.json()["detail"]) == (409, True)


def test_a_swap_is_proposed_once_under_its_key_and_each_step_is_taken_once(settled: Counter) -> None:
    """However often it is sent; another one under the same key is refused."""
    mine, theirs = pair(settled)
    asker, key = me(settled, "a1"), {"idempotency-key": "swap-1"}
    first, again = (asker.post("/swaps", json={"mine": mine, "theirs": theirs}, headers=key) for _ in range(2))
    assert (first.status_code, again.status_code, first.json()) == (201, 201, again.json())
    another = {"mine": mine, "theirs": {**theirs, "site": "s2"}}
    assert asker.post("/swaps", json=another, headers=key).status_code == 422
    swap = first.json()["swap"]
    for who, step, state in ((me(settled, "a2"), "accept", "accepted"), (settled.coordinator(), "confirm", "applied")):
        answers = [who.post(f"/swaps/{swap}/{step}") for _ in range(2)]
        assert [(each.status_code, each.json()["state"]) for each in answers] == [(200, state)] * 2
    with settled.store.reading() as session:
        asked = select(AuditRow.action).where(AuditRow.subject == swap).order_by(col(AuditRow.id))
        assert session.exec(asked).all() == ["swap.proposed", "swap.accepted", "swap.applied"]


def test_swaps_are_asked_for_by_the_time_of_their_shifts(settled: Counter) -> None:
    """All of them where no time is named; from one end alone as far as a range may reach."""
    proposed(settled)
    asker, path = settled.coordinator(), f"/basins/{BASIN}/swaps"
    found = {
        where: len(asker.get(path, params=dict(each.split("=") for each in where.split("&") if each)).json()["items"])
        for where in (
            "",
            "from=2026-11-30T00:00:00Z",
            "from=2026-12-02T00:00:00Z",
            "to=2026-11-30T00:00:00Z",
            "from=2026-11-29T00:00:00Z&to=2026-12-01T00:00:00Z",
        )
    }
    assert list(found.values()) == [1, 1, 0, 0, 1]
