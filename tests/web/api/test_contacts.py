"""How somebody is reached, over HTTP: said by oneself, in the version that was read."""

from planner.services.people.held_about import held_about
from schemas.role import Role
from tests.web.api.counter import Counter

PATH = "/agents/a1/contact"
GIVEN = {"email": "a1@example.fr", "messages": True}


def test_an_agent_says_where_and_whether(counter: Counter) -> None:
    """What is said is kept of them, and in the audit without the address."""
    me = counter.as_(Role.AGENT, "agent:a1")
    first = me.get(PATH)
    assert first.json() == {"agent": "a1", "email": None, "messages": True}
    done = me.put(PATH, json=GIVEN, headers={"if-match": first.headers["etag"]})
    assert (done.status_code, done.json()) == (200, {"agent": "a1", **GIVEN})
    assert me.get(PATH).headers["etag"] == done.headers["etag"] != first.headers["etag"]
    with counter.store.reading() as session:
        held = held_about(session, "a1")
    assert held is not None
    assert [row["email"] for row in held["contact"]] == ["a1@example.fr"]
    assert "a1@example.fr" not in repr(held["audit"])


def test_a_lost_update_is_refused_with_both_versions(counter: Counter) -> None:
    me = counter.as_(Role.AGENT, "agent:a1")
    tag = me.get(PATH).headers["etag"]
    assert me.put(PATH, json=GIVEN).status_code == 428
    assert me.put(PATH, json=GIVEN, headers={"if-match": tag}).status_code == 200
    late = me.put(PATH, json={"email": None, "messages": False}, headers={"if-match": tag})
    assert late.status_code == 412
    assert late.json()["current"] == {"agent": "a1", **GIVEN}


def test_what_is_no_address_is_refused(counter: Counter) -> None:
    """A line break above all."""
    me = counter.as_(Role.AGENT, "agent:a1")
    for email in (
        "nobody",
        "a@b",
        "a1@example.fr\nBcc: x@example.fr",
        "a1@example.fr\n",
        "é@example.fr",
        f"{'a' * 65}@b.fr",
    ):
        refused = me.put(PATH, json={"email": email, "messages": True}, headers={"if-match": "*"})
        assert (refused.status_code, refused.json()["faults"][0]["pointer"]) == (422, "/email"), email
