"""video_link: the way into the video room of an appointment, for those two who meet there and nobody else.

The room's name cannot be guessed and stands in no event, no list and no log; the template is the partner's
(`config/partners.toml`). A partner's account stands for its referents.
"""

from config.partners import reception_of
from schemas.tables.slot import SlotRow

_TAKEN = frozenset({"booked", "moving"})


def video_link(row: SlotRow, *, agent: str | None, partner: str | None) -> str | None:
    """The address, for the agent who attends and for the referent's partner; None for all others.

    There is none before the appointment is taken, nor once it is over, given up or withdrawn.
    """
    meets = (agent is not None and agent == row.agent) or (partner is not None and partner == row.partner)
    if not meets or row.room is None or row.state not in _TAKEN:
        return None
    return reception_of(row.partner).video_link.replace("{room}", row.room)
