"""What window and terminal ask of the library alone, from any thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from citecheck.model import Check, Review
from citecheck.store import purging
from citecheck.store.captures import Capture
from citecheck.store.library import Library
from citecheck.store.purging import Purged
from citecheck.store.retention import PurgePlan, Retention
from citecheck.store.search import SearchHit
from citecheck.store.summaries import CheckSummary


class Shelf:
    """The library as window and terminal see it; its methods may be called from any thread."""

    def __init__(self, library: Library, now: Callable[[], datetime]) -> None:
        self.library = library
        self._now = now

    def record(self, key: str, reviews: Sequence[Review]) -> None:
        """Append reviews, all or none.

        Raises:
            KnownError: the library can't be written.
        """
        self.library.add_reviews(key, reviews)

    def load(self, key: str) -> Check:
        """Return a check of the library.

        Raises:
            KnownError: ``NO_SUCH_CHECK``.
        """
        return self.library.load_check(key)

    def with_bodies(self, check: Check) -> Check:
        """Return a check with the bytes of its pages; see ``Library.with_bodies``."""
        return self.library.with_bodies(check)

    def delete(self, key: str) -> None:
        """Delete a check with its reviews and the captures that no other check rests on.

        Raises:
            KnownError: ``NO_SUCH_CHECK``, or the library can't be written.
        """
        self.library.delete_check(key)

    def checks(self) -> tuple[CheckSummary, ...]:
        """Return the checks of the library, newest first."""
        return self.library.list_checks()

    def search(self, words: str, *, limit: int = 50) -> tuple[SearchHit, ...]:
        """Return the articles, claims and pages that hold ``words``; see ``Library.search``."""
        return self.library.search(words, limit=limit)

    def capture(self, snapshot_id: int) -> Capture:
        """Return a capture that a search found, with its text.

        Raises:
            KnownError: ``LIBRARY_DAMAGED``.
            LookupError: it was deleted since.
        """
        return self.library.load_capture(snapshot_id)

    def mark_evidence(self, key: str, *, on: bool) -> None:
        """Keep the pages of a check whatever the retention rule, or let them follow it again.

        Raises:
            KnownError: ``NO_SUCH_CHECK``, or the library can't be written.
        """
        purging.mark_evidence(self.library, key, self._now() if on else None)

    def purge_plan(self, rule: Retention) -> PurgePlan:
        """Return what a purge would remove."""
        return purging.purge_plan(self.library, rule)

    def library_copies(self) -> tuple[str, ...]:
        """Return the names of the copies that the program made of the library beside it."""
        return tuple(path.name for path in purging.backups_of(self.library))

    def purge(
        self, rule: Retention, tell: Callable[[Purged], object], stopped: Callable[[], bool]
    ) -> Purged:
        """Remove what ``rule`` lets go, step by step, in the thread that calls; return the end.

        Args:
            rule: what is old.
            tell: is told after each step how far it is.
            stopped: asked after each step; what was removed then stays removed.

        Raises:
            KnownError: the library can't be written.
        """
        done = Purged()
        for done in purging.purge(self.library, rule, self._now()):
            tell(done)
            if stopped():
                break
        return done
