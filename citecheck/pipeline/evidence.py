"""The captures that a check rests on, as archives that others can read, replay and verify."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from citecheck.config import Options
from citecheck.fetch.timestamp import time_stamp
from citecheck.fetch.warc import wacz_bytes, warc_bytes
from citecheck.model import Check, House, KnownError, Snapshot
from citecheck.pipeline.saving import write_whole
from citecheck.report.folder import FolderFile, captured_of, folder_files, folder_zip, sums_of
from citecheck.wording.errors import sentence
from citecheck.wording.evidence import Stamping

# The hashes of a folder → a time stamp over them; KnownError where none can be had.
Stamper = Callable[[bytes], Awaitable[bytes]]


@dataclass(frozen=True, slots=True)
class EvidenceFolder:
    """An evidence folder as the bytes of a ZIP.

    Attributes:
        stamp_failure: why it has no time stamp though one was asked for; else empty.
    """

    data: bytes
    stamp_failure: str = ""


def captures_of(check: Check) -> tuple[Snapshot, ...]:
    """Return every capture that ``check`` shows, each once, in the order of its claims."""
    return tuple(one.snapshot for one in captured_of(check))


def evidence_as_warc(check: Check, *, made_at: datetime) -> bytes:
    """Return the captures of ``check`` as a gzipped WARC 1.1 (ISO 28500)."""
    return warc_bytes(captures_of(check), made_at=made_at)


def evidence_as_wacz(check: Check, *, made_at: datetime) -> bytes:
    """Return the captures of ``check`` as a WACZ 1.1.1."""
    return wacz_bytes(captures_of(check), made_at=made_at, title=check.article.title)


async def evidence_folder(
    check: Check,
    *,
    made_at: datetime,
    stamp_url: str = "",
    stamper: Stamper | None = None,
    house: House | None = None,
) -> EvidenceFolder:
    """Return report, texts, raw pages, archive and hashes of ``check`` as one ZIP.

    Without ``stamper`` the same check and time give the same bytes. A time stamp that can't be had
    never costs the folder: it is made without, and says so.

    Args:
        check: what the library holds of it, with its bodies (``Library.with_bodies``).
        made_at: aware time that the folder names as its own.
        stamp_url: of the server behind ``stamper``, as the folder names it.
        stamper: asks for a time stamp over the folder's hashes.
        house: whose rules for quotations the reports tell of, or None.
    """
    captured = captured_of(check)
    archive = evidence_as_warc(check, made_at=made_at)

    def made(stamping: Stamping) -> tuple[tuple[FolderFile, ...], bytes]:
        files = folder_files(
            check, captured, archive=archive, made_at=made_at, stamping=stamping, house=house
        )
        return files, sums_of(files)

    if stamper is None:
        return EvidenceFolder(folder_zip(*made(Stamping()), made_at=made_at))
    files, sums = made(Stamping(stamp_url))
    try:
        stamp = await stamper(sums)
    except KnownError as error:
        reason = sentence(error)
        # Anew: what the folder says of its stamp is under its hashes.
        without = made(Stamping(stamp_url, reason))
        return EvidenceFolder(folder_zip(*without, made_at=made_at), reason)
    return EvidenceFolder(folder_zip(files, sums, made_at=made_at, stamp=stamp))


async def stamped_folder(check: Check, options: Options, *, made_at: datetime) -> EvidenceFolder:
    """Return an evidence folder, with a time stamp where ``options`` name a server for it."""
    if not options.timestamp_url:
        return await evidence_folder(check, made_at=made_at, house=options.house)

    async def stamper(sums: bytes) -> bytes:
        return await time_stamp(sums, options)

    return await evidence_folder(
        check,
        made_at=made_at,
        stamp_url=options.timestamp_url,
        stamper=stamper,
        house=options.house,
    )


def write_evidence_folder(
    check: Check, options: Options, path: Path, *, made_at: datetime
) -> EvidenceFolder:
    """Write an evidence folder to ``path``, whole or not at all, and return it.

    Waits for the time stamp server where ``options`` name one; runs a loop of its own, so not for
    a thread that has one.

    Raises:
        KnownError: the file can't be written.
    """
    folder = asyncio.run(stamped_folder(check, options, made_at=made_at))
    write_whole(path, folder.data)
    return folder
