"""Roles of whoever asks, and scopes that say of what: `basin:38`, `site:38-01`, `agent:a-001` and so on."""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

from schemas.errors import InvalidInput
from schemas.faults import Fault, below, shown


class Role(StrEnum):
    """Who somebody is to Binôme."""

    COORDINATOR = "coordinator"
    """Looks after whole basins."""
    SITE_MANAGER = "site_manager"
    """Looks after sites."""
    AGENT = "agent"
    """One of the people on the rosters."""
    PARTNER = "partner"
    """An operator that receives at the sites."""
    AUDITOR = "auditor"
    """Reads, and changes nothing."""
    MACHINE = "machine"
    """A program, which may what it was given and no more."""


EVERYWHERE = "*"
"""Stands for every basin."""

_KINDS: Mapping[Role, tuple[str, ...]] = {
    Role.COORDINATOR: ("basin",),
    Role.SITE_MANAGER: ("site",),
    Role.AGENT: ("agent",),
    Role.PARTNER: ("partner", "basin"),
    Role.AUDITOR: ("basin",),
    Role.MACHINE: ("basin", "right"),
}
"""The scopes that a role has; the first of them it cannot be without."""
_ONE = frozenset({Role.AGENT, Role.PARTNER})
"""Roles that are one agent, or one partner."""


def parted(scopes: Iterable[str]) -> dict[str, frozenset[str]]:
    """Scopes by their kind."""
    found: dict[str, set[str]] = {}
    for scope in scopes:
        kind, _, name = scope.partition(":")
        found.setdefault(kind, set()).add(name)
    return {kind: frozenset(names) for kind, names in found.items()}


def require_scopes(role: Role, scopes: Iterable[str]) -> None:
    """Whether a role can have these scopes; `InvalidInput` with everything that is wrong."""
    given = tuple(scopes)
    if faults := tuple(_faults(role, given)):
        raise InvalidInput(faults)


def _faults(role: Role, scopes: tuple[str, ...]) -> Iterator[Fault]:
    kinds = _KINDS[role]
    expected = " or ".join(f"{kind}:ID" for kind in kinds)
    for number, scope in enumerate(scopes):
        kind, _, name = scope.partition(":")
        if kind not in kinds or not name:
            yield Fault(below("", "scopes", number), shown(scope), expected, f"give what a {role} looks after")
    count = len(parted(scopes).get(kinds[0], ()))
    if count == 0 or (count > 1 and role in _ONE):
        wanted = "one" if role in _ONE else "at least one"
        yield Fault("/scopes", f"{count} of {kinds[0]}", f"{wanted} {kinds[0]}:ID", f"say of which {kinds[0]}")
