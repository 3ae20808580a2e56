"""Many facts at once: a batch looks each thing up once, and what follows from it is what would follow one by one."""

from typing import NoReturn

import pytest
from sqlmodel import select

from planner.handlers import HANDLERS, dispatch
from planner.store import weeks
from schemas.events import full_name
from schemas.tables.absence import AbsenceRow
from tests.builders import at
from tests.handlers.town import Town
from tests.services.weeks import two_sites
from tests.store.questions import questions

W49 = "2026-W49"


def planned(town: Town) -> Town:
    """Two sites of which nobody works at both; their week is published."""
    town.knows(two_sites("mon-3 10:00", e1="auto", e2="auto"))
    town.plans(W49)
    return town


def away(town: Town, absence: str, agent: str, day: str = "tue") -> str:
    return town.says("absence.reported", absence=absence, agent=agent, start=f"{day} 00:00", end=f"{day} 24:00")


def version(town: Town) -> int:
    with town.store.reading() as session:
        row = weeks.get(session, "38", W49)
        return 0 if row is None else row.version


def test_ten_absences_at_once_are_ten_facts_and_one_word_to_the_planner(town: Town) -> None:
    """Each raises the week's version; the planner hears of the last, and of how many there were."""
    before, told = version(planned(town)), len(town.told("binome.planning"))
    events = [away(town, f"x{number}", f"{'ab'[number % 2]}{1 + number % 3}", "fri") for number in range(10)]
    town.hears()
    assert {town.ended(event) for event in events} == {"applied"}
    assert version(town) == before + 10
    [stale] = town.told("binome.planning")[told:]
    assert (stale.data.model_dump()["version"], stale.cause_count) == (before + 10, 10)


def test_of_one_absence_told_three_times_in_a_batch_the_last_word_counts(town: Town) -> None:
    """Its row is not on the disk yet when it is told of again."""
    planned(town)
    events = [away(town, "x", "a1")]
    town.now = at("mon-3 10:01")
    events.append(town.says("absence.cancelled", absence="x"))
    town.now = at("mon-3 10:02")
    events.append(away(town, "x", "a2", "wed"))
    town.hears()
    assert [town.ended(event) for event in events] == ["applied"] * 3
    with town.store.reading() as session:
        [row] = session.exec(select(AbsenceRow)).all()
    assert (row.agent, row.cancelled, row.start) == ("a2", False, at("wed 00:00"))


def test_an_event_that_comes_twice_in_a_batch_takes_effect_once_and_its_id_stands_for_nothing_else(town: Town) -> None:
    """Its row is not written yet when it comes again."""
    before = version(planned(town))
    for day in ("tue", "tue", "wed"):
        said = {"absence": "x", "agent": "a1", "start": f"{day} 00:00", "end": f"{day} 24:00"}
        town.says("absence.reported", id="same", **said)
    other = away(town, "y", "b1")
    town.hears()
    assert (town.ended("same"), town.ended(other), version(town)) == ("applied", "applied", before + 2)
    [letter] = town.letters()
    assert "id reused" in str(letter.faults)


def test_the_weeks_of_a_batch_are_asked_for_at_once(town: Town) -> None:
    """However many they are: those that nobody has asked for, too, and those that an absence leaves."""
    events = [away(planned(town), f"x{number}", "a1", f"tue+{number}") for number in range(4)]
    town.hears()
    events.append(town.says("absence.changed", absence="x0", agent="a1", start="wed+5 00:00", end="wed+5 24:00"))
    events.append(town.says("absence.changed", absence="x1", agent="a1", start="wed+6 00:00", end="wed+6 24:00"))
    with questions(town.store) as asked:
        town.hears()
    assert {town.ended(event) for event in events} == {"applied"}
    assert sum("FROM week " in each.replace("\n", " ") for each in asked) == 1


def test_one_event_that_breaks_takes_no_other_of_its_batch_down(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    """The batch is handled again, one by one: those before and after it are facts, it is a dead letter."""
    planned(town)
    before = version(town)

    def breaks(*_: object) -> NoReturn:
        raise LookupError

    monkeypatch.setattr(dispatch, "HANDLERS", {**HANDLERS, full_name("absence.cancelled"): breaks})
    events = [away(town, "x", "a1"), town.says("absence.cancelled", absence="y"), away(town, "z", "b1")]
    town.hears()
    assert [town.ended(event) for event in events] == ["applied", "rejected", "applied"]
    assert version(town) == before + 2
    [letter] = town.letters()
    assert "LookupError" in letter.faults[0]["what"]


def test_one_agent_s_absence_leaves_the_alerts_of_other_sites_alone(town: Town) -> None:
    """Each late absence is told once, at its own site; the second neither clears the first nor says it again."""
    planned(town)
    town.now = at("tue 08:30")
    for absence, agent in (("x", "b1"), ("y", "a1")):
        away(town, absence, agent)
        town.hears()
    assert [(word, alert.site) for word, alert in town.alerts("late_absence")] == [("raised", "s2"), ("raised", "s1")]
    town.says("absence.cancelled", absence="x")
    town.hears()
    assert [(word, alert.site) for word, alert in town.alerts("late_absence")][2:] == [("cleared", "s2")]
