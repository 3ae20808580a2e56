"""counter: a published week of two sites that share nobody, a neighbouring basin, and an API that is asked by token.

    counter.as_(Role.AGENT, "agent:a1").get("/basins/38/absences").json()

Sites s1 (a1, a2, a3; the CAF's r1) and s2 (b1, b2, b3; the CPAM's r2) are of basin 38; s9 (z1, z2) is of basin 73.
"""

from collections.abc import Iterable
from datetime import timedelta

from sqlmodel import select
from starlette.testclient import TestClient

from planner.services.access.tokens import Wanted, make_token
from planner.services.facts.mark_weeks import mark_week
from planner.services.planning.plan_week import plan_week
from planner.store.session import Store
from planner.store.weeks import lock_basin
from planner.web.access.rights import RIGHTS
from planner.web.api.app import api_app
from planner.web.api.standing import TRIES_A_MINUTE, Standing
from planner.web.rate_limit import RateLimit
from schemas.agent import Skill
from schemas.employer import Publication
from schemas.events.absences import AbsenceReported
from schemas.events.cases import CaseOpened
from schemas.events.closures import ClosureSet
from schemas.ids import AbsenceId, AgentId, CaseId, ClosureId, PartnerId, SiteId
from schemas.role import Role
from schemas.tables.message import HookRow
from schemas.tables.request import PinRow, RequestRow
from schemas.tables.slot import SlotRow
from schemas.tables.swap import SwapRow
from tests.builders import ProblemBuilder, a_problem
from tests.handlers.by_hand import by_hand
from tests.plans import plans_of
from tests.services.stored import stored
from tests.services.weeks import two_sites
from tests.wall import WEEK, at
from tests.week import make

BASIN, ELSEWHERE = "38", "73"
NOW = at("thu-1 10:00")
ALL_RIGHTS = tuple(f"right:{right}" for right in RIGHTS if right != "me.read")


class Counter:
    """The API over a store in which a week is published."""

    def __init__(self, store: Store) -> None:
        """Stand over a store that was filled by `publish`."""
        self.now = NOW
        self.store = store
        tries = RateLimit(TRIES_A_MINUTE, self._seconds)
        self.app = api_app(Standing(store.transaction, store.reading, lambda: self.now, "review", tries=tries))

    def _seconds(self) -> float:
        return self.now.timestamp()

    def plan(self, publication: Publication = "auto") -> None:
        """Have the week planned where it is stale."""
        plans = plans_of(self.store, by_hand, lambda: self.now, publication=publication)
        plan_week(plans, BASIN, WEEK, lambda _: None)

    def as_(self, role: Role, *scopes: str, ends_in: timedelta = timedelta(days=1)) -> TestClient:
        """Somebody who asks with a new token."""
        with self.store.transaction() as session:
            wanted = Wanted("test", role, scopes, self.now + ends_in)
            token = make_token(session, wanted, self.now, "/test")
        return self.with_token(token.secret)

    def with_token(self, token: str) -> TestClient:
        """Somebody who asks with this token."""
        return TestClient(self.app, headers={"authorization": f"Bearer {token}"}, raise_server_exceptions=False)

    def coordinator(self) -> TestClient:
        """Who looks after basin 38."""
        return self.as_(Role.COORDINATOR, f"basin:{BASIN}")

    def slots(self, partner: str = "caf") -> list[str]:
        """Ids of the slots of a partner that are on offer, by id."""
        with self.store.reading() as session:
            rows = session.exec(select(SlotRow).where(SlotRow.partner == partner, SlotRow.state == "offered"))
            return sorted(row.id for row in rows)


def publish(store: Store) -> None:
    """Publish a week; then absences of a3 and a1, a case and a closure of s1 are told of, and more is kept.

    A roster is asked for (q1) and a shift of a2 was pinned until that was lifted (p1), a proposal waits, a swap
    (w1) is proposed, the program h1 is taken back.
    """
    week = stored(store, _town().build(), NOW)
    stored(store, _elsewhere().build(), NOW)
    with store.transaction() as session:
        assert lock_basin(session, BASIN) is not None
        mark_week(session, BASIN, WEEK, None, NOW)
    Counter(store).plan()
    away = AbsenceReported(absence=AbsenceId("x1"), agent=AgentId("a3"), start=at("tue 00:00"), end=at("wed 00:00"))
    week.tell_at(NOW, away, "/hr", "e-x1")
    case = CaseOpened(case=CaseId("k1"), site=SiteId("s1"), partner=PartnerId("caf"), deadline=at("fri 18:00"))
    week.tell_at(NOW, case, "/site", "e-k1")
    away = AbsenceReported(absence=AbsenceId("x2"), agent=AgentId("a1"), start=at("wed 00:00"), end=at("thu 00:00"))
    week.tell_at(NOW, away, "/hr", "e-x2")
    Counter(store).plan("review")
    shut = ClosureSet(closure=ClosureId("c1"), site=SiteId("s1"), start=at("mon+2 08:00"), end=at("mon+2 12:00"))
    week.tell_at(NOW, shut, "/site", "e-c1")
    with store.transaction() as session:
        start, end = at("thu 09:00"), at("thu 12:00")
        swap = SwapRow(
            id="w1",
            basin=BASIN,
            week=WEEK,
            agent="a3",
            site="s1",
            start=start,
            end=end,
            colleague="a2",
            colleague_site="s1",
            colleague_start=start,
            colleague_end=end,
            made_at=NOW,
            changed_at=NOW,
        )
        session.add(swap)
        session.add(RequestRow(id="q1", basin=BASIN, week=WEEK, sites=["s1"], time=NOW))
        pin = PinRow(id="p1", basin=BASIN, week=WEEK, agent="a2", site="s1", start=start, end=end, lifted=True)
        session.add(pin)
        url = "https://program.example/changes"
        session.add(HookRow(id="h1", basin=BASIN, employer="e2", url=url, made_at=NOW, revoked_at=NOW))


def ids(items: Iterable[dict[str, object]], name: str) -> set[object]:
    """One field of each."""
    return {item[name] for item in items}


def _town() -> ProblemBuilder:
    town = two_sites("thu-1 10:00")
    for agent in ("b1", "b2", "b3"):
        town = town.changing_agent(agent, skills=tuple(make(Skill, code=code) for code in ("core", "cpam")))
    town = town.with_referent("r1", "mon-fri 09:00-12:00", "caf", sites=("s1",))
    return town.with_referent("r2", "mon-fri 09:00-12:00", "cpam", sites=("s2",))


def _elsewhere() -> ProblemBuilder:
    there = a_problem("thu-1 10:00", basin=ELSEWHERE).with_site("s9", stations=1)
    there = there.with_agent("z1").with_agent("z2")
    return there.with_referent("r9", "mon-fri 09:00-12:00", "msa", sites=("s9",))
