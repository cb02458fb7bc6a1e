"""Removing old pages from a library: what would go, the removal in short steps, and the mark."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from citecheck.store import retention, shrinking
from citecheck.store.library_file import LibraryFile
from citecheck.store.retention import PurgePlan, Retention


@dataclass(frozen=True, slots=True)
class Purged:
    """How far a purge is.

    Attributes:
        pages: bodies removed so far.
        size: of them and their texts, in bytes of the library.
        shrinking: all are removed; the file is now made smaller.
        freed: by how many bytes the file on the disk is smaller, once all is done.
        written_anew: that an older library had to be written anew as a whole for that.
    """

    pages: int = 0
    size: int = 0
    shrinking: bool = False
    freed: int = 0
    written_anew: bool = False


def purge_plan(library: LibraryFile, rule: Retention) -> PurgePlan:
    """Return what a purge by ``rule`` would remove. Linear in the captures and the texts to go."""
    with library.reading() as db:
        return retention.plan_of(db, rule)


def purge(library: LibraryFile, rule: Retention, at: datetime) -> Iterator[Purged]:
    """Remove what ``rule`` lets go, dated ``at``, and make the file smaller; yield after each step.

    Every step is a short write of its own and on the disk when it is yielded: a process that dies,
    or a caller that stops asking, leaves a whole library in which some pages are removed and the
    others are not. What others write between two steps counts. One thread takes all steps.

    Raises:
        KnownError: the library can't be written.
    """
    done, after, marked = Purged(), "", retention.Marked()
    with library.reading() as db:
        size = shrinking.size_of(db)
    while True:
        with library.writing() as db:
            piece = retention.remove_some(db, rule, at, after, marked)
        if piece.last is None:
            break
        after = piece.last
        done = replace(done, pages=done.pages + piece.pages, size=done.size + piece.size)
        yield done
    if done.pages:
        yield from _shrunk(library, replace(done, shrinking=True), size)


def _shrunk(library: LibraryFile, done: Purged, size: int) -> Iterator[Purged]:
    with library.whole() as db:
        anew = not shrinking.shrinks_bit_by_bit(db)
        steps = (step for work in _WORK for step in work(db))
    while True:
        with library.whole():
            if next(steps, _NOTHING) is _NOTHING:
                break
        yield done
    with library.reading() as db:
        freed = size - shrinking.size_of(db)
    yield replace(done, freed=max(0, freed), written_anew=anew)


_WORK = (shrinking.forget_words, shrinking.give_back)
_NOTHING = object()


def mark_evidence(library: LibraryFile, key: str, at: datetime | None) -> None:
    """Mark a check as evidence at ``at``, or with None no more; a sign-off marks it besides.

    Raises:
        KnownError: ``NO_SUCH_CHECK``, or the library can't be written.
    """
    with library.writing() as db:
        retention.mark_check(db, key, at)


def backups_of(library: LibraryFile) -> tuple[Path, ...]:
    """Return the copies of a library that the program itself made beside it; they stay as they are.

    One is made before a library is brought up to date, one when it is moved away while open.
    """
    name, folder = library.path.name, library.path.parent
    made = (*folder.glob(f"{name}.v*.backup"), *folder.glob(f"{name}.rescued"))
    return tuple(sorted(made))
