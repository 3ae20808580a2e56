"""What an employer agrees to, over HTTP: whether its people are named in the calendars of their sites."""

from sqlmodel import select

from schemas.role import Role
from schemas.tables.audit import AuditRow
from tests.web.api.counter import ALL_RIGHTS, BASIN, Counter

LIST = f"/basins/{BASIN}/employers"
NAMES = f"{LIST}/e1/names"


def test_names_are_allowed_and_taken_back_in_the_version_that_was_read(counter: Counter) -> None:
    """Audited, and in the list of employers."""
    asker = counter.coordinator()
    first = asker.get(NAMES)
    assert first.json() == {"employer": "e1", "names": False}
    assert asker.put(NAMES, json={"names": True}).status_code == 428
    match = {"if-match": first.headers["etag"]}
    done = asker.put(NAMES, json={"names": True}, headers=match)
    assert (done.status_code, done.json()["names"]) == (200, True)
    late = asker.put(NAMES, json={"names": False}, headers=match)
    assert (late.status_code, late.json()["current"]["names"], late.json()["given"]) == (412, True, {"names": False})
    assert {each["id"]: each["names"] for each in asker.get(LIST).json()["items"]} == {"e1": True, "e2": False}
    assert asker.put(NAMES, json={"names": False}, headers={"if-match": done.headers["etag"]}).status_code == 200
    with counter.store.reading() as session:
        deeds = session.exec(select(AuditRow.action).where(AuditRow.subject == "e1")).all()
    assert deeds == ["feed.names_allowed", "feed.names_withdrawn"]


def test_nobody_agrees_for_an_employer_without_people_and_no_machine_does(counter: Counter) -> None:
    any_version = {"if-match": "*"}
    asker, machine = counter.coordinator(), counter.as_(Role.MACHINE, f"basin:{BASIN}", *ALL_RIGHTS)
    assert asker.put(f"{LIST}/nobody/names", json={"names": True}, headers=any_version).status_code == 404
    assert machine.put(NAMES, json={"names": True}, headers=any_version).status_code == 403
