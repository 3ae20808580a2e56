"""secret: texts of 256 bits that are shown once, and the hashes that are kept of them."""

import hashlib
import secrets

_BYTES = 32


def new_secret(prefix: str = "") -> str:
    """A text that nobody guesses; its prefix says what it is to whoever finds it where it should not be."""
    return prefix + secrets.token_urlsafe(_BYTES)


def hashed(secret: str) -> str:
    """What is kept of it. It is random: a fast hash is enough, and the same every time, so that it can be looked up."""
    return hashlib.sha256(secret.encode()).hexdigest()
