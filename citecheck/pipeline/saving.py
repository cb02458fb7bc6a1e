"""Files for people, written whole or not at all."""

from __future__ import annotations

import errno
import os
import uuid
from pathlib import Path

from citecheck.model import ErrorCode, KnownError

_CODES = {
    errno.ENOSPC: ErrorCode.DISK_FULL,
    errno.EDQUOT: ErrorCode.DISK_FULL,
    errno.EROFS: ErrorCode.READ_ONLY,
    errno.EACCES: ErrorCode.READ_ONLY,
    errno.EPERM: ErrorCode.READ_ONLY,
}


def write_whole(path: Path, data: bytes) -> None:
    """Write ``data`` to ``path`` by a file beside it that is flushed to the disk and renamed.

    The file gets the rights that new files have here; a link stays one, and its file is written.
    A folder that is not there is not made: it is likelier a slip of the pen.

    Raises:
        KnownError: ``DISK_FULL``, ``READ_ONLY`` or ``CANNOT_WRITE``; an old file stays as it was.
    """
    # Not tempfile: its files are for their owner alone, a report is for others.
    target = Path(os.path.realpath(path)) if path.is_symlink() else path
    part = target.with_name(f".{uuid.uuid4().hex[:12]}.part")
    try:
        try:
            with part.open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        code = _CODES.get(error.errno or 0, ErrorCode.CANNOT_WRITE)
        raise KnownError(code, str(path), error.strerror or str(error)) from error
