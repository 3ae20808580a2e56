"""guarantees: what is certified of a site."""

from schemas.site import Label
from tests.builders import ALL_WEEK, a_problem, a_roster, at, on
from tests.recount import guarantee

PROBLEM = (
    a_problem()
    .with_site("s1", "mon-fri 09:00-14:00", "mon-fri 08:00-19:00")
    .with_agents(3)
    .with_agent("untrained", skills=())
)
ROSTER = a_roster(PROBLEM)
FULL = ROSTER.staff("s1", ("a1", "a2"), "mon-fri 09:00-14:00")


def test_a_site_that_keeps_its_label() -> None:
    """Days, minutes, and the fewest trained agents at any open minute."""
    found = guarantee(FULL.shift("a3", "s1", "mon 09:00-14:00").shift("untrained", "s1", "tue 09:00-14:00"))
    assert found.met
    assert (found.open_minutes, found.open_days, found.fewest_agents_while_open) == (1500, 5, 2)
    assert found.degraded_minutes == 0
    assert found.shortfalls == ()
    assert [(day.date, day.open_minutes, day.fewest_agents) for day in found.days][:2] == [
        (on("mon"), 300, 3),
        (on("tue"), 300, 2),
    ]


def test_a_site_that_never_opens() -> None:
    """The label's minutes, its days, then each announced stretch with the agents missing in it."""
    found = guarantee(ROSTER)
    assert not found.met
    assert (found.open_minutes, found.open_days, found.fewest_agents_while_open) == (0, 0, None)
    label, days, *stretches = found.shortfalls
    assert (label.rule, label.date, label.start, label.missing, label.unit) == ("label", None, None, 1440, "minutes")
    assert (days.rule, days.missing, days.unit) == ("label", 5, "days")
    assert [(each.rule, each.missing, each.unit) for each in stretches] == [("opening.two_agents", 2, "agents")] * 5
    assert [day.fewest_agents for day in found.days] == [None] * 5


def test_shut_stretches_are_told_apart_by_who_is_there() -> None:
    """Alone: degraded; nobody: closed; two behind a closed door: announced minutes that are missing."""
    roster = ROSTER.shift("a1", "s1", "mon 09:00-13:00").shift("a2", "s1", "mon 11:00-13:30")
    found = guarantee(roster.open("s1", "mon 12:00-13:00"))
    assert found.degraded_minutes == 120 + 30
    assert [
        (each.rule, each.start, each.end, each.missing, each.unit)
        for each in found.shortfalls
        if each.date == on("mon")
    ] == [
        ("opening.two_agents", at("mon 09:00"), at("mon 11:00"), 1, "agents"),
        ("published_hours", at("mon 11:00"), at("mon 12:00"), 60, "minutes"),
        ("opening.two_agents", at("mon 13:00"), at("mon 13:30"), 1, "agents"),
        ("opening.two_agents", at("mon 13:30"), at("mon 14:00"), 2, "agents"),
    ]


def test_degraded_follows_the_site_s_own_number() -> None:
    """Where three are needed, two are too few."""
    problem = a_problem().with_site("s1", "mon 09:00-12:00", label=Label(min_agents=3)).with_agents(3)
    found = guarantee(a_roster(problem).shift("a1", "s1", "mon 09:00-12:00").shift("a2", "s1", "mon 09:00-11:00"))
    assert found.degraded_minutes == 180


def test_dates_are_those_announced_or_open() -> None:
    """At both ends of the week; a date of closure is neither."""
    problem = a_problem().with_site("s1", "mon-wed 09:00-12:00", ALL_WEEK, closed=["tue"]).with_agents(2)
    found = guarantee(a_roster(problem).staff("s1", ("a1", "a2"), "mon 00:00-02:00", "sun 22:00-24:00"))
    assert [day.date for day in found.days] == [on("mon"), on("wed"), on("sun")]
    assert found.open_days == 2


def test_an_antenna_meets_what_it_does_not_owe() -> None:
    """It still says which announced minutes are missing."""
    found = guarantee(a_roster(a_problem().with_antenna("s1", "mon 09:00-12:00")))
    assert found.met
    assert [each.rule for each in found.shortfalls] == ["opening.two_agents"]


def test_history_is_certified_as_it_really_was() -> None:
    """Doors that were shut because one of two did not come; who was not there is not counted."""
    base = PROBLEM.unavailable("a1", "mon 08:00-10:00")
    given = (
        a_roster(base).staff("s1", ("a1", "a2", "a3"), "mon 09:00-14:00").staff("s1", ("a1", "a2"), "tue 09:00-14:00")
    )
    problem = base.unavailable("a2", "tue 13:00-14:00").published(given).now("wed 00:00")
    roster = a_roster(problem).staff("s1", ("a1", "a2", "a3"), "mon 09:00-14:00")
    found = guarantee(roster.shift("a1", "s1", "tue 09:00-14:00").shift("a2", "s1", "tue 09:00-14:00"))
    assert [(day.open_minutes, day.fewest_agents) for day in found.days][:2] == [(300, 2), (240, 2)]
    assert found.degraded_minutes == 60
