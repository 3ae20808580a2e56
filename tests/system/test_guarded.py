"""Over TLS, each part with its own certificate and the rights of the reference: all of it works, and no more."""

import pytest

from tests.system.conftest import Guarded
from tests.system.network import BASIN, TEAM, the_week
from tests.system.outside import event
from tests.system.processes import Running, until

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]


def test_an_absence_leads_to_a_roster_where_each_part_has_its_own_rights_and_no_others(guarded: Guarded) -> None:
    """Sender, worker, relay and reader: each shows who it is, and none may do the work of another."""
    worker, relay = guarded.part("worker", "worker"), guarded.part("relay", "relay")
    for each in (worker, relay):
        each.ready()
    outside, week = guarded.outside, the_week()
    asked = event("roster.requested", BASIN, f"{BASIN}/{week}", request="r-1", week=week, requested_by="someone")
    outside.send("binome.roster-requests", asked)
    outside.read_until(lambda: outside.events("roster.published"))
    (first,) = outside.events("roster.published")
    shift = next(each for each in first["data"]["roster"]["shifts"] if each["agent"] in TEAM)
    gone = {"absence": "gone", "agent": shift["agent"], "start": shift["start"], "end": shift["end"]}
    outside.send("binome.absences", event("absence.reported", BASIN, "gone", **gone))
    outside.read_until(lambda: len(outside.events("roster.published")) == 2)
    assert outside.events("roster.published")[1]["data"]["revision"] == 2
    assert [worker.stop(), relay.stop()] == [0, 0]


def reasons(process: Running, message: str) -> str:
    """Why something did not work, as the log says it."""
    return "\n".join(str({**line}) for line in process.said(message))


def test_a_part_that_lacks_a_right_says_so_and_which_page_names_it(guarded: Guarded) -> None:
    """A worker with the certificate of a relay, and a relay with that of a worker: both go on asking."""
    worker, relay = guarded.part("worker", "relay"), guarded.part("relay", "worker")
    week = the_week()
    asked = event("roster.requested", BASIN, f"{BASIN}/{week}", request="r-1", week=week, requested_by="someone")
    guarded.outside.send("binome.roster-requests", asked)
    until(lambda: "docs/reference/topics.md" in reasons(worker, "batch.failed"), worker.told)
    assert "GroupAuthorizationFailed" in reasons(worker, "batch.failed")
    assert worker.page("/ready").status_code == 503
    own = guarded.part("worker", "worker").ready()
    until(lambda: "docs/reference/topics.md" in reasons(relay, "relay.unavailable"), relay.told)
    assert "TransactionalIdAuthorizationFailed" in reasons(relay, "relay.unavailable")
    assert relay.page("/ready").json()["parts"]["relay"] == "BusUnavailableError"
    until(lambda: own.measured("binome_outbox_depth", state="waiting"), own.told)
    relay.stop()
    guarded.part("relay", "relay").ready()
    guarded.outside.read_until(lambda: guarded.outside.events("roster.published"))
