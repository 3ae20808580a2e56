"""agents: people as a problem of one week has them: contract, skills, absences, what they worked before."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from pydantic_core import to_json

from planner.network.opening_hours.expanding import weekly_windows
from planner.services.facts.weeks_touched import week_after
from planner.services.planning.composition.frame import Frame
from planner.store.facts import Away
from schemas.agent import Agent, Contract, History, Preference, Skill, Unavailable
from schemas.ids import AgentId, EmployerId, SiteId, SkillCode
from schemas.tables.agent import AgentRow, ContractRow, SkillRow, UnavailabilityRow, WorkedWeekRow
from schemas.time import week_monday

WEEKS_KNOWN = 11
"""Weeks before this one that are told of."""


@dataclass(frozen=True)
class AgentFacts:
    """The rows that are about one agent."""

    agent: AgentRow
    sites: Sequence[str]
    contracts: Sequence[ContractRow]
    skills: Sequence[SkillRow]
    unavailabilities: Sequence[UnavailabilityRow]
    absences: Sequence[Away]
    worked: Sequence[WorkedWeekRow]


def composed_agent(facts: AgentFacts, frame: Frame) -> Agent:
    """An agent in a week."""
    row, contract = facts.agent, _contract_on(facts.contracts, week_monday(frame.week))
    return Agent(
        id=AgentId(row.id),
        name=row.name,
        employer=EmployerId(row.employer),
        home_site=SiteId(row.home_site),
        sites=tuple(SiteId(site) for site in facts.sites),
        contract=Contract(
            regime=contract.regime,  # type: ignore[arg-type]  # pydantic looks
            weekly_minutes=contract.weekly_minutes,
            max_weekly_minutes=contract.max_weekly_minutes,
        ),
        skills=tuple(
            Skill(code=SkillCode(skill.code), valid_from=skill.valid_from, valid_until=skill.valid_until)
            for skill in facts.skills
        ),
        unavailable=_unavailable(facts, contract, frame),
        preferences=tuple(Preference.model_validate_json(to_json(wish)) for wish in row.preferences),
        history=_history(facts.worked, frame),
        balance_minutes=row.balance_minutes,
    )


def _contract_on(contracts: Sequence[ContractRow], day: date) -> ContractRow:
    """The contract that holds on a day; the first one before it began."""
    ordered = sorted(contracts, key=lambda each: each.valid_from)
    return next((each for each in reversed(ordered) if each.valid_from <= day), ordered[0])


def _unavailable(facts: AgentFacts, contract: ContractRow, frame: Frame) -> tuple[Unavailable, ...]:
    """Whatever keeps the agent away in the week, in order of time; intervals stand whole, also beyond its ends."""
    spans = [(row.start, row.end, row.reason) for row in facts.unavailabilities]
    spans += [(row.start, row.end, "absence") for row in facts.absences]
    spans += [(first, last, "part_time") for first, last in _part_time(contract, frame)]
    touching = sorted({span for span in spans if frame.touches(span[0], span[1])})
    return tuple(
        Unavailable(start=frame.local(first), end=frame.local(last), reason=reason)  # type: ignore[arg-type]  # pydantic looks
        for first, last, reason in touching
    )


def _part_time(contract: ContractRow, frame: Frame) -> Iterator[tuple[datetime, datetime]]:
    """The hours that the contract leaves free every week."""
    if contract.part_time is None:
        return
    for window in weekly_windows(contract.part_time, frame.week, territory=frame.territory):
        day = frame.dates[window.day.index]
        yield frame.wall(day, window.start), frame.wall(day, window.end)


def _history(worked: Sequence[WorkedWeekRow], frame: Frame) -> History:
    """The weeks before this one, as far as they are known, oldest first."""
    first = week_after(frame.week, -WEEKS_KNOWN)
    known = sorted((row for row in worked if first <= row.week < frame.week), key=lambda row: row.week)
    ends = [row.last_shift_end for row in known if row.last_shift_end is not None]
    return History(
        last_shift_end=frame.local(max(ends)) if ends else None,
        worked_minutes=tuple(row.minutes for row in known if row.minutes is not None),
        late_shifts=sum(row.late_shifts for row in known),
        saturdays=sum(row.saturdays for row in known),
    )
