"""Every session in the documents runs as it is shown, on the files of the project."""

from pathlib import Path

import pytest

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
    """From the root of a clone; what is written goes to `build`."""
    (tmp_path / "build").mkdir()
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    told = list(steps(name))
    played = play([step.command for step in told], tmp_path)
    assert len(played) == len(told), played[-1:]
    for step, (_, seen) in zip(told, played, strict=True):
        assert not differs(step.seen, seen), f"$ {step.command}\n{differs(step.seen, seen)}"
