"""Two workers and a relay on Kafka and PostgreSQL: from a request and an absence to what others read of it."""

import pytest

from tests.system.conftest import System
from tests.system.network import BASIN, TEAM, the_week
from tests.system.outside import event

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]


def test_a_request_and_an_absence_lead_to_rosters_that_others_read(system: System) -> None:
    """Sent by somebody else's system, worked off by whichever worker has the basin, and read by another."""
    running = [system.worker("one"), system.worker("two"), system.relay()]
    for each in running:
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
    assert [each.stop() for each in running] == [0, 0, 0], "\n".join(each.told() for each in running)
