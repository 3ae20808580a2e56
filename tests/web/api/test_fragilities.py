"""What hangs on one person, over the API: to whom it is told, and with what would mend it."""

from datetime import timedelta

from sqlmodel import select

from schemas.role import Role
from schemas.tables.agent import SkillRow
from tests.web.api.counter import BASIN, Counter, ids

PATH = f"/basins/{BASIN}/fragilities"


def forget_all_but_one(counter: Counter) -> None:
    """Of s1 and of s2, one person each is left who could attend."""
    with counter.store.transaction() as session:
        for agent, code in (("a2", "caf"), ("a3", "caf"), ("b2", "cpam"), ("b3", "cpam")):
            session.delete(session.exec(select(SkillRow).where(SkillRow.agent == agent, SkillRow.code == code)).one())


def test_a_partner_that_hangs_on_one_person_is_told_with_who_could_be_trained(counter: Counter) -> None:
    """Week by week; those at whose training nothing would be left closed come with a day."""
    forget_all_but_one(counter)
    items = counter.coordinator().get(PATH, params={"weeks": 2}).json()["items"]
    assert [(each["week"], each["site"], each["partner"], each["holders"]) for each in items] == [
        (week, site, partner, [holder])
        for week in ("2026-W49", "2026-W50")
        for site, partner, holder in (("s1", "caf", "a1"), ("s2", "cpam", "b1"))
    ]
    assert [(each["agent"], each["days"]) for each in items[0]["trainings"]] == [("a2", 1), ("a3", 1)]
    assert all(each["first"] > f"{counter.now + timedelta(days=1):%Y-%m-%d}" for each in items[0]["trainings"])


def test_a_site_manager_is_told_of_the_own_site(counter: Counter) -> None:
    forget_all_but_one(counter)
    items = counter.as_(Role.SITE_MANAGER, "site:s2").get(PATH).json()["items"]
    assert ids(items, "site") == {"s2"}


def test_no_more_weeks_are_looked_at_than_a_question_can_wait_for(counter: Counter) -> None:
    assert counter.coordinator().get(PATH, params={"weeks": 9}).status_code == 422
