"""ask_consent: somebody agrees that shifts of frozen days are changed."""

from collections.abc import Iterator

from planner.core.rules.plan.frozen import is_free
from planner.core.week import Span, clipped, overlap, total, united, without
from planner.explain.candidate import Asked, Candidate
from planner.explain.short import Short
from planner.explain.solving import Solved
from planner.explain.wording import sentence, times
from planner.show.words import day, listed
from schemas.explanation import RemedyAction
from schemas.ids import AgentId
from schemas.problem import Consent
from schemas.time import DAY_MINUTES

ACTION: RemedyAction = "ask_consent"


def candidates(short: Short) -> Iterator[Candidate]:
    """Each agent of the team with frozen days, asked for all of them; told are those that change."""
    facts = short.facts
    frozen = (facts.now, facts.frozen_until)
    for key in short.team:
        agent = facts.agents[key]
        days = [
            number
            for number in range(7)
            if frozen[0] < frozen[1]
            and overlap((number * DAY_MINUTES, (number + 1) * DAY_MINUTES), frozen)
            and not is_free(facts, agent, number)
        ]
        if days:
            yield _agreeing(short, key, days)


def _agreeing(short: Short, key: AgentId, days: list[int]) -> Candidate:
    dates = short.facts.week.dates
    consents = tuple(Consent(agent=key, date=dates[number]) for number in days)
    problem = short.problem.model_copy(update={"consents": (*short.problem.consents, *consents)})

    def tell(solved: Solved) -> Asked | None:
        changed = [number for number in days if _differs(short, solved, key, number)]
        if not changed:
            return None
        asked = sum(_moved(short, solved, key, number) for number in changed)
        text = f"demander à {short.names.agent(key)} son accord pour changer ses présences : "
        return Asked(asked, sentence(text + listed([_day_told(short, solved, key, number) for number in changed])))

    return Candidate((key,), problem, tell)


def _day_told(short: Short, solved: Solved, key: AgentId, number: int) -> str:
    there = _on(solved, key, number)
    week = short.facts.week
    return times(there, week) if there else f"aucune {day(week.dates[number])}"


def _on(solved: Solved, key: AgentId, number: int) -> tuple[Span, ...]:
    date = (number * DAY_MINUTES, (number + 1) * DAY_MINUTES)
    return clipped(((shift.start, shift.end) for shift in solved.week.shifts if shift.agent == key), [date])


def _given(short: Short, key: AgentId, number: int) -> tuple[Span, ...]:
    return united((start, end) for _, start, end in short.facts.agents[key].baseline_on(number))


def _differs(short: Short, solved: Solved, key: AgentId, number: int) -> bool:
    return _on(solved, key, number) != _given(short, key, number)


def _moved(short: Short, solved: Solved, key: AgentId, number: int) -> int:
    now, before = _on(solved, key, number), _given(short, key, number)
    return total(without(now, before)) + total(without(before, now))
