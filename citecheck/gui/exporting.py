"""Write a report where the user says: whole or not at all."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path

from citecheck.model import ErrorCode, KnownError


def write_whole(path: Path, data: bytes) -> None:
    """Write ``data`` to ``path`` through a temporary file beside it, flushed to the disk.

    Raises:
        KnownError: ``DISK_FULL``, ``READ_ONLY`` or ``CANNOT_WRITE``; an old file stays as it was.
    """
    try:
        handle, temporary = tempfile.mkstemp(prefix=".citecheck-", dir=path.parent)
    except OSError as error:
        raise _known(error, path) from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(path)
    except OSError as error:
        Path(temporary).unlink(missing_ok=True)
        raise _known(error, path) from error


def _known(error: OSError, path: Path) -> KnownError:
    code = {
        errno.ENOSPC: ErrorCode.DISK_FULL,
        errno.EROFS: ErrorCode.READ_ONLY,
        errno.EACCES: ErrorCode.READ_ONLY,
        errno.EPERM: ErrorCode.READ_ONLY,
    }.get(error.errno or 0, ErrorCode.CANNOT_WRITE)
    return KnownError(code, str(path), error.strerror or str(error))
