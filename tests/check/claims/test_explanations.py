"""claim.explanations: what is told of sites, doors and appointments is so, as far as it can be counted."""

from schemas.explanation import BookingNotice, ClosureNotice, Conflict, Explanation, Remedy
from schemas.ids import AgentId, SiteId
from tests.builders import RosterBuilder, a_problem, a_roster
from tests.check.claims.planned import false, texts
from tests.recount import certified

BASE = (
    a_problem()
    .with_site("s1", "mon-fri 08:30-12:00,13:30-17:00", stations=1)
    .with_antenna("s2", "mon 08:30-12:00")
    .with_agents(2, sites=["s1", "s2"], skills=("core", "caf"))
    .with_referent("r1", "mon-fri 09:00-12:00")
    .with_booking("kept", "s1", "r1", "mon 09:00-09:30")
    .with_booking("moved", "s1", "r1", "mon 10:00-10:30")
    .with_booking("gone", "s1", "r1", "tue 10:00-10:30")
)
WEEK = a_roster(BASE).staff("s1", ("a1", "a2"), "mon 08:30-12:00")
TRUE = certified(WEEK.keep("kept", "a1").move("moved", "mon 11:00-11:30", "a1").withdraw("gone"))
S1, S2 = SiteId("s1"), SiteId("s2")


def told(*explanations: Explanation) -> RosterBuilder:
    """The roster, with these explanations alone."""
    return TRUE.but(explanations=explanations)


def remedy(site: SiteId = S1, cost: int = 100, agents: tuple[str, ...] = ("a1",)) -> Remedy:
    who = tuple(AgentId(agent) for agent in agents)
    return Remedy(site=site, action="extend_presence", agents=who, cost=cost, text="", met=False, open_minutes=300)


def conflict(site: SiteId) -> Conflict:
    return Conflict(site=site, rules=(), start=None, end=None, agents=(), smallest=True, text="")


def shut(times: str, site: SiteId = S1) -> ClosureNotice:
    span = BASE.interval(times)
    return ClosureNotice.model_validate({"site": site, "from": span.start, "to": span.end, "text": ""})


def became(key: str, action: str, start: str, end: str | None = None) -> BookingNotice:
    then = None if end is None else BASE.at(end)
    return BookingNotice.model_validate(
        {"appointment": key, "action": action, "from": BASE.at(start), "to": then, "text": ""}
    )


def test_what_is_so_passes() -> None:
    """A label that is missed, doors that stay shut, and appointments that could not stay."""
    so = (
        conflict(S1),
        remedy(cost=1),
        remedy(cost=1),
        shut("tue 08:30-17:00"),
        shut("mon 08:30-12:00", S2),
        became("moved", "moved", "mon 10:00", "mon 11:00"),
        became("gone", "withdrawn", "tue 10:00"),
    )
    assert texts(told(*so)) == ""


def test_a_site_that_keeps_its_label_needs_no_reason() -> None:
    """Nor a remedy; nor does one that is not there."""
    for each in (conflict(S2), remedy(S2), conflict(SiteId("s9")), remedy(SiteId("s9")), remedy(agents=("nobody",))):
        assert false(told(each)) == ["claim.explanations"]


def test_the_cheapest_remedy_comes_first() -> None:
    """At one site; another one's may cost less."""
    assert false(told(remedy(cost=200), remedy(cost=100))) == ["claim.explanations"]


def test_a_notice_is_of_announced_hours_with_closed_doors() -> None:
    """Not of hours that were never announced, and not where the doors open."""
    for times in ("tue 12:00-13:30", "sat 09:00-12:00", "mon 11:00-15:00"):
        assert false(told(shut(times))) == ["claim.explanations"]
    assert false(told(shut("mon 12:00-17:00"))) == []


def test_of_an_appointment_is_told_what_became_of_it() -> None:
    """One that was kept, one told otherwise, from or to another time, or unknown."""
    wrong = (
        became("kept", "withdrawn", "mon 09:00"),
        became("kept", "moved", "mon 09:00", "mon 09:00"),
        became("moved", "withdrawn", "mon 10:00"),
        became("moved", "moved", "mon 10:15", "mon 11:00"),
        became("moved", "moved", "mon 10:00", "mon 11:15"),
        became("gone", "moved", "tue 10:00", "tue 11:00"),
        became("nothing", "withdrawn", "tue 10:00"),
    )
    for each in wrong:
        assert false(told(each)) == ["claim.explanations"]
