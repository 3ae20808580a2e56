"""The laws of the model, one a file; LAWS is the list of them, in the order in which they are posted.

A law is named with its family: a module `site` would hide the family of that name.
"""

from typing import Protocol

from planner.core.model.draft import Draft
from planner.core.rules.agent import overlap as agent_overlap
from planner.core.rules.agent import site as agent_site
from planner.core.rules.agent import travel as agent_travel
from planner.core.rules.agent import unavailable as agent_unavailable
from planner.core.rules.appointment import agent as appointment_agent
from planner.core.rules.appointment import availability as appointment_availability
from planner.core.rules.appointment import no_overlap as appointment_no_overlap
from planner.core.rules.appointment import open as appointment_open
from planner.core.rules.appointment import referent as appointment_referent
from planner.core.rules.appointment import station as appointment_station
from planner.core.rules.opening import max_per_day as opening_max_per_day
from planner.core.rules.opening import min_length as opening_min_length
from planner.core.rules.opening import two_agents as opening_two_agents
from planner.core.rules.plan import frozen as plan_frozen
from planner.core.rules.plan import pins as plan_pins
from planner.core.rules.shift import gap as shift_gap
from planner.core.rules.shift import max_per_day as shift_max_per_day
from planner.core.rules.shift import min_length as shift_min_length
from planner.core.rules.site import closed as site_closed
from planner.core.rules.site import openable as site_openable
from planner.core.rules.work import amplitude as work_amplitude
from planner.core.rules.work import average_max as work_average_max
from planner.core.rules.work import contract_max as work_contract_max
from planner.core.rules.work import daily_max as work_daily_max
from planner.core.rules.work import daily_rest as work_daily_rest
from planner.core.rules.work import days_max as work_days_max
from planner.core.rules.work import part_time_gap as work_part_time_gap
from planner.core.rules.work import rest_break as work_rest_break
from planner.core.rules.work import sunday as work_sunday
from planner.core.rules.work import weekly_max as work_weekly_max
from planner.core.rules.work import weekly_rest as work_weekly_rest
from schemas.ids import RuleId


class Rule(Protocol):
    """What a module of this package offers."""

    ID: RuleId

    def post(self, draft: Draft) -> None:
        """Add the law's constraints to the model."""


LAWS: tuple[Rule, ...] = (
    agent_site,
    agent_unavailable,
    agent_overlap,
    agent_travel,
    work_rest_break,
    work_daily_max,
    work_amplitude,
    work_daily_rest,
    work_weekly_rest,
    work_days_max,
    work_weekly_max,
    work_average_max,
    work_contract_max,
    work_sunday,
    work_part_time_gap,
    shift_min_length,
    shift_max_per_day,
    shift_gap,
    site_openable,
    site_closed,
    opening_two_agents,
    opening_min_length,
    opening_max_per_day,
    appointment_open,
    appointment_referent,
    appointment_availability,
    appointment_station,
    appointment_agent,
    appointment_no_overlap,
    plan_pins,
    plan_frozen,
)
