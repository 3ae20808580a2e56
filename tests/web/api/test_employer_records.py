"""What an employer decides of planning, over HTTP: notice, what is published unseen, figures set otherwise."""

from planner.services.planning.compose_problem import compose_problem
from schemas.role import Role
from schemas.tables.message import HookRow
from tests.wall import WEEK
from tests.web.api.counter import ALL_RIGHTS, BASIN, Counter
from tests.web.api.test_places import places
from tests.web.api.test_records import audited, read

LIST = f"/basins/{BASIN}/employers"
E1 = f"{LIST}/e1/record"
LONGER = {
    "rule": "work.daily_max",
    "value": 660,
    "from": "2026-11-01",
    "until": "2026-12-31",
    "grounds": "Campagne d’hiver",
    "decision": "Délibération 2026-12",
}


def test_notice_policy_and_figures_are_known_and_planned_with(counter: Counter) -> None:
    """In the version that was read; the audit tells that, and the week has another problem."""
    asker = counter.coordinator()
    record, match = read(asker, E1)
    after = {**record, "notice_working_days": 10, "publication": "review", "overrides": [LONGER]}
    assert asker.put(E1, json=after).status_code == 428
    done = asker.put(E1, json=after, headers=match)
    assert (done.status_code, done.json()) == (200, {"weeks": [WEEK]})
    assert read(asker, E1) == (after, {"if-match": done.headers["etag"]})
    late = asker.put(E1, json=record, headers=match)
    assert (late.status_code, late.json()["current"], late.json()["given"]) == (412, after, record)
    assert audited(counter, "employer.changed") == [("e1", {"changed employer": 1})]
    with counter.store.reading() as session:
        problem = compose_problem(session, BASIN, WEEK, counter.now)
    assert problem is not None
    (override,) = problem.employers[0].overrides
    assert (override.reason, override.value, override.first.isoformat()) == (LONGER["grounds"], 660, LONGER["from"])


def test_what_is_read_can_be_stated_again_and_changes_nothing(counter: Counter) -> None:
    asker = counter.coordinator()
    record, match = read(asker, E1)
    assert asker.put(E1, json=record, headers=match).json() == {"weeks": []}
    assert audited(counter, "employer.changed") == []


def test_every_fault_comes_at_once_with_its_place(counter: Counter) -> None:
    """Those of fields, and those of rules that no employer sets otherwise, of dates, and of figures beyond reason."""
    asker = counter.coordinator()
    record, match = read(asker, E1)
    overrides = [
        {**LONGER, "rule": "opening.two_agents"},
        {**LONGER, "until": "2026-10-01"},
        {**LONGER, "value": 5000, "decision": ""},
    ]
    wrong = {**record, "id": "e2", "notice_working_days": -1, "publication": "never", "overrides": overrides, "x": 1}
    refused = asker.put(E1, json=wrong, headers=match)
    assert refused.status_code == 422
    assert sorted(fault["pointer"] for fault in refused.json()["faults"]) == [
        "/id",
        "/notice_working_days",
        "/overrides/0/rule",
        "/overrides/1",
        "/overrides/2/decision",
        "/overrides/2/value",
        "/publication",
        "/x",
    ]
    assert read(asker, E1) == (record, match)


def test_an_employer_that_was_only_a_name_is_made_known(counter: Counter) -> None:
    """Once, after all others; then it is in the list."""
    asker = counter.coordinator()
    new = {**read(asker, E1)[0], "id": "e3", "name": "Communauté de communes"}
    assert asker.get(f"{LIST}/e3/record").status_code == 404
    done = asker.post(LIST, json=new)
    assert (done.status_code, read(asker, f"{LIST}/e3/record")) == (201, (new, {"if-match": done.headers["etag"]}))
    assert asker.post(LIST, json=new).status_code == 409
    assert [each["id"] for each in asker.get(LIST).json()["items"]] == ["e1", "e2", "e3"]
    assert audited(counter, "employer.added")[0][0] == "e3"


def test_an_employer_goes_once_nothing_belongs_to_it(counter: Counter) -> None:
    """Its sites and people are told before; its program is told nothing more."""
    asker = counter.coordinator()
    _, match = read(asker, E1)
    kept = asker.delete(E1, headers=match)
    assert (kept.status_code, places(kept)) == (409, ["#/sites/s1", "#/agents/a1", "#/agents/a2", "#/agents/a3"])
    new = {**read(asker, E1)[0], "id": "e3", "name": "Communauté de communes"}
    made = asker.post(LIST, json=new)
    with counter.store.transaction() as session:
        session.add(HookRow(id="h3", basin=BASIN, employer="e3", url="https://program.example", made_at=counter.now))
    assert asker.delete(f"{LIST}/e3/record").status_code == 428
    late = asker.delete(f"{LIST}/e3/record", headers={"if-match": '"x"'})
    assert (late.status_code, late.json()["current"]) == (412, new)
    gone = asker.delete(f"{LIST}/e3/record", headers={"if-match": made.headers["etag"]})
    assert (gone.status_code, gone.json()) == (200, {"weeks": [WEEK]})
    assert [each["id"] for each in asker.get(LIST).json()["items"]] == ["e1", "e2"]
    assert audited(counter, "employer.removed") == [("e3", {"removed employer": 1})]
    assert audited(counter, "hook.revoked") == [("h3", {"employer": "e3"})]


def test_no_program_decides_for_an_employer_and_an_auditor_reads_it(counter: Counter) -> None:
    machine = counter.as_(Role.MACHINE, f"basin:{BASIN}", *ALL_RIGHTS)
    record, match = read(machine, E1)
    assert machine.put(E1, json=record, headers=match).status_code == 403
    auditor = counter.as_(Role.AUDITOR, f"basin:{BASIN}")
    assert read(auditor, E1)[0] == record
    assert auditor.put(E1, json=record, headers=match).status_code == 403
