"""The dashboard and the alert rules ask for metrics that exist, and every rule leads to what is to be done."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from planner.services.metrics import CATALOGUE, Described
from tests.architecture.tree import ROOT
from tests.docs.pages import page
from tests.docs.test_pages import anchors

RUNBOOK = "docs/how-to/operate-the-system.md"
OF_PROMETHEUS = {"up"}
WORDS = {"by", "sum", "max", "min", "rate", "increase", "histogram_quantile", "le", "job"}
"""What stands in the expressions besides metrics and their labels."""


def rules() -> list[dict[str, Any]]:
    """Every alert rule."""
    groups = yaml.safe_load((ROOT / "deploy" / "prometheus" / "alerts.yml").read_text(encoding="utf-8"))["groups"]
    return [rule for group in groups for rule in group["rules"]]


def dashboard() -> dict[str, Any]:
    """The dashboard."""
    found: dict[str, Any] = json.loads((ROOT / "deploy" / "grafana" / "binome.json").read_text(encoding="utf-8"))
    return found


def expressions() -> Iterator[str]:
    """Everything that is asked of Prometheus."""
    yield from (rule["expr"] for rule in rules())
    yield from (target["expr"] for panel in dashboard()["panels"] for target in panel["targets"])


def series(metric: Described) -> set[str]:
    """The names under which Prometheus has a metric."""
    if metric.kind == "histogram":
        return {f"{metric.name}_{end}" for end in ("bucket", "sum", "count")}
    return {f"{metric.name}_total"} if metric.kind == "counter" else {metric.name}


def asked_of(expression: str) -> set[str]:
    """The metrics in an expression."""
    return set(re.findall(r"\b(binome_\w+|up)\b", expression))


@pytest.mark.parametrize("expression", sorted(set(expressions())))
def test_every_metric_that_is_asked_for_exists(expression: str) -> None:
    """Under the name that it has there, with labels that it has."""
    known = {name: metric for metric in CATALOGUE for name in series(metric)}
    named = asked_of(expression)
    assert named
    assert named <= known.keys() | OF_PROMETHEUS
    labels = {label for name in named - OF_PROMETHEUS for label in known[name].labels}
    rest = set(re.findall(r"[a-z_]+", re.sub(r'"[^"]*"|\[[^\]]*\]', "", expression))) - named
    assert rest <= labels | WORDS


def test_every_metric_is_on_the_dashboard() -> None:
    """Whoever measures something wants it to be seen."""
    shown = {
        name for panel in dashboard()["panels"] for target in panel["targets"] for name in asked_of(target["expr"])
    }
    assert [each.name for each in CATALOGUE if not series(each) & shown] == []


def test_every_rule_says_what_is_wrong_how_much_it_matters_and_what_to_do() -> None:
    """And every section of the page is the runbook of a rule, in the same order."""
    found = rules()
    assert {rule["labels"]["severity"] for rule in found} <= {"critical", "warning", "info"}
    assert all(rule["annotations"]["summary"].endswith(".") for rule in found)
    for rule in found:
        assert rule["annotations"]["runbook"] == f"{RUNBOOK}#{rule['alert'].lower()}"
        assert rule["alert"].lower() in anchors(RUNBOOK)
    sections = re.findall(r"^### (\w+)$", page(RUNBOOK), re.MULTILINE)
    assert sections == [rule["alert"] for rule in found]


def test_the_dashboard_can_be_imported() -> None:
    """One source that is chosen on import, panels that neither share a number nor lie on each other."""
    panels = dashboard()["panels"]
    assert {panel["datasource"]["uid"] for panel in panels} == {"${source}"}
    assert [each["name"] for each in dashboard()["templating"]["list"]] == ["source"]
    assert len({panel["id"] for panel in panels}) == len(panels)
    cells = [
        (x, y)
        for at in (panel["gridPos"] for panel in panels)
        for x in range(at["x"], at["x"] + at["w"])
        for y in range(at["y"], at["y"] + at["h"])
    ]
    assert len(set(cells)) == len(cells)
    assert max(x for x, _ in cells) < 24
