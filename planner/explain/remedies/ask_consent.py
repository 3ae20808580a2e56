"""ask_consent: somebody agrees that shifts of frozen days are changed."""

from collections.abc import Iterator

from planner.core.facts.week import Span, clipped, date_span, total, united, without
from planner.core.model.draft import Draft, Sum
from planner.explain.candidate import Asked, Candidate, agreeing, frozen_days
from planner.explain.short import Short
from planner.explain.solving import Solved, Spare
from planner.explain.wording import sentence, times
from planner.show.words import day, listed
from schemas.explanation import RemedyAction
from schemas.ids import AgentId

ACTION: RemedyAction = "ask_consent"


def candidates(short: Short) -> Iterator[Candidate]:
    """Each agent of the team with frozen days, asked for all of them; told are those that change."""
    for key in short.team:
        days = frozen_days(short.facts, key)
        if days:
            yield _agreeing(short, key, days)


def _agreeing(short: Short, key: AgentId, days: tuple[int, ...]) -> Candidate:
    problem = agreeing(short.problem, key, (short.facts.week.dates[number] for number in days))

    def tell(solved: Solved) -> Asked | None:
        changed = [number for number in days if _differs(short, solved, key, number)]
        if not changed:
            return None
        asked = sum(_moved(short, solved, key, number) for number in changed)
        text = f"demander à {short.names.agent(key)} son accord pour changer ses présences : "
        return Asked(asked, sentence(text + listed([_day_told(short, solved, key, number) for number in changed])))

    return Candidate((key,), problem, tell, _few_changes(short, key, days))


def _few_changes(short: Short, key: AgentId, days: tuple[int, ...]) -> Spare:
    """Keep few the minutes of those days that differ from what was given."""

    def expression(draft: Draft) -> Sum:
        cost: Sum = 0
        for number in days:
            given = short.facts.agents[key].baseline_on(number)
            for site, lane in draft.lanes.get((key, number), {}).items():
                for x, span in zip(lane.on, lane.segments.spans, strict=True):
                    minutes = span[1] - span[0]
                    was = any(place == site and a <= span[0] and span[1] <= b for place, a, b in given)
                    cost += minutes * (1 - x) if was else minutes * x
        return cost

    return expression


def _day_told(short: Short, solved: Solved, key: AgentId, number: int) -> str:
    there = _on(solved, key, number)
    week = short.facts.week
    return times(there, week) if there else f"aucune {day(week.dates[number])}"


def _on(solved: Solved, key: AgentId, number: int) -> tuple[Span, ...]:
    theirs = ((shift.start, shift.end) for shift in solved.week.shifts if shift.agent == key)
    return clipped(theirs, [date_span(number)])


def _given(short: Short, key: AgentId, number: int) -> tuple[Span, ...]:
    return united((start, end) for _, start, end in short.facts.agents[key].baseline_on(number))


def _differs(short: Short, solved: Solved, key: AgentId, number: int) -> bool:
    return _on(solved, key, number) != _given(short, key, number)


def _moved(short: Short, solved: Solved, key: AgentId, number: int) -> int:
    now, before = _on(solved, key, number), _given(short, key, number)
    return total(without(now, before)) + total(without(before, now))
