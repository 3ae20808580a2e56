"""Consents over HTTP: somebody agrees to a late change of a date, or does not any more."""

from typing import Any

from starlette.testclient import TestClient

from schemas.role import Role
from tests.web.api.counter import ALL_RIGHTS, BASIN, Counter
from tests.web.api.test_records import audited

A3 = "/agents/a3/consents/2026-12-03"
YES, NO = {"agreed": True}, {"agreed": False}


def said(asker: TestClient, given: dict[str, bool]) -> Any:  # noqa: ANN401 - whatever the client answers with
    """What comes of saying it in the version of now."""
    return asker.put(A3, json=given, headers={"if-match": asker.get(A3).headers["etag"]})


def agreeing(asker: TestClient, start: str, end: str) -> list[tuple[str, str]]:
    told = asker.get(f"/basins/{BASIN}/consents", params={"from": start, "to": end})
    assert told.status_code == 200, told.text
    return [(each["agent"], each["date"]) for each in told.json()["items"]]


def test_an_agent_agrees_and_takes_it_back_in_the_version_that_was_read(counter: Counter) -> None:
    """Once, by an id without a name in the audit; who read an older version is told of both."""
    a3 = counter.as_(Role.AGENT, "agent:a3")
    first = a3.get(A3)
    assert first.json() == {"agent": "a3", "date": "2026-12-03", "agreed": False}
    assert a3.put(A3, json=YES).status_code == 428
    assert (said(a3, YES).json()["agreed"], said(a3, YES).json()["agreed"]) == (True, True)
    late = a3.put(A3, json=NO, headers={"if-match": first.headers["etag"]})
    assert (late.status_code, late.json()["current"]["agreed"], late.json()["given"]) == (412, True, NO)
    assert said(a3, NO).json()["agreed"] is False
    subject = f"{BASIN}/2026-W49"
    detail = {"agent": "a3", "date": "2026-12-03"}
    assert audited(counter, "consent.given") == [(subject, detail)]
    assert audited(counter, "consent.withdrawn") == [(subject, detail)]


def test_those_of_a_range_are_listed_by_the_clock_of_the_basin(counter: Counter) -> None:
    """The instant at which a day ends is not of the day; looking at somebody else's is written down."""
    asker = counter.coordinator()
    assert said(asker, YES).status_code == 200
    assert agreeing(asker, "2026-12-03T23:59:00+01:00", "2026-12-05T00:00:00+01:00") == [("a3", "2026-12-03")]
    assert agreeing(asker, "2026-12-04T00:00:00+01:00", "2026-12-05T00:00:00+01:00") == []
    assert agreeing(asker, "2026-12-01T00:00:00+01:00", "2026-12-03T00:00:00+01:00") == []
    assert agreeing(counter.as_(Role.AGENT, "agent:a1"), "2026-12-01T00:00:00Z", "2026-12-07T00:00:00Z") == []
    assert [subject for subject, _ in audited(counter, "agent.looked_at")] == ["a3"]


def test_a_date_that_is_over_is_refused_and_so_is_what_is_none(counter: Counter) -> None:
    """Read it may be still."""
    asker, any_version = counter.coordinator(), {"if-match": "*"}
    over = asker.put("/agents/a3/consents/2026-11-25", json=YES, headers=any_version)
    assert (over.status_code, over.json()["faults"][0]["pointer"]) == (409, "#/path/date")
    assert asker.get("/agents/a3/consents/2026-11-25").json()["agreed"] is False
    assert asker.get("/agents/a3/consents/2026-02-30").status_code == 422


def test_nobody_agrees_for_a_colleague_and_no_program_for_anybody(counter: Counter) -> None:
    any_version = {"if-match": "*"}
    colleague, machine = counter.as_(Role.AGENT, "agent:a1"), counter.as_(Role.MACHINE, f"basin:{BASIN}", *ALL_RIGHTS)
    assert colleague.put(A3, json=YES, headers=any_version).status_code == 404
    assert machine.put(A3, json=YES, headers=any_version).status_code == 403
    assert machine.get(A3).json()["agreed"] is False
