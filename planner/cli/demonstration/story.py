"""story: the system at work, told as it goes: weeks planned, an absence, what it changed and who was told.

It plans nothing and tells nobody: worker and relay do, beside it. What a manager decides, it decides.
"""

import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from planner.cli.answers import put_line
from planner.cli.changes import lines_of
from planner.cli.demonstration.console import Console, EndedEarlyError
from planner.cli.demonstration.folder import Folder
from planner.cli.demonstration.pages import save_page
from planner.cli.demonstration.scenario import Scenario
from planner.cli.inputs import the_problem
from planner.cli.system.parts import Parts
from planner.cli.told import told_lines
from planner.services.naming import unmasked
from planner.services.publishing.review_proposal import Review
from planner.services.record.tell_why import Why
from planner.show.names import Names
from planner.show.view import view_of
from planner.show.words import NO_BREAK, between, counted, day, listed, week
from schemas.problem import Problem
from schemas.roster import Roster


@dataclass
class Story:
    """One demonstration on its way."""

    parts: Parts
    scenario: Scenario
    folder: Folder
    ended: bool = False
    """Whether it came to its end."""

    def run(self, stopped: Callable[[], bool]) -> None:
        """Tell it from its beginning to its end, unless told to stop before."""
        try:
            self._told(Console(self.parts, stopped))
            self.ended = True
        except EndedEarlyError:
            return

    def _told(self, console: Console) -> None:
        problems = [the_problem(path) for path in self.scenario.problems]
        last = problems[-1]
        _head("Le réseau")
        for problem in problems:
            console.bring_in(problem)
        _line(_network(last))
        for problem in problems:
            _planned(console, problem)
        self._absence(console, last)
        self._ending(console, last)

    def _absence(self, console: Console, problem: Problem) -> None:
        basin, wanted = problem.basin, problem.week
        before, known = console.week(basin, wanted)
        names = console.names(basin)
        if before is not None:
            save_page(before, known, self.folder.before)
        _head("Une absence")
        _line(f"{names.agent(self.scenario.agent)} signale une absence, {day(self.scenario.day)}.")
        _line(self._expected(before, names))
        began = time.monotonic()
        whys = console.report(self.scenario.agent, self.scenario.day, basin, wanted)
        _line(f"La semaine est replanifiée en {_seconds(began)}.")
        for why in whys:
            _changed(why, names)
        if (review := console.proposal(basin, wanted)) is not None:
            _waits(review)
        after, known = console.week(basin, wanted)
        if after is not None:
            _line(view_of(after).summary)
            save_page(after, known, self.folder.after)

    def _expected(self, roster: Roster | None, names: Names) -> str:
        """Where the absent person should have been."""
        shifts = () if roster is None else roster.shifts
        held = [
            f"{names.short_site(shift.site)} {between(names.local(shift.start), names.local(shift.end))}"
            for shift in shifts
            if shift.agent == self.scenario.agent and names.local(shift.start).date() == self.scenario.day
        ]
        return f"Présences prévues ce jour-là{NO_BREAK}: {listed(held)}." if held else "Aucune présence n’était prévue."

    def _ending(self, console: Console, problem: Problem) -> None:
        ahead = console.plan_ahead(problem.basin)
        _head("Et ensuite")
        _line(f"La semaine avant{NO_BREAK}: {self.folder.before}")
        _line(f"La semaine après{NO_BREAK}: {self.folder.after}")
        _line(f"Ce que le système a noté{NO_BREAK}: {self.folder.log}")
        _line(f"L’horizon est activé{NO_BREAK}: « binome run » planifiera {counted(len(ahead), 'semaine')} de plus.")
        _line("Pour continuer avec cette base :")
        _line(f"  export BINOME_DATABASE_URL={self.folder.url} BINOME_CLOCK={self.scenario.now.isoformat()}")
        _line(f"  binome history --basin {problem.basin} --week {problem.week}")


def _planned(console: Console, problem: Problem) -> None:
    """A week is asked for, looked at where it has to be, and published."""
    _head(week(problem.week).capitalize())
    began = time.monotonic()
    console.request(problem.basin, problem.week)
    _line(f"Planning demandé, calculé en {_seconds(began)}.")
    review = console.proposal(problem.basin, problem.week)
    if review is not None:
        _waits(review)
        console.publish(problem.basin, problem.week, review.row.revision)
    roster, _ = console.week(problem.basin, problem.week)
    if roster is None:
        return
    states = Counter(appointment.state for appointment in roster.appointments)
    slots = f"{states['offered']} créneau{'x' if states['offered'] > 1 else ''}"
    _line(f"Publié. {view_of(roster).summary}")
    _line(f"Les partenaires voient {slots} à prendre ; {states['booked']} rendez-vous déjà pris.")


def _network(problem: Problem) -> str:
    parts = (("site", problem.sites), ("agent", problem.agents), ("partenaire", problem.partners))
    held = listed([counted(len(each), noun) for noun, each in parts])
    return f"Bassin {problem.basin}{NO_BREAK}: {held}, et leurs contrats, formations, horaires et trajets."


def _changed(why: Why, names: Names) -> None:
    """What `binome why` says of the absence."""
    for made in why.revisions:
        if made.row.state == "published":
            _head("Ce qui change")
            for line in lines_of(made.changes, names):
                _line(line.strip())
    _head("Qui est prévenu")
    for line in told_lines(why.told, names) or ["Personne."]:
        _line(line)


def _waits(review: Review) -> None:
    for part in () if review.decision is None else review.decision.waiting:
        _line(f"En attente{NO_BREAK}: {unmasked(part.why, review.names)}")


def _seconds(began: float) -> str:
    return f"{time.monotonic() - began:.1f}{NO_BREAK}s".replace(".", ",")


def _head(text: str) -> None:
    put_line("")
    put_line(text)


def _line(text: str) -> None:
    put_line(f"  {text}")
