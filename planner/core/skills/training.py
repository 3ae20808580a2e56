"""training: which trainings mend most for the fewest days, and on which days they leave enough people at the sites.

A training makes one agent a holder of one partner's skill at every site where the agent may work. Wanted are so many
holders for each partner at each site when the weeks are over; what is mended is counted first (a partner that nobody
could XX
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from ortools.sat.python import cp_model

from planner.core.skills.fragility import Holding, holdings
from planner.core.skills.spare_days import free_days, is_there
from planner.core.skills.trainings import Terms, Training, TrainingPlan
from schemas.ids import AgentId, PartnerId
from schemas.problem import Problem
from schemas.time import week_dates

Sum = Any
"""A linear expression of ortools."""
STEPS = 20.0
"""Of the solver's deterministic time."""


def training_plan(weeks: Sequence[Problem], terms: Terms) -> TrainingPlan:
    """The trainings in some weeks, each given as a problem, that mend most for the fewest days."""
    lacking = [each for each in holdings(weeks[-1]) if len(each.at_end) < terms.holders] if weeks else []
    model = _Model(weeks, terms, lacking)
    return model.solve()


class _Model:
    """Trainings as literals, by agent, partner and first day."""

    def __init__(self, weeks: Sequence[Problem], terms: Terms, lacking: Sequence[Holding]) -> None:
        self.terms = terms
        self.lacking = lacking
        self.model = cp_model.CpModel()
        self.agents = {agent.id: agent for week in weeks for agent in week.agents}
        self.starts: dict[tuple[AgentId, PartnerId, tuple[date, ...]], cp_model.IntVar] = {}
        for agent, partner in sorted({pair for each in lacking for pair in self._candidates(each)}):
            self._may_learn(agent, partner, weeks)
        self._leave_enough(weeks)

    def _candidates(self, holding: Holding) -> Iterable[tuple[AgentId, PartnerId]]:
        return (
            (agent.id, holding.partner)
            for agent in self.agents.values()
            if holding.site in agent.sites and agent.id not in holding.at_end
        )

    def _may_learn(self, agent: AgentId, partner: PartnerId, weeks: Sequence[Problem]) -> None:
        literals = []
        for week in weeks:
            free = free_days(week, agent, self.terms.barred)
            for first in free:
                dates = tuple(first + timedelta(days=n) for n in range(self.terms.days))
                if all(day in free for day in dates):
                    literals.append(self.model.new_bool_var(""))
                    self.starts[agent, partner, dates] = literals[-1]
        self.model.add_at_most_one(literals)

    def _leave_enough(self, weeks: Sequence[Problem]) -> None:
        """Nobody learns two things at once, nobody learns twice in a week, and sites keep those whom they need."""
        away: dict[tuple[AgentId, date], list[cp_model.IntVar]] = {}
        for (agent, _, dates), literal in self.starts.items():
            for day in dates:
                away.setdefault((agent, day), []).append(literal)
        for week in weeks:
            dates = week_dates(week.week)
            for agent in self.agents:
                here = [lit for (who, _, days), lit in self.starts.items() if who == agent and days[0] in dates]
                if len(here) > 1:
                    self.model.add_at_most_one(here)
            for site in week.sites:
                for day in dates:
                    able = [a.id for a in week.agents if site.id in a.sites and is_there(a, day)]
                    going = [lit for who in able for lit in away.get((who, day), ())]
                    if going:
                        self.model.add(cp_model.LinearExpr.sum(going) <= max(0, len(able) - site.min_agents))

    def solve(self) -> TrainingPlan:
        """The best found in the time."""
        used: Sum = self.terms.days * cp_model.LinearExpr.sum(list(self.starts.values()))
        if self.terms.most_days is not None:
            self.model.add(used <= self.terms.most_days)
        gone, short = self._short()
        learnt = {agent: [lit for (who, _, _), lit in self.starts.items() if who == agent] for agent in self.agents}
        trainings = len({(agent, partner) for agent, partner, _ in self.starts})
        most = self.model.new_int_var(0, trainings, "")
        for own in learnt.values():
            if own:
                self.model.add(cp_model.LinearExpr.sum(own) <= most)
        late, latest = self._late()
        asked: Sum = cp_model.LinearExpr.sum(
            [literal for key, literal in self.starts.items() if self.terms.asks(Training(*key))]
        )
        # Each weight exceeds all that stands below it.
        one_most = latest * trainings + 1
        one_asked = one_most * (trainings + 1)
        one_day = one_asked * (trainings + 1)
        one_short = one_day * (self.terms.days * trainings + 1)
        one_gone = one_short * (self.terms.holders * len(self.lacking) + 1)
        mended: Sum = one_gone * gone + one_short * short + one_day * used
        self.model.minimize(mended + one_asked * asked + one_most * most + late)
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.random_seed = 0
        solver.parameters.max_deterministic_time = STEPS
        status = solver.solve(self.model)
        if status not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
            return TrainingPlan((), tuple(self.lacking), proved=False)
        return self._read(solver, proved=status == cp_model.OPTIMAL)

    def _late(self) -> tuple[Sum, int]:
        """Days that are waited for the trainings, all together, and the most that one can wait."""
        firsts = [dates[0].toordinal() for _, _, dates in self.starts]
        begin = min(firsts, default=0)
        waits = [first - begin for first in firsts]
        return cp_model.LinearExpr.weighted_sum(list(self.starts.values()), waits), max(waits, default=0)

    def _short(self) -> tuple[Sum, Sum]:
        """Places where nobody could attend, and holders that lack."""
        gone: list[cp_model.IntVar] = []
        short: list[cp_model.IntVar] = []
        for each in self.lacking:
            new = self._new_holders(each)
            lacks = self.model.new_int_var(0, self.terms.holders, "")
            self.model.add(lacks + sum(new, 0) >= self.terms.holders - len(each.at_end))
            short.append(lacks)
            if not each.at_end:
                nobody = self.model.new_bool_var("")
                self.model.add(nobody + sum(new, 0) >= 1)
                gone.append(nobody)
        return cp_model.LinearExpr.sum(gone), cp_model.LinearExpr.sum(short)

    def _new_holders(self, holding: Holding) -> list[cp_model.IntVar]:
        wanted = set(self._candidates(holding))
        return [literal for (agent, partner, _), literal in self.starts.items() if (agent, partner) in wanted]

    def _read(self, solver: cp_model.CpSolver, *, proved: bool) -> TrainingPlan:
        chosen = [Training(*key) for key, literal in self.starts.items() if solver.boolean_value(literal)]
        unmended = [
            each
            for each in self.lacking
            if len(each.at_end) + sum(solver.boolean_value(lit) for lit in self._new_holders(each)) < self.terms.holders
        ]
        chosen.sort(key=lambda each: (each.dates, each.agent, each.partner))
        return TrainingPlan(tuple(chosen), tuple(unmended), proved)
