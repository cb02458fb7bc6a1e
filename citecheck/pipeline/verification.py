"""Checks an evidence folder offline."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from citecheck.fetch.timestamp import OtherStampError, Stamp, StampError, read_stamp
from citecheck.model import ErrorCode, KnownError
from citecheck.report.folder import STAMP
from citecheck.report.folder_check import (
    Differs,
    FolderCheck,
    NoEvidenceError,
    check_folder,
    check_members,
)
from citecheck.wording.evidence import Difference

# What file managers leave in every folder that they show.
_LEFT_BY_SYSTEMS = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})


@dataclass(frozen=True, slots=True)
class Verification:
    """What was found of an evidence folder.

    Attributes:
        files: how many files agree with their hash.
        pages: how many of the captured pages lie in it.
        differs: empty when all is as it was written.
        stamp: what its time stamp says, or None where it has none that counts.
        removed: pages whose text was removed by age before the folder was written.
    """

    files: int
    pages: int
    differs: tuple[Differs, ...]
    stamp: Stamp | None
    removed: int = 0


def verify_file(path: Path) -> Verification:
    """Return how the evidence folder at ``path`` agrees with its hashes; no host is asked.

    Args:
        path: the ZIP, or the folder that it was unpacked to.

    Raises:
        KnownError: ``MISSING_FILE``; ``NOT_EVIDENCE`` for what is no such folder at all;
            ``UNREADABLE_FILE`` for what can't be opened, or is a device or a pipe: a ZIP is read
            from its end, which they don't have.
    """
    try:
        if path.is_dir():
            return _with_stamp(check_members(_Unpacked(path)))
        if path.exists() and not path.is_file():
            raise KnownError(ErrorCode.UNREADABLE_FILE, str(path), "it is no file on a disk")
        with path.open("rb") as file:
            return _with_stamp(check_folder(file))
    except FileNotFoundError as error:
        raise KnownError(ErrorCode.MISSING_FILE, str(path), str(error)) from error
    except NoEvidenceError as error:
        raise KnownError(ErrorCode.NOT_EVIDENCE, str(path)) from error
    except (OSError, zipfile.BadZipFile, ValueError) as error:
        raise KnownError(ErrorCode.UNREADABLE_FILE, str(path), str(error)[:200]) from error


class _Unpacked:
    """The files of a folder on the disk."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def sizes(self) -> list[tuple[str, int]]:
        """Return the files in the order of their paths; what systems leave there excluded."""
        return [
            (file.relative_to(self._folder).as_posix(), file.stat().st_size)
            for file in sorted(self._folder.rglob("*"))
            if file.is_file() and file.name not in _LEFT_BY_SYSTEMS
        ]

    def open(self, path: str) -> IO[bytes]:
        """Open a file of the folder."""
        return (self._folder / path).open("rb")


def _with_stamp(found: FolderCheck) -> Verification:
    """Return what was found, the time stamp included."""
    differs, stamp = found.differs, None
    if found.stamp is not None:
        try:
            stamp = read_stamp(found.stamp, found.sums)
        except OtherStampError:
            differs += (Differs(Difference.OTHER_STAMP, STAMP),)
        except StampError as error:
            differs += (Differs(Difference.BAD_STAMP, STAMP, str(error)),)
    return Verification(found.files, found.pages, differs, stamp, found.removed)
