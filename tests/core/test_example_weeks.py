"""Each week of the example is planned until the label and the announced hours are settled, and is what it teaches."""

from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic

import pytest

from config.figures import load_figures
from planner.answer import Event, answer
from planner.check.report import check
from planner.core.limits import Limits
from schemas.reading import read_problem

ISERE = Path(__file__).parents[2] / "examples" / "isere"
SECONDS = 240.0
"""Far more than is needed; what is settled earlier ends it."""
SHORT: dict[str, dict[str, int]] = {
    "ordinary": {},
    "given": {},
    "whit-monday": {},
    "before-flu": {},
    "flu": {"2752-pontcharra": 1, "3031-villemoirieu": 1},
    "short-staffed": {"864-la-mure": 1},
}
"""The sites that cannot keep their label in a week, with the days that each is short of."""


@dataclass
class Enough:
    """A clock on which all time is over once the announced hours are settled everywhere."""

    over: float = field(default=0.0)

    def now(self) -> float:
        """Seconds; many more once it is over."""
        return monotonic() + self.over

    def note(self, event: Event) -> None:
        """End it where there is nothing left to wait for."""
        if event.level == "published_hours":
            self.over = SECONDS


def test_no_week_is_left_out() -> None:
    assert {path.name.removesuffix(".problem.json") for path in ISERE.glob("*.problem.json")} == set(SHORT)


@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.parametrize("week", SHORT)
def test_a_week_keeps_every_label_that_can_be_kept(week: str) -> None:
    """Proved for each of its 28 sites, and checked."""
    problem, enough = read_problem(ISERE / f"{week}.problem.json"), Enough()
    roster = answer(problem, load_figures(), Limits(SECONDS, enough.now), workers=2, on_event=enough.note)
    assert check(problem, roster, load_figures()).clean
    missing = {each.site: each.shortfalls for each in roster.guarantees if not each.met}
    days = {site: sum(short.missing for short in found if short.unit == "days") for site, found in missing.items()}
    assert days == SHORT[week]
    label = roster.objective[0]
    assert (label.level, label.value, label.bound) == ("label", 240 * len(days), 240 * len(days))
