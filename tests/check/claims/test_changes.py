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


def test_what_is_stated_and_what_is_counted_are_both_named() -> None:
    """Whoever reads of a false claim sees by how much."""

    def told(**fields: object) -> str:
        return texts(TRUE.but(changes=(FIRST.model_copy(update=fields), *CHANGES[1:])))

    hours = FIRST.notice_hours
    assert f"prévenance, énoncé {hours + 5} h, compté {hours} h" in told(notice_hours=hours + 5)
    assert "après, énoncé aucune présence, compté 08:30-12:00 à s1" in told(after=())
    assert "avant, énoncé 08:30-12:00 à s1, compté aucune présence" in told(before=FIRST.after)
    assert "dit exempt, ne l’est pas" in told(exempt=True)


def test_their_order_is_free() -> None:
    """Agents and dates say which is which."""
    assert false(TRUE.but(changes=CHANGES[::-1])) == []
