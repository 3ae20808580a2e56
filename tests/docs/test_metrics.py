"""The page of metrics has every metric, with its kind and its labels, and no others."""

import re

from planner.services.metrics import CATALOGUE
from tests.docs.pages import page


def test_there_is_a_heading_for_each_metric_in_order() -> None:
    """As they stand in the catalogue."""
    headings = re.findall(r"^## (binome_\w+)$", page("docs/reference/metrics.md"), re.MULTILINE)
    assert headings == [each.name for each in CATALOGUE]


def test_each_says_its_kind_and_its_labels() -> None:
    """At the beginning of its section; a counter has another name where it is read."""
    _, *sections = re.split(r"^## ", page("docs/reference/metrics.md"), flags=re.MULTILINE)
    for described, section in zip(CATALOGUE, sections, strict=True):
        first = " ".join(section.partition("\n")[2].split()).partition(".")[0]
        assert first.lower().startswith(described.kind), described.name
        assert re.findall(r"`([a-z]+)`", first) == list(described.labels), described.name
        assert (f"`{described.name}_total`" in first) == (described.kind == "counter"), described.name
