"""rights: who may do what, and with whose things: the one table. A route names its row; one without a row is a fault.

`basin`    everything in the basins that one has to do with
`sites`    what is at one's own sites
`self`     what is one's own, as an agent
`partner`  what is one's own, as a partner

A machine has the row as everybody who looks after basins, where its token was given the right by name as well.
"""

from collections.abc import Mapping
from typing import Literal

from schemas.role import Role

Reach = Literal["basin", "sites", "self", "partner"]
Right = Literal[
    "me.read",
    "me.write",
    "basins.read",
    "sites.read",
    "sites.write",
    "agents.read",
    "network.read",
    "network.write",
    "contacts.read",
    "contacts.write",
    "feeds.write",
    "held.read",
    "employers.read",
    "employers.write",
    "referents.read",
    "referents.write",
    "hooks.read",
    "hooks.write",
    "openings.read",
    "rosters.read",
    "certificates.read",
    "proposals.read",
    "proposals.decide",
    "requests.read",
    "requests.write",
    "pins.read",
    "pins.write",
    "absences.read",
    "absences.write",
    "closures.read",
    "closures.write",
    "consents.read",
    "consents.write",
    "slots.read",
    "slots.write",
    "availabilities.read",
    "availabilities.write",
    "cases.read",
    "cases.write",
    "fragilities.read",
    "swaps.read",
    "swaps.write",
    "swaps.decide",
    "history.read",
    "events.read",
]


def _row(
    coordinator: Reach | None = "basin",
    site_manager: Reach | None = None,
    agent: Reach | None = None,
    partner: Reach | None = None,
    auditor: Reach | None = None,
    machine: Reach | None = "basin",
) -> Mapping[Role, Reach]:
    row = {
        Role.COORDINATOR: coordinator,
        Role.SITE_MANAGER: site_manager,
        Role.AGENT: agent,
        Role.PARTNER: partner,
        Role.AUDITOR: auditor,
        Role.MACHINE: machine,
    }
    return {role: reach for role, reach in row.items() if reach is not None}


# fmt: off
RIGHTS: Mapping[Right, Mapping[Role, Reach]] = {
    #                             coordinator  site_manager  agent    partner    auditor  machine
    "me.read":              _row("basin",     "sites",      "self",  "partner", "basin", "basin"),
    "me.write":             _row("basin",     "sites",      "self",  "partner", "basin", None),
    "basins.read":          _row("basin",     "basin",      "basin", "basin",   "basin", "basin"),
    "sites.read":           _row("basin",     "sites",      "sites", "basin",   "basin", "basin"),
    "sites.write":          _row("basin",     None,         None,    None,      None,    "basin"),
    "agents.read":          _row("basin",     "sites",      "sites", None,      "basin", "basin"),
    "network.read":         _row("basin",     "sites",      None,    None,      "basin", "basin"),
    "network.write":        _row("basin",     "sites",      None,    None,      None,    "basin"),
    "contacts.read":        _row("basin",     "sites",      "self",  None,      None,    "basin"),
    "contacts.write":       _row("basin",     "sites",      "self",  None,      None,    "basin"),
    "feeds.write":          _row("basin",     "sites",      "self",  "partner", None,    None),
    "held.read":            _row(None,        None,         "self",  None,      None,    None),
    "employers.read":       _row("basin",     None,         None,    None,      "basin", "basin"),
    "employers.write":      _row("basin",     None,         None,    None,      None,    None),
    "referents.read":       _row("basin",     "sites",      None,    "partner", "basin", "basin"),
    "referents.write":      _row("basin",     None,         None,    None,      None,    "basin"),
    "hooks.read":           _row("basin",     None,         None,    None,      "basin", "basin"),
    "hooks.write":          _row("basin",     None,         None,    None,      None,    None),
    "openings.read":        _row("basin",     "basin",      "basin", "basin",   "basin", "basin"),
    "rosters.read":         _row("basin",     "sites",      "sites", None,      "basin", "basin"),
    "certificates.read":    _row("basin",     "basin",      None,    None,      "basin", "basin"),
    "proposals.read":       _row("basin",     "sites",      None,    None,      "basin", "basin"),
    "proposals.decide":     _row("basin",     "sites",      None,    None,      None,    "basin"),
    "requests.read":        _row("basin",     "sites",      None,    None,      "basin", "basin"),
    "requests.write":       _row("basin",     "sites",      None,    None,      None,    "basin"),
    "pins.read":            _row("basin",     "sites",      None,    None,      "basin", "basin"),
    "pins.write":           _row("basin",     "sites",      None,    None,      None,    "basin"),
    "absences.read":        _row("basin",     "sites",      "self",  None,      "basin", "basin"),
    "absences.write":       _row("basin",     "sites",      "self",  None,      None,    "basin"),
    "closures.read":        _row("basin",     "basin",      "basin", "basin",   "basin", "basin"),
    "closures.write":       _row("basin",     "sites",      None,    None,      None,    "basin"),
    "consents.read":        _row("basin",     "sites",      "self",  None,      "basin", "basin"),
    "consents.write":       _row("basin",     "sites",      "self",  None,      None,    None),
    "slots.read":           _row("basin",     "sites",      "sites", "partner", "basin", "basin"),
    "slots.write":          _row("basin",     "sites",      "sites", "partner", None,    "basin"),
    "availabilities.read":  _row("basin",     None,         None,    "partner", "basin", "basin"),
    "availabilities.write": _row("basin",     None,         None,    "partner", None,    "basin"),
    "cases.read":           _row("basin",     "sites",      "sites", "partner", "basin", "basin"),
    "cases.write":          _row("basin",     "sites",      "sites", "partner", None,    "basin"),
    "fragilities.read":     _row("basin",     "sites",      None,    None,      "basin", "basin"),
    "swaps.read":           _row("basin",     "sites",      "self",  None,      "basin", "basin"),
    "swaps.write":          _row("basin",     "sites",      "self",  None,      None,    None),
    "swaps.decide":         _row("basin",     "sites",      None,    None,      None,    None),
    "history.read":         _row("basin",     None,         None,    None,      "basin", "basin"),
    "events.read":          _row("basin",     "basin",      "basin", "basin",   "basin", "basin"),
}
# fmt: on
