"""The reference names every rule under its id, with its figures and its source, and no rule that is none."""

import re
from pathlib import Path

import pytest

from config.rules import FAMILIES, Rule, load_rules

REFERENCE = Path(__file__).parents[2] / "docs" / "reference" / "rules"


def sections(family: str) -> dict[str, str]:
    """The text under each second-level heading of a family's page."""
    text = (REFERENCE / f"{family}.md").read_text(encoding="utf-8")
    _, *parts = re.split(r"^## ", text, flags=re.MULTILINE)
    return dict(part.split("\n", 1) for part in parts)


@pytest.mark.parametrize("family", [*FAMILIES, "aims"])
def test_a_page_has_one_heading_a_rule_in_order(family: str) -> None:
    """Headings and rules are the same, in the same order."""
    assert list(sections(family)) == [rule.id for rule in load_rules() if rule.family == family]


@pytest.mark.parametrize("rule", load_rules(), ids=lambda rule: rule.id)
def test_a_section_states_the_rule_s_sentence_figures_and_source(rule: Rule) -> None:
    """What the page says of a rule is what the data says."""
    section = sections(rule.family)[rule.id]
    assert f"> {rule.sentence}\n" in section
    assert f"Source: {rule.source}." in section
    assert f"since {rule.since}" in section
    assert (f"Override: `{rule.overridable}`" in section) == (rule.overridable is not None)
    for figure in rule.figures:
        values = [value for value in (figure.fpt, figure.private) if value is not None]
        stated = re.search(rf"^\| `{figure.name}` \| (.*)$", section, flags=re.MULTILINE)
        assert stated, figure.name
        assert re.findall(r"\d+|none", stated[1])[: len(values)], figure.name
        cells = [cell.strip() for cell in stated[1].split("|")]
        expected = ["none" if value is None else str(value) for value in (figure.fpt, figure.private)]
        assert cells[:2] == expected, figure.name
