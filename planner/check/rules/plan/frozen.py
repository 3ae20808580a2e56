"""plan.frozen: what lies before now stays as it was, and frozen shifts as people were told.

Before now, presence equals the baseline's, doors were open as they really were, appointments are kept as they are and
none begins. From now to `frozen_until` presence equals the baseline's, unless the agent is unavailable on one of the
date's shifts or agreed to be changed. Without a baseline nothing is history: nothing may be planned before now.
"""

from collections.abc import Iterator

from planner.check.agent_week import AgentWeek
from planner.check.case import Case
from planner.check.presence import DAYS
from planner.check.spans import Span, Spans, both, clip, minus, union
from planner.check.violation import Violation
from schemas.ids import RuleId, SiteId

ID = RuleId("plan.frozen")


def check(case: Case) -> Iterator[Violation]:
    """Each stretch that differs, with its minutes; each appointment before now that is not kept, as one."""
    yield from _presence(case)
    yield from _doors(case)
    yield from _appointments(case)


def _presence(case: Case) -> Iterator[Violation]:
    if max(case.now, case.frozen_until) <= 0:
        return
    agreed = {(consent.agent, consent.date) for consent in case.problem.consents}
    for key, week in case.agents.items():
        for day in DAYS:
            free = (key, case.clock.dates[day]) in agreed or _prevented(case, week, day)
            until = case.now if free else max(case.now, case.frozen_until)
            for site, span in _differences(case, week, day, until):
                text = f"la présence de {key} à {site} n’est plus celle du planning donné"
                minutes = span[1] - span[0]
                yield case.violation(ID, minutes, text, span=span, site=site, agents=[key])


def _prevented(case: Case, week: AgentWeek, day: int) -> bool:
    """Whether the agent cannot work the shifts last given for the date, from now on."""
    given = (case.to_come(shift.span) for shift in week.baseline[day])
    return any(both((span,), week.unavailable) for span in given if span)


def _differences(case: Case, week: AgentWeek, day: int, until: int) -> Iterator[tuple[SiteId, Span]]:
    """Where presence before a moment differs from the baseline's, site by site."""
    given, planned = week.baseline[day], week.shifts[day]
    sites = sorted({shift.site for shift in (*given, *planned) if shift.site in case.sites})
    for site in sites:
        one = _before(until, union(shift.span for shift in given if shift.site == site))
        other = _before(until, union(shift.span for shift in planned if shift.site == site))
        yield from ((site, span) for span in union((*minus(one, other), *minus(other, one))))


def _before(until: int, spans: Spans) -> Spans:
    return clip(spans, 0, until)


def _doors(case: Case) -> Iterator[Violation]:
    for key, site in case.sites.items() if case.now > 0 else ():
        stated = _before(case.now, union(site.openings))
        for span in union((*minus(stated, site.past), *minus(site.past, stated))):
            text = f"les portes de {key} étaient {'ouvertes' if both((span,), site.past) else 'fermées'}"
            yield case.violation(ID, span[1] - span[0], text, span=span, site=key)


def _appointments(case: Case) -> Iterator[Violation]:
    for held in case.held:
        booking = case.bookings.get(held.source.id) if held.source.state == "booked" else None
        kept = booking is not None and case.clock.minute(booking.start) == held.start
        if held.start < case.now and not kept:
            text = f"rendez-vous {held.source.id} placé avant l’instant présent"
            yield case.violation(ID, (1, "appointments"), text, **held.about)
    standing = {held.source.id: held.start for held in case.held}
    for key, booking in case.bookings.items():
        start = case.clock.minute(booking.start)
        if start < case.now and standing.get(key) != start:
            text = f"rendez-vous {key} commencé avant l’instant présent, et qui n’est pas maintenu"
            span = start, case.clock.minute(booking.end)
            yield case.violation(ID, (1, "appointments"), text, span=span, site=booking.site, appointment=key)
