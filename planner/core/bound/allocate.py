"""allocate: decides at which site each agent who may work at several is on each day. A choice, not a proof.

The relaxation with one site a day for everybody is close to a roster in what it needs from whom. Choices that are clear
are taken and it is solved again, until all are taken: as good as the integers of a solver, in a part of their time.
"""

from collections.abc import Mapping

from planner.core.bound.averages import Averages
from planner.core.bound.highs import Floats, Minimiser
from planner.core.bound.linear import Cost
from planner.core.bound.relaxation import base
from planner.core.bound.rungs import bookings, comfort, label, published_hours, service
from planner.core.facts.component import Facts
from planner.core.model.grid import Grid
from schemas.ids import AgentId, SiteId

WEIGHTS = (
    (label.measure, 40.0),
    (bookings.measure, 400.0),
    (published_hours.measure, 10.0),
    (service.demand, 2.0),
)
"""What a minute of each counts here: far enough apart to keep the order of the rungs, near enough to be solved fast."""
HOURS = (comfort.deviation, 0.5)
"""The same of minutes between people's work and target."""
CLEAR = 0.7
"""A site with this share of a day is chosen at once."""

Places = dict[tuple[AgentId, int], dict[SiteId, int]]
"""For each agent and day with a choice, the column of each site."""


def allocate(facts: Facts, grid: Grid, seconds: float, *, hours: bool = True) -> Mapping[tuple[AgentId, int], SiteId]:
    """One site for each agent and day with several to choose from; none for days on which the agent is not needed.

    `hours`: people's hours count as well, which takes twice as long.
    """
    averages = base(facts, grid)
    cost = Cost()
    for measure, weight in (*WEIGHTS, *([HOURS] if hours else [])):
        for column, factor in measure(averages).terms.items():
            cost.add(column, weight * factor)
    places = _one_site_a_day(averages)
    minimiser = Minimiser(averages.model, cost)
    values = _dive(minimiser, places, seconds)
    return {} if values is None else _chosen(averages, places, values)


def _dive(minimiser: Minimiser, places: Places, seconds: float) -> Floats | None:
    """Solve, take the choices that are clear (a third of them where none is), and solve again."""
    left = dict(places)
    values: Floats | None = None
    while True:
        found = minimiser.continuous(max(0.0, seconds - minimiser.seconds)).values
        values = values if found is None else found
        if found is None or not left or minimiser.seconds >= seconds:
            return values
        share = {key: max(found[column] for column in sites.values()) for key, sites in left.items()}
        ranked = sorted(left, key=lambda key: (-share[key], key))
        taken = [key for key in ranked if share[key] >= CLEAR] or ranked[: -(-len(ranked) // 3)]
        for key in taken:
            sites = left.pop(key)
            best = max(sites, key=lambda site: (found[sites[site]], site))
            minimiser.fix({column: float(site == best) for site, column in sites.items()})


def _one_site_a_day(averages: Averages) -> Places:
    places: Places = {}
    model = averages.model
    for agent, day in averages.agent_days:
        sites = averages.places(agent, day)
        if len(sites) < 2:
            continue
        chosen = {site: model.column() for site in sites}
        places[agent, day] = chosen
        model.at_most(1.0, list(chosen.values()), [1.0] * len(chosen))
        for site, column in chosen.items():
            first = averages.presence[agent, site, day]
            for i in range(len(averages.grid.on(site, day).spans)):
                model.at_most(0.0, (first + i, column), (1.0, -1.0))
    return places


def _chosen(averages: Averages, places: Places, values: Floats) -> dict[tuple[AgentId, int], SiteId]:
    """The site with most minutes of presence; a slot at least."""
    found: dict[tuple[AgentId, int], SiteId] = {}
    for (agent, day), sites in places.items():
        minutes = {
            site: sum(
                float(values[averages.presence[agent, site, day] + i]) * length
                for i, length in enumerate(averages.grid.on(site, day).lengths)
            )
            for site in sites
        }
        best = max(minutes, key=lambda site: (minutes[site], site))
        if minutes[best] >= averages.facts.week.slot:
            found[agent, day] = best
    return found
