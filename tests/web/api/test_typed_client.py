"""A typed Python client is generated from the OpenAPI document, and used over a socket as a program would use it."""

import importlib
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, get_type_hints

import pytest

from planner.web.api.app import AT
from planner.web.app import web_app
from planner.web.serving import serving
from schemas.role import Role
from schemas.roster import Roster
from tests.wall import WEEK, at
from tests.web.api.counter import ALL_RIGHTS, BASIN, Counter
from tests.web.api.test_openapi import STORED
from tests.web.behind import behind_of

PACKAGE = "binome_client"
GENERATOR = "openapi_python_client"


class Client:
    """The generated package over one server."""

    def __init__(self, place: str, token: str) -> None:
        client = importlib.import_module(f"{PACKAGE}.client")
        self.connection = client.AuthenticatedClient(base_url=f"{place}{AT}", token=token)

    def call(self, operation: str, *named: str | date, **given: object) -> Any:  # noqa: ANN401 - the generated package's own kinds
        """What an operation answers, status and all; `absences.report_absence` is the module that it is in."""
        answer = importlib.import_module(f"{PACKAGE}.api.{operation}").sync_detailed
        return answer(*named, client=self.connection, **given)


def model(name: str) -> Any:  # noqa: ANN401 - likewise
    return getattr(importlib.import_module(f"{PACKAGE}.models"), name)


@pytest.fixture(scope="module", autouse=True)
def _generated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The package, where it can be imported; a warning of the generator is a fault of the document."""
    place = tmp_path_factory.mktemp("client")
    settings = place / "settings.yaml"
    settings.write_text("post_hooks: []\n", encoding="utf-8")  # it is read by nobody: no need to make it pretty
    options = {"--path": STORED, "--output-path": place / PACKAGE, "--meta": "none", "--config": settings}
    given = [str(each) for option in options.items() for each in option]
    command = [sys.executable, "-m", GENERATOR, "generate", "--fail-on-warning", *given]
    done = subprocess.run(command, capture_output=True, text=True, timeout=100, check=False)  # noqa: S603
    assert done.returncode == 0, done.stdout + done.stderr
    sys.path.insert(0, str(place))
    yield
    sys.path.remove(str(place))
    for name in [each for each in sys.modules if each.partition(".")[0] == PACKAGE]:
        del sys.modules[name]


@pytest.fixture
def client(counter: Counter) -> Iterator[Client]:
    """A machine with every right, over a real socket."""
    asker = counter.as_(Role.MACHINE, f"basin:{BASIN}", *ALL_RIGHTS)
    token = asker.headers["authorization"].removeprefix("Bearer ")
    with serving(web_app(behind_of(counter)), ("127.0.0.1", 0)) as port:
        made = Client(f"http://127.0.0.1:{port}", token)
        with made.connection:
            yield made


def test_a_machine_learns_who_it_is_and_which_sites_there_are(client: Client) -> None:
    """By its token; a list comes as what it holds."""
    me = client.call("who_asks.me").parsed
    assert (me.role, me.basins) == (model("Role").MACHINE, [BASIN])
    sites = client.call("network.sites", BASIN).parsed
    assert [(type(site), site.id) for site in sites.items] == [(model("SiteTold"), "s1"), (model("SiteTold"), "s2")]


def test_an_absence_is_reported_once_and_changed_in_the_version_that_was_read(client: Client) -> None:
    """Instants are instants on both sides, and the version goes back as it came."""
    start, end = at("thu 08:00"), at("thu 12:00")
    given = model("NewAbsence")(agent="a3", start=start, end=end)
    first, again = (client.call("absences.report_absence", body=given, idempotency_key="rh-1") for _ in range(2))
    assert (first.status_code, first.parsed) == (201, again.parsed)
    assert (first.parsed.start, first.parsed.end) == (start, end)
    longer = model("AbsenceSpan")(agent="a3", start=start, end=at("fri 12:00"))
    changed = client.call("absences.change_absence", first.parsed.absence, body=longer, if_match=first.headers["etag"])
    assert changed.parsed.end == at("fri 12:00")


def test_a_site_is_shut_for_a_time_and_opened_again(client: Client) -> None:
    given = model("NewClosure")(site="s1", start=at("thu 08:00"), end=at("thu 12:00"))
    shut = client.call("closures.set_a_closure", body=given, idempotency_key="c-1")
    assert (shut.status_code, shut.parsed.site, shut.parsed.lifted) == (201, "s1", False)
    name = shut.parsed.closure
    assert client.call("closures.lift_a_closure", name, if_match=shut.headers["etag"]).status_code == 204
    assert client.call("closures.closure", name).parsed.lifted is True


def test_a_week_is_asked_for_and_what_was_pinned_with_it_is_lifted(client: Client) -> None:
    """The request is read back, and says that the week is still to be planned."""
    pin = model("PinGiven")(agent="a1", site="s1", start=at("fri 09:00"), end=at("fri 12:00"))
    asked = client.call("requests.request_roster", BASIN, WEEK, body=model("NewRequest")(pins=[pin])).parsed
    read = client.call("requests.one_request", asked.request).parsed
    assert (read.week, read.waiting, read.rosters) == (WEEK, True, [])
    (held,) = client.call("pins.pins", BASIN, WEEK).parsed.items
    assert (held.agent, held.request, held.start) == ("a1", asked.request, at("fri 09:00"))
    version = client.call("pins.one_pin", held.pin).headers["etag"]
    assert client.call("pins.lift_a_pin", held.pin, if_match=version).status_code == 204
    assert client.call("pins.pins", BASIN, WEEK).parsed.items == []


def test_a_referent_is_read_and_stated_anew(client: Client) -> None:
    read = client.call("network.record_of_referent", "r1")
    assert (read.parsed.id, read.parsed.sites) == ("r1", ["s1"])
    stated = client.call("network.change_a_referent", "r1", body=read.parsed, if_match=read.headers["etag"])
    assert (stated.status_code, stated.parsed.weeks) == (200, [])


def test_a_program_reads_who_agrees_and_says_it_for_nobody(client: Client) -> None:
    """Nor does it remove an employer."""
    assert client.call("consents.consent", "a3", at("thu 00:00").date()).parsed.agreed is False
    yes = model("ConsentSaid")(agreed=True)
    assert client.call("consents.say_consent", "a3", at("thu 00:00").date(), body=yes, if_match="*").status_code == 403
    removed = client.call("employers.remove_an_employer", BASIN, "e1", if_match="*")
    assert (removed.status_code, removed.parsed.status) == (403, 403)


def test_a_roster_is_read_as_it_is_stored(client: Client) -> None:
    """Every part of it: written again, it is what our own shapes read."""
    told = client.call("rosters.roster", BASIN, WEEK).parsed
    assert isinstance(told, model("Roster"))
    roster = Roster.model_validate_json(client.call("rosters.roster", BASIN, WEEK).content)
    assert [(each.agent, each.site) for each in told.shifts] == [(each.agent, each.site) for each in roster.shifts]
    assert len(roster.shifts) > 0


def test_a_refusal_is_a_problem_with_every_fault(client: Client) -> None:
    """As RFC 9457 has it, whatever the status."""
    backwards = model("NewAbsence")(agent="a3", start=at("thu 12:00"), end=at("thu 08:00"))
    refused = client.call("absences.report_absence", body=backwards)
    assert isinstance(refused.parsed, model("ProblemTold"))
    assert refused.headers["content-type"] == "application/problem+json"
    assert (refused.status_code, refused.parsed.status) == (422, 422)
    assert [fault.pointer for fault in refused.parsed.faults] == ["/end"]
    nowhere = client.call("network.site", "s9")
    assert (nowhere.status_code, nowhere.parsed.title) == (404, "Nothing of this name")


def test_what_goes_in_and_comes_out_has_its_type() -> None:
    """So that a program's own types can be checked against it."""
    report = importlib.import_module(f"{PACKAGE}.api.absences.report_absence")
    hints = get_type_hints(report.sync)
    assert hints["body"] is model("NewAbsence")
    assert hints["return"] == model("AbsenceTold") | model("ProblemTold") | None
    assert get_type_hints(model("AbsenceTold"))["start"] is datetime
