"""The laws, one module each, in the order in which they are reported: a module's path is its law's id."""

from collections.abc import Iterator
from typing import Protocol

from planner.check.case import Case
from planner.check.rules.agent import overlap as agent_overlap
from planner.check.rules.agent import site as agent_site
from planner.check.rules.agent import travel as agent_travel
from planner.check.rules.agent import unavailable as agent_unavailable
from planner.check.rules.appointment import agent as appointment_agent
from planner.check.rules.appointment import availability as appointment_availability
from planner.check.rules.appointment import no_overlap as appointment_no_overlap
from planner.check.rules.appointment import open as appointment_open
from planner.check.rules.appointment import referent as appointment_referent
from planner.check.rules.appointment import station as appointment_station
from planner.check.rules.opening import max_per_day as opening_max_per_day
from planner.check.rules.opening import min_length as opening_min_length
from planner.check.rules.opening import two_agents as opening_two_agents
from planner.check.rules.plan import frozen as plan_frozen
from planner.check.rules.plan import pins as plan_pins
from planner.check.rules.shift import gap as shift_gap
from planner.check.rules.shift import max_per_day as shift_max_per_day
from planner.check.rules.shift import min_length as shift_min_length
from planner.check.rules.site import closed as site_closed
from planner.check.rules.site import openable as site_openable
from planner.check.rules.work import amplitude as work_amplitude
from planner.check.rules.work import average_max as work_average_max
from planner.check.rules.work import contract_max as work_contract_max
from planner.check.rules.work import daily_max as work_daily_max
from planner.check.rules.work import daily_rest as work_daily_rest
from planner.check.rules.work import days_max as work_days_max
from planner.check.rules.work import part_time_gap as work_part_time_gap
from planner.check.rules.work import rest_break as work_rest_break
from planner.check.rules.work import sunday as work_sunday
from planner.check.rules.work import weekly_max as work_weekly_max
from planner.check.rules.work import weekly_rest as work_weekly_rest
from planner.check.violation import Violation
from schemas.ids import RuleId

# Every module bears its family's name: `agent` and `site` alone would be the packages of these families.


class Law(Protocol):
    """What a module of a law offers."""

    ID: RuleId

    def check(self, case: Case) -> Iterator[Violation]:
        """Everything that breaks the law."""


LAWS: tuple[Law, ...] = (
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
