"""Slots over HTTP: on offer to their partner, held, taken once, given back; who comes second is told of others."""

import re
from functools import partial

import pytest
from sqlmodel import select

from schemas.role import Role
from schemas.tables.outbox import OutboxRow
from schemas.tables.slot import SlotRow
from tests.web.api.counter import BASIN, Counter

ALL = {"from": "2026-11-30T00:00:00+01:00", "to": "2026-12-07T00:00:00+01:00"}


def test_a_partner_sees_its_own_slots_without_the_agent(counter: Counter) -> None:
    """In parts, each after the other, none twice."""
    caf = counter.as_(Role.PARTNER, "partner:caf")
    path, found, cursor = f"/basins/{BASIN}/slots", [], None
    while True:
        page = caf.get(
            path, params=ALL | {"limit": "2", "state": "offered"} | ({} if cursor is None else {"cursor": cursor})
        ).json()
        found += page["items"]
        cursor = page["next"]
        if cursor is None:
            break
    assert sorted(slot["slot"] for slot in found) == counter.slots("caf")
    assert {(slot["partner"], slot["agent"]) for slot in found} == {("caf", None)}
    assert caf.get(path, params=ALL | {"cursor": "é"}).status_code == 422


def test_no_range_and_no_list_is_without_end(counter: Counter) -> None:
    """400 days and 500 items at most, in every list that has them."""
    asker, start = counter.coordinator(), "2026-01-01T00:00:00+01:00"
    longest, longer = "2027-02-05T00:00:00+01:00", "2027-02-05T00:01:00+01:00"
    for path in ("slots", "absences", "swaps"):
        asked = partial(asker.get, f"/basins/{BASIN}/{path}")
        spans = [asked(params={"from": start, "to": end}).status_code for end in (longest, longer)]
        parts = [asked(params=ALL | {"limit": limit}).status_code for limit in ("500", "501", "0")]
        assert (path, spans, parts) == (path, [200, 422], [200, 422, 422])


def test_a_slot_is_held_taken_and_given_back(counter: Counter) -> None:
    """Under one reference; another one is refused meanwhile, with what is free."""
    caf, slot = counter.as_(Role.PARTNER, "partner:caf"), counter.slots("caf")[0]
    mine, other = {"booking": "R1"}, {"booking": "R2"}
    assert caf.post(f"/slots/{slot}/hold", json=mine).json()["state"] == "held"
    refused = caf.post(f"/slots/{slot}/book", json=other)
    assert (refused.status_code, bool(refused.json()["alternatives"])) == (409, True)
    assert caf.post(f"/slots/{slot}/book", json=mine).json()["state"] == "booked"
    assert caf.post(f"/slots/{slot}/book", json=mine).status_code == 200
    assert caf.post(f"/slots/{slot}/hold", json=other).status_code == 409
    assert caf.post(f"/slots/{slot}/cancel", json=other).status_code == 409
    assert caf.post(f"/slots/{slot}/cancel", json=mine).json()["state"] == "offered"
    assert caf.post(f"/slots/{slot}/answer", json=mine | {"accepted": True}).status_code == 409


@pytest.mark.parametrize(("state", "why"), [("held", "taken"), ("withdrawn", "no longer on offer"), ("past", "begun")])
def test_who_cannot_have_a_slot_is_told_why(counter: Counter, state: str, why: str) -> None:
    """Somebody else has it, it is no more, or it is too late."""
    caf, slot = counter.as_(Role.PARTNER, "partner:caf"), counter.slots("caf")[0]
    with counter.store.transaction() as session:
        row = session.get_one(SlotRow, slot)
        if state == "past":
            row.start = counter.now
        else:
            row.state, row.held_for, row.held_until = state, "R1", row.start
        session.add(row)
    refused = caf.post(f"/slots/{slot}/book", json={"booking": "R2"})
    assert refused.status_code == 409
    assert why in refused.json()["detail"]


def test_the_way_into_a_video_room_is_told_to_those_who_meet_there_and_nobody_else(counter: Counter) -> None:
    """Once it is taken; the site's other people and a coordinator see the slot without it."""
    caf, slot = counter.as_(Role.PARTNER, "partner:caf"), counter.slots("caf")[0]
    assert caf.get(f"/slots/{slot}").json()["video"] is None
    link = caf.post(f"/slots/{slot}/book", json={"booking": "R1"}).json()["video"]
    assert re.fullmatch(r"https://webconf\.numerique\.gouv\.fr/[\w-]{22}", link)
    with counter.store.reading() as session:
        row = session.get_one(SlotRow, slot)
        sent = "".join(str(each.value) for each in session.exec(select(OutboxRow)))
    attends = str(row.agent)
    others = {f"a{number}" for number in (1, 2, 3)} - {attends}
    assert counter.as_(Role.AGENT, f"agent:{attends}").get(f"/slots/{slot}").json()["video"] == link
    for other in (*(counter.as_(Role.AGENT, f"agent:{each}") for each in sorted(others)), counter.coordinator()):
        assert other.get(f"/slots/{slot}").json().get("video") is None
    assert str(row.room) not in sent


def test_when_a_referent_can_receive_is_said_by_the_partner(counter: Counter) -> None:
    """Every fault at once; a time outside of the window is one."""
    caf, path = counter.as_(Role.PARTNER, "partner:caf"), "/referents/r1/availability"
    day = {"start": "2026-12-03T00:00:00+01:00", "end": "2026-12-04T00:00:00+01:00"}
    headers = {"if-match": caf.get(path, params=ALL).headers["etag"]}
    assert caf.put(path, json={"window": day, "availability": []}, headers=headers).status_code == 204
    told = caf.get(f"/basins/{BASIN}/availabilities", params=ALL).json()["items"]
    assert not [each for each in told if each["start"].startswith("2026-12-03")]
    outside = {"start": "2026-12-05T09:00:00+01:00", "end": "2026-12-05T10:00:00+01:00"}
    refused = caf.put(path, json={"window": day, "availability": [outside]}, headers=headers)
    assert (refused.status_code, refused.json()["faults"][0]["pointer"]) == (422, "/availability")


def test_hours_of_a_referent_are_replaced_in_the_version_that_was_read(counter: Counter) -> None:
    """Two who read the same: the second is told of both; whatever part was read, the version is that of all of it."""
    caf, path = counter.as_(Role.PARTNER, "partner:caf"), "/referents/r1/availability"
    day = {"start": "2026-12-03T00:00:00+01:00", "end": "2026-12-04T00:00:00+01:00"}
    morning = {"start": "2026-12-03T09:00:00+01:00", "end": "2026-12-03T11:00:00+01:00"}
    read = caf.get(path, params={"from": day["start"], "to": day["end"]})
    assert len(read.json()["availability"]) == 1
    assert read.headers["etag"] == caf.get(path, params=ALL).headers["etag"]
    assert caf.put(path, json={"window": day, "availability": []}).status_code == 428
    headers = {"if-match": read.headers["etag"]}
    changed = caf.put(path, json={"window": day, "availability": [morning]}, headers=headers)
    assert changed.status_code == 204, changed.text
    lost = caf.put(path, json={"window": day, "availability": []}, headers=headers)
    assert (lost.status_code, lost.headers["content-type"]) == (412, "application/problem+json")
    assert len(lost.json()["current"]["availability"]) == 1
    assert lost.json()["given"]["availability"] == []
    again = {"if-match": changed.headers["etag"]}
    assert caf.put(path, json={"window": day, "availability": []}, headers=again).status_code == 204


@pytest.mark.parametrize("step", ["hold", "book", "cancel", "answer"])
def test_who_names_the_version_of_a_slot_is_refused_where_it_is_another(counter: Counter, step: str) -> None:
    """With both versions, and nothing done; holding a slot makes another version of it."""
    caf, slot = counter.as_(Role.PARTNER, "partner:caf"), counter.slots("caf")[0]
    mine = {"booking": "R1"} | ({"accepted": True} if step == "answer" else {})
    read = {"if-match": caf.get(f"/slots/{slot}").headers["etag"]}
    held = caf.post(f"/slots/{slot}/hold", json={"booking": "R1"}, headers=read)
    assert (held.status_code, held.headers["etag"]) == (200, caf.get(f"/slots/{slot}").headers["etag"])
    lost = caf.post(f"/slots/{slot}/{step}", json=mine, headers=read)
    assert lost.status_code == 412
    assert (lost.json()["current"]["state"], lost.json()["given"]) == ("held", mine)
    assert caf.get(f"/slots/{slot}").json()["state"] == "held"


def test_what_is_posted_again_under_its_key_needs_no_newer_version(counter: Counter) -> None:
    """The answer to the first was lost on its way; the version it named is gone by its own doing."""
    caf, slot = counter.as_(Role.PARTNER, "partner:caf"), counter.slots("caf")[0]
    headers = {"if-match": caf.get(f"/slots/{slot}").headers["etag"], "idempotency-key": "k"}
    told = [caf.post(f"/slots/{slot}/book", json={"booking": "R1"}, headers=headers) for _ in range(2)]
    assert [each.status_code for each in told] == [200, 200], told[1].text
    assert told[0].headers["etag"] == told[1].headers["etag"] != headers["if-match"]


def test_a_case_is_opened_by_a_site_and_answered_by_its_partner(counter: Counter) -> None:
    """Twice under one key is one case."""
    site, caf = counter.as_(Role.AGENT, "agent:a1"), counter.as_(Role.PARTNER, "partner:caf")
    given, headers = {"site": "s1", "partner": "caf"}, {"idempotency-key": "c"}
    opened = [site.post("/cases", json=given, headers=headers).json()["case"] for _ in range(2)]
    assert opened[0] == opened[1]
    assert caf.post(f"/cases/{opened[0]}/answer").json()["closed"] is True
    for where, some in ({"to": "2026-11-19T00:00:00Z"}, []), ({"from": "2026-11-19T00:00:00Z"}, [opened[0]]):
        items = site.get(f"/basins/{BASIN}/cases", params=where).json()["items"]
        assert [each["case"] for each in items if each["case"] != "k1"] == some
    past = {"site": "s1", "partner": "nobody", "deadline": "2026-11-01T00:00:00+01:00"}
    faults = site.post("/cases", json=past).json()["faults"]
    assert {fault["pointer"] for fault in faults} == {"/partner", "/deadline"}


def test_a_week_is_asked_for(counter: Counter) -> None:
    """By a site manager for the own sites; a week gone by is refused."""
    chief = counter.as_(Role.SITE_MANAGER, "site:s1")
    assert chief.post(f"/basins/{BASIN}/weeks/2026-W50/requests", json={}).status_code == 202
    assert chief.post(f"/basins/{BASIN}/weeks/2026-W50/requests", json={"sites": ["s2"]}).status_code == 404
    assert chief.post(f"/basins/{BASIN}/weeks/2026-W40/requests", json={}).status_code == 409
    assert chief.post(f"/basins/{BASIN}/weeks/2026-W60/requests", json={}).status_code == 422


@pytest.mark.parametrize("cursor", ["WyJub3QgYSBkYXRlIiwgInMiXQ", "WyJvbmUiXQ"], ids=["no instant", "no id"])
def test_a_cursor_of_another_list_is_refused(counter: Counter, cursor: str) -> None:
    refused = counter.coordinator().get(f"/basins/{BASIN}/slots", params={"cursor": cursor})
    assert [fault["pointer"] for fault in refused.json()["faults"]] == ["#/query/cursor"]


@pytest.mark.parametrize(
    ("role", "scope"), [(Role.SITE_MANAGER, "site:s2"), (Role.AGENT, "agent:a3"), (Role.PARTNER, "partner:caf")]
)
def test_the_store_picks_what_the_rights_reach(counter: Counter, role: Role, scope: str) -> None:
    """Of all slots those, and in the same order, of which each by itself may be read."""
    path = f"/basins/{BASIN}/slots"
    every = [slot["slot"] for slot in counter.coordinator().get(path, params=ALL).json()["items"]]
    asker = counter.as_(role, scope)
    seen = [slot["slot"] for slot in asker.get(path, params=ALL).json()["items"]]
    assert seen == [slot for slot in every if asker.get(f"/slots/{slot}").status_code == 200]
    assert 0 < len(seen) < len(every)
