"""Of which weeks there are rosters is asked for by a range of time; so is what happened to one of them."""

from datetime import timedelta

import pytest

from schemas.role import Role
from tests.wall import WEEK, at
from tests.web.api.counter import BASIN, Counter

HISTORY = f"/basins/{BASIN}/weeks/{WEEK}/history"


@pytest.mark.parametrize(("kind", "revision", "supersedes"), [("rosters", 1, None), ("proposals", 2, 1)])
def test_weeks_in_a_range_are_told_by_their_revision(
    counter: Counter, kind: str, revision: int, supersedes: int | None
) -> None:
    """One that the range touches by an hour too; what lies beside it is not."""
    asker, hour = counter.coordinator(), timedelta(hours=1)
    before, after = at("mon 00:00"), at("mon+1 00:00")
    for start, end, there in ((before - hour, before, 0), (before, before + hour, 1), (after - hour, after + hour, 1)):
        told = asker.get(f"/basins/{BASIN}/{kind}", params={"from": start.isoformat(), "to": end.isoformat()}).json()
        found = [(each["week"], each["revision"], each["supersedes"]) for each in told["items"]]
        assert found == [(WEEK, revision, supersedes)] * there
    (told,) = asker.get(f"/basins/{BASIN}/{kind}").json()["items"]
    assert (told["published_at"] is None) == (kind == "proposals")


def test_a_proposal_that_is_published_is_a_roster_that_people_have(counter: Counter) -> None:
    """And waits no more; who sees no proposals is not told of them."""
    asker = counter.coordinator()
    asker.post(f"/basins/{BASIN}/weeks/{WEEK}/proposal/publish", json={"revision": 2})
    assert asker.get(f"/basins/{BASIN}/proposals").json()["items"] == []
    assert [each["revision"] for each in asker.get(f"/basins/{BASIN}/rosters").json()["items"]] == [2]
    assert counter.as_(Role.AGENT, "agent:a3").get(f"/basins/{BASIN}/proposals").status_code == 403


def test_what_happened_is_told_by_when_it_did(counter: Counter) -> None:
    """Half-open, and whole where no range is named."""
    asker = counter.coordinator()
    whole = asker.get(HISTORY).json()["items"]
    last = max(each["at"] for each in whole)
    assert asker.get(HISTORY, params={"to": last}).json()["items"] == [each for each in whole if each["at"] < last]
    assert asker.get(HISTORY, params={"from": last}).json()["items"] == [each for each in whole if each["at"] == last]
