"""What the contract of the command line promises of statuses: 1 is no, 2 is wrong use or invalid input."""

import pytest

from tests.cli.calls import BASIN, HERE, WEEK, binome

PAST, NOBODY = "2026-W40", "nobody"
NO = (
    ("request", "--basin", BASIN, "--week", PAST),
    ("publish", *HERE),
    ("reject", *HERE),
    ("propose", *HERE),
    ("consent", "--agent", "a-001", "--date", "2026-11-25"),
    ("consent", "--agent", "a-001", "--date", "2026-12-05", "--withdraw"),
    ("unpin", "--basin", BASIN, "--week", "2026-W52"),
    ("absence", "cancel", NOBODY),
    ("absence", "change", NOBODY, "--from", "2026-12-01", "--to", "2026-12-01"),
    ("closure", "lift", NOBODY),
    ("horizon", "on", "--basin", NOBODY),
    ("problem", "--basin", NOBODY, "--week", WEEK),
    ("roster", "--basin", NOBODY, "--week", WEEK),
    ("history", "--basin", NOBODY, "--week", WEEK),
    ("export", "--basin", NOBODY),
    ("why", NOBODY),
    ("dead-letters", "show", NOBODY),
    ("slot", "book", NOBODY, "--booking", "r"),
)
"""Well-formed, and the answer is no: refused, or nothing matched."""
MISUSE = (
    ("request", "--basin", BASIN, "--week", "2026-W60"),
    ("consent", "--agent", "a-001", "--date", "demain"),
    ("consent", "--agent", NOBODY, "--date", "2026-12-03"),
    ("absence", "report", "--agent", NOBODY, "--from", "2026-12-01", "--to", "2026-12-01"),
    ("absence", "report", "--agent", "a-001", "--from", "2026-12-02", "--to", "2026-12-01"),
    ("closure", "set", "--site", NOBODY, "--from", "2026-12-01", "--to", "2026-12-01"),
    ("availability", "set", "--referent", NOBODY, "--from", "2026-12-01", "--to", "2026-12-01"),
    ("import", "/no/such/file"),
    ("export", "-o", "/no/such/folder/file"),
)
"""Nobody can make sense of it, or it names people and places that are not there."""


@pytest.mark.parametrize(("status", "calls"), [(1, NO), (2, MISUSE)], ids=["no", "misuse"])
def test_a_call_ends_with_the_status_of_the_contract(
    imported: dict[str, str], status: int, calls: tuple[tuple[str, ...], ...]
) -> None:
    """And says why on standard error, with nothing on standard output."""
    for call in calls:
        ended = binome(*call, settings=imported)
        assert (ended.status, ended.out, bool(ended.err)) == (status, "", True), (call, ended)
