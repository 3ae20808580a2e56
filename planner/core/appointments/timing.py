"""timing: variables of appointments over every minute of a ground, and what they occupy."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ortools.sat.python import cp_model

from planner.core.appointments.ground import Ground
from planner.core.appointments.ledger import Ledger, Seat
from planner.core.appointments.wanted import Want
from planner.core.facts.week import Span
from schemas.ids import AgentId, ReferentId, SiteId

Literal = cp_model.IntVar
Intervals = list[cp_model.IntervalVar]


@dataclass(frozen=True)
class Item:
    """One appointment that may stand."""

    want: Want
    present: Literal
    start: cp_model.IntVar
    by_referent: Mapping[ReferentId, Literal]
    by_agent: Mapping[AgentId, Literal]
    """Who attends; empty where nobody need be chosen."""


class Timing:
    """Appointments in a model, one optional interval for each thing they occupy."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self.model = cp_model.CpModel()
        self._referents: dict[ReferentId, Intervals] = {}
        self._stations: dict[SiteId, Intervals] = {}
        self._agents: dict[AgentId, Intervals] = {}

    def fix(self, seat: Seat) -> None:
        """An appointment that stands where it stands."""
        interval = self.model.new_fixed_size_interval_var(seat.start, seat.want.minutes, "")
        self._referents.setdefault(seat.referent, []).append(interval)
        if seat.agent is not None:
            self._agents.setdefault(seat.agent, []).append(interval)
        if self.ground.needs_station(seat.referent):
            self._stations.setdefault(seat.want.site, []).append(interval)

    def item(self, want: Want, within: Sequence[Span] | None = None) -> Item:
        """An appointment that may stand; `within`: only where it begins in one of these closed intervals."""
        starts = {referent: self._starts(want, referent, within) for referent in want.referents}
        starts = {referent: spans for referent, spans in starts.items() if spans}
        every = sorted({span for spans in starts.values() for span in spans}) or [(0, 0)]
        start = self.model.new_int_var_from_domain(_domain(every), "")
        by_referent = {referent: self.model.new_bool_var("") for referent in starts}
        present = self._one_of(list(by_referent.values()))
        for referent, literal in by_referent.items():
            if starts[referent] != every:
                self.model.add_linear_expression_in_domain(start, _domain(starts[referent])).only_enforce_if(literal)
            self._occupy(self._referents.setdefault(referent, []), want, start, literal)
        stationed = [literal for referent, literal in by_referent.items() if self.ground.needs_station(referent)]
        if stationed:
            self._occupy(self._stations.setdefault(want.site, []), want, start, self._one_of(stationed))
        return Item(want, present, start, by_referent, self._attended(want, start, by_referent))

    def _starts(self, want: Want, referent: ReferentId, within: Sequence[Span] | None) -> list[Span]:
        """Minutes at which the appointment may begin with a referent, as closed intervals."""
        fitting = {(a, b - want.minutes) for a, b in self.ground.fitting(want, referent)}
        if within is not None:
            fitting = {(max(a, c), min(b, d)) for a, b in fitting for c, d in within if max(a, c) <= min(b, d)}
        barred = sorted(self.ground.barred(want, referent))
        return sorted(piece for a, b in fitting for piece in _without(a, b, barred))

    def _occupy(self, line: Intervals, want: Want, start: cp_model.IntVar, literal: Literal) -> None:
        line.append(self.model.new_optional_fixed_size_interval_var(start, want.minutes, literal, ""))

    def _one_of(self, literals: Sequence[Literal]) -> Literal:
        """Whether one of some literals holds, of which no two ever do."""
        if len(literals) == 1:
            return literals[0]
        either = self.model.new_bool_var("")
        self.model.add(cp_model.LinearExpr.sum(list(literals)) == either)
        return either

    def _attended(
        self, want: Want, start: cp_model.IntVar, by_referent: Mapping[ReferentId, Literal]
    ) -> dict[AgentId, Literal]:
        """Who attends, where two appointments at once could need the same person."""
        attended = [literal for referent, literal in by_referent.items() if self.ground.needs_agent(referent)]
        if not attended or not self.ground.contended(want.site):
            return {}
        there: dict[AgentId, list[Span]] = {}
        for agent, (a, b) in self.ground.attendants(want.site, want.partner):
            if b - a >= want.minutes:
                there.setdefault(agent.id, []).append((a, b - want.minutes))
        by_agent = {key: self.model.new_bool_var("") for key in there}
        self.model.add(cp_model.LinearExpr.sum(list(by_agent.values())) == self._one_of(attended))
        for key, literal in by_agent.items():
            self.model.add_linear_expression_in_domain(start, _domain(there[key])).only_enforce_if(literal)
            self._occupy(self._agents.setdefault(key, []), want, start, literal)
        return by_agent

    def close(self) -> None:
        """Post that nobody and no station is taken twice at once, once all appointments are in."""
        for line in (*self._referents.values(), *self._agents.values()):
            self.model.add_no_overlap(line)
        for site, line in self._stations.items():
            stations = self.ground.facts.sites[site].stations
            if stations == 1:
                self.model.add_no_overlap(line)
            else:
                self.model.add_cumulative(line, [1] * len(line), stations)


def seat_of(item: Item, ledger: Ledger, solver: cp_model.CpSolver) -> Seat | None:
    """The seat that a solver has found, written into a ledger; None where it stands nowhere."""
    referent = next((key for key, literal in item.by_referent.items() if solver.boolean_value(literal)), None)
    if referent is None:
        return None
    start = solver.value(item.start)
    agent = next((key for key, literal in item.by_agent.items() if solver.boolean_value(literal)), None)
    if agent is None and ledger.ground.needs_agent(referent):
        agent = ledger.attendant(item.want, referent, (start, start + item.want.minutes))
    seat = Seat(item.want, referent, agent, start)
    ledger.take(seat)
    return seat


def _without(first: int, last: int, barred: Sequence[int]) -> Iterator[Span]:
    """What is left of a closed interval without some minutes."""
    for minute in barred:
        if first <= minute <= last:
            if first < minute:
                yield first, minute - 1
            first = minute + 1
    if first <= last:
        yield first, last


def _domain(spans: Sequence[Span]) -> cp_model.Domain:
    return cp_model.Domain.from_intervals([list(span) for span in spans])
