"""Every route, asked by every role, of what is its own and of what is not: as the table of rights says."""

import pytest
from fastapi.routing import APIRoute
from starlette.routing import Mount, Route
from starlette.testclient import TestClient

from planner.web.access.rights import RIGHTS
from planner.web.api.app import ROUTERS
from planner.web.api.asking import May
from planner.web.app import routed, standing_of
from planner.web.oidc.registration import LEFT, RETURN, START
from planner.web.pages.static import SCRIPT, STYLE, WEEK_STYLE
from planner.web.people.routes import CALENDARS, DATA, DATA_FILE, DOOR, HOME, OUT, PASSWORD, WEEK, WELCOME
from planner.web.rdv_service_public import PATH as DELIVERIES
from planner.web.stop_messages import PATH as STOP
from schemas.role import Role
from tests.web.api.counter import ALL_RIGHTS, Counter
from tests.web.oidc.browsers import behind

OPEN = {"sign_in", "choose_password"}
"""Routes for who is not known yet: the only ones without a row."""
ROUTES = [
    (route, method)
    for router in ROUTERS
    for route in router.routes
    if isinstance(route, APIRoute) and route.name not in OPEN
    for method in sorted(route.methods or ())
]
OWN = {
    Role.COORDINATOR: ("basin:38",),
    Role.SITE_MANAGER: ("site:s1",),
    Role.AGENT: ("agent:a3",),
    Role.PARTNER: ("partner:caf",),
    Role.AUDITOR: ("basin:38",),
    Role.MACHINE: ("basin:38", *ALL_RIGHTS),
}
NEAR = {Role.SITE_MANAGER: ("site:s2",), Role.AGENT: ("agent:b1",), Role.PARTNER: ("partner:cpam",)}
"""Others of the same basin."""
FAR = {
    Role.COORDINATOR: ("basin:73",),
    Role.SITE_MANAGER: ("site:s9",),
    Role.AGENT: ("agent:z1",),
    Role.PARTNER: ("partner:msa",),
    Role.AUDITOR: ("basin:73",),
    Role.MACHINE: ("basin:73", *ALL_RIGHTS),
}
"""Others of another basin."""
NAMED = {
    "basin": "38",
    "week": "2026-W49",
    "site": "s1",
    "agent": "a3",
    "absence": "x1",
    "closure": "c1",
    "request": "q1",
    "pin": "p1",
    "date": "2026-12-03",
    "referent": "r1",
    "case": "k1",
    "swap": "w1",
    "hook": "h1",
    "employer": "e1",
}
SPAN = {"start": "2026-12-03T08:00:00+01:00", "end": "2026-12-03T09:00:00+01:00"}
BODIES: dict[str, dict[str, object]] = {
    "report_absence": {"agent": "a3", **SPAN},
    "propose": {"mine": {"agent": "a3", "site": "s1", **SPAN}, "theirs": {"agent": "a2", "site": "s1", **SPAN}},
    "set_a_closure": {"site": "s1", **SPAN},
    "open_case": {"site": "s1", "partner": "caf"},
}
"""Of routes whose body, and not whose path, says what they are about: by the name of the function."""
NOBODYS = {"me", "basins", "current_session", "sign_out", "leave", "end_all_sessions"}
"""Routes that are about whoever asks: nothing of others can be asked for."""


def row_of(route: APIRoute) -> May:
    """The row of the rights that a route declares."""
    found = [each.call for each in route.dependant.dependencies if isinstance(each.call, May)]
    assert len(found) == 1, f"{route.path} declares no row of the rights"
    return found[0]


def asked(asker: TestClient, counter: Counter, route: APIRoute, method: str) -> int:
    """The status of one call, with nothing in it that would be done."""
    path = route.path_format.format(**NAMED, slot=counter.slots("caf")[0])
    return asker.request(method, path, json=BODIES.get(route.name)).status_code


@pytest.mark.parametrize(("route", "method"), ROUTES, ids=lambda each: getattr(each, "path", each))
def test_every_route_declares_its_row(route: APIRoute, method: str) -> None:
    """A route that names something in its path has that looked at; one that does not is known here."""
    row = row_of(route)
    assert row.right in RIGHTS
    if row.named is None:
        assert route.name in BODIES or route.name in NOBODYS
    else:
        assert f"{{{row.named}}}" in route.path_format
    assert method == "GET" or row.right.endswith((".write", ".decide"))
    assert method != "GET" or row.right.endswith(".read")


def test_nobody_gets_anything_without_a_token(counter: Counter) -> None:
    """Whatever is asked."""
    nobody = TestClient(counter.app, raise_server_exceptions=False)
    assert {asked(nobody, counter, route, method) for route, method in ROUTES} == {401}


def test_every_address_outside_of_the_api_is_known_here(counter: Counter) -> None:
    """Health and measures, deliveries and messages by their secret, and what comes before signing in."""
    every_one = behind(counter, "http://127.0.0.1:1")
    app = routed(every_one, standing_of(every_one))
    included = [getattr(route, "original_router", None) for route in app.routes]
    every = [*app.routes, *(route for router in included if router is not None for route in router.routes)]
    found = {route.path for route in every if isinstance(route, Route | APIRoute | Mount)}
    known = {"/live", "/ready", "/metrics", DELIVERIES, STYLE, WEEK_STYLE, SCRIPT, STOP, START, RETURN, LEFT}
    assert found == known | {HOME, DOOR, WELCOME, PASSWORD, CALENDARS, OUT, WEEK, DATA, DATA_FILE}


@pytest.mark.parametrize("role", Role)
def test_every_role_gets_what_the_table_says(counter: Counter, role: Role) -> None:
    """Its own; not what is others', of its basin or of another one; nothing where its row says nothing."""
    own, far = counter.as_(role, *OWN[role]), counter.as_(role, *FAR[role])
    near = counter.as_(role, *NEAR[role]) if role in NEAR else None
    wrong = []
    for route, method in ROUTES:
        row = row_of(route)
        reach = RIGHTS[row.right].get(role)
        of_own = asked(own, counter, route, method)
        if reach is None:
            wrong += [] if of_own == 403 else [f"{method} {route.path}: {of_own} without the right"]
            continue
        wrong += [f"{method} {route.path}: {of_own} of its own"] if of_own in (401, 403, 404, 500) else []
        if route.name in NOBODYS:
            continue
        of_far = asked(far, counter, route, method)
        wrong += [] if of_far == 404 else [f"{method} {route.path}: {of_far} of another basin"]
        if near is not None and row.named != "basin":
            of_near, wanted = asked(near, counter, route, method), reach != "basin"
            wrong += [] if (of_near == 404) == wanted else [f"{method} {route.path}: {of_near} of others"]
    assert wrong == []


def test_what_no_role_may_ever_have() -> None:
    """Said once more, apart from the table: an auditor changes nothing, a partner sees no roster and no absence."""
    may = {role: {right for right, row in RIGHTS.items() if role in row} for role in Role}
    assert {right for right in may[Role.AUDITOR] if not right.endswith(".read")} == {"me.write"}
    hidden = {"agents.read", "rosters.read", "proposals.read", "absences.read", "history.read"}
    assert may[Role.PARTNER] & hidden == set()
    assert {right for right in may[Role.AGENT] if right.startswith(("proposals", "history", "requests"))} == set()
    assert {RIGHTS[right][Role.AGENT] for right in RIGHTS if right.startswith("absences")} == {"self"}
