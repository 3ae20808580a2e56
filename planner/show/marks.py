"""The signs of an appointment's state, the same on every screen; none of them says anything by colour."""

MARKS = {"pris": "●", "libre": "○", "annulé": "✗"}
