"""Whether an evidence folder is still what was written, by its own hashes and nothing else."""

from __future__ import annotations

import hashlib
import json
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Any, Protocol

from citecheck.report.folder import MANIFEST, STAMP, SUMS
from citecheck.wording.evidence import Difference

_LINE = re.compile(r"([0-9a-f]{64}) [ *]([^\r\n]{1,1000})")
_MOST_BYTES = 4 * 2**30
_LARGEST_TOLD = 256 * 2**20
_PIECE = 2**20
_MOST_FILES = 100_000


@dataclass(frozen=True, slots=True)
class Differs:
    """One way in which a folder is not what it says, with the file's name."""

    difference: Difference
    path: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class FolderCheck:
    """What was found of a folder.

    Attributes:
        files: how many files agree with their hash.
        pages: how many of the captured pages lie in it.
        differs: in the order of the folder; empty when all is as it was written.
        removed: pages whose text was removed by age before the folder was written.
        sums: the bytes of SHA256SUMS, for whoever checks a time stamp; empty without.
        stamp: the time stamp as it lies there, or None.
    """

    files: int
    pages: int
    differs: tuple[Differs, ...]
    sums: bytes
    stamp: bytes | None
    removed: int = 0


class NoEvidenceError(ValueError):
    """Nothing in a folder says that it is one of evidence."""


class Members(Protocol):
    """The files of a folder, packed or not."""

    def sizes(self) -> list[tuple[str, int]]:
        """Return the path of every file, "/" between its parts, and its length in bytes."""
        ...

    def open(self, path: str) -> IO[bytes]:
        """Open a file for reading; raises what ``zipfile`` raises, or ``OSError``."""
        ...


class _Packed:
    """The files of a ZIP."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive

    def sizes(self) -> list[tuple[str, int]]:
        infos = self._archive.infolist()
        return [(info.filename, info.file_size) for info in infos if not info.is_dir()]

    def open(self, path: str) -> IO[bytes]:
        return self._archive.open(path)


def check_folder(file: IO[bytes]) -> FolderCheck:
    """Compare every file of a folder (a ZIP) with its hash. Linear in its unpacked bytes.

    Raises:
        zipfile.BadZipFile: it is no ZIP, or its directory is damaged.
        ValueError: it holds more than such a folder ever does.
    """
    with zipfile.ZipFile(file) as archive:
        return check_members(_Packed(archive))


def check_members(members: Members) -> FolderCheck:
    """Compare every file with its hash. Linear in their bytes.

    Raises:
        NoEvidenceError: it has neither hashes nor a manifest.
        ValueError: there is more than such a folder ever holds.
    """
    sizes = members.sizes()
    if not {SUMS, MANIFEST} & {path for path, _ in sizes}:
        raise NoEvidenceError
    if len(sizes) > _MOST_FILES or sum(size for _, size in sizes) > _MOST_BYTES:
        msg = "more or larger files than an evidence folder holds"
        raise ValueError(msg)
    return _Comparison(members, sizes).result()


class _Comparison:
    """One folder beside its hashes."""

    def __init__(self, members: Members, sizes: list[tuple[str, int]]) -> None:
        self._members = members
        self._sizes = dict(sizes)
        self._names = [path for path, _ in sizes]
        self._found: list[Differs] = []
        self._hashes: dict[str, str] = {}

    def result(self) -> FolderCheck:
        """Return what agrees and what differs."""
        self._found += _odd_names(self._names)
        sums = self._told(SUMS)
        listed = self._listed(sums)
        for path in self._sizes:
            if path not in {SUMS, STAMP}:
                self._compare(path, listed.get(path))
        missing = [path for path in listed if path not in self._sizes]
        self._found += [Differs(Difference.MISSING, path) for path in missing]
        self._found += self._manifest_differs()
        pages = self._pages()
        self._found += pages.missing
        wrong = {one.path for one in self._found}
        right = sum(path in listed and path not in wrong for path in self._hashes)
        return FolderCheck(
            right,
            pages.there,
            tuple(self._found),
            sums or b"",
            self._told(STAMP) or None,
            pages.removed,
        )

    def _told(self, path: str) -> bytes | None:
        """Return a file that tells of others; None where it is missing or can't be unpacked."""
        size = self._sizes.get(path)
        if size is None or size > _LARGEST_TOLD:
            return None
        try:
            with self._members.open(path) as member:
                return member.read(_LARGEST_TOLD)
        except (*_UNPACKING, EOFError):
            return None

    def _listed(self, sums: bytes | None) -> dict[str, str]:
        """Return the hash that SHA256SUMS tells of each file."""
        if sums is None:
            self._found.append(Differs(Difference.NO_SUMS, SUMS))
            return {}
        listed: dict[str, str] = {}
        for line in sums.decode("utf-8", "replace").splitlines():
            found = _LINE.fullmatch(line)
            if found is None:
                self._found.append(Differs(Difference.BAD_SUMS, SUMS, line[:80]))
            else:
                listed[found[2]] = found[1]
        return listed

    def _compare(self, path: str, told: str | None) -> None:
        try:
            self._hashes[path] = self._hash(path)
        except (*_UNPACKING, EOFError):
            self._found.append(Differs(Difference.UNREADABLE, path))
            return
        if told is None:
            self._found.append(Differs(Difference.UNLISTED, path))
        elif told != self._hashes[path]:
            self._found.append(Differs(Difference.CHANGED, path))

    def _hash(self, path: str) -> str:
        digest = hashlib.sha256()
        with self._members.open(path) as member:
            while piece := member.read(_PIECE):
                digest.update(piece)
        return digest.hexdigest()

    def _manifest_differs(self) -> Iterator[Differs]:
        """Yield the files of which the manifest tells something else."""
        manifest = _object(self._told(MANIFEST))
        rows = manifest.get("files") if manifest else None
        if not isinstance(rows, list):
            yield Differs(Difference.BAD_MANIFEST, MANIFEST)
            return
        for row in rows:
            path = str(row.get("path")) if isinstance(row, dict) else ""
            if path not in self._hashes:
                continue  # that it is missing is told already
            told = row.get("sha256"), row.get("bytes")
            if told != (self._hashes[path], self._sizes[path]):
                yield Differs(Difference.MANIFEST_DIFFERS, path)

    def _pages(self) -> _Pages:
        """Return how many of the pages that the report rests on lie in the folder."""
        report = _object(self._told("report.json"))
        claims = report.get("claims") if report else None
        there = set(self._hashes.values())
        told = list(_page_hashes(claims if isinstance(claims, list) else []))
        removed = {digest for digest, was_removed in told if was_removed}
        rested = dict.fromkeys(digest for digest, _ in told if digest not in removed)
        missing = [
            Differs(Difference.NOT_IN_REPORT, "report.json", digest)
            for digest in rested
            if digest not in there
        ]
        return _Pages(len(rested) - len(missing), missing, len(removed))


@dataclass(frozen=True, slots=True)
class _Pages:
    there: int
    missing: list[Differs]
    removed: int


# What zipfile raises for a member that was changed; OSError covers a file that went away.
_UNPACKING = (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, RuntimeError, OSError)


def _odd_names(names: list[str]) -> Iterator[Differs]:
    for path, count in Counter(names).items():
        if count > 1:
            yield Differs(Difference.TWICE, path)
        parts = path.replace("\\", "/").split("/")
        if ".." in parts or path.startswith(("/", "\\")) or ":" in path:
            yield Differs(Difference.UNSAFE_NAME, path)


def _object(data: bytes | None) -> dict[str, Any]:
    """Return a JSON object, or an empty one for what is none."""
    try:
        value = json.loads(data or b"")
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def _page_hashes(claims: list[Any]) -> Iterator[tuple[str, bool]]:
    """Yield the hash of every page that claims name, and whether its bytes were removed by age."""
    for claim in claims:
        pages = claim.get("pages") if isinstance(claim, dict) else None
        for page in pages if isinstance(pages, list) else []:
            digest = page.get("sha256") if isinstance(page, dict) else None
            if isinstance(digest, str):
                yield digest, isinstance(page.get("removed"), dict)
