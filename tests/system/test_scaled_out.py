"""Two workers and a relay on Kafka and PostgreSQL: from a request and an absence to what others read of it."""

from collections import Counter

import pytest

from tests.system.conftest import System
from tests.system.network import BASIN, TEAM, the_week, tuesday
from tests.system.outside import event
from tests.system.processes import until

EVERY = Counter({"binome-facts": 6 * 12, "binome-planner": 12})
"""How many partitions there are for each group."""

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]


def test_a_request_and_an_absence_lead_to_rosters_that_others_read(system: System) -> None:
    """Sent by somebody else's system, worked off by whichever worker has the basin, read by another, and measured."""
    workers, relay = [system.worker("one"), system.worker("two")], system.relay()
    for each in (*workers, relay):
        each.ready()
    outside, week = system.outside, the_week()
    asked = event("roster.requested", BASIN, f"{BASIN}/{week}", request="r-1", week=week, requested_by="someone")
    outside.send("binome.roster-requests", asked)
    outside.read_until(lambda: outside.events("roster.published"))
    (first,) = outside.events("roster.published")
    assert asked["id"] in first["data"]["cause"]
    worked = {shift["agent"] for shift in first["data"]["roster"]["shifts"]}
    assert len(worked) >= 2
    outside.read_until(lambda: len(outside.events("slot.offered")) >= 2)
    away = min(worked & set(TEAM))
    when = next(shift for shift in first["data"]["roster"]["shifts"] if shift["agent"] == away)
    told = event("absence.reported", BASIN, "gone", absence="gone", agent=away, start=when["start"], end=when["end"])
    outside.send("binome.absences", told)
    outside.read_until(lambda: len(outside.events("roster.published")) == 2)
    second = outside.events("roster.published")[1]
    assert (second["data"]["revision"], second["data"]["supersedes"]) == (2, 1)
    outside.read_until(lambda: [e for e in outside.events("roster.agent_changed") if e["data"]["revision"] == 2])
    assert away in {e["data"]["agent"] for e in outside.events("roster.agent_changed") if e["data"]["revision"] == 2}

    def measured(name: str, **labels: str) -> float:
        return sum(worker.measured(name, **labels) or 0 for worker in workers)

    assert measured("binome_events_total", type="binome.absence.reported.v1", outcome="applied") == 1
    assert measured("binome_solves_total", outcome="stored") == 2
    assert measured("binome_solve_seconds_count", rung="label") >= 2
    assert measured("binome_publication_seconds_count") == 2
    planned = [line for worker in workers for line in worker.said("week.planned")]
    assert {(line["basin"], line["week"]) for line in planned} == {(BASIN, week)}
    assert all(line["event"] for line in planned)
    published = [line for worker in workers for line in worker.said("roster.published")]
    assert [line["revision"] for line in published] == [1, 2]
    assert not any("Agent a" in each.told() for each in (*workers, relay))
    assert [each.stop() for each in (*workers, relay)] == [0, 0, 0]


def test_a_worker_that_comes_back_under_its_name_moves_nobody_else_s_partitions(system: System) -> None:
    """Killed and started again: it has its own back, and the other was never asked to give any."""
    one, two = system.worker("one").ready(), system.worker("two").ready()
    until(lambda: two.held().keys() == EVERY.keys() and one.held() + two.held() == EVERY, two.told)
    held, moves = one.held(), len(two.said("partitions.revoked")) + len(two.said("partitions.assigned"))
    one.kill()
    again = system.worker("one").ready()
    until(lambda: again.held() == held, again.told)
    assert len(two.said("partitions.revoked")) + len(two.said("partitions.assigned")) == moves
    assert [two.stop(), again.stop()] == [0, 0]


def test_a_worker_that_joins_takes_some_and_leaves_the_rest_where_they_are(system: System) -> None:
    """Cooperative: who was there before gives up what moves, and goes on with the rest."""
    one = system.worker("one").ready()
    until(lambda: one.held() == EVERY, one.told)
    two = system.worker("two").ready()
    until(lambda: two.held().keys() == EVERY.keys() and one.held() + two.held() == EVERY, two.told)
    given = sum(line["count"] for line in one.said("partitions.revoked"))
    assert given == two.held().total() == EVERY.total() - one.held().total()
    assert 0 < given < EVERY.total()


def test_what_is_refused_waits_or_is_not_sent_is_measured(system: System) -> None:
    """Dead letters, events that wait for their person, what is left to read and what is left to send."""
    outside = system.outside
    outside.send("binome.absences", event("absence.reported", BASIN, "x", absence="x"))
    stranger = event("absence.reported", BASIN, "y", absence="y", agent="new", **tuesday())
    outside.send("binome.absences", stranger)
    worker = system.worker("one").ready()
    until(lambda: worker.measured("binome_dead_letters") == 1, worker.told)
    until(lambda: worker.measured("binome_waiting_events") == 1, worker.told)
    reported = "binome.absence.reported.v1"
    assert worker.measured("binome_events_total", type=reported, outcome="pending") == 1
    assert worker.measured("binome_events_total", type="unknown", outcome="rejected") == 1
    assert worker.measured("binome_outbox_depth", state="waiting") == 1
    assert (worker.measured("binome_outbox_oldest_seconds") or 0) > 0
    absences = {"group": "binome-facts", "topic": "binome.absences"}
    until(lambda: worker.measured("binome_consumer_lag", **absences) == 0, worker.told)
    relay = system.relay().ready()
    outside.read_until(lambda: outside.events("event.rejected"))
    until(lambda: relay.measured("binome_outbox_depth", state="waiting") == 0, relay.told)
