"""Proposals over HTTP: looked at with what they change, published once, put aside with what did not suit."""

import pytest
from sqlmodel import select

from schemas.role import Role
from schemas.tables.audit import AuditRow
from tests.web.api.counter import BASIN, Counter

HERE = f"/basins/{BASIN}/weeks/2026-W49"
OF = f"{HERE}/proposal"


def test_a_proposal_says_what_it_changes_and_why_it_waits(counter: Counter) -> None:
    """With ids and never a name."""
    told = counter.coordinator().get(OF)
    proposal = told.json()
    assert (proposal["revision"], proposal["supersedes"], proposal["overtaken"]) == (2, 1, False)
    assert {change["agent"] for change in proposal["changes"]} == {"a1", "a3"}
    assert proposal["waiting"][0]["publication"] == "review"
    assert "Agent a" not in told.text


def test_a_proposal_is_published_once(counter: Counter) -> None:
    """Again is done already; the roster that people have is that one, and its tag is another."""
    asker = counter.coordinator()
    before = asker.get(f"{HERE}/roster")
    assert asker.get(f"{HERE}/roster", headers={"if-none-match": before.headers["etag"]}).status_code == 304
    assert [asker.post(f"{OF}/publish", json={"revision": 2}).status_code for _ in range(2)] == [200, 200]
    after = asker.get(f"{HERE}/roster", headers={"if-none-match": before.headers["etag"]})
    assert after.status_code == 200
    assert not [s for s in after.json()["shifts"] if s["agent"] == "a1" and s["start"].startswith("2026-12-02")]
    assert asker.get(OF).status_code == 404
    with counter.store.reading() as session:
        deeds = session.exec(select(AuditRow).where(AuditRow.action == "roster.published")).all()
    me = asker.get("/me").json()["id"]
    assert [deed.detail["revision"] for deed in deeds if deed.actor == me] == [2]


def test_a_proposal_is_put_aside_with_what_did_not_suit(counter: Counter) -> None:
    """It stands in the audit; another number than the one that waits is refused, and nothing is written of it."""
    asker = counter.coordinator()
    assert asker.post(f"{OF}/reject", json={"revision": 9, "why": "people"}).status_code == 409
    assert asker.post(f"{OF}/reject", json={"revision": 2, "why": "people"}).status_code == 200
    assert asker.post(f"{OF}/publish", json={"revision": 2}).status_code == 409
    with counter.store.reading() as session:
        (row,) = session.exec(select(AuditRow).where(AuditRow.action == "roster.rejection_explained"))
    assert (row.detail, row.actor) == ({"revision": 2, "why": "people"}, asker.get("/me").json()["id"])


@pytest.mark.parametrize(("site", "seen", "status"), [("s1", {"a1", "a3"}, 200), ("s2", set(), 403)])
def test_a_site_manager_sees_and_decides_what_is_of_the_own_sites(
    counter: Counter, site: str, seen: set[str], status: int
) -> None:
    """Where somebody else's site waits, whoever looks after the basin decides."""
    asker = counter.as_(Role.SITE_MANAGER, f"site:{site}")
    assert {change["agent"] for change in asker.get(OF).json()["changes"]} == seen
    assert asker.post(f"{OF}/publish", json={"revision": 2}).status_code == status


def test_an_agent_sees_presence_at_the_own_site_and_no_more(counter: Counter) -> None:
    """No shift elsewhere, no appointment of a colleague, no change of anybody else: it would say who was away."""
    counter.coordinator().post(f"{OF}/publish", json={"revision": 2})
    roster = counter.as_(Role.AGENT, "agent:a2").get(f"{HERE}/roster").json()
    assert {shift["site"] for shift in roster["shifts"]} == {"s1"}
    assert {meeting["agent"] for meeting in roster["appointments"]} <= {"a2"}
    assert (roster["changes"], roster["explanations"]) == ([], [])
    own = counter.as_(Role.AGENT, "agent:a1").get(f"{HERE}/roster").json()
    assert {change["agent"] for change in own["changes"]} == {"a1"}
