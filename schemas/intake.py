"""Bytes from a path, and no more of them than a problem can need."""

import os
from pathlib import Path

from schemas.errors import InvalidInput
from schemas.faults import Fault, shortened

LIMIT_BYTES = 64 * 1024 * 1024
"""Files over this size are refused unread."""

_SPLIT = "split the basin, or give the file that was meant"


def read_bytes(path: Path) -> bytes:
    """The content of a file, or of a stream up to its end.

    Raises:
        InvalidInput: where there is no such file, it cannot be read, or it is too large.
    """
    try:
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            data = file.read(LIMIT_BYTES + 1) if size <= LIMIT_BYTES else b""
    except (OSError, ValueError) as error:  # ValueError: a path that no system takes
        raise InvalidInput([_unreadable(path, error)]) from error
    if size > LIMIT_BYTES:
        raise InvalidInput([Fault("", f"a file of {size} bytes", _at_most(), _SPLIT)])
    refuse_too_large(data)
    return data


def refuse_too_large(data: bytes) -> None:
    """Refuse bytes over the limit.

    Raises:
        InvalidInput: where there are more.
    """
    if len(data) > LIMIT_BYTES:
        raise InvalidInput([Fault("", f"more than {LIMIT_BYTES} bytes", _at_most(), _SPLIT)])


def _at_most() -> str:
    return f"at most {LIMIT_BYTES} bytes ({LIMIT_BYTES // 1024**2} MiB)"


def _unreadable(path: Path, error: OSError | ValueError) -> Fault:
    reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
    name = shortened(str(path)[-60:])
    return Fault("", f"{name}: {reason.lower()}", "a file that can be read", "correct the path, or let it be read")
