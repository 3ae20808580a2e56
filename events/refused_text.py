"""refused_text: what a dead letter repeats of an event: never more than is read, of an absence only known fields."""

import json

from events.codec import sha256
from events.text import Tree, tree_of
from schemas.envelope import Attributes
from schemas.errors import InvalidInput
from schemas.events.absences import AbsenceReported
from schemas.events.known import known

CUT_BYTES = 256 * 1024
"""What a dead letter repeats of an event at most."""

_ABSENCES = "binome.absences"
_ABSENCE = "binome.absence"


def for_dead_letter(data: bytes | None, topic: str) -> tuple[str, int, str]:
    """The event as a dead letter shows it, its size in bytes as it came, and its hash.

    A reason for an absence may stand in fields that nobody asked for, or in a text that is no event at all:
    of what speaks of absences nothing is kept but the fields that are known.
    """
    came = data or b""
    try:
        tree, _ = tree_of(came)
    except InvalidInput:
        kept = "" if topic == _ABSENCES or _ABSENCE.encode() in came else came.decode("utf-8", "replace")
    else:
        of_absence = topic == _ABSENCES or _ABSENCE in str(tree.get("type"))
        kept = _known_text(tree) if of_absence else came.decode("utf-8", "replace")
    return _cut(kept), len(came), sha256(came)


def _known_text(tree: Tree) -> str:
    content = tree.get("data")
    kept: Tree = known(Attributes, tree, plain=True)
    if isinstance(content, dict):
        kept["data"] = known(AbsenceReported, content, plain=True)
    return json.dumps(kept)


def _cut(text: str) -> str:
    """The text within the limit, no sign of it cut in two."""
    return text.encode()[:CUT_BYTES].decode("utf-8", "ignore")
