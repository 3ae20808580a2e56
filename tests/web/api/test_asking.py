"""What is wrong with a question is told at its place in the question, all of it at once, to those alone who may ask."""

from typing import Any

import pytest

from schemas.role import Role
from tests.wall import WEEK
from tests.web.api.counter import BASIN, Counter

ABSENCES = f"/basins/{BASIN}/absences"
SPAN = {"start": "2026-12-03T08:00:00+01:00", "end": "2026-12-03T09:00:00+01:00"}


def faults(answer: Any) -> dict[str, str]:  # noqa: ANN401 - whatever the client answers with
    """What was expected, by the place of the fault."""
    return {fault["pointer"]: fault["expected"] for fault in answer.json()["faults"]}


def test_a_name_that_is_not_known_is_refused_rather_than_passed_over(counter: Counter) -> None:
    """A slip in a range would be answered with another range; with every other fault at once."""
    asker = counter.coordinator()
    assert faults(asker.get(ABSENCES, params={"form": "2026-12-01T00:00:00Z"})) == {"#/query/form": "a known key"}
    every = asker.get(ABSENCES, params={"form": "2026-12-01T00:00:00Z", "limit": "0", "cursor": "none"})
    assert (every.status_code, sorted(faults(every))) == (422, ["#/query/cursor", "#/query/form", "#/query/limit"])
    assert asker.get(ABSENCES, params={"from": "2026-12-01T00:00:00Z", "limit": "5"}).status_code == 200


def test_nothing_is_done_where_a_name_is_not_known(counter: Counter) -> None:
    asker = counter.coordinator()
    assert asker.post("/absences", params={"dry": "1"}, json={"agent": "a2", **SPAN}).status_code == 422
    told = asker.get(ABSENCES, params={"from": "2026-12-03T00:00:00Z", "to": "2026-12-04T00:00:00Z"})
    assert told.json()["items"] == []


def test_who_may_not_ask_is_not_told_what_is_wrong(counter: Counter) -> None:
    assert counter.as_(Role.PARTNER, "partner:caf").get(ABSENCES, params={"form": "x"}).status_code == 403
    nobody = counter.with_token("none").get(ABSENCES, params={"form": "x"})
    assert (nobody.status_code, "X-CSRF-Token" in nobody.json()["detail"]) == (401, True)


@pytest.mark.parametrize(
    ("path", "body", "place"),
    [
        ("weeks/2026-W10/requests", {}, "#/path/week"),
        (f"weeks/{WEEK}/requests", {"sites": ["nowhere"]}, "/sites/0"),
        (f"weeks/{WEEK}/proposal/reject", {"revision": 99, "why": "hours"}, "/revision"),
    ],
)
def test_what_an_event_is_refused_for_is_told_where_it_was_asked(
    counter: Counter, path: str, body: dict[str, object], place: str
) -> None:
    """In the path or in the body: whoever asks has never seen the event."""
    refused = counter.coordinator().post(f"/basins/{BASIN}/{path}", json=body)
    assert (refused.status_code, list(faults(refused))) == (409, [place])


def test_faults_are_told_in_their_own_words(counter: Counter) -> None:
    """Not in those of the library that found them; a body that says not that it is JSON is told so."""
    asker = counter.coordinator()
    backward = {"agent": "a2", "start": SPAN["end"], "end": SPAN["start"]}
    assert faults(asker.post("/absences", json=backward)) == {"/end": "an end after the start"}
    (fault,) = asker.post("/absences", content=b'{"agent": "a2"}').json()["faults"]
    assert "application/json" in fault["mend"]


@pytest.mark.parametrize(("path", "key"), [("/cases/k1", "case"), ("/swaps/w1", "swap")])
def test_one_of_a_list_is_read_by_itself(counter: Counter, path: str, key: str) -> None:
    """As the list tells it."""
    asker = counter.coordinator()
    one = asker.get(path)
    assert one.status_code == 200
    assert [each for each in asker.get(f"/basins/{BASIN}/{key}s").json()["items"] if each[key] == one.json()[key]] == [
        one.json()
    ]
    assert asker.get(f"{path}0").status_code == 404
