"""What the store gives back of a problem: the problem itself, lists without an order of their own sorted."""

from datetime import datetime

from planner.services.network.import_network import Imported, Wish, import_network
from planner.services.network.importing.from_problem import state_problem
from planner.services.planning.compose_problem import compose_problem
from planner.store.session import Store
from schemas.agent import Agent
from schemas.problem import Problem
from schemas.site import Site
from tests.wall import at

NOW = at("mon 08:00", "2026-W10")


def brought_in(
    store: Store, problem: Problem, *, delete: bool = True, keep: bool = True, now: datetime = NOW
) -> Imported:
    """Import a problem."""
    return import_network(
        store, [problem.basin], lambda session: state_problem(session, problem, now), now, Wish(delete, keep)
    )


def composed(store: Store, problem: Problem) -> Problem | None:
    """The problem of the same week as the store has it."""
    with store.reading() as session:
        return compose_problem(session, problem.basin, problem.week, problem.now)


def sorted_out(problem: Problem) -> Problem:
    """A problem whose lists that mean sets are sorted and say nothing twice."""
    return problem.model_copy(
        update={
            "sites": tuple(_site(site) for site in problem.sites),
            "agents": tuple(_agent(agent) for agent in problem.agents),
            "referents": tuple(
                one.model_copy(
                    update={"availability": tuple(sorted(set(one.availability), key=lambda a: (a.start, a.end)))}
                )
                for one in problem.referents
            ),
            "bookings": tuple(sorted(problem.bookings, key=lambda one: (one.start, one.appointment))),
            "pins": tuple(sorted(set(problem.pins), key=lambda pin: (pin.agent, pin.start, pin.site))),
            "consents": tuple(sorted(set(problem.consents), key=lambda one: (one.agent, one.date))),
        }
    )


def _site(site: Site) -> Site:
    return site.model_copy(
        update={
            "published_hours": tuple(sorted(site.published_hours, key=lambda one: (one.day.index, one.start))),
            "openable_hours": tuple(sorted(site.openable_hours, key=lambda one: (one.day.index, one.start))),
        }
    )


def _agent(agent: Agent) -> Agent:
    unavailable = sorted(set(agent.unavailable), key=lambda one: (one.start, one.end, one.reason))
    return agent.model_copy(update={"unavailable": tuple(unavailable)})
