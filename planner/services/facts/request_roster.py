"""request_roster: stores that a week is to be planned, with the shifts that must stay, and tells the planner."""

import uuid
from collections.abc import Iterator

from sqlmodel import Session

from events.outcome import Outcome, rejected
from planner.services.facts.mark_weeks import mark_week
from planner.services.facts.received import Received
from planner.services.facts.weeks_touched import week_after, week_start
from planner.store.networks import basin_of_agent, basin_of_site
from schemas.events.roster_requests import PinnedShift, RosterRequested
from schemas.faults import Fault, shown
from schemas.tables.request import PinRow, RequestRow

_NAMES = uuid.UUID("1f9c5a52-0b53-5b0e-8a3c-0d4c9a3c7a11")


def request_roster(session: Session, received: Received, data: RosterRequested) -> Outcome:
    """Always plans, also a week that has a roster; a past week is rejected."""
    if faults := tuple(_faults(session, received, data)):
        return rejected(*faults)
    basin = received.basin.id
    if session.get(RequestRow, data.request) is None:
        session.add(
            RequestRow(
                id=data.request,
                basin=basin,
                week=data.week,
                sites=None if data.sites is None else list(data.sites),
                requested_by=data.requested_by,
                time=received.now,
            )
        )
    for pin in data.pins:
        row = _pin(data, pin, basin)
        known = session.get(PinRow, row.id)
        if known is None:
            session.add(row)
        else:
            known.lifted = False  # it is asked for anew
    session.flush()
    received.note(session, f"{basin}/{data.week}", actor=data.requested_by, request=data.request)
    stale = mark_week(session, basin, data.week, received.id, received.now)
    return Outcome("applied", led_to=(stale,))


def _pin(data: RosterRequested, pin: PinnedShift, basin: str) -> PinRow:
    content = f"{basin}|{data.week}|{pin.agent}|{pin.site}|{pin.start.timestamp()}|{pin.end.timestamp()}"
    return PinRow(
        id=str(uuid.uuid5(_NAMES, content)),
        request=data.request,
        basin=basin,
        week=data.week,
        agent=pin.agent,
        site=pin.site,
        start=pin.start,
        end=pin.end,
    )


def _faults(session: Session, received: Received, data: RosterRequested) -> Iterator[Fault]:
    """A week gone by; sites, agents or pins that are none of the basin's, or lie outside the week."""
    basin, zone = received.basin.id, received.basin.timezone
    start, end = week_start(data.week, zone), week_start(week_after(data.week), zone)
    if end <= received.now:
        yield Fault("/data/week", shown(data.week), "a week that is not over", "ask for this week or a later one")
    for number, site in enumerate(data.sites or ()):
        if basin_of_site(session, site) != basin:
            yield Fault(f"/data/sites/{number}", shown(site), f"a site of basin {basin}", "correct the site")
    for number, pin in enumerate(data.pins):
        if basin_of_agent(session, pin.agent) != basin:
            yield Fault(f"/data/pins/{number}/agent", shown(pin.agent), f"an agent of basin {basin}", "correct it")
        if basin_of_site(session, pin.site) != basin:
            yield Fault(f"/data/pins/{number}/site", shown(pin.site), f"a site of basin {basin}", "correct it")
        if not (start <= pin.start < pin.end <= end):
            yield Fault(f"/data/pins/{number}", shown(pin.start), f"a shift within {data.week}", "correct its times")
