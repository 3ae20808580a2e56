"""passwords: Argon2id, with what the library holds for safe today; a hash of older figures is made anew."""

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from schemas.errors import InvalidInput
from schemas.faults import Fault

SHORTEST, LONGEST = 12, 200
"""Characters of a password. A longer one would only cost time."""
_HASHER = PasswordHasher()
_NOBODYS = _HASHER.hash("nobody has this password")


def hash_of(password: str) -> str:
    """What is kept of a password; `InvalidInput` where it is too short or too long."""
    if not SHORTEST <= len(password) <= LONGEST:
        expected = f"{SHORTEST} to {LONGEST} characters"
        raise InvalidInput([Fault("/password", f"{len(password)} characters", expected, "choose another one")])
    return _HASHER.hash(password)


def is_right(password: str, kept: str | None) -> bool:
    """Whether it is the password; takes as long where there is none."""
    try:
        _HASHER.verify(_NOBODYS if kept is None else kept, password[: LONGEST + 1])
    except (VerificationError, InvalidHashError):
        return False
    return kept is not None


def is_outdated(kept: str) -> bool:
    """Whether the hash should be made anew at the next chance."""
    return _HASHER.check_needs_rehash(kept)
