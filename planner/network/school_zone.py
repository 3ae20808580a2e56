"""School zones: which of the zones A, B and C a département belongs to, by its académie.

The zones are those in force since 2015. Corsica and the overseas territories have calendars of their own, which are not
known here.
"""

_A = "01 03 07 15 16 17 19 21 23 24 25 26 33 38 39 40 42 43 47 58 63 64 69 70 71 73 74 79 86 87 89 90"
_C = "09 11 12 30 31 32 34 46 48 65 66 75 77 78 81 82 91 92 93 94 95"

_ZONES = {**dict.fromkeys(_A.split(), "A"), **dict.fromkeys(_C.split(), "C")}


def school_zone_of(departement: str) -> str | None:
    """A, B or C; None where the school holidays are not known."""
    if not departement.isdigit() or not 1 <= int(departement) <= 95:
        return None
    return _ZONES.get(departement, "B")
