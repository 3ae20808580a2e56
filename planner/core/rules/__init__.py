"""The laws of the model, one a file; LAWS is the list of them, in the order in which they are posted."""

from typing import Protocol

from planner.core.draft import Draft
from planner.core.rules.agent import overlap, site, travel, unavailable
from planner.core.rules.appointment import agent, availability, no_overlap, referent, station
from planner.core.rules.appointment import open as appointment_open
from planner.core.rules.opening import max_per_day as openings_per_day
from planner.core.rules.opening import min_length as opening_length
from planner.core.rules.opening import two_agents
from planner.core.rules.plan import frozen, pins
from planner.core.rules.shift import gap, max_per_day, min_length
from planner.core.rules.site import closed, openable
from planner.core.rules.work import (
    amplitude,
    average_max,
    contract_max,
    daily_max,
    daily_rest,
    days_max,
    part_time_gap,
    rest_break,
    sunday,
    weekly_max,
    weekly_rest,
)
from schemas.ids import RuleId


class Rule(Protocol):
    """What a module of this package offers."""

    ID: RuleId

    def post(self, draft: Draft) -> None:
        """Add the law's constraints to the model."""


LAWS: tuple[Rule, ...] = (
    site,
    unavailable,
    overlap,
    travel,
    rest_break,
    daily_max,
    amplitude,
    daily_rest,
    weekly_rest,
    days_max,
    weekly_max,
    average_max,
    contract_max,
    sunday,
    part_time_gap,
    min_length,
    max_per_day,
    gap,
    openable,
    closed,
    two_agents,
    opening_length,
    openings_per_day,
    appointment_open,
    referent,
    availability,
    station,
    agent,
    no_overlap,
    pins,
    frozen,
)
