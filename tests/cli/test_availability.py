"""When referents receive, said on the command line and in a spreadsheet; a partner's slots as one."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.calls import BASIN, HERE, PROBLEM, binome

Settings = dict[str, str]
REFERENT = json.loads(PROBLEM.read_text())["referents"][0]["id"]


def times(settings: Settings) -> list[tuple[str, str]]:
    """When the referent receives in the week of the example."""
    content: dict[str, Any] = json.loads(binome("problem", *HERE, settings=settings).out)
    (known,) = (each for each in content["referents"] if each["id"] == REFERENT)
    return [(each["start"], each["end"]) for each in known["availability"]]


def test_a_referent_s_time_in_a_window_is_replaced(imported: Settings) -> None:
    """As local times of the basin; what lies outside is wrong use."""
    window = ("availability", "set", "--referent", REFERENT, "--from", "2026-11-30", "--to", "2026-12-06")
    for _ in range(2):
        done = binome(*window, "--free", "2026-12-01T09:00 2026-12-01T12:00", settings=imported)
        assert done.status == 0, done.err
        assert times(imported) == [("2026-12-01T09:00:00+01:00", "2026-12-01T12:00:00+01:00")]
    assert binome(*window, "--free", "2026-12-08T09:00 2026-12-08T12:00", settings=imported).status == 2
    assert binome(*window[:3], "nobody", *window[4:], settings=imported).status == 2
    assert binome(*window, settings=imported).status == 0
    assert times(imported) == []


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16"])
def test_a_sheet_states_the_days_from_its_first_to_its_last(imported: Settings, tmp_path: Path, encoding: str) -> None:
    """As a French spreadsheet saves it; a look changes nothing."""
    path = tmp_path / "disponibilités.csv"
    rows = (
        "Référent;Date;Début;Fin",
        f"{REFERENT};30/11/2026;;",
        f"{REFERENT};01/12/26;9h;11h30",
        f"{REFERENT};06/12/2026;;",
    )
    path.write_bytes("\r\n".join(rows).encode(encoding))
    before = times(imported)
    assert binome("availability", "import", path, "--dry-run", settings=imported).status == 0
    assert times(imported) == before
    done = binome("availability", "import", path, settings=imported)
    assert (done.status, done.out) == (
        0,
        f"{REFERENT}, du 30/11/2026 au 06/12/2026 : 1\N{NO-BREAK SPACE}plage.\nC’est fait.\n",
    )
    assert times(imported) == [("2026-12-01T09:00:00+01:00", "2026-12-01T11:30:00+01:00")]


def test_every_fault_of_a_sheet_is_a_cell_and_nothing_is_done(imported: Settings, tmp_path: Path) -> None:
    """Cells that cannot be read, unknown names, hours that are none, rows that come twice: all at once."""
    path, before = tmp_path / "d.csv", times(imported)
    rows = (
        "référent;date;début;fin",
        "nobody;46000;9h;10h",
        f"{REFERENT};46000;9h;10h",
        f"{REFERENT};01/12/2026;neuf;10h",
        f"{REFERENT};01/12/2026;10h;9h",
        f"{REFERENT};02/12/2026;9h;",
        f"{REFERENT};03/12/2026;9h;10h",
        f"{REFERENT};03/12/2026;9h;11h",
        f"{REFERENT};32/12/2026;9h;10h",
    )
    path.write_text("\n".join(rows))
    bad = binome("availability", "import", path, settings=imported)
    cells = sorted(line.split(": ")[1] for line in bad.err.splitlines()[:-1])
    assert (bad.status, cells) == (2, ["A2", "A8", "B2", "B3", "B9", "C4", "D5", "D6"])
    assert f'"{REFERENT} 03/12/2026 9h"' in bad.err
    assert times(imported) == before
    assert binome("import", path, settings=imported).status == 2


def test_a_partner_gets_its_slots_as_a_sheet_without_agents(tmp_path: Path) -> None:
    """Those that came with an imported roster among them; of an unknown partner there are none to give."""
    settings = {
        "BINOME_DATABASE_URL": f"sqlite:///{tmp_path / 'binome.db'}",
        "BINOME_CLOCK": "2026-12-01T10:00:00+01:00",
    }
    flu = PROBLEM.parents[3] / "examples" / "isere" / "flu.problem.json"
    assert binome("db", "upgrade", settings=settings).status == 0
    assert binome("import", flu, settings=settings).status == 0
    done = binome("slot", "export", "--basin", BASIN, "--partner", "caf", settings=settings)
    assert done.status == 0, done.err
    rows = list(csv.DictReader(io.StringIO(done.out.removeprefix("\N{BYTE ORDER MARK}")), delimiter=";"))
    assert rows
    assert {row["modalité"] for row in rows} <= {"visio", "sur place", "téléphone"}
    agents = {agent["id"] for agent in json.loads(flu.read_text())["agents"]}
    assert not agents & {cell for row in rows for cell in row.values()}
    assert binome("slot", "export", "--basin", BASIN, "--partner", "p?", settings=settings).status == 1
    assert binome("slot", "export", "--basin", "99", "--partner", "caf", settings=settings).status == 1
