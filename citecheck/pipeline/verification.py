"""Checks an evidence folder offline."""

from __future__ import annotations

import zipfile
from pathlib import Path

from citecheck.model import ErrorCode, KnownError
from citecheck.report.folder_check import FolderCheck, check_folder


def verify_file(path: Path) -> FolderCheck:
    """Return how the evidence folder at ``path`` agrees with its hashes; no host is asked.

    Raises:
        KnownError: ``MISSING_FILE``; ``UNREADABLE_FILE`` for what is no such folder at all.
    """
    try:
        with path.open("rb") as file:
            return check_folder(file)
    except FileNotFoundError as error:
        raise KnownError(ErrorCode.MISSING_FILE, str(path), str(error)) from error
    except (OSError, zipfile.BadZipFile, ValueError) as error:
        raise KnownError(ErrorCode.UNREADABLE_FILE, str(path), str(error)[:200]) from error
