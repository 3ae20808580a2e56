"""A small roster whose every claim is so, to be made false one claim at a time."""

from config.figures import load_figures
from planner.check.report import check
from schemas.objective import RungValue
from tests.builders import RosterBuilder, a_problem, a_roster
from tests.recount import certified

BASE = (
    a_problem()
    .with_site("s1", stations=1)
    .with_site("s2")
    .with_site("s3")
    .with_agents(2, sites=["s1", "s2"], skills=("core", "caf"))
    .with_agents(1, sites=["s3"])
    .with_referent("r1", "mon-fri 09:00-12:00")
    .with_booking("b1", "s1", "r1", "mon 09:00-09:30")
)
GIVEN = a_roster(BASE).shift("a1", "s1", "tue 08:30-12:00")
PROBLEM = BASE.published(GIVEN)
OPEN = a_roster(PROBLEM).staff("s1", ("a1", "a2"), "mon-tue 08:30-12:00")
TRUE = certified(OPEN.keep("b1", "a1").offer("s1", "r1", "mon 10:00-10:30", "a2"))


def false(roster: RosterBuilder) -> list[str]:
    """The claims of a roster that are not so, by their ids."""
    return [str(claim.rule) for claim in check(roster.problem, roster.build(), load_figures()).false_claims]


def texts(roster: RosterBuilder) -> str:
    """What is said of them."""
    return "\n".join(claim.text for claim in check(roster.problem, roster.build(), load_figures()).false_claims)


def ladder(*rungs: tuple[int, int, bool]) -> tuple[RungValue, ...]:
    """The true ladder with its last rungs as (value, bound, conditional) said."""
    stated = TRUE.roster.objective
    ends = stated[len(stated) - len(rungs) :]
    said = (
        RungValue(level=rung.level, value=value, bound=bound, conditional=conditional)
        for rung, (value, bound, conditional) in zip(ends, rungs, strict=True)
    )
    return (*stated[: len(stated) - len(rungs)], *said)
