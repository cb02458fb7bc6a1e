"""An evidence folder: report, texts, pages as received, and hashes by which others can check them.

Every name in it is safe on Windows, macOS and Linux: ASCII letters, digits, dots and hyphens.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlsplit

from citecheck import __version__
from citecheck.model import Check, House, PageText, Snapshot
from citecheck.report.captures import capture_object, tls_object
from citecheck.report.html_report import html_report
from citecheck.report.json_report import json_report
from citecheck.wording.evidence import FileKind, Stamping, how_to_verify, what_it_is

MANIFEST = "manifest.json"
SUMS = "SHA256SUMS"
STAMP = "SHA256SUMS.tsr"
ARCHIVE = "evidence.warc.gz"

_ENDINGS = {
    "text/html": ".html",
    "application/xhtml+xml": ".xhtml",
    "text/plain": ".txt",
    "application/pdf": ".pdf",
    "application/json": ".json",
    "application/xml": ".xml",
    "text/xml": ".xml",
    "multipart/related": ".mhtml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}
_UNSAFE = re.compile(r"[^a-z0-9.-]{1,300}")
_LONGEST_HOST = 60
_OLDEST_ZIP_TIME = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Captured:
    """A capture that a check rests on.

    Attributes:
        page: the text read from it, or None.
    """

    snapshot: Snapshot
    page: PageText | None


@dataclass(frozen=True, slots=True)
class FolderFile:
    """One file of the folder.

    Attributes:
        snapshot: the capture that it is of, or None.
    """

    path: str
    data: bytes
    kind: FileKind
    snapshot: Snapshot | None = None

    @property
    def sha256(self) -> str:
        """Of its bytes, in hexadecimal."""
        return hashlib.sha256(self.data).hexdigest()


def captured_of(check: Check) -> tuple[Captured, ...]:
    """Return every capture that ``check`` shows, each once, in the order of its claims.

    Earlier copies, whose words were others, stand behind them: verdicts may rest on those.
    """
    pages = [page for claim in check.claims for page in claim.pages]
    found: dict[Snapshot, PageText | None] = {}
    for page in pages:
        if page.snapshot is not None:
            found[page.snapshot] = page.page or found.get(page.snapshot)
    for page in pages:
        if page.earlier is not None:
            found.setdefault(page.earlier.snapshot, page.earlier.page)
    return tuple(Captured(snapshot, page) for snapshot, page in found.items())


def folder_files(
    check: Check,
    captured: Sequence[Captured],
    *,
    archive: bytes,
    made_at: datetime,
    stamping: Stamping,
    house: House | None = None,
) -> tuple[FolderFile, ...]:
    """Return every file of the folder but the hashes; the same input gives the same bytes.

    Args:
        check: what is reported.
        captured: what it rests on.
        archive: the same captures as a WARC.
        made_at: aware time that report and manifest name as their own.
        stamping: what the folder says of a time stamp.
        house: whose rules for quotations the reports tell of, or None.
    """
    text = check.article.text.encode("utf-8", "replace")
    files = [
        FolderFile("report.html", html_report(check, made_at, house=house), FileKind.REPORT_HTML),
        FolderFile("report.json", json_report(check, made_at, house=house), FileKind.REPORT_JSON),
        FolderFile("article.txt", text, FileKind.ARTICLE),
        *_capture_files(captured),
        FolderFile(ARCHIVE, archive, FileKind.ARCHIVE),
        FolderFile("verify.txt", how_to_verify(stamping).encode(), FileKind.HOW_TO),
    ]
    manifest = _manifest(check, captured, files, made_at)
    return (*files, FolderFile(MANIFEST, manifest, FileKind.MANIFEST))


def sums_of(files: Iterable[FolderFile]) -> bytes:
    """Return the hashes of ``files`` as sha256sum (GNU coreutils) writes and checks them."""
    lines = sorted(f"{file.sha256}  {file.path}\n" for file in files)
    return "".join(sorted(lines, key=lambda line: line[66:])).encode("ascii")


def folder_zip(
    files: Iterable[FolderFile], sums: bytes, *, made_at: datetime, stamp: bytes | None = None
) -> bytes:
    """Return the folder as a ZIP; all members are dated ``made_at``, in UTC."""
    out = io.BytesIO()
    at = max(made_at.astimezone(UTC).timetuple()[:6], _OLDEST_ZIP_TIME)
    named = [(file.path, file.data) for file in files] + [(SUMS, sums)]
    with zipfile.ZipFile(out, "w") as archive:
        for path, data in named + ([(STAMP, stamp)] if stamp else []):
            info = zipfile.ZipInfo(path, at)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3  # else it tells which system made it
            info.external_attr = 0o100644 << 16
            archive.writestr(info, data)
    return out.getvalue()


def _capture_files(captured: Sequence[Captured]) -> list[FolderFile]:
    files: list[FolderFile] = []
    for number, one in enumerate(captured, 1):
        snapshot, name = one.snapshot, _name(number, len(captured), one.snapshot)
        if snapshot.body:
            path = f"pages/{name}{_ending(snapshot)}"
            files.append(FolderFile(path, snapshot.body, FileKind.PAGE, snapshot))
        if one.page is not None:
            text = one.page.text.encode("utf-8", "replace")
            files.append(FolderFile(f"texts/{name}.txt", text, FileKind.PAGE_TEXT, snapshot))
    return files


def _name(number: int, count: int, snapshot: Snapshot) -> str:
    """Return a name for a capture's files: its number, and its host where it has one."""
    try:
        host = urlsplit(snapshot.page_url or "").hostname or ""
    except ValueError:
        host = ""
    safe = _UNSAFE.sub("-", host.lower())[:_LONGEST_HOST].strip(".-")
    return f"{number:0{len(str(count))}d}-{safe or 'page'}"


def _ending(snapshot: Snapshot) -> str:
    told = snapshot.media_type or snapshot.header("content-type").partition(";")[0].strip().lower()
    if told in _ENDINGS:
        return _ENDINGS[told]
    return ".pdf" if snapshot.body.startswith(b"%PDF-") else ".bin"


def _manifest(
    check: Check, captured: Sequence[Captured], files: Sequence[FolderFile], made_at: datetime
) -> bytes:
    """Return what every file is and how every page was had, as JSON in UTF-8."""
    whole = {
        "citecheck_evidence": 1,
        "made_at": made_at.isoformat(),
        "made_with": f"citecheck {__version__}",
        "article": {
            "title": check.article.title,
            "url": check.article.url,
            "sha256": check.article.sha256,
        },
        "files": [_file_object(file) for file in files],
        "captures": [capture_object(one.snapshot) for one in captured],
    }
    text = json.dumps(whole, ensure_ascii=False, indent=1, allow_nan=False)
    return (text + "\n").encode("utf-8", "replace")


def _file_object(file: FolderFile) -> dict[str, object]:
    told: dict[str, object] = {
        "path": file.path,
        "sha256": file.sha256,
        "bytes": len(file.data),
        "kind": file.kind.value,
        "what": what_it_is(file.kind),
    }
    snapshot = file.snapshot
    if snapshot is not None:
        told |= {
            "url": snapshot.url,
            "fetched_at": snapshot.fetched_at.isoformat(),
            "outcome": snapshot.outcome.value,
            "tls": tls_object(snapshot),
        }
    return told
