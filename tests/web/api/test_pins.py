"""Pins over HTTP: shifts that had to stay are listed, and lifted one by one in the version that was read."""

from starlette.testclient import TestClient

from planner.services.planning.compose_problem import compose_problem
from schemas.role import Role
from tests.wall import WEEK, at
from tests.web.api.counter import BASIN, Counter, ids
from tests.web.api.test_records import audited

PINS = f"/basins/{BASIN}/weeks/{WEEK}/pins"
B1 = {"agent": "b1", "site": "s2", "start": at("thu 09:00").isoformat(), "end": at("thu 12:00").isoformat()}
A1 = {"agent": "a1", "site": "s1", "start": at("fri 09:00").isoformat(), "end": at("fri 12:00").isoformat()}


def pinned(asker: TestClient, *shifts: dict[str, str]) -> dict[str, str]:
    """Ask for the week with these shifts; gives the pins of their agents."""
    asked = asker.post(f"/basins/{BASIN}/weeks/{WEEK}/requests", json={"pins": shifts})
    assert asked.status_code == 202, asked.text
    return {each["agent"]: each["pin"] for each in asker.get(PINS).json()["items"]}


def planned_with(counter: Counter) -> set[str]:
    """Whose shifts have to stay, as the week would be planned now."""
    with counter.store.reading() as session:
        problem = compose_problem(session, BASIN, WEEK, counter.now)
    assert problem is not None
    return {pin.agent for pin in problem.pins}


def lift(asker: TestClient, pin: str) -> int:
    """Lift one in the version of now."""
    return asker.delete(f"/pins/{pin}", headers={"if-match": asker.get(f"/pins/{pin}").headers["etag"]}).status_code


def test_one_is_lifted_and_the_week_is_planned_without_it(counter: Counter) -> None:
    """The other stays; who did it is in the audit."""
    asker = counter.coordinator()
    of = pinned(asker, B1, A1)
    counter.plan("review")
    assert planned_with(counter) == {"a1", "b1"}
    assert lift(asker, of["b1"]) == 204
    assert planned_with(counter) == {"a1"}
    assert ids(asker.get(PINS).json()["items"], "agent") == {"a1"}
    assert audited(counter, "pins.lifted") == [(f"{BASIN}/{WEEK}", {"agents": ["b1"], "pins": 1})]
    counter.plan("review")
    assert audited(counter, "roster.proposed") != []


def test_it_is_lifted_once_and_in_the_version_that_was_read(counter: Counter) -> None:
    """Who names none is asked to, who read another one is told of it, and a second time does nothing."""
    asker = counter.coordinator()
    pin = pinned(asker, B1)["b1"]
    assert asker.delete(f"/pins/{pin}").status_code == 428
    lost = asker.delete(f"/pins/{pin}", headers={"if-match": '"another"'})
    assert (lost.status_code, lost.json()["current"]["pin"], lost.json()["given"]) == (412, pin, None)
    assert [lift(asker, pin) for _ in range(2)] == [204, 204]
    assert asker.get(f"/pins/{pin}").json()["lifted"] is True
    assert len(audited(counter, "pins.lifted")) == 1


def test_one_that_was_lifted_holds_again_once_it_is_asked_for_anew(counter: Counter) -> None:
    asker = counter.coordinator()
    before = pinned(asker, B1)
    assert lift(asker, before["b1"]) == 204
    assert pinned(asker, B1) == before
    assert planned_with(counter) == {"b1"}


def test_a_manager_sees_and_lifts_those_of_the_own_site(counter: Counter) -> None:
    """An auditor sees all and lifts none; nobody else sees any."""
    of = pinned(counter.coordinator(), B1, A1)
    manager, auditor = counter.as_(Role.SITE_MANAGER, "site:s1"), counter.as_(Role.AUDITOR, f"basin:{BASIN}")
    assert ids(manager.get(PINS).json()["items"], "agent") == {"a1"}
    assert manager.get(f"/pins/{of['b1']}").status_code == 404
    assert manager.delete(f"/pins/{of['b1']}", headers={"if-match": "*"}).status_code == 404
    assert lift(manager, of["a1"]) == 204
    assert ids(auditor.get(PINS).json()["items"], "agent") == {"b1"}
    assert lift(auditor, of["b1"]) == 403
    assert counter.as_(Role.AGENT, "agent:a1").get(PINS).status_code == 403
