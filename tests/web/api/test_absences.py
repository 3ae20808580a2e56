"""Absences over HTTP: reported once, changed only in the version that was read, and never with a reason."""

from datetime import datetime

from sqlmodel import select
from starlette.testclient import TestClient

from planner.store.session import Store
from schemas.role import Role
from schemas.tables.absence import AbsenceRow
from schemas.tables.audit import AuditRow
from tests.web.api.counter import BASIN, Counter

TUESDAY = {"agent": "a1", "start": "2026-12-01T08:30:00+01:00", "end": "2026-12-01T12:00:00+01:00"}


def stored(store: Store, absence: str) -> AbsenceRow:
    with store.reading() as session:
        return session.get_one(AbsenceRow, absence)


def test_an_absence_is_reported_and_the_week_is_planned_without_its_agent(counter: Counter) -> None:
    """Who reported it stands in the audit, by an id without a name."""
    asked = counter.coordinator().post("/absences", json=TUESDAY)
    assert asked.status_code == 201, asked.text
    row = stored(counter.store, asked.json()["absence"])
    assert (row.agent, row.cancelled) == ("a1", False)
    with counter.store.reading() as session:
        deed = session.exec(select(AuditRow).where(AuditRow.subject == row.id)).one()
    assert deed.action == "absence.reported"
    assert deed.actor.startswith("/binome/api/")
    counter.plan()
    roster = counter.coordinator().get(f"/basins/{BASIN}/weeks/2026-W49/roster").json()
    assert not [s for s in roster["shifts"] if s["agent"] == "a1" and s["start"].startswith("2026-12-01")]


def test_what_is_posted_again_under_its_key_is_done_once(counter: Counter) -> None:
    """Also later; another content under the key is refused."""
    asker, headers = counter.coordinator(), {"idempotency-key": "k-1"}
    first = asker.post("/absences", json=TUESDAY, headers=headers)
    counter.now += counter.now.resolution * 5_000_000
    again = asker.post("/absences", json=TUESDAY, headers=headers)
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json() == again.json()
    with counter.store.reading() as session:
        deeds = session.exec(select(AuditRow).where(AuditRow.action == "absence.reported")).all()
        rows = session.exec(select(AbsenceRow)).all()
        for ids in ([deed.subject for deed in deeds], [row.id for row in rows]):
            assert [each for each in ids if each not in ("x1", "x2")] == [first.json()["absence"]]
    other = asker.post("/absences", json=TUESDAY | {"agent": "a2"}, headers=headers)
    assert (other.status_code, other.headers["content-type"]) == (422, "application/problem+json")


def test_a_key_is_its_sender_s_own(counter: Counter) -> None:
    """Two programs that happen to choose one key do not meet."""
    headers = {"idempotency-key": "k-1"}
    told = [counter.coordinator().post("/absences", json=TUESDAY, headers=headers).json() for _ in range(2)]
    assert told[0]["absence"] != told[1]["absence"]


def test_an_id_that_is_taken_is_refused(counter: Counter) -> None:
    """It is that of an absence of somebody else."""
    asked = counter.coordinator().post("/absences", json=TUESDAY | {"absence": "x1"})
    assert (asked.status_code, asked.json()["faults"][0]["pointer"]) == (409, "/absence")
    assert stored(counter.store, "x1").agent == "a3"


def test_every_fault_is_told_at_once(counter: Counter) -> None:
    """With its place; a reason is an unknown key."""
    given = {"agent": "", "start": "2026-12-01T08:30:00", "end": "soon", "reason": "grippe"}
    told = counter.coordinator().post("/absences", json=given)
    assert told.status_code == 422
    assert {fault["pointer"] for fault in told.json()["faults"]} == {"/agent", "/start", "/end", "/reason"}
    assert "grippe" not in told.text


def test_an_absence_is_changed_in_the_version_that_was_read(counter: Counter) -> None:
    """Who read an older one is told of both; who names none is asked to."""
    asker = counter.coordinator()
    tag = asker.get("/absences/x1").headers["etag"]
    longer = {"agent": "a3", "start": "2026-12-01T00:00:00+01:00", "end": "2026-12-03T00:00:00+01:00"}
    assert asker.put("/absences/x1", json=longer).status_code == 428
    changed = asker.put("/absences/x1", json=longer, headers={"if-match": tag})
    assert changed.status_code == 200, changed.text
    lost = asker.put("/absences/x1", json=TUESDAY | {"agent": "a3"}, headers={"if-match": tag})
    assert lost.status_code == 412
    assert lost.json()["current"]["end"] == changed.json()["end"]
    assert lost.json()["given"]["end"] == TUESDAY["end"]
    assert stored(counter.store, "x1").end == datetime.fromisoformat(longer["end"])


def test_an_absence_is_cancelled_once(counter: Counter) -> None:
    """It is then in no list; cancelling it again changes nothing."""
    asker = counter.coordinator()
    tag = asker.get("/absences/x1").headers["etag"]
    assert asker.delete("/absences/x1").status_code == 428
    assert asker.delete("/absences/x1", headers={"if-match": tag}).status_code == 204
    assert asker.delete("/absences/x1", headers={"if-match": tag}).status_code == 204
    assert stored(counter.store, "x1").cancelled
    assert listed(asker) == {"x2"}


def test_an_agent_sees_and_reports_the_own_absences_only(counter: Counter) -> None:
    """Those of others are, to that agent, not there."""
    own = {role: counter.as_(Role.AGENT, f"agent:{role}") for role in ("a1", "a3")}
    assert (listed(own["a1"]), listed(own["a3"])) == ({"x2"}, {"x1"})
    assert own["a1"].get("/absences/x1").status_code == 404
    assert own["a1"].post("/absences", json=TUESDAY | {"agent": "a2"}).status_code == 404
    assert own["a1"].post("/absences", json=TUESDAY).status_code == 201


def test_an_absence_does_not_move_to_somebody_out_of_reach(counter: Counter) -> None:
    """Neither to another basin nor, by an agent, to a colleague."""
    a3 = counter.as_(Role.AGENT, "agent:a3")
    headers = {"if-match": a3.get("/absences/x1").headers["etag"]}
    assert a3.put("/absences/x1", json=TUESDAY | {"agent": "a1"}, headers=headers).status_code == 404
    everywhere = counter.as_(Role.COORDINATOR, "basin:*")
    moved = everywhere.put("/absences/x1", json=TUESDAY | {"agent": "z1"}, headers=headers)
    assert (moved.status_code, moved.json()["faults"][0]["pointer"]) == (409, "/basin")


def listed(asker: TestClient) -> set[str]:
    given = {"from": "2026-11-30T00:00:00+01:00", "to": "2026-12-07T00:00:00+01:00"}
    told = asker.get(f"/basins/{BASIN}/absences", params=given)
    assert told.status_code == 200, told.text
    return {each["absence"] for each in told.json()["items"]}
