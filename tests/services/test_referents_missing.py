"""Where the label expects two referents and there are fewer, somebody is told, once, until they are there."""

from config.horizon import Horizon
from planner.handlers.timers import Timers
from planner.services.network.import_network import Wish, import_network
from planner.services.network.importing.from_problem import state_problem
from planner.store.session import Store
from schemas.events.alerts import AlertCleared, AlertRaised
from tests.builders import ProblemBuilder, a_problem
from tests.services.stored import StoredWeek, stored


def a_town(referents: int) -> ProblemBuilder:
    """One site with a target with the CAF, whose referents serve it."""
    base = a_problem().with_site("s1", stations=1).with_agents(3, skills=["core", "caf"]).with_partner("caf")
    for number in range(referents):
        base = base.with_referent(f"r{number}", "mon 09:00-12:00")
    return base.with_target("s1", "caf", 2)


def look(week: StoredWeek) -> list[tuple[type, str | None, str]]:
    """What has been said of referents once the clock was looked at."""
    Timers(week.store.transaction, lambda: week.now, Horizon(), lambda: None).step()
    said = [event.data for event in week.said("alert.")]
    return [
        (type(each), each.week, each.text.replace("\u00a0", " "))
        for each in said
        if isinstance(each, AlertRaised | AlertCleared) and each.kind == "referents_missing"
    ]


def test_an_alert_stands_until_there_are_two(sqlite_store: Store) -> None:
    week = stored(sqlite_store, a_town(1).build())
    text = "France Services s1 : moins de 2 référents, contre le label, pour caf."
    assert look(week) == [(AlertRaised, None, text)]
    assert len(look(week)) == 1, "once"
    more = a_town(2).build()
    import_network(sqlite_store, ["38"], lambda session: state_problem(session, more, week.now), week.now, Wish())
    assert [kind for kind, *_ in look(week)] == [AlertRaised, AlertCleared]


def test_a_partner_that_a_site_has_no_target_with_is_not_missed(sqlite_store: Store) -> None:
    base = a_problem().with_site("s1", stations=1).with_agents(3).with_referent("r1", "mon 09:00-12:00")
    assert look(stored(sqlite_store, base.build())) == []
