"""tokens: what opens a feed: 256 random bits, shown once, of which only a hash is kept."""

import hashlib
import secrets

TOKEN_BYTES = 32
ID_BYTES = 9
CALENDAR, PAGE, SHEET = ".ics", ".html", ".csv"
"""How addresses end: of a calendar, and of what a partner reads beside its own."""


def new_token() -> str:
    """A token that nobody can guess, in letters that an address takes."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def new_id() -> str:
    """An id to speak of a feed by; it opens nothing."""
    return f"f-{secrets.token_hex(ID_BYTES)}"


def hash_of(token: str) -> str:
    """What is kept of a token. Of 256 random bits nothing slower is needed; what is none has a hash as well."""
    return hashlib.sha256(token.encode(errors="surrogatepass")).hexdigest()


def path_of(token: str) -> str:
    """Where the feed is read, below the address that the public has."""
    return f"/feeds/{token}{CALENDAR}"
