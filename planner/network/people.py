"""Agents and referents of a problem: weekly windows laid on the dates of the week, local times on its clock."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from planner.network.moments import Moment, Span
from planner.network.staff import Staff, StaffAgent, StaffReferent
from schemas.agent import Agent, Contract, History, Skill, Unavailable
from schemas.ids import SiteId
from schemas.partner import Availability, Booking, Referent
from schemas.site import Window


@dataclass(frozen=True)
class Week:
    """The dates of a week, its clock, and its public holidays."""

    dates: tuple[date, ...]
    """Monday to Sunday."""
    zone: ZoneInfo
    """The zone of all wall-clock times."""
    holidays: tuple[date, ...]
    """Public holidays among the dates."""

    def at(self, day: date, minutes: int) -> datetime:
        """The instant so many minutes of wall-clock after a date's midnight."""
        whole, rest = divmod(minutes, 1440)
        return datetime.combine(day + timedelta(days=whole), time(rest // 60, rest % 60), self.zone)

    def begin(self, moment: Moment) -> datetime:
        """The instant at which something begins."""
        return self._instant(moment) if isinstance(moment, datetime) else self.at(moment, 0)

    def end(self, moment: Moment) -> datetime:
        """The instant at which something ends; a bare date is included."""
        return self._instant(moment) if isinstance(moment, datetime) else self.at(moment, 1440)

    def touches(self, start: datetime, end: datetime) -> bool:
        """Whether an interval has a part in the week."""
        return start < self.at(self.dates[-1], 1440) and self.at(self.dates[0], 0) < end

    def _instant(self, moment: datetime) -> datetime:
        return moment.replace(tzinfo=self.zone) if moment.tzinfo is None else moment.astimezone(self.zone)


def agent_of_week(person: StaffAgent, week: Week, ids: dict[str, SiteId]) -> Agent:
    """The agent as the problem of one week states it."""
    worked_at = dict.fromkeys((person.home_site, *person.other_sites))
    last = person.last_shift
    return Agent(
        id=person.id,
        name=person.name,
        employer=person.employer,
        home_site=ids[person.home_site],
        sites=tuple(ids[id_fs] for id_fs in worked_at),
        contract=Contract(
            regime=person.regime, weekly_minutes=person.weekly_minutes, max_weekly_minutes=person.max_weekly_minutes
        ),
        skills=tuple(Skill(code=skill) if isinstance(skill, str) else skill for skill in person.skills),
        unavailable=tuple(sorted(_away(person, week), key=lambda away: (away.start, away.end, away.reason))),
        preferences=person.preferences,
        history=History(
            last_shift_end=week.at(week.dates[last.day.index] - timedelta(days=7), last.end) if last else None,
            worked_minutes=person.worked_minutes,
            late_shifts=person.late_shifts,
            saturdays=person.saturdays,
        ),
        balance_minutes=person.balance_minutes,
    )


def _away(person: StaffAgent, week: Week) -> Iterable[Unavailable]:
    for free in person.part_time:
        day = week.dates[free.day.index]
        yield Unavailable(start=week.at(day, free.start), end=week.at(day, free.end), reason="part_time")
    yield from (_unavailable(span, week, "absence") for span in _within(person.absences, week))
    yield from (_unavailable(span, week, "training") for span in _within(person.trainings, week))
    yield from (_unavailable(span, week, "meeting") for span in _within(person.meetings, week))


def _within(spans: tuple[Span, ...], week: Week) -> Iterable[Span]:
    return (span for span in spans if week.touches(week.begin(span.start), week.end(span.end)))


def _unavailable(span: Span, week: Week, reason: str) -> Unavailable:
    return Unavailable.model_validate({"start": week.begin(span.start), "end": week.end(span.end), "reason": reason})


def referent_of_week(person: StaffReferent, week: Week, ids: dict[str, SiteId]) -> Referent:
    """The referent as the problem of one week states it; nobody receives on a public holiday."""
    return Referent(
        id=person.id,
        partner=person.partner,
        sites=tuple(ids[id_fs] for id_fs in person.sites),
        modality=person.modality,
        availability=tuple(
            Availability(start=week.at(day, window.start), end=week.at(day, window.end))
            for window in sorted(person.availability, key=_order)
            if (day := week.dates[window.day.index]) not in person.away and day not in week.holidays
        ),
    )


def _order(window: Window) -> tuple[int, int]:
    return window.day.index, window.start


def bookings_of_week(staff: Staff, week: Week, ids: dict[str, SiteId]) -> tuple[Booking, ...]:
    """Appointments already taken that have a part in the week."""
    return tuple(
        Booking(
            appointment=taken.appointment,
            site=ids[taken.site],
            partner=taken.partner,
            referent=taken.referent,
            start=start,
            end=end,
        )
        for taken in staff.bookings
        if week.touches(start := week.begin(taken.start), end := week.end(taken.end))
    )
