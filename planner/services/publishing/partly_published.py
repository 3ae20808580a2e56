"""partly_published: a week of which some components are new and the others stay as people were given them.

`join` makes one roster of both, and `rebased` states the new roster against it as a proposal.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from config.figures import Figures
from planner.answer import RejectedError
from planner.check.report import check
from planner.services.planning.kept_problem import outside
from planner.services.spans import Span, meet, utc
from schemas.explanation import Explanation
from schemas.ids import AppointmentId, ReferentId, SiteId
from schemas.objective import LEVELS, Level, RungValue, ladder
from schemas.problem import Problem
from schemas.roster import Appointment, Baseline, Component, Roster

ABOVE_STABILITY: tuple[Level, ...] = LEVELS[: LEVELS.index("stability")]
"""Rungs whose bounds do not hang on what people were last given."""


def join(problem: Problem, new: Roster, kept: Roster, waiting: Collection[SiteId], figures: Figures) -> Roster:
    """One roster: the new one, with what is kept at the sites that wait; claims counted anew, and not yet checked.

    The solver never saw both together: of two offers for which one referent would be at two sites, the new one stays.

    Raises
    ------
    RejectedError
        Where the checker does not accept it: a fault of the planner.
    """
    theirs = tuple(each for each in kept.explanations if _site(each, kept) in waiting)
    ours = tuple(each for each in new.explanations if _site(each, new) not in waiting)
    bare = new.model_copy(
        update={
            "shifts": tuple(sorted((*outside(new.shifts, waiting), *kept.shifts), key=lambda s: (s.agent, s.start))),
            "openings": tuple(
                sorted((*outside(new.openings, waiting), *kept.openings), key=lambda o: (o.site, o.start))
            ),
            "appointments": _appointments(outside(new.appointments, waiting), kept.appointments),
            "explanations": (*ours, *theirs),
            "alternatives": (),
        }
    )
    marked = (_kept(part) if not set(waiting).isdisjoint(part.sites) else part for part in new.components)
    return _restated(problem, bare, tuple(marked), figures, LEVELS)


def rebased(problem: Problem, new: Roster, baseline: Baseline, figures: Figures) -> Roster:
    """The new roster as it differs from another baseline than the one it was solved for.

    From `stability` down its bounds speak of the old one, and are given up.

    Raises
    ------
    RejectedError
        Where it is not lawful on top of that baseline, as when somebody who could not come is given other shifts
        within the frozen time: solve anew.
    """
    moved = problem.model_copy(update={"baseline": baseline})
    bare = new.model_copy(update={"alternatives": ()})
    return _restated(moved, bare, new.components, figures, ABOVE_STABILITY)


def is_as_given(roster: Roster, baseline: Baseline | None) -> bool:
    """Whether a roster says what people were given already: the same shifts and doors, and no appointment elsewhere."""
    return (
        baseline is not None
        and set(roster.shifts) == set(baseline.shifts)
        and set(roster.openings) == set(baseline.openings)
        and not _news(roster, baseline)
    )


def moves_again(given: Roster, proposed: Roster, baseline: Baseline | None) -> bool:
    """Whether a booking that a roster moves or withdraws would stand elsewhere in one that is proposed on top of it.

    Nobody is told of two times for one appointment: the proposal is made anew once the first is what they know. What
    the baseline has already is no news: a move that its partner was asked about and has not answered is stated by every
    roster until then.
    """
    told = _news(given, baseline)
    return any(_stands(each) != _stands(told[each.id]) for each in proposed.appointments if each.id in told)


def _news(roster: Roster, baseline: Baseline | None) -> Mapping[AppointmentId, Appointment]:
    """What a roster moves, withdraws or keeps after all, and the baseline has otherwise."""
    known = {} if baseline is None else {each.id: each for each in baseline.appointments}
    return {each.id: each for each in roster.appointments if _is_news(each, known.get(each.id))}


def _is_news(each: Appointment, known: Appointment | None) -> bool:
    if known is None:
        return each.previous is not None or each.state == "withdrawn"
    return each.state != "offered" and _stands(each) != _stands(known)


def _stands(each: Appointment) -> tuple[object, ...]:
    """Whether it takes place, where and when."""
    return each.state == "withdrawn", each.site, each.start


def _appointments(new: Iterable[Appointment], kept: Iterable[Appointment]) -> tuple[Appointment, ...]:
    """All that is taken, and what is on offer where its referent is free."""
    both = (*new, *kept)
    held: defaultdict[ReferentId, list[Span]] = defaultdict(list)
    chosen = []
    for each in sorted(both, key=lambda appointment: appointment.state == "offered"):
        span = utc(each.start, each.end)
        if each.state != "offered" or not any(meet(span, other) for other in held[each.referent]):
            chosen.append(each)
        if each.state != "withdrawn":
            held[each.referent].append(span)
    return tuple(sorted(chosen, key=lambda each: (each.site, each.start, each.partner, each.referent)))


def _site(explanation: Explanation, roster: Roster) -> SiteId | None:
    """The site that an explanation is about."""
    if explanation.kind != "booking":
        return explanation.site
    return next((each.site for each in roster.appointments if each.id == explanation.appointment), None)


def _kept(part: Component) -> Component:
    """A component as it waits: no facts have this fingerprint, so that the next plan looks at it again."""
    return part.model_copy(update={"fingerprint": f"waiting:{part.fingerprint}"})


def _restated(
    problem: Problem, bare: Roster, parts: tuple[Component, ...], figures: Figures, levels: tuple[Level, ...]
) -> Roster:
    """The roster with its claims as the checker counts them, and the bounds that still hold."""
    report = check(problem, bare, figures)
    values = {frozenset(sites): values for sites, values in report.values_by_component}
    restated = tuple(
        part.model_copy(update={"objective": _ladder(part, values[frozenset(part.sites)], levels)}) for part in parts
    )
    bounds = {level: sum(_bound(part, level) for part in restated) for level in LEVELS}
    objective = ladder(report.values, bounds)
    proved = all(rung.value == rung.bound for rung in objective)
    roster = bare.model_copy(
        update={
            "status": "optimal" if proved else "feasible",
            "guarantees": report.guarantees,
            "objective": objective,
            "components": restated,
            "changes": report.changes,
        }
    )
    last = check(problem, roster, figures)
    if not last.clean:
        raise RejectedError("; ".join(str(found) for found in (*last.violations, *last.false_claims)[:5]))
    return roster


def _ladder(part: Component, values: Mapping[Level, int], levels: tuple[Level, ...]) -> tuple[RungValue, ...]:
    """A bound holds while the rungs above it have the values that it was proved for."""
    bounds: dict[Level, int] = {}
    for rung in part.objective:
        if rung.level in levels:
            bounds[rung.level] = min(rung.bound, values[rung.level])
        if rung.value != values[rung.level]:
            break
    return ladder(values, bounds)


def _bound(part: Component, level: Level) -> int:
    return next(rung.bound for rung in part.objective if rung.level == level)
