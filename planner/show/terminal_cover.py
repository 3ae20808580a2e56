"""The cover of a site's days in a terminal: one sign a quarter of an hour, or coarser where the terminal is narrow."""

from rich.console import Group, RenderableType
from rich.text import Text

from planner.show.cover import Cover, Door, Run
from planner.show.prose import Prose
from planner.show.words import sentence, short_day

_LABEL = 10
_STEPS = (15, 30, 60)
_SIGNS = {Door.SHORT: ("!", "bold red"), Door.SHUT: ("×", "bold red"), Door.STAFFED: ("°", "yellow")}
_LEGEND = {
    Door.OPEN: "ouvert",
    Door.SHORT: "!\u00a0annoncé, fermé faute d’équipe complète",
    Door.SHUT: "×\u00a0annoncé, fermé, personne",
    Door.STAFFED: "°\u00a0présence, fermé au public",
    Door.CLOSED: "·\u00a0fermé",
}


def cover_block(cover: Cover, width: int, *, named: bool) -> RenderableType:
    """The days one under the other, the hours above, the signs explained below."""
    span = cover.last - cover.first
    step = next((step for step in _STEPS if _LABEL + span // step <= width), _STEPS[-1])
    lines = [_scale(cover, step)]
    for when, runs in cover.days:
        line = Text(f"{short_day(when):<{_LABEL}}")
        for start in range(cover.first, cover.last, step):
            line.append(*_sign(runs, start, start + step))
        lines.append(line)
    return Group(*lines, _legend(cover, step, named=named))


def _scale(cover: Cover, step: int) -> Text:
    """The hours over their signs, as many as can be told apart."""
    every = 60 * -(-4 * step // 60)
    scale = "".join(f"{start // 60:<{every // step}}" for start in range(cover.first, cover.last, every))
    return Text(f"{'':<{_LABEL}}{scale.rstrip()} h", style="dim")


def _sign(runs: tuple[Run, ...], start: int, end: int) -> tuple[str, str]:
    """What holds for most of the stretch; where doors are open, the fewest agents of it."""
    inside = [(min(run.end, end) - max(run.start, start), run) for run in runs if run.start < end and start < run.end]
    door = max(inside, key=lambda part: part[0])[1].door
    if door is Door.OPEN:
        fewest = min(run.agents for _, run in inside if run.door is door)
        return (str(fewest) if fewest < 10 else "+"), "bold green"
    return _SIGNS.get(door, ("·", "dim"))


def _legend(cover: Cover, step: int, *, named: bool) -> Prose:
    """The signs that occur, and no others."""
    doors = {run.door for _, runs in cover.days for run in runs}
    whose = "agents formés présents" if named else "agents présents"
    pieces = [f"chiffre : ouvert, {whose}"] if Door.OPEN in doors else []
    pieces += [text for door, text in _LEGEND.items() if door in doors and door is not Door.OPEN]
    unit = {15: "un signe par quart d’heure", 30: "un signe par demi-heure", 60: "un signe par heure"}[step]
    return Prose(sentence(" ; ".join((unit, *pieces))), "dim")
