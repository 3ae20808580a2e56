"""alternative: rosters that give up a little of a higher rung and save much of a lower one, beside the roster.

Each is the roster with the week of one component exchanged, its appointments placed anew, and accepted and counted by
the checker like any other.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from config.figures import Figures
from planner.check.report import Report, check
from planner.core.appointments.budget import Budget
from planner.core.appointments.place import place
from planner.core.facts.component import Facts
from planner.core.facts.week import without
from planner.core.limits import Limits
from planner.core.result import Result
from planner.core.timetable import Timetable
from planner.core.writing import appointments_of, openings_of, shifts_of
from planner.explain.solving import Means
from planner.explain.trade import Traded, trades
from planner.explain.wording import sentence, times
from planner.show.names import Names
from planner.show.words import NO_BREAK, counted, length, listed
from schemas.explanation import Alternative
from schemas.objective import LEVELS, Level, RungValue
from schemas.problem import Problem
from schemas.roster import Roster

MOST = 3
PLACING_SECONDS = 0.5


@dataclass(frozen=True)
class Beside:
    """What alternatives are measured against."""

    problem: Problem
    figures: Figures
    result: Result
    roster: Roster
    names: Names

    @property
    def facts(self) -> Facts:
        """Of the whole basin."""
        return self.result.facts

    def values(self) -> dict[Level, int]:
        """The rungs of the roster."""
        return {rung.level: rung.value for rung in self.roster.objective}


def alternatives(beside: Beside, means: Means) -> tuple[Alternative, ...]:
    """Up to three, those that save most for what they give first."""
    week = beside.result.timetable
    if week is None:
        return ()
    found: list[tuple[float, Alternative]] = []
    for traded in _traded(beside, week, means):
        told = _told(beside, week, traded, means.seed)
        if told is not None:
            found.append((-traded.saved / traded.trade.least, told))
    return tuple(alternative for _, alternative in sorted(found, key=lambda pair: pair[0])[:MOST])


def _traded(beside: Beside, week: Timetable, means: Means) -> Iterator[Traded]:
    """The trades of all components, those whose people are changed most first."""
    ladders = [
        (frozenset(part.sites), {rung.level: rung for rung in part.objective}) for part in beside.roster.components
    ]
    ladders.sort(key=lambda each: -each[1]["stability"].value)
    for number, (sites, rungs) in enumerate(ladders):
        if means.limits.left <= 0:
            return
        share = Limits(means.limits.left / (len(ladders) - number), means.limits.clock)
        part = beside.facts.part(sites)
        yield from trades(part, week.at(sites), rungs, Means(means.figures, share, means.seed))


def _told(beside: Beside, week: Timetable, traded: Traded, seed: int) -> Alternative | None:
    """The alternative, counted; None where the checker finds that it costs more or saves less than it seemed."""
    roster = _exchanged(beside, week, traded, seed)
    report = check(beside.problem, roster, beside.figures)
    before, give, save = beside.values(), traded.trade.give, traded.trade.save
    held = LEVELS[: LEVELS.index(save)]
    kept = all(report.values[level] <= before[level] for level in held if level != give)
    saves = before[save] - report.values[save] >= traded.trade.least
    if report.violations or not kept or not saves:
        return None
    return Alternative(
        text=_text(beside, roster, report, traded),
        objective=tuple(_rungs(beside.roster.objective, report.values, give)),
        changes=report.changes,
    )


def _exchanged(beside: Beside, week: Timetable, traded: Traded, seed: int) -> Roster:
    shifts = tuple(s for s in week.shifts if s.site not in traded.sites) + traded.week.shifts
    doors = tuple(d for d in week.doors if d.site not in traded.sites) + traded.week.doors
    placed = place(beside.facts, shifts, doors, Budget(PLACING_SECONDS), seed=seed)
    whole = Timetable(shifts, doors, placed.appointments)
    return Roster(
        basin=beside.problem.basin,
        week=beside.problem.week,
        status="feasible",
        shifts=shifts_of(whole, beside.facts.week),
        openings=openings_of(whole, beside.facts.week),
        appointments=appointments_of(whole, beside.facts.week),
    )


def _rungs(stated: Sequence[RungValue], values: Mapping[Level, int], give: Level) -> Iterator[RungValue]:
    """The ladder: bounds hold as far down as the higher rungs have the roster's own values, then nothing is known."""
    known = proved = True
    for rung in stated:
        bound = rung.bound if known else 0
        yield RungValue(level=rung.level, value=values[rung.level], bound=bound, conditional=not proved)
        known = known and values[rung.level] == rung.value and rung.level != give
        proved = proved and values[rung.level] == bound


def _text(beside: Beside, roster: Roster, report: Report, traded: Traded) -> str:
    """« Fermer 15 min de plus (Morestel, mardi …) laisserait 4 journées d’agents comme prévu »."""
    before = beside.values()
    given = report.values[traded.trade.give] - before[traded.trade.give]
    saved = before[traded.trade.save] - report.values[traded.trade.save]
    where = _where(beside, roster)
    head = f"s’écarter de {length(given)} de plus des horaires annoncés" + (f" ({where})" if where else "")
    if traded.trade.save == "stability":
        fewer = _changed(beside.roster) - sum(1 for change in report.changes if not change.exempt)
        told = f"laisserait {counted(fewer, 'journée')} d’agent comme prévu" if fewer > 0 else "changerait moins tard"
        return sentence(f"{head} {told}")
    if traded.trade.save == "service":
        return sentence(
            f"{head} couvrirait {length(saved)} de plus de ce qui est demandé en présence et en rendez-vous"
        )
    return sentence(f"{head} rapprocherait les agents de leurs heures et de leurs souhaits ({saved} points de confort)")


def _changed(roster: Roster) -> int:
    return sum(1 for change in roster.changes if not change.exempt)


def _where(beside: Beside, roster: Roster) -> str:
    """What is open that was shut, and shut that was open, site by site."""
    week = beside.facts.week
    parts = []
    for key in beside.facts.sites:
        was, now = (
            [(week.minute(door.start), week.minute(door.end)) for door in openings if door.site == key]
            for openings in (beside.roster.openings, roster.openings)
        )
        shut, more = without(was, now), without(now, was)
        told = [f"fermé {times(shut, week)}"] if shut else []
        told += [f"ouvert {times(more, week)}"] if more else []
        if told:
            parts.append(f"{beside.names.site(key)} {listed(told)}")
    return f"{NO_BREAK}; ".join(parts)
