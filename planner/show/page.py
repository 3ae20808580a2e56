"""A week as one page of HTML: for a browser, a telephone, and the staff room's wall; a file of it needs no other."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import gcd

from jinja2 import Environment, PackageLoader, StrictUndefined

from planner.show import meetings, words
from planner.show.cover import Cover, Door, Run
from planner.show.view import SiteView, WeekView

_CLASSES = {
    Door.OPEN: "open",
    Door.SHORT: "short",
    Door.SHUT: "shut",
    Door.STAFFED: "staffed",
    Door.CLOSED: "closed",
}
_NARROW = 30
"""Minutes under which a slice has room for a small sign only."""
_SIGNS = {Door.OPEN: "{}", Door.SHORT: "{} !", Door.SHUT: "×", Door.STAFFED: "({})", Door.CLOSED: ""}


@dataclass(frozen=True)
class Slice:
    """One run of a day as a cell of the cover's table."""

    columns: int
    style: str
    narrow: bool
    """Whether its sign must be small to fit."""
    sign: str
    said: str
    """The whole of it in words, for who cannot see the sign."""


@dataclass(frozen=True)
class Beside:
    """What stands beside the page where it is one among others."""

    style: str
    """Address of its style sheet, which then does not stand in it."""
    links: Sequence[tuple[str, str]]
    """Addresses of other pages, and what they are called."""


def page(view: WeekView, beside: Beside | None = None) -> str:
    """The page; every word of it escaped, no script; where nothing is beside it, nothing fetched."""
    return _environment().get_template("week.html").render(view=view, beside=beside, MARKS=meetings.MARKS)


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("planner.show"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "clock": words.clock,
        "length_of": words.length,
        "day": words.day,
        "short_day": words.short_day,
        "slices": _slices,
        "apart": _apart,
        "overviewed": lambda sites: sorted(sites, key=lambda site: site.met is True),  # those that fall short first
        "gathered": meetings.gathered,
        "times": meetings.times,
        "line": meetings.line,
        "doors": _doors,
    }
    environment.globals |= {"between": words.between, "unit": _unit}
    return environment


def _unit(cover: Cover) -> int:
    """The widest column, in minutes, in which every run begins and ends on a column's edge."""
    return gcd(60, *(run.start for _, runs in cover.days for run in runs))


def _slices(runs: tuple[Run, ...], unit: int) -> list[Slice]:
    return [_slice(run, run.end - run.start, unit) for run in runs]


def _slice(run: Run, minutes: int, unit: int) -> Slice:
    sign = _SIGNS[run.door].format(run.agents)
    return Slice(minutes // unit, _CLASSES[run.door], minutes < _NARROW, sign, _said(run))


def _said(run: Run) -> str:
    count = f", {words.counted(run.agents, 'agent')}" if run.agents else ""
    return f"{run.door.value} de {words.wall(run.start)} à {words.wall(run.end)}{count}"


def _apart(site: SiteView) -> list[meetings.Gathered]:
    """Appointments of which nobody's day tells all: moved, withdrawn, or held by the partner's own person."""
    return meetings.gathered(meeting for meeting in site.grid.meetings if meeting.agent is None or meeting.before)


def _doors(cover: Cover, *, named: bool) -> list[tuple[str, str, str]]:
    """The legend: style, sign and meaning of the states that occur."""
    seen = {run.door for _, runs in cover.days for run in runs}
    whose = "agents formés présents" if named else "agents présents"
    meanings = {
        Door.OPEN: ("2", f"ouvert, et combien d’{whose}"),
        Door.SHORT: ("1 !", "annoncé ouvert, fermé : équipe incomplète"),
        Door.SHUT: ("×", "annoncé ouvert, fermé : personne"),
        Door.STAFFED: ("(1)", "présence sans ouverture au public"),
        Door.CLOSED: ("\u00a0", "fermé"),
    }
    return [(_CLASSES[door], sign, words.sentence(text)) for door, (sign, text) in meanings.items() if door in seen]
