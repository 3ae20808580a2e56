"""Sites that come and go over HTTP: nothing goes that is needed, and what was stays told."""

from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import select
from starlette.testclient import TestClient

from planner.services.feeds.keep_feeds import create_feed
from planner.services.network.export_network import export_network
from schemas.reading import parse_network
from schemas.role import Role
from schemas.tables.feed import FeedRow
from schemas.tables.revision import ShiftRow
from tests.wall import WEEK, at
from tests.web.api.counter import ALL_RIGHTS, BASIN, Counter
from tests.web.api.test_records import S1, audited, read

SITES = f"/basins/{BASIN}/sites"
NEW = "/sites/s3/record"
ANY_VERSION = {"if-match": "*"}


def like_s1(asker: TestClient, **fields: object) -> dict[str, Any]:
    """What a new site is known by."""
    return {**read(asker, S1)[0], "id": "s3", "name": "France Services s3", **fields}


def places(answer: Any) -> list[str]:  # noqa: ANN401 - whatever the client answers with
    """Where the faults of a refusal are."""
    return [fault["pointer"] for fault in answer.json()["faults"]]


def test_a_site_comes_is_planned_with_and_goes(counter: Counter) -> None:
    """Under an id that none has; it goes in the version that was read, and its weeks are planned again both times."""
    asker = counter.coordinator()
    new = like_s1(asker)
    done = asker.post(SITES, json=new)
    assert (done.status_code, done.json()) == (201, {"weeks": [WEEK]})
    assert read(asker, NEW) == (new, {"if-match": done.headers["etag"]})
    assert asker.post(SITES, json=new).status_code == 409
    assert asker.get(SITES).json()["items"][-1]["id"] == "s3"
    assert asker.delete(NEW).status_code == 428
    late = asker.delete(NEW, headers={"if-match": '"x"'})
    assert (late.status_code, late.json()["current"]) == (412, new)
    gone = asker.delete(NEW, headers={"if-match": done.headers["etag"]})
    assert (gone.status_code, gone.json()) == (200, {"weeks": [WEEK], "addresses": 0})
    assert asker.get(NEW).status_code == 404
    assert [audited(counter, f"site.{deed}")[0][0] for deed in ("added", "removed")] == ["s3", "s3"]


def test_every_fault_of_a_new_site_comes_at_once(counter: Counter) -> None:
    """As of a file with its basin; nothing is stored."""
    asker = counter.coordinator()
    wrong = like_s1(asker, openable_hours="Mo 08:07-12:00", stations=-1, unheard_of="x")
    del wrong["name"]
    wrong["partner_targets"] = [{"partner": "nobody", "weekly": 2}]
    refused = asker.post(SITES, json=wrong)
    assert refused.status_code == 422
    assert {"/name", "/openable_hours", "/partner_targets/0/partner", "/stations", "/unheard_of"} <= set(
        places(refused)
    )
    assert asker.get(NEW).status_code == 404


def test_all_that_needs_a_site_is_told_before_it_goes_and_nothing_is_changed(counter: Counter) -> None:
    """Who works there, the week in whose roster it is, an appointment that was taken, and a case."""
    asker, slot = counter.coordinator(), counter.slots()[0]
    assert asker.post(f"/slots/{slot}/book", json={"booking": "b1"}).status_code == 200
    refused = asker.delete(S1, headers=ANY_VERSION)
    assert refused.status_code == 409
    wanted = ["#/agents/a1", "#/agents/a2", "#/agents/a3", f"#/weeks/{WEEK}"]
    assert places(refused) == [*wanted, f"#/appointments/{slot.replace('/', '~1')}", "#/cases/k1"]
    assert asker.get(S1).status_code == 200
    assert audited(counter, "site.removed") == []


@pytest.fixture
def behind_us(counter: Counter) -> Counter:
    """The week is over; who worked at s1 works at s2, its case is closed, and its calendar has an address."""
    counter.now = at("mon+1 09:00")
    asker = counter.coordinator()
    for agent in ("a1", "a2", "a3"):
        record, match = read(asker, f"/agents/{agent}/record")
        moved = {**record, "home_site": "s2", "sites": ["s2"]}
        assert asker.put(f"/agents/{agent}/record", json=moved, headers=match).status_code == 200
    assert asker.post("/cases/k1/cancel").status_code == 200
    with counter.store.transaction() as session:
        create_feed(session, "site", "s1", counter.now, "test")
    return counter


def test_past_rosters_of_a_site_that_went_stay(behind_us: Counter) -> None:
    """In the API as in the store; its calendar is closed, and what is exported can be imported."""
    asker = behind_us.coordinator()
    roster = asker.get(f"/basins/{BASIN}/weeks/{WEEK}/roster")
    gone = asker.delete(S1, headers=ANY_VERSION)
    assert (gone.status_code, gone.json()) == (200, {"weeks": [], "addresses": 1})
    after = asker.get(f"/basins/{BASIN}/weeks/{WEEK}/roster")
    assert (after.status_code, after.json()) == (200, roster.json())
    with behind_us.store.reading() as session:
        assert session.exec(select(ShiftRow).where(ShiftRow.site == "s1")).first() is not None
        assert session.exec(select(FeedRow.revoked_at).where(FeedRow.kind == "site")).one() is not None
        exported = export_network(session, [BASIN])
    assert parse_network(exported.model_dump_json(by_alias=True).encode()) == exported
    assert audited(behind_us, "site.removed") == [("s1", {"removed site": 1, "removed referent_site": 1})]


def test_a_week_that_has_begun_keeps_its_sites(behind_us: Counter) -> None:
    behind_us.now = at("sun 20:00") + timedelta(hours=1)
    assert places(behind_us.coordinator().delete(S1, headers=ANY_VERSION)) == [f"#/weeks/{WEEK}"]


def test_only_who_looks_after_the_basin_makes_and_removes_sites(counter: Counter) -> None:
    """A manager states the own site; it is not the manager's to remove it."""
    manager, machine = (
        counter.as_(Role.SITE_MANAGER, "site:s1"),
        counter.as_(Role.MACHINE, f"basin:{BASIN}", *ALL_RIGHTS),
    )
    assert manager.post(SITES, json=like_s1(manager)).status_code == 403
    assert manager.delete(S1, headers=ANY_VERSION).status_code == 403
    assert machine.post(SITES, json=like_s1(machine)).status_code == 201
