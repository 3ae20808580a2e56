"""A roster that is asked for over HTTP, and what the request tells of it afterwards."""

from schemas.role import Role
from schemas.tables.request import RequestRow
from tests.wall import WEEK
from tests.web.api.counter import BASIN, Counter, ids

ASK = f"/basins/{BASIN}/weeks/{WEEK}/requests"
LIST = f"/basins/{BASIN}/requests"


def test_a_request_waits_and_then_tells_its_rosters(counter: Counter) -> None:
    """Asked once under its key; the week is planned with it among the causes."""
    asker = counter.coordinator()
    first, again = (asker.post(ASK, json={}, headers={"idempotency-key": "r-1"}) for _ in range(2))
    assert (first.status_code, first.json()) == (202, again.json())
    path = f"/requests/{first.json()['request']}"
    waiting = asker.get(path).json()
    assert (waiting["week"], waiting["sites"], waiting["waiting"], waiting["rosters"]) == (WEEK, None, True, [])
    counter.plan("review")
    told = asker.get(path).json()
    assert (told["waiting"], [each["state"] for each in told["rosters"]]) == (False, ["proposed"])
    waiting_now = asker.get(f"/basins/{BASIN}/weeks/{WEEK}/proposal").json()
    assert told["rosters"][0]["revision"] == waiting_now["revision"]


def test_one_that_came_by_the_bus_is_read_by_the_id_that_it_has(counter: Counter) -> None:
    """Whatever stands in it."""
    with counter.store.transaction() as session:
        session.add(RequestRow(id="rh/2026 W49", basin=BASIN, week=WEEK, time=counter.now))
    told = counter.coordinator().get("/requests/rh/2026%20W49")
    assert (told.status_code, told.json()["request"]) == (200, "rh/2026 W49")


def test_those_of_a_range_are_listed_part_by_part(counter: Counter) -> None:
    """By when they were asked for; all, where no range is named."""
    asker = counter.coordinator()
    made = asker.post(ASK, json={"sites": ["s2"]}).json()["request"]
    assert ids(asker.get(LIST).json()["items"], "request") == {"q1", made}
    first = asker.get(LIST, params={"limit": 1}).json()
    rest = asker.get(LIST, params={"limit": 1, "cursor": first["next"]}).json()
    assert ids(first["items"] + rest["items"], "request") == {"q1", made}
    assert rest["next"] is None
    later = {"from": "2026-12-01T00:00:00+01:00"}
    assert asker.get(LIST, params=later).json()["items"] == []


def test_a_manager_sees_those_of_the_own_sites_and_of_all(counter: Counter) -> None:
    """Not those of others' sites; an agent sees none."""
    asker = counter.coordinator()
    made = asker.post(ASK, json={"sites": ["s2"]}).json()["request"]
    of_all = asker.post(ASK, json={}).json()["request"]
    manager = counter.as_(Role.SITE_MANAGER, "site:s1")
    assert ids(manager.get(LIST).json()["items"], "request") == {"q1", of_all}
    assert [manager.get(f"/requests/{each}").status_code for each in ("q1", of_all, made)] == [200, 200, 404]
    assert counter.as_(Role.AGENT, "agent:a1").get(LIST).status_code == 403
