"""Every rule stands once, in order, with a sentence, a source and a day; what is wrong is listed with file and key."""

from datetime import date
from pathlib import Path

import pytest

from config.errors import ConfigFaultsError, Fault
from config.rules import load_rules

LAWS = [
    *("agent.site", "agent.unavailable", "agent.overlap", "agent.travel"),
    *("work.rest_break", "work.daily_max", "work.amplitude", "work.daily_rest", "work.weekly_rest", "work.days_max"),
    *("work.weekly_max", "work.average_max", "work.contract_max", "work.sunday", "work.part_time_gap"),
    *("shift.min_length", "shift.max_per_day", "shift.gap"),
    *("site.openable", "site.closed"),
    *("opening.two_agents", "opening.min_length", "opening.max_per_day"),
    *("appointment.open", "appointment.referent", "appointment.availability", "appointment.station"),
    *("appointment.agent", "appointment.no_overlap"),
    *("plan.pins", "plan.frozen"),
]

AIMS = ["label", "bookings", "published_hours", "stability", "service", "comfort"]


def faults_of(folder: Path) -> list[tuple[str, str]]:
    """File and key of each fault that loading the rules of a folder lists."""
    with pytest.raises(ConfigFaultsError) as caught:
        load_rules(folder)
    return [(fault.file, fault.key) for fault in caught.value.faults]


def test_every_law_and_aim_stands_once_in_order() -> None:
    """The laws come family by family, the aims follow from the top of the ladder."""
    assert [rule.id for rule in load_rules()] == LAWS + AIMS
    assert [rule.id for rule in load_rules() if rule.kind == "aim"] == AIMS


def test_each_rule_can_be_told_and_traced() -> None:
    """A rule has one sentence that ends, one source, and a day from which it holds."""
    sentences = [rule.sentence for rule in load_rules()]
    assert len(set(sentences)) == len(sentences)
    for rule in load_rules():
        assert rule.sentence[0].isupper(), rule.id
        assert rule.sentence.endswith("."), rule.id
        assert rule.sentence.count(". ") == 0, rule.id
        assert rule.source
        assert date(2000, 1, 1) < rule.since < date(2027, 1, 1), rule.id
        assert rule.family == (rule.id.split(".")[0] if rule.kind == "law" else "aims")


def test_only_what_the_texts_let_be_set_otherwise_is_overridable() -> None:
    """The figures that an employer's decision may replace are these and no others."""
    assert {rule.id: rule.overridable for rule in load_rules() if rule.overridable} == {
        "work.rest_break": "break_minutes",
        "work.daily_max": "minutes",
        "work.amplitude": "minutes",
        "work.daily_rest": "minutes",
        "work.weekly_max": "minutes",
        "work.average_max": "minutes",
        "work.sunday": "allowed",
        "work.part_time_gap": "minutes",
    }


def test_every_fault_of_every_file_is_listed_with_file_and_key(folder: Path) -> None:
    """Faults in several files come back together, in the order of the files."""
    (folder / "rules" / "agent.toml").write_text("this is no TOML", encoding="utf-8")
    (folder / "rules" / "shift.toml").unlink()
    (folder / "rules" / "plan.toml").write_text(
        """
        ["plan.pins"]
        kind = "wish"
        sentence = ""
        since = 2026-11-23
        colour = "blue"
        figures.minutes = -1
        figures.hours = { fpt = 1, unknown = 2 }
        figures.days = "two"
        figures.weeks = true
        """,
        encoding="utf-8",
    )
    found = faults_of(folder)
    assert found[:2] == [("agent.toml", ""), ("shift.toml", "")]
    assert {file for file, _ in found[2:]} == {"plan.toml"}
    keys = {key for _, key in found[2:]}
    for part in ("kind", "sentence", "source", "colour"):
        assert f"plan.pins.{part}" in keys
    for figure in ("minutes", "hours", "days", "weeks"):
        assert any(key.startswith(f"plan.pins.figures.{figure}") for key in keys), figure


@pytest.mark.parametrize(
    ("rule_id", "line", "key"),
    [
        ("plan.pins", 'kind = "aim"', "plan.pins.kind"),
        ("work.pins", 'kind = "law"', "work.pins"),
        ("plan", 'kind = "law"', "plan"),
        ("plan.Pins", 'kind = "law"', "plan.Pins"),
        ("plan.pins", 'kind = "law"\noverridable = "minutes"', "plan.pins.overridable"),
    ],
)
def test_a_rule_that_contradicts_its_file_is_a_fault(folder: Path, rule_id: str, line: str, key: str) -> None:
    """Kind and id agree with the file, and only a figure of the rule may be overridden."""
    text = f'["{rule_id}"]\n{line}\nsentence = "Une phrase."\nsource = "une source"\nsince = 2026-11-23\n'
    (folder / "rules" / "plan.toml").write_text(text, encoding="utf-8")
    assert faults_of(folder) == [("plan.toml", key)]


def test_a_fault_reads_as_file_key_and_text() -> None:
    """One line a fault, without an empty part where the whole file is at fault."""
    faults = ConfigFaultsError([Fault("work.toml", "work.sunday.since", "missing"), Fault("plan.toml", "", "no TOML")])
    assert str(faults) == "work.toml: work.sunday.since: missing\nplan.toml: no TOML"
