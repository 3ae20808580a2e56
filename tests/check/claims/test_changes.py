"""claim.changes: what is stated to differ."""

from tests.check.claims.planned import TRUE, false, texts

CHANGES = TRUE.roster.changes
FIRST = CHANGES[0]


def test_every_change_is_stated_once_as_it_is() -> None:
    """Passed over in silence, invented, or otherwise than it is."""
    assert len(CHANGES) == 3
    assert "passé sous silence" in texts(TRUE.but(changes=CHANGES[1:]))
    assert false(TRUE.but(changes=(*CHANGES, FIRST))) == ["claim.changes"]
    for fields in ({"notice_hours": 0}, {"exempt": True}, {"after": ()}):
        assert false(TRUE.but(changes=(FIRST.model_copy(update=fields), *CHANGES[1:]))) == ["claim.changes"]


def test_their_order_is_free() -> None:
    """Agents and dates say which is which."""
    assert false(TRUE.but(changes=CHANGES[::-1])) == []
