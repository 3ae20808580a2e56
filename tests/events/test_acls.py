"""Who may do what with topics: the page says it as the table does, and nobody may do more than his part."""

from events.acls import ACLS, page
from schemas.events import TOPICS
from tests.architecture.tree import ROOT


def test_the_page_is_the_table() -> None:
    """Written anew it is the same."""
    assert (ROOT / "docs/reference/topics.md").read_text(encoding="utf-8") == page()


def test_nobody_may_do_more_than_his_part() -> None:
    """Others send only what comes in and read only what goes out; of ours the relay alone writes."""
    direction = {topic.name: topic.direction for topic in TOPICS}
    of_topics = [acl for acl in ACLS if acl.kind == "topic"]
    writers = {(acl.part, direction[acl.name]) for acl in of_topics if "Write" in acl.operations}
    readers = {(acl.part, direction[acl.name]) for acl in of_topics if "Read" in acl.operations}
    assert writers == {("relay", "in"), ("relay", "internal"), ("relay", "out"), ("sender", "in")}
    assert readers == {("worker", "in"), ("worker", "internal"), ("reader", "out")}
    assert {acl.name for acl in of_topics} == set(direction)
    assert {acl.part for acl in ACLS if "Create" in acl.operations} == {"administrator"}
