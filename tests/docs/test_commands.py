"""Every session in the documents runs as it is shown, on the files of the project."""

from pathlib import Path

import pytest

from tests.docs.pace import limits, paced, slowness
from tests.docs.pages import PAGES, ROOT, SECONDS, differs, play, steps

PLAYED = [name for name in PAGES if any(steps(name))]


def test_the_pages_that_teach_are_played() -> None:
    """A page whose commands were all turned into plain text would pass unseen."""
    taught = {
        "README.md",
        "docs/tutorial/isere.md",
        "docs/tutorial/an-absence.md",
        "docs/tutorial/appointments.md",
        "docs/how-to/operate.md",
    }
    assert taught <= set(PLAYED)


@pytest.mark.slow
@pytest.mark.timeout(SECONDS + 20)
@pytest.mark.parametrize("name", PLAYED)
def test_a_page_s_sessions_run_as_shown(name: str, tmp_path: Path) -> None:
    """From the root of a clone, where only the example stands. On a busy machine limits are longer."""
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    told = list(steps(name))
    times = slowness()
    played = play([paced(step.command, times) for step in told], tmp_path, limits(times))
    assert len(played) == len(told), played[-1:]
    for step, (_, seen) in zip(told, played, strict=True):
        assert not differs(step.seen, seen), f"$ {step.command}\n{differs(step.seen, seen)}"


def test_limits_that_a_page_names_grow_and_nothing_else_does() -> None:
    planned = "binome plan 12.json --time-limit {} --workers 2"
    assert paced(planned.format(12), 2.5) == planned.format(30)
    assert paced("export BINOME_SOLVE_SECONDS=20 BINOME_LOG_LEVEL=error", 1.0) == (
        "export BINOME_SOLVE_SECONDS=20 BINOME_LOG_LEVEL=error"
    )
    assert limits(2.0) == {"BINOME_SOLVE_SECONDS": "60.0", "BINOME_REPLAN_SECONDS": "4.0"}
