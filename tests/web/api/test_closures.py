"""Closures over HTTP: set once, changed and lifted in the version that was read, planned with, and shown."""

from starlette.testclient import TestClient

from planner.services.planning.compose_problem import compose_problem
from schemas.role import Role
from tests.wall import WEEK
from tests.web.api.counter import BASIN, Counter, ids

THURSDAY = {"site": "s1", "start": "2026-12-03T00:00:00+01:00", "end": "2026-12-04T00:00:00+01:00"}
RANGE = {"from": "2026-11-30T00:00:00+01:00", "to": "2026-12-21T00:00:00+01:00"}


def listed(asker: TestClient) -> set[object]:
    told = asker.get(f"/basins/{BASIN}/closures", params=RANGE)
    assert told.status_code == 200, told.text
    return ids(told.json()["items"], "closure")


def shut_dates(counter: Counter) -> list[str]:
    """When s1 stays shut, as the week would be planned now."""
    with counter.store.reading() as session:
        problem = compose_problem(session, BASIN, WEEK, counter.now)
    assert problem is not None
    return [date.isoformat() for site in problem.sites if site.id == "s1" for date in site.closed_on]


def test_a_closure_is_set_once_under_its_key_and_planned_with(counter: Counter) -> None:
    asker, key = counter.coordinator(), {"idempotency-key": "k-1"}
    first, again = (asker.post("/closures", json=THURSDAY, headers=key) for _ in range(2))
    assert (first.status_code, first.json()) == (201, again.json())
    assert listed(asker) == {"c1", first.json()["closure"]}
    assert shut_dates(counter) == ["2026-12-03"]
    assert asker.post("/closures", json=THURSDAY | {"site": "s2"}, headers=key).status_code == 422


def test_it_is_changed_in_the_version_that_was_read(counter: Counter) -> None:
    """Who read an older one is told of both; who names none is asked to."""
    asker = counter.coordinator()
    match = {"if-match": asker.get("/closures/c1").headers["etag"]}
    assert asker.put("/closures/c1", json=THURSDAY).status_code == 428
    changed = asker.put("/closures/c1", json=THURSDAY, headers=match)
    assert (changed.status_code, shut_dates(counter)) == (200, ["2026-12-03"])
    lost = asker.put("/closures/c1", json=THURSDAY | {"site": "s2"}, headers=match)
    assert (lost.status_code, lost.json()["current"], lost.json()["given"]["site"]) == (412, changed.json(), "s2")
    assert asker.get("/closures/c1").headers["etag"] == changed.headers["etag"]


def test_it_is_lifted_once_and_can_take_place_again(counter: Counter) -> None:
    asker = counter.coordinator()
    match = {"if-match": asker.get("/closures/c1").headers["etag"]}
    assert asker.delete("/closures/c1").status_code == 428
    assert [asker.delete("/closures/c1", headers=match).status_code for _ in range(2)] == [204, 204]
    assert listed(asker) == set()
    lifted = asker.get("/closures/c1")
    assert lifted.json()["lifted"] is True
    back = asker.put("/closures/c1", json=THURSDAY, headers={"if-match": lifted.headers["etag"]})
    assert (back.status_code, back.json()["lifted"]) == (200, False)


def test_every_fault_is_told_at_once(counter: Counter) -> None:
    """A word on why is an unknown key; an id that is taken is that of another closure."""
    asker = counter.coordinator()
    told = asker.post("/closures", json={"site": "", "start": "soon", "end": "2026-12-04T00:00:00", "why": "grève"})
    assert told.status_code == 422
    assert {fault["pointer"] for fault in told.json()["faults"]} == {"/site", "/start", "/end", "/why"}
    assert asker.post("/closures", json=THURSDAY | {"end": THURSDAY["start"]}).json()["faults"][0]["pointer"] == "/end"
    taken = asker.post("/closures", json=THURSDAY | {"closure": "c1"})
    assert (taken.status_code, taken.json()["faults"][0]["pointer"]) == (409, "/closure")


def test_a_manager_shuts_the_own_site_and_everybody_sees_it(counter: Counter) -> None:
    """It moves to no site of others; an agent and a partner read it, and set none."""
    manager = counter.as_(Role.SITE_MANAGER, "site:s1")
    match = {"if-match": manager.get("/closures/c1").headers["etag"]}
    assert manager.post("/closures", json=THURSDAY | {"site": "s2"}).status_code == 404
    assert manager.put("/closures/c1", json=THURSDAY | {"site": "s2"}, headers=match).status_code == 404
    assert manager.put("/closures/c1", json=THURSDAY, headers=match).status_code == 200
    for asker in (counter.as_(Role.AGENT, "agent:b1"), counter.as_(Role.PARTNER, "partner:caf")):
        assert listed(asker) == {"c1"}
        assert asker.post("/closures", json=THURSDAY).status_code == 403
