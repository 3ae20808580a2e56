"""week_alerts: what of a week deserves an alert, kind by kind."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from itertools import groupby
from zoneinfo import ZoneInfo

from planner.explain.wording import hour, hours, sentence
from planner.services.alerts.alert import Alert
from planner.services.naming import token
from planner.services.spans import meet, utc
from planner.show.names import Names, names_of
from planner.show.promise import shortfalls
from planner.show.words import day
from schemas.events.alerts import AlertKind
from schemas.explanation import Remedy
from schemas.ids import AbsenceId, AgentId, AppointmentId, SiteId
from schemas.partner import Booking
from schemas.problem import Problem
from schemas.roster import Appointment, Guarantee, Roster, Shortfall
from schemas.shift import Shift
from schemas.time import DAY_MINUTES, week_dates


@dataclass(frozen=True)
class ReportedAbsence:
    """An absence that stands, and when it was reported."""

    id: AbsenceId
    agent: AgentId
    start: datetime
    end: datetime
    reported: datetime


@dataclass(frozen=True)
class Known:
    """What is known of a week when its alerts are decided."""

    problem: Problem
    """The facts, as they are at its `now`."""
    published: Roster | None
    contradicted: bool = False
    """Whether the newest answer was that there is no roster."""
    races: int = 0
    """Plans in a row that were overtaken by newer facts."""
    absences: tuple[ReportedAbsence, ...] = ()
    """Those that touch the week and were not cancelled."""
    at_risk: frozenset[AppointmentId] = frozenset()
    """Bookings that the published roster no longer carries (`impossible_slots`)."""


@dataclass(frozen=True)
class WeekAlerts:
    """The alerts of one week."""

    known: Known

    @property
    def is_over(self) -> bool:
        """Whether the week lies behind."""
        return self.known.problem.now >= self._midnight(7)

    def label_short(self) -> Iterator[Alert]:
        """One for each site whose label the published roster does not keep."""
        for each in self._guarantees():
            if not each.met:
                text = f"{self._names.site(each.site)} : label non tenu. {shortfalls(each, self._names)[0]}"
                yield self._alert("label_short", sentence(text), site=each.site)

    def unplanned_closing(self) -> Iterator[Alert]:
        """One for each site and date on which doors that were announced stay shut, for no closure and no holiday."""
        closed = {site.id: site.closed_on for site in self.known.problem.sites}
        for each in self._guarantees():
            for on, group in groupby((s for s in each.shortfalls if s.date is not None), key=lambda s: s.date):
                stretches = [short for short in group if short.start is not None and short.end is not None]
                if on is not None and on not in closed.get(each.site, ()) and self._is_ahead(stretches):
                    yield self._closing(each.site, on, stretches)

    def booking_at_risk(self) -> Iterator[Alert]:
        """One for each appointment that was taken and that the published roster does not carry."""
        if self.known.published is None:
            return
        now, given = self.known.problem.now, self.known.published.appointments
        held = {each.id for each in given if each.state != "withdrawn"}
        for booking in self.known.problem.bookings:
            lost = booking.appointment not in held or booking.appointment in self.known.at_risk
            if lost and booking.start > now:
                yield self._risk(booking.appointment, booking)
        known = {booking.appointment for booking in self.known.problem.bookings}
        for each in given:
            # Given up with that roster: no booking any more, and somebody still has to call the visitor.
            if each.state == "withdrawn" and each.id not in known and each.start > now:
                yield self._risk(each.id, each)

    def no_roster(self, ahead: timedelta) -> Iterator[Alert]:
        """One where there can be no roster, or none is published though the week is about to begin."""
        monday = day(week_dates(self.known.problem.week)[0])
        if self.known.contradicted:
            text = f"Aucun planning possible pour la semaine du {monday} : ce qui est imposé ou gelé se contredit."
            yield self._alert("no_roster", sentence(text))
        elif self.known.published is None and self._midnight(0) - self.known.problem.now <= ahead:
            yield self._alert("no_roster", sentence(f"Aucun planning n’est publié pour la semaine du {monday}"))

    def late_absence(self, ahead: timedelta, standing: Iterable[Alert]) -> Iterator[Alert]:
        """One for each absence that was reported too short a time before a published shift, until that shift is over.

        What stands already stays, though the roster that was published meanwhile no longer counts on the person.
        """
        before = {alert.occurrence: alert for alert in standing if alert.kind == "late_absence"}
        for absence in self.known.absences:
            hit = self._hit(absence, ahead)
            alert = before.get(absence.id) if hit is None else self._late(absence, hit)
            if alert is not None and alert.end is not None and alert.end > self.known.problem.now:
                yield alert

    def planning_behind(self, races: int) -> Iterator[Alert]:
        """One where facts come faster than plans are made."""
        if self.known.races >= races:
            monday = day(week_dates(self.known.problem.week)[0])
            text = f"Semaine du {monday} : les faits changent plus vite que le planning, qui n’est plus à jour"
            yield self._alert("planning_behind", sentence(text))

    @property
    def _names(self) -> Names:
        return names_of(self.known.problem)

    def _midnight(self, days: int) -> datetime:
        monday = week_dates(self.known.problem.week)[0]
        return datetime.combine(monday + timedelta(days=days), time(), ZoneInfo(self.known.problem.timezone))

    def _guarantees(self) -> tuple[Guarantee, ...]:
        return () if self.known.published is None else self.known.published.guarantees

    def _is_ahead(self, stretches: list[Shortfall]) -> bool:
        return any(short.end is not None and short.end > self.known.problem.now for short in stretches)

    def _closing(self, site: SiteId, on: date, stretches: list[Shortfall]) -> Alert:
        spans = sorted((s.start, s.end) for s in stretches if s.start is not None and s.end is not None)
        told: list[tuple[int, int]] = []
        for start, end in ((self._minutes(a), self._minutes(b) or DAY_MINUTES) for a, b in spans):
            if told and told[-1][1] == start:
                told[-1] = told[-1][0], end
            else:
                told.append((start, end))
        text = f"{self._names.site(site)} restera fermé {day(on)} {hours(told)}, malgré les horaires annoncés"
        return self._alert(
            "unplanned_closing",
            sentence(text),
            site=site,
            occurrence=on.isoformat(),
            span=(spans[0][0], max(end for _, end in spans)),
        )

    def _risk(self, key: AppointmentId, lost: Booking | Appointment) -> Alert:
        local = self._names.local(lost.start)
        where = f"{self._names.site(lost.site)}, {day(local.date())} à {hour(self._minutes(lost.start))}"
        text = f"Le rendez-vous ({self._names.partner(lost.partner)}) à {where}, ne peut pas être tenu comme prévu"
        return self._alert(
            "booking_at_risk", sentence(text), site=lost.site, occurrence=key, span=(lost.start, lost.end)
        )

    def _hit(self, absence: ReportedAbsence, ahead: timedelta) -> Shift | None:
        """The first published shift that a late absence takes."""
        away = utc(absence.start, absence.end)
        hits = (
            shift
            for shift in self._shifts.get(absence.agent, ())
            if meet(utc(shift.start, shift.end), away) and shift.start - ahead < absence.reported < shift.end
        )
        return min(hits, key=lambda shift: shift.start, default=None)

    @cached_property
    def _shifts(self) -> Mapping[AgentId, Sequence[Shift]]:
        """Published shifts by agent; laid out once for all absences."""
        found: dict[AgentId, list[Shift]] = {}
        for shift in () if self.known.published is None else self.known.published.shifts:
            found.setdefault(shift.agent, []).append(shift)
        return found

    def _late(self, absence: ReportedAbsence, shift: Shift) -> Alert:
        local = self._names.local(shift.start)
        where = f"{self._names.site(shift.site)} {day(local.date())} à {hour(self._minutes(shift.start))}"
        when = "après le début de sa présence" if absence.reported >= shift.start else "trop tard pour s’organiser"
        return self._alert(
            "late_absence",
            sentence(f"{token(absence.agent)} n’est pas à {where} : absence signalée {when}"),
            site=shift.site,
            occurrence=absence.id,
            span=(shift.start, shift.end),
        )

    def _minutes(self, moment: datetime) -> int:
        """Minutes after local midnight."""
        local = self._names.local(moment)
        return local.hour * 60 + local.minute

    def _alert(
        self,
        kind: AlertKind,
        text: str,
        *,
        site: SiteId | None = None,
        occurrence: str = "",
        span: tuple[datetime, datetime] | None = None,
    ) -> Alert:
        start, end = span or (None, None)
        problem = self.known.problem
        return Alert(kind, problem.basin, problem.week, site, occurrence, start, end, text, self._remedies(kind, site))

    def _remedies(self, kind: AlertKind, site: SiteId | None) -> tuple[Remedy, ...]:
        """What would mend it, as the published roster tells."""
        if self.known.published is None or kind not in {"label_short", "unplanned_closing"}:
            return ()
        told = self.known.published.explanations
        return tuple(each for each in told if each.kind == "remedy" and each.site == site)
