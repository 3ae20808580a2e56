"""What hangs on one person, and which trainings mend it."""

import json
from pathlib import Path

from tests.builders import a_problem
from tests.cli.calls import binome

HERE = ("--basin", "38")


def test_the_report_tells_each_week_and_a_training_plan_is_taken_over_once(
    settings: dict[str, str], tmp_path: Path
) -> None:
    problem = a_problem().with_site("s1").with_agents(1, skills=["core", "caf"]).with_agents(2)
    file = tmp_path / "p.json"
    file.write_text(problem.with_referent("r1", "mon 09:00-12:00").build().model_dump_json())
    assert binome("db", "upgrade", settings=settings).status == 0
    assert binome("import", file, settings=settings).status == 0
    told = binome("report", "fragility", *HERE, "--weeks", "2", "--json", settings=settings)
    found = json.loads(told.out)
    assert (told.status, [(each["week"], each["hangs_on"]) for each in found]) == (
        1,
        [("2026-W49", "a1"), ("2026-W50", "a1")],
    )
    said = binome("report", "fragility", *HERE, "--weeks", "1", settings=settings)
    hangs, _, remedy = said.out.splitlines()[-3:]
    assert hangs.endswith("caf : ne tient qu’à Agent a1")
    assert remedy.startswith("  France Services s1, caf : former Agent a2 (1\u00a0jour, dès le ")
    assert [[each["agent"] for each in one["trainings"]] for one in found] == [["a2", "a3"]] * 2
    for new in (1, 0):
        planned = binome("training", "plan", *HERE, "--weeks", "1", "--apply", "--json", settings=settings)
        plan = json.loads(planned.out)
        assert (planned.status, plan["new"], len(plan["trainings"]), plan["sound"]) == (1 - new, new, new, True)


def test_a_basin_that_is_not_known_is_said_to_be_so(imported: dict[str, str]) -> None:
    for command in (("report", "fragility"), ("training", "plan")):
        done = binome(*command, "--basin", "99", settings=imported)
        assert (done.status, "bassin inconnu" in done.err) == (1, True)
