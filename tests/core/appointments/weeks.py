"""Small weeks drawn at random, with the shifts and doors already settled."""

from dataclasses import dataclass

from hypothesis import strategies as st

from schemas.partner import Modality
from schemas.shift import Interval
from tests.builders import ProblemBuilder, RosterBuilder, a_problem, a_roster
from tests.wall import instant

MODALITIES: tuple[Modality, ...] = ("video", "video", "on_site", "phone")
PARTNERS = ("caf", "ddfip")
SITES = ("s1", "s2")
FIRST = 540
Drawn = tuple[ProblemBuilder, RosterBuilder]


@dataclass(frozen=True)
class Scale:
    """How large a week is: with a unit of ten minutes and little wanted, `exhaustive` can try everything."""

    unit: int
    days: int
    hours: int
    wanted: int

    @property
    def last(self) -> int:
        """The last minute of each day."""
        return FIRST + 60 * self.hours

    def span(self, draw: st.DrawFn, day: int, least: int) -> Interval:
        """The whole of a day, or a part of it that lasts so many minutes or more."""
        first, last = FIRST, self.last
        if draw(st.booleans()):
            first += draw(st.integers(0, (last - first - least) // self.unit)) * self.unit
            last -= draw(st.integers(0, (last - first - least) // self.unit)) * self.unit
        return Interval(start=instant(day, first), end=instant(day, last))


@st.composite
def weeks(draw: st.DrawFn, *, unit: int, days: int, hours: int, wanted: int) -> Drawn:
    """One or two sites open for some hours of some days, referents there for parts of them."""
    scale = Scale(unit, days, hours, wanted)
    problem = a_problem()
    for number in range(draw(st.integers(1, 2))):
        problem = problem.with_site(SITES[number], stations=draw(st.sampled_from((0, 1, 1, 1, 2, 2))))
        for _ in range(2):
            skills = draw(st.sampled_from((PARTNERS, PARTNERS, ("caf",), ())))
            problem = problem.with_agents(1, skills=["core", *skills])
    if len(problem.problem.sites) > 1 and (minutes := draw(st.sampled_from((None, 20, 30, 31)))):
        problem = problem.with_travel("s1", "s2", minutes)
    for number in range(draw(st.integers(1, 3))):
        spans = [scale.span(draw, day, 20) for day in range(days) if day == 0 or draw(st.booleans())]
        partner, modality = draw(st.sampled_from(("caf", *PARTNERS))), draw(st.sampled_from(MODALITIES))
        problem = problem.with_referent(f"r{number}", spans, partner, modality)
    taken = draw(st.integers(0, min(2, wanted)))
    problem = _booked(draw, problem, scale, taken)
    problem = _asked(draw, problem, scale, wanted - taken)
    return problem, _settled(draw, problem, scale)


def _asked(draw: st.DrawFn, problem: ProblemBuilder, scale: Scale, left: int) -> ProblemBuilder:
    sites, known = problem.build().sites, problem.build().partners
    for site in sites:
        for partner in known:
            asked = draw(st.integers(0, left)) if (site, partner) != (sites[-1], known[-1]) else left
            left -= asked
            if asked:
                minutes = draw(st.sampled_from((20, 30) if scale.unit == 10 else (15, 25, 40)))
                problem = problem.with_target(site.id, partner.id, asked, minutes)
    return problem


def _booked(draw: st.DrawFn, problem: ProblemBuilder, scale: Scale, count: int) -> ProblemBuilder:
    for number in range(count):
        site = draw(st.sampled_from(problem.build().sites)).id
        referent = draw(st.sampled_from(problem.build().referents)).id
        length = draw(st.sampled_from((20, 30)))
        start = FIRST + draw(st.integers(0, (scale.last - FIRST - length) // scale.unit)) * scale.unit
        day = draw(st.integers(0, scale.days - 1))
        span = Interval(start=instant(day, start), end=instant(day, start + length))
        problem = problem.with_booking(f"b{number}", site, referent, span)
    return problem


def _settled(draw: st.DrawFn, problem: ProblemBuilder, scale: Scale) -> RosterBuilder:
    """Doors at each site on each day, and its agents there for some of the time."""
    roster = a_roster(problem)
    for site in problem.build().sites:
        for day in range(scale.days):
            roster = roster.open(site.id, scale.span(draw, day, 30))
            for agent in problem.build().agents:
                if site.id in agent.sites and draw(st.integers(0, 3)):
                    roster = roster.shift(agent.id, site.id, scale.span(draw, day, 20))
    return roster
