"""Edits of the network: an agent or a site stated anew over HTTP, as an import would state it."""

from typing import Any

from sqlmodel import select
from starlette.testclient import TestClient

from planner.store import weeks
from schemas.role import Role
from schemas.tables.audit import AuditRow
from tests.wall import WEEK
from tests.web.api.counter import BASIN, Counter

A1, S1 = "/agents/a1/record", "/sites/s1/record"


def read(asker: TestClient, path: str) -> tuple[dict[str, Any], dict[str, str]]:
    """A record, and what names its version."""
    answer = asker.get(path)
    assert answer.status_code == 200, answer.text
    return answer.json(), {"if-match": answer.headers["etag"]}


def version(counter: Counter) -> int:
    with counter.store.reading() as session:
        row = weeks.get(session, BASIN, WEEK)
    assert row is not None
    return row.version


def audited(counter: Counter, action: str) -> list[tuple[str, dict[str, Any]]]:
    """What was done under that name: to what, and what else is known of it."""
    with counter.store.reading() as session:
        found = session.exec(select(AuditRow).where(AuditRow.action == action)).all()
        return [(row.subject, row.detail) for row in found]


def test_what_is_read_can_be_stated_again_and_changes_nothing(counter: Counter) -> None:
    """No week is planned again, nothing is audited, and the version is the same."""
    asker, before = counter.coordinator(), version(counter)
    for path in (A1, S1):
        record, match = read(asker, path)
        done = asker.put(path, json=record, headers=match)
        assert (done.status_code, done.json(), done.headers["etag"]) == (200, {"weeks": []}, match["if-match"])
    assert version(counter) == before
    assert audited(counter, "agent.changed") == audited(counter, "site.changed") == []


def test_another_contract_is_known_and_its_weeks_are_planned_again(counter: Counter) -> None:
    """Within the transaction; the audit tells what kind of thing changed, and nothing of what is in it."""
    asker, before = counter.coordinator(), version(counter)
    record, match = read(asker, A1)
    record["contracts"][0]["weekly_minutes"] = 1200
    record["skills"] = []
    done = asker.put(A1, json=record, headers=match)
    assert done.json() == {"weeks": [WEEK]}
    assert version(counter) > before
    again, now = read(asker, A1)
    assert (again, now["if-match"]) == (record, done.headers["etag"])
    assert audited(counter, "agent.changed") == [("a1", {"changed contract": 1, "removed skill": 2})]


def test_another_calendar_of_a_site_is_known_and_its_weeks_are_planned_again(counter: Counter) -> None:
    asker = counter.coordinator()
    record, match = read(asker, S1)
    record |= {"published_hours": "Mo-Fr 09:00-12:00", "stations": 2}
    done = asker.put(S1, json=record, headers=match)
    assert (done.status_code, done.json()) == (200, {"weeks": [WEEK]})
    assert asker.get("/sites/s1").json()["published_hours"] == "Mo-Fr 09:00-12:00"
    assert audited(counter, "site.changed") == [("s1", {"changed site": 1})]


def test_a_lost_update_is_refused_with_both_versions(counter: Counter) -> None:
    asker = counter.coordinator()
    record, match = read(asker, A1)
    mine, theirs = {**record, "balance_minutes": 30}, {**record, "balance_minutes": 60}
    assert asker.put(A1, json=mine).status_code == 428
    assert asker.put(A1, json=mine, headers=match).status_code == 200
    late = asker.put(A1, json=theirs, headers=match)
    assert late.status_code == 412
    assert (late.json()["current"], late.json()["given"]) == (mine, theirs)
    assert read(asker, A1)[0] == mine


def test_every_fault_comes_at_once_with_its_place_and_nothing_is_stored(counter: Counter) -> None:
    """Those of fields, those between them, those of calendars, and those that only the basin shows."""
    asker = counter.coordinator()
    record, match = read(asker, A1)
    wrong = {
        **record,
        "id": "a2",
        "home_site": "s2",
        "sites": ["s1", "nowhere"],
        "contracts": [{**record["contracts"][0], "weekly_minutes": -1, "part_time": "We sunrise-12:00"}] * 2,
        "skills": [{"code": "core", "valid_from": "2026-02-01", "valid_until": "2026-01-01"}],
        "secret": "x",
    }
    refused = asker.put(A1, json=wrong, headers=match)
    assert refused.status_code == 422
    assert sorted({fault["pointer"] for fault in refused.json()["faults"]}) == [
        "/contracts/0/part_time",
        "/contracts/0/weekly_minutes",
        "/contracts/1/part_time",
        "/contracts/1/valid_from",
        "/contracts/1/weekly_minutes",
        "/home_site",
        "/id",
        "/secret",
        "/sites/1",
        "/skills/0",
    ]
    assert read(asker, A1) == (record, match)


def test_a_site_s_calendars_are_held_to_the_grid_of_its_basin(counter: Counter) -> None:
    asker = counter.coordinator()
    record, match = read(asker, S1)
    wrong = {**record, "openable_hours": "Mo-Fr 08:07-12:00", "partner_targets": [{"partner": "msa", "weekly": 2}]}
    refused = asker.put(S1, json=wrong, headers=match).json()
    assert {fault["pointer"] for fault in refused["faults"]} >= {"/openable_hours"}


def test_a_time_of_somebody_else_is_not_taken_over(counter: Counter) -> None:
    """Its id is the other's."""
    asker = counter.coordinator()
    taken = {"id": "t1", "start": "2026-12-03T09:00:00+01:00", "end": "2026-12-03T10:00:00+01:00", "kind": "meeting"}
    theirs, match = read(asker, "/agents/a2/record")
    assert asker.put("/agents/a2/record", json={**theirs, "unavailable": [taken]}, headers=match).status_code == 200
    mine, match = read(asker, A1)
    refused = asker.put(A1, json={**mine, "unavailable": [taken]}, headers=match)
    assert [fault["pointer"] for fault in refused.json()["faults"]] == ["/unavailable/0/id"]
    assert len(read(asker, "/agents/a2/record")[0]["unavailable"]) == 1


def test_a_manager_states_the_own_people_and_moves_nobody_to_or_from_others(counter: Counter) -> None:
    manager = counter.as_(Role.SITE_MANAGER, "site:s1")
    record, match = read(manager, A1)
    lent = {**record, "sites": [*record["sites"], "s2"]}
    assert manager.put(A1, json=lent, headers=match).status_code == 403
    assert counter.coordinator().put(A1, json=lent, headers=match).status_code == 200
    other = counter.as_(Role.SITE_MANAGER, "site:s2")
    borrowed, match = read(other, A1)
    assert other.put(A1, json={**borrowed, "balance_minutes": 1}, headers=match).status_code == 403
    assert manager.put(A1, json={**borrowed, "balance_minutes": 1}, headers=match).status_code == 200


def test_who_looks_at_an_agent_s_record_is_written_down(counter: Counter) -> None:
    counter.coordinator().get(A1)
    assert [subject for subject, _ in audited(counter, "agent.looked_at")] == ["a1"]


def test_somebody_new_is_known_planned_with_and_forgotten(counter: Counter) -> None:
    """Under an id that nobody has; nobody is forgotten who is in a roster, nor in a version that was not read."""
    asker = counter.coordinator()
    record, _ = read(asker, A1)
    new = {**record, "id": "a9", "name": "Agent a9"}
    refused = asker.post(f"/basins/{BASIN}/agents", json={**new, "sites": ["nowhere"]})
    assert [fault["pointer"] for fault in refused.json()["faults"]] == ["/home_site", "/sites/0"]
    done = asker.post(f"/basins/{BASIN}/agents", json=new)
    assert (done.status_code, done.json()) == (201, {"weeks": [WEEK]})
    assert asker.post(f"/basins/{BASIN}/agents", json=new).status_code == 409
    assert audited(counter, "agent.added")[0][0] == "a9"
    there, match = read(asker, "/agents/a9/record")
    assert (there, match["if-match"]) == (new, done.headers["etag"])
    assert asker.delete("/agents/a9/record").status_code == 428
    assert asker.delete("/agents/a9/record", headers={"if-match": '"x"'}).status_code == 412
    gone = asker.delete("/agents/a9/record", headers=match)
    assert (gone.status_code, gone.json()["pseudonym"].startswith("parti-")) == (200, True)
    assert asker.get("/agents/a9/record").status_code == 404
    assert asker.delete("/agents/a2/record", headers={"if-match": "*"}).status_code == 409


def test_a_manager_adds_and_forgets_people_of_the_own_sites_alone(counter: Counter) -> None:
    manager = counter.as_(Role.SITE_MANAGER, "site:s1")
    record, _ = read(manager, A1)
    shared = {**record, "id": "a9", "sites": ["s1", "s2"]}
    assert manager.post(f"/basins/{BASIN}/agents", json=shared).status_code == 403
    assert manager.post(f"/basins/{BASIN}/agents", json={**shared, "sites": ["s1"]}).status_code == 201
    assert counter.coordinator().post(f"/basins/{BASIN}/agents", json={**shared, "id": "a8"}).status_code == 201
    assert manager.delete("/agents/a8/record", headers={"if-match": "*"}).status_code == 403
    assert manager.delete("/agents/a9/record", headers={"if-match": "*"}).status_code == 200
