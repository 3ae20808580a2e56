"""network: a small network in the week after next, whenever that is: processes on a real bus keep real time."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.builders import ProblemBuilder, a_problem, at

BASIN = "38"
TEAM = ("a1", "a2", "a3", "a4")


def the_week() -> str:
    """The ISO week after next: all of it is still to come, whenever the test ends."""
    year, week, _ = (datetime.now(UTC) + timedelta(weeks=2)).isocalendar()  # noqa: TID251 - real time
    return f"{year}-W{week:02d}"


def tuesday() -> dict[str, str]:
    """The Tuesday of that week, as an event says it."""
    return {"start": at("tue 08:00", the_week()).isoformat(), "end": at("tue 18:00", the_week()).isoformat()}


def a_network() -> ProblemBuilder:
    """One site with its team of four and two referents on Tuesdays; what is planned is published by itself."""
    return (
        a_problem(week=the_week(), basin=BASIN)
        .with_employer("e1", publication="auto")
        .with_site("s1", "mon-fri 09:00-12:00,13:00-16:00", "mon-fri 08:00-18:00", stations=1)
        .with_agents(len(TEAM), skills=("core", "caf"))
        .with_referent("r1", "tue 09:00-12:00")
        .with_referent("r2", "tue 09:00-12:00")
        .with_target("s1", "caf", 2)
    )


def written(folder: Path, builder: ProblemBuilder) -> Path:
    """The network as a file to import."""
    path = folder / "network.problem.json"
    path.write_text(json.dumps(builder.build().model_dump(mode="json", by_alias=True)), encoding="utf-8")
    return path
