"""Alerts that are said together are read together: how many they are costs no question more."""

from planner.services.alerts.alert import Alert
from planner.services.alerts.alerting import Difference
from planner.services.alerts.told_alerts import put_alerts, standing_alerts
from planner.services.announce import Cause
from planner.store.rows import add_rows
from planner.store.session import Store
from schemas.ids import BasinId, SiteId
from schemas.tables.basin import BasinRow
from tests.builders import at
from tests.store.questions import questions
from tests.wall import WEEK, ZONE

NOW = at("mon 09:00")


def about(day: int, text: str = "Le site n’ouvre pas.") -> Alert:
    """That a site is closed on a day."""
    return Alert("unplanned_closing", BasinId("38"), WEEK, SiteId("s1"), f"day {day}", NOW, at("mon 12:00"), text)


def put(store: Store, found: Difference) -> int:
    """How often rows are asked for; how many are written at once is the database's own."""
    with store.transaction() as session, questions(store) as asked:
        put_alerts(session, "38", found, NOW, Cause())
        session.flush()
    return sum(each.startswith("SELECT") for each in asked)


def test_many_alerts_cost_no_more_questions_than_few(store: Store) -> None:
    """Raised, said again and cleared."""
    with store.transaction() as session:
        add_rows(session, [BasinRow(id="38", timezone=ZONE)])
    costs = []
    for count in (range(2), range(2, 14)):
        raised = tuple(about(day) for day in count)
        amended = tuple(about(day, "Le site ferme plus tôt.") for day in count)
        found = (Difference(raised=raised), Difference(amended=amended), Difference(cleared=amended))
        costs.append([put(store, each) for each in found])
        with store.reading() as session:
            assert standing_alerts(session, "38") == []
    assert costs[0] == costs[1]
