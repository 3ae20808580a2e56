"""signature: whether a body was sent by who holds the secret."""

import hashlib
import hmac


def is_signed(body: bytes, signature: str, secret: str) -> bool:
    """Whether `signature` is the hexadecimal HMAC-SHA256 of the raw body; it takes the same time where it is not."""
    expected = hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
    return hmac.compare_digest(expected.encode(), signature.encode(errors="replace"))
