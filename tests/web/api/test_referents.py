"""Referents over HTTP: where partners' people receive is stated anew; what was taken is never lost by it."""

from sqlmodel import select

from planner.services.planning.compose_problem import compose_problem
from schemas.role import Role
from schemas.tables.slot import SlotRow
from tests.wall import WEEK
from tests.web.api.counter import BASIN, Counter, ids
from tests.web.api.test_places import places
from tests.web.api.test_records import audited, read

LIST = f"/basins/{BASIN}/referents"
R1 = "/referents/r1/record"
NEW = {"id": "r3", "partner": "caf", "sites": ["s2"], "modality": "phone"}


def sites_of(counter: Counter, referent: str) -> tuple[str, ...] | None:
    """Where somebody receives, as the week would be planned now."""
    with counter.store.reading() as session:
        problem = compose_problem(session, BASIN, WEEK, counter.now)
    assert problem is not None
    return next((tuple(map(str, each.sites)) for each in problem.referents if each.id == referent), None)


def test_sites_are_stated_in_the_version_that_was_read_and_planned_with(counter: Counter) -> None:
    """What was on offer where they do not receive any more is withdrawn at once."""
    asker, offered = counter.coordinator(), counter.slots()
    record, match = read(asker, R1)
    assert record == {"id": "r1", "partner": "caf", "sites": ["s1"], "modality": "video"}
    moved = {**record, "sites": ["s2"]}
    assert asker.put(R1, json=moved).status_code == 428
    done = asker.put(R1, json=moved, headers=match)
    assert (done.status_code, done.json()) == (200, {"weeks": [WEEK]})
    assert (read(asker, R1)[0], sites_of(counter, "r1")) == (moved, ("s2",))
    assert (len(offered) > 0, counter.slots()) == (True, [])
    late = asker.put(R1, json=record, headers=match)
    assert (late.status_code, late.json()["current"], late.json()["given"]) == (412, moved, record)
    assert audited(counter, "referent.changed") == [("r1", {"added referent_site": 1, "removed referent_site": 1})]


def test_what_is_read_can_be_stated_again_and_changes_nothing(counter: Counter) -> None:
    asker = counter.coordinator()
    record, match = read(asker, R1)
    assert asker.put(R1, json=record, headers=match).json() == {"weeks": []}
    assert audited(counter, "referent.changed") == []


def test_an_appointment_that_was_taken_is_not_lost(counter: Counter) -> None:
    """Neither by another site, nor by another way of receiving, nor by going; each is told."""
    asker, slot = counter.coordinator(), counter.slots()[0]
    assert asker.post(f"/slots/{slot}/book", json={"booking": "b1"}).status_code == 200
    record, match = read(asker, R1)
    wanted = [f"#/appointments/{slot.replace('/', '~1')}"]
    for otherwise in ({"sites": ["s2"]}, {"modality": "phone"}):
        refused = asker.put(R1, json={**record, **otherwise}, headers=match)
        assert (refused.status_code, places(refused)) == (409, wanted)
    gone = asker.delete(R1, headers=match)
    assert (gone.status_code, places(gone)) == (409, wanted)
    assert asker.put(R1, json={**record, "sites": ["s1", "s2"]}, headers=match).status_code == 200


def test_a_referent_comes_and_goes_with_their_time(counter: Counter) -> None:
    """Under an id that none has."""
    asker = counter.coordinator()
    done = asker.post(LIST, json=NEW)
    assert (done.status_code, sites_of(counter, "r3")) == (201, ("s2",))
    assert asker.post(LIST, json=NEW).status_code == 409
    assert ids(asker.get(LIST).json()["items"], "id") == {"r1", "r2", "r3"}
    _, match = read(asker, R1)
    assert asker.delete(R1).status_code == 428
    assert asker.delete(R1, headers=match).json() == {"weeks": [WEEK]}
    assert (asker.get(R1).status_code, sites_of(counter, "r1"), counter.slots()) == (404, None, [])
    assert [subject for subject, _ in audited(counter, "referent.removed")] == ["r1"]
    with counter.store.reading() as session:
        states = set(session.exec(select(SlotRow.state).where(SlotRow.referent == "r1")))
    assert states == {"withdrawn"}


def test_every_fault_comes_at_once_with_its_place(counter: Counter) -> None:
    asker = counter.coordinator()
    record, match = read(asker, R1)
    wrong = {**record, "id": "r9", "partner": "cpam", "sites": ["s1", "s1", "s9"], "modality": "letter", "x": 1}
    refused = asker.put(R1, json=wrong, headers=match)
    assert refused.status_code == 422
    assert set(places(refused)) == {"/id", "/modality", "/partner", "/sites/1", "/sites/2", "/x"}
    assert read(asker, R1) == (record, match)
    unknown = asker.post(LIST, json={**NEW, "partner": "nobody"})
    assert (unknown.status_code, places(unknown)) == (422, ["/partner"])


def test_a_partner_sees_its_own_and_only_who_looks_after_the_basin_states_them(counter: Counter) -> None:
    partner, manager = counter.as_(Role.PARTNER, "partner:caf"), counter.as_(Role.SITE_MANAGER, "site:s1")
    for asker in (partner, manager):
        assert ids(asker.get(LIST).json()["items"], "id") == {"r1"}
        assert asker.get("/referents/r2/record").status_code == 404
        record, match = read(asker, R1)
        assert asker.put(R1, json=record, headers=match).status_code == 403
