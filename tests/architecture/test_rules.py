"""Every rule is whole: data, model, checker, tests, sentence and heading all bear its id, and nothing bears another.

The list of rules is `config/rules/*.toml`. A rule that lacks a part fails here, and the failure names the part.
"""

import pytest

from config.rules import FAMILIES, load_rules
from planner.check.rules import LAWS as CHECKED
from planner.core.rules import LAWS as POSTED
from planner.explain.sentences import CLAUSES
from tests.architecture.tree import ROOT, first_line, python_files, strings, text

LAWS = [rule.id for rule in load_rules() if rule.kind == "law"]
HOMES = ("planner/core/rules", "planner/check/rules")
TESTS = ("tests/core/rules", "tests/check/rules")


def ids_below(folder: str, prefix: str = "") -> set[str]:
    """The ids that the paths of a folder spell."""
    found = ((ROOT / folder).glob(f"{family}/{prefix}*.py") for family in FAMILIES)
    paths = (path for family in found for path in family if path.name != "__init__.py")
    return {f"{path.parent.name}.{path.stem.removeprefix(prefix)}" for path in paths}


@pytest.mark.parametrize("home", HOMES)
def test_a_law_has_one_file_at_the_path_of_its_id(home: str) -> None:
    """In the model and in the checker; and no file is there for a law that is none."""
    assert ids_below(home) == set(LAWS)


@pytest.mark.parametrize("home", TESTS)
def test_a_law_has_a_test_file_at_the_path_of_its_id(home: str) -> None:
    """One that asks the model and one that asks the checker; and none that asks for a law that is none."""
    assert ids_below(home, "test_") == set(LAWS)


@pytest.mark.parametrize("home", HOMES)
@pytest.mark.parametrize("rule", LAWS)
def test_a_law_s_module_begins_with_its_id(home: str, rule: str) -> None:
    """The first line says what the law is, and the id in the code is the id of the path."""
    family, name = rule.split(".")
    (path,) = (p for p in python_files("planner") if p.as_posix() == f"{home}/{family}/{name}.py")
    assert first_line(path).startswith(f"{rule}: ")
    assert f'ID = RuleId("{rule}")' in text(path)


@pytest.mark.parametrize("rule", LAWS)
def test_the_tests_of_a_law_are_about_that_law(rule: str) -> None:
    """Each of its test files names the id: a table that was copied from another law does not pass for this one's."""
    family, name = rule.split(".")
    for home in TESTS:
        found = [p for p in python_files("tests") if p.as_posix() == f"{home}/{family}/test_{name}.py"]
        assert all(rule in strings(path) for path in found)


def test_laws_are_posted_and_checked_in_one_visible_order() -> None:
    """The tuple of the model and that of the checker are the same list, each law once."""
    posted, checked = [str(law.ID) for law in POSTED], [str(law.ID) for law in CHECKED]
    assert sorted(posted) == sorted(LAWS)
    assert posted == checked


@pytest.mark.parametrize("rule", LAWS)
def test_a_law_has_a_heading_in_the_reference(rule: str) -> None:
    """On the page of its family."""
    page = (ROOT / "docs" / "reference" / "rules" / f"{rule.partition('.')[0]}.md").read_text(encoding="utf-8")
    assert f"\n## {rule}\n" in page


def test_every_law_has_a_sentence_for_explanations() -> None:
    """A conflict can name any law; what is said of it is known for all of them, and for no law that is none."""
    assert set(CLAUSES) == set(LAWS)
