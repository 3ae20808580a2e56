"""Every way of ending, and what is said then."""

import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
import typer

from planner.cli import check as check_command
from planner.cli import main
from planner.cli.errors import PartMissingError
from planner.cli.lazy import COMMANDS, GROUPS
from tests.cli.calls import BINOME, PROBLEM, ROSTER, WEEK, binome


def test_the_version_is_said() -> None:
    """On standard output, and that is all."""
    ended = binome("--version")
    assert (ended.status, ended.err) == (0, "")
    assert ended.out.startswith("binome ")


def test_help_names_every_command_in_french(capsys: pytest.CaptureFixture[str]) -> None:
    """The way in: what there is, in one sentence each."""
    assert main.run(["--help"]) == 0
    said = capsys.readouterr().out
    assert "Affiche cette aide" in said
    assert all(f" {path.split()[0]} " in said for path in COMMANDS)
    assert not any(english in said for english in ("Show this", "Install completion", "Commands", "required"))


def test_a_manual_flows_and_its_statuses_stand_in_lines(capsys: pytest.CaptureFixture[str]) -> None:
    """Lines end where the terminal does, not where the source does."""
    assert main.run(["demo", "--help"]) == 0
    lines = [line.strip() for line in capsys.readouterr().out.splitlines()]
    paragraph = lines[lines.index(next(line for line in lines if line.startswith("Tout se passe"))) :]
    paragraph = paragraph[: paragraph.index("")]
    assert all(len(line) > 60 for line in paragraph[:-1])
    assert {"0 : raconté jusqu’au bout ;", "130 : interrompu."} <= set(lines)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_its_manual(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """`binome COMMAND --help` is the manual."""
    assert main.run([*name.split(), "--help"]) == 0
    said = capsys.readouterr().out
    assert f"Usage: binome {name}" in said
    assert not any(english in said for english in ("Show this", "[required]", "[default", "<bool>"))


@pytest.mark.parametrize("group", GROUPS)
def test_a_group_names_its_commands(group: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Its help has them all, in French; a group alone asks for nothing."""
    assert main.run([group, "--help"]) == 0
    said = capsys.readouterr().out
    inside = [path.split()[1] for path in COMMANDS if path.startswith(f"{group} ")]
    assert inside
    assert all(f" {name} " in said for name in inside)
    assert not any(english in said for english in ("Show this", "Commands", "required"))
    assert main.run([group]) == 2
    assert capsys.readouterr().err.splitlines() == ["Il manque la commande.", f"Voir « binome {group} --help »."]


def test_every_group_of_a_command_is_announced() -> None:
    """And no group is empty."""
    assert {path.rpartition(" ")[0] for path in COMMANDS} - {""} == set(GROUPS)


def test_without_a_command_the_help_is_shown_and_it_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing was asked for."""
    assert main.run([]) == 2
    assert "Commandes" in capsys.readouterr().out


IMPORT = ["import-list", "list.csv", "--departement", "38", "--staff", "staff.toml", "--week", WEEK, "-o", "out"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["chekc"], "Commande inconnue : chekc. Peut-être « check » ?"),
        (["db", "upgrad"], "Commande inconnue : upgrad. Peut-être « upgrade » ?"),
        (["frobnicate"], "Commande inconnue : frobnicate."),
        (["--frobnicate"], "Option inconnue : --frobnicate."),
        (["check"], "Il manque l’argument PROBLÈME."),
        (["show", str(ROSTER), "--problm", "x"], "Option inconnue : --problm. Peut-être --problem ?"),
        (["show", str(ROSTER), "more"], "En trop : more."),
        (["show", str(ROSTER), "--html"], "L’option --html veut une valeur."),
        (["check", "-", "-"], "L’entrée standard ne donne qu’un des deux fichiers ; nommez l’autre."),
        (
            [*IMPORT, "--now", "tomorrow"],
            "--now veut une date et une heure, telles que 2026-11-26T10:00:00.",
        ),
        (["check", str(PROBLEM), str(ROSTER), "--json=1"], "L’option --json ne prend pas de valeur."),
    ],
)
def test_wrong_use_is_2_and_said_in_french(arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What is wrong, and where the manual is; nothing on standard output."""
    assert main.run(arguments) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.splitlines()[0] == said


def _failing_with(error: BaseException, monkeypatch: pytest.MonkeyPatch) -> int:
    def broken(*_: object) -> None:
        somebody = "Camille Dupont"  # noqa: F841 - stands in a local variable on purpose
        raise error

    monkeypatch.setattr(check_command, "check", broken)
    return main.run(["check", str(PROBLEM), str(ROSTER)])


def test_an_internal_fault_is_70_with_a_report_about_nobody(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """One sentence for the user; for who mends it, the chain of errors with places, without values or messages."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    error = KeyError("Camille Dupont")
    error.__cause__ = ValueError("Camille Dupont")
    assert _failing_with(error, monkeypatch) == 70
    said = capsys.readouterr().err
    (report,) = tmp_path.iterdir()
    assert len(said.splitlines()) == 1
    assert str(report) in said
    text = report.read_text()
    assert "builtins.KeyError" in text
    assert "builtins.ValueError" in text
    assert "in broken" in text
    assert "Camille" not in text.replace('somebody = "Camille Dupont"', "")
    assert report.stat().st_mode & 0o077 == 0


def test_an_internal_fault_without_a_place_for_its_report(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Still one sentence, and still 70."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    assert _failing_with(RuntimeError(), monkeypatch) == 70
    assert capsys.readouterr().err == "Erreur interne (RuntimeError) ; son rapport n’a pas pu être écrit.\n"


def test_a_missing_part_is_5(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """And who holds it is said."""
    assert _failing_with(PartMissingError("Le verrou est tenu par 123."), monkeypatch) == 5
    assert capsys.readouterr().err == "Le verrou est tenu par 123.\n"


@pytest.mark.parametrize("error", [KeyboardInterrupt(), typer.Abort()])
def test_an_interruption_is_130(
    error: BaseException, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Said in a word, without a traceback."""
    assert _failing_with(error, monkeypatch) == 130
    assert capsys.readouterr().err == "Interrompu ; rien n’est à moitié fait.\n"


def test_settings_at_fault_are_wrong_use() -> None:
    """Every variable that cannot be used is named, and nothing is planned."""
    ended = binome("plan", PROBLEM, settings={"BINOME_SOLVE_SECONDS": "soon", "BINOME_PUBLICATION": "maybe"})
    assert (ended.status, ended.out) == (2, "")
    assert "BINOME_SOLVE_SECONDS" in ended.err
    assert "BINOME_PUBLICATION" in ended.err


def test_a_reader_that_has_had_enough_is_no_failure() -> None:
    """`binome schema | head` ends in peace."""
    script = f"import subprocess as s; p = s.Popen(['{BINOME}', 'schema'], stdout=s.PIPE, stderr=s.PIPE); "
    script += "p.stdout.read(10); p.stdout.close(); print(p.stderr.read().decode(), p.wait())"
    done = _python(script)
    assert done.split() == ["0"]


def test_who_wants_no_output_is_not_in_the_way() -> None:
    """Started with standard output closed, as some schedulers do: what goes to a file goes there all the same."""
    done = subprocess.run(["/bin/sh", "-c", f"{BINOME} check {PROBLEM} {ROSTER} >&- 2>&-"], check=False)  # noqa: S603
    assert done.returncode == 0


def test_complaints_that_nobody_can_hear_change_no_status() -> None:
    """Standard error on a full disk: still wrong use, not a failure of its own."""
    done = subprocess.run(["/bin/sh", "-c", f"{BINOME} chekc 2>/dev/full"], check=False)  # noqa: S603
    assert done.returncode == 2


def test_wrong_use_of_a_command_points_to_its_own_manual(capsys: pytest.CaptureFixture[str]) -> None:
    """Not to the list of all commands."""
    assert main.run(["plan", str(PROBLEM), "--seed", "-1"]) == 2
    assert capsys.readouterr().err.splitlines()[-1] == "Voir « binome plan --help »."


@pytest.mark.parametrize("arguments", [["schema"], ["show", str(ROSTER)], ["--help"]])
def test_a_full_disk_is_said_as_such(arguments: list[str]) -> None:
    """It is no fault of the program, and Python does not complain on top."""
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([BINOME, *arguments], stdout=full, stderr=subprocess.PIPE, text=True, check=False)  # noqa: S603
    assert done.returncode == 2
    assert done.stderr.lower().endswith("le disque est plein.\n")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("arguments", [["--help"], ["show", str(ROSTER)], ["check", str(PROBLEM), str(ROSTER)]])
def test_only_planning_waits_for_a_solver(arguments: list[str]) -> None:
    """Help, looking and checking never import one."""
    done = _python(
        "import sys; from planner.cli.main import run; "
        f"status = run({arguments!r}); print(status, {{'ortools', 'highspy', 'numpy'}} & set(sys.modules))"
    )
    assert done.splitlines()[-1] == "0 set()"


def test_who_interrupts_it_while_it_is_imported_sees_no_traceback() -> None:
    script = (
        "from planner.cli import begin\n"
        "def interrupted(name): raise KeyboardInterrupt\n"
        "begin.import_module = interrupted\n"
        "begin.main()"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)  # noqa: S603
    assert (done.returncode, done.stdout) == (130, "")
    assert done.stderr == "Interrompu ; rien n’est à moitié fait.\n"


def test_completion_knows_the_commands_and_their_words() -> None:
    """What a shell asks when the user presses the tabulator."""
    asked = {"_BINOME_COMPLETE": "complete_bash", "COMP_WORDS": "binome s", "COMP_CWORD": "1"}
    assert binome(settings=asked).out.split() == ["show", "schema", "serve", "settings", "slot"]
    asked |= {"COMP_WORDS": "binome schema ", "COMP_CWORD": "2"}
    assert binome(settings=asked).out.split()[:3] == ["problem", "roster", "certificate"]
    asked |= {"COMP_WORDS": "binome db ", "COMP_CWORD": "2"}
    assert binome(settings=asked).out.split() == ["upgrade", "downgrade", "current"]


def _python(script: str) -> str:
    return subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout  # noqa: S603
