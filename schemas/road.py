"""road: how long a journey takes where nobody has said so: an estimate from where the two places lie.

The great circle, three tenths longer because roads bend, at 50 km/h, rounded up to five minutes. It is an estimate, and
whoever tells of it says so; mountain roads are slower.
"""

from math import asin, ceil, cos, radians, sin, sqrt

from schemas.site import Location

BEND = 1.3
"""Road over great circle."""
SPEED = 50
"""Kilometres an hour."""
STEP = 5
"""Minutes to which an estimate is rounded up."""
LONGEST = 60
"""Minutes beyond which a journey is not made within a working day."""

_EARTH_KM = 6371.0


def kilometres(one: Location, other: Location) -> float:
    """Length of the great circle between two places."""
    lat1, lat2 = radians(one.lat), radians(other.lat)
    half_lat, half_lon = (lat2 - lat1) / 2, radians(other.lon - one.lon) / 2
    chord = sin(half_lat) ** 2 + cos(lat1) * cos(lat2) * sin(half_lon) ** 2
    return 2 * _EARTH_KM * asin(min(1.0, sqrt(chord)))


def estimated_minutes(one: Location, other: Location) -> int:
    """Minutes of the journey between two places, by the rule above."""
    return ceil(kilometres(one, other) * BEND / SPEED * 60 / STEP) * STEP
