"""unread_texts: calendars of a counter or a person that cannot be read; what is no text is somebody else's to say."""

from collections.abc import Iterator

from planner.network.opening_hours.checks import text_faults
from schemas.faults import Fault, below
from schemas.part import Part


def unread_of_site(site: Part, pointer: str, grid: int | None) -> Iterator[Fault]:
    """Those of a site at that place, on the grid of its basin."""
    for key in ("published_hours", "school_hours", "openable_hours"):
        yield from _unread(site.get(key, str), below(pointer, key), grid)


def unread_of_agent(agent: Part, pointer: str) -> Iterator[Fault]:
    """Those of an agent's contracts."""
    for number, contract in enumerate(agent.each("contracts")):
        place = below(pointer, "contracts", number, "part_time")
        yield from _unread(contract.get("part_time", str), place, None)


def _unread(text: str | None, pointer: str, grid: int | None) -> Iterator[Fault]:
    for fault in text_faults(text, pointer, grid) if text is not None else ():
        at = fault.place.removeprefix(pointer).lstrip(": ")
        yield Fault(pointer, f"{fault.found} at {at}", fault.expected, fault.mend)
