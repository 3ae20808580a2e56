"""A little of a higher rung for much of a lower one: told with its ladder, as the checker counts it."""

from schemas.site import Label
from tests.builders import ProblemBuilder, a_problem, a_roster, at
from tests.explain.asked import answered, spaced

USUAL = "mon-fri 08:30-12:00,13:30-17:00"


def a_late_morning() -> ProblemBuilder:
    """Told the evening before: one of the two of Tuesday morning comes half an hour later."""
    base = (
        a_problem()
        .with_site("s1", "mon-fri 08:30-12:00", "mon-fri 08:00-18:00", label=Label(min_hours=15))
        .with_agents(3, weekly=1260)
    )
    given = a_roster(base).staff("s1", ("a1", "a2"), "mon-fri 08:30-12:00")
    return base.published(given).now("mon 19:00").unavailable("a1", "tue 08:30-09:00")


def test_half_an_hour_of_closed_doors_spares_a_person_a_late_change() -> None:
    """Strictly, the third agent is called in for two hours, to keep the doors open for half of one."""
    roster = answered(a_late_morning())
    strict = {rung.level: rung.value for rung in roster.objective}
    assert (strict["published_hours"], strict["stability"]) == (0, 8)
    (told,) = roster.alternatives
    loose = {rung.level: rung.value for rung in told.objective}
    assert (loose["label"], loose["bookings"], loose["published_hours"], loose["stability"]) == (0, 0, 30, 0)
    assert [change.agent for change in told.changes] == ["a1"]
    assert told.changes[0].before[0].start == at("tue 08:30")
    assert spaced(told.text) == (
        "S’écarter de 30 min de plus des horaires annoncés (France Services s1 fermé mardi 1er décembre "
        "de 8 h 30 à 9 h) laisserait 1 journée d’agent comme prévu."
    )


def test_bounds_are_stated_as_far_as_they_are_known() -> None:
    """Above the rung that gives way they are the roster's own; below it nothing is proved."""
    (told,) = answered(a_late_morning()).alternatives
    ladder = {rung.level: rung for rung in told.objective}
    assert all(rung.bound <= rung.value for rung in told.objective)
    assert (ladder["label"].conditional, ladder["published_hours"].conditional) == (False, False)
    assert ladder["stability"].conditional


def test_nothing_is_offered_where_nothing_costs_people_much() -> None:
    """Told a month before, the same change costs a point."""
    problem = a_late_morning().now("thu-4 10:00")
    assert answered(problem).alternatives == ()


def test_nothing_is_offered_that_no_rung_pays_for() -> None:
    """A first plan that meets everything."""
    assert answered(a_problem().with_site("s1", USUAL).with_agents(3)).alternatives == ()
