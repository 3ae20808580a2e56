"""The rungs of the ladder over averages, one a file; MEASURES names each by its level."""

from collections.abc import Callable, Mapping

from planner.core.bound.averages import Averages
from planner.core.bound.linear import Cost
from planner.core.bound.rungs import bookings, comfort, label, published_hours, service, stability
from schemas.objective import Level

MEASURES: Mapping[Level, Callable[[Averages], Cost]] = {
    "label": label.measure,
    "bookings": bookings.measure,
    "published_hours": published_hours.measure,
    "stability": stability.measure,
    "service": service.measure,
    "comfort": comfort.measure,
}
"""Adds what a rung needs to the model and gives the expression that no roster's value is below."""
