"""The library of checks: what the rest of the program may ask of SQLite."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from citecheck.model import (
    Article,
    Attribution,
    Check,
    ClaimResult,
    Finding,
    HandMark,
    PageText,
    Reference,
    Review,
    Snapshot,
)
from citecheck.store import captures, checks, hand_claims, runs, search_index, summaries
from citecheck.store.captures import Capture
from citecheck.store.library_file import LibraryFile
from citecheck.store.opening import open_file
from citecheck.store.packing import pack
from citecheck.store.search import SearchHit, parsed_query, search_texts
from citecheck.store.shown_pages import load_pages, with_captures
from citecheck.store.summaries import CheckSummary

_BATCHES_BEFORE_SEARCH = 4


def open_library(path: Path) -> Library:
    """Return the library at ``path``, made with its folders when there is none.

    This process then owns it until ``close``. A library that can't be written (a read-only file or
    folder) is opened for reading: ``library.read_only``.

    Raises:
        KnownError: ``LIBRARY_IN_USE`` (within 2 s), ``NOT_A_LIBRARY``, ``LIBRARY_DAMAGED``,
            ``LIBRARY_TOO_NEW``, ``READ_ONLY``, ``DISK_FULL`` or ``CANNOT_WRITE``.
    """
    return Library(path, open_file(path))


class Library(LibraryFile):
    """One open library, for any number of threads; a context manager.

    Each thread has its own connection. Every write is on the disk when its method returns.
    All methods raise ``KnownError`` for faults of the world: ``READ_ONLY``, ``DISK_FULL``,
    ``CANNOT_WRITE`` from writing, ``LIBRARY_DAMAGED`` from reading, ``NO_SUCH_CHECK`` for a key
    that is not there. What may be removed of it by age is told and done in ``store.purging``.
    """

    # What a person checks

    def save_article(self, article: Article, at: datetime) -> str:
        """Keep an article and return the key of its check, the text's sha256.

        The same text opened again continues the same check.
        """
        with self.writing() as db:
            checks.upsert_article(db, article, at)
        return article.sha256

    def save_attributions(self, key: str, attributions: Sequence[Attribution]) -> None:
        """Let these be what is detected in an article, in text order.

        Findings and reviews hang on ``Attribution.key``: those of a claim that is detected again
        are its own again. Claims marked or changed by hand stay as they are, and what they stand
        for does not come back (``load_attributions``).
        """
        with self.writing() as db:
            hand_claims.replace_detected(db, key, attributions)

    def load_attributions(self, key: str) -> tuple[Attribution, ...]:
        """Return the claims of a check in text order: what is detected, as people changed it."""
        with self.reading() as db:
            checks.article_row(db, key)
            return tuple(one for _key, one in checks.load_attributions(db, key))

    def save_hand_marks(
        self, key: str, marks: Sequence[HandMark], person: str, at: datetime
    ) -> tuple[HandMark, ...]:
        """Append what ``person`` marked, changed or took away; return the marks that undo it."""
        with self.writing() as db:
            return hand_claims.insert_marks(db, key, marks, person, at)

    def replace_references_of(
        self, key: str, attributions: Iterable[str], references: Iterable[Reference]
    ) -> None:
        """Let these be the candidate pages of the claims with these keys; those by hand stay."""
        with self.writing() as db:
            checks.replace_references_of(db, key, attributions, references)

    def save_references(self, key: str, references: Iterable[Reference]) -> None:
        """Let these be the candidate pages of a check's claims, each claim's best first.

        Pages that were given by hand before stay, behind them.
        """
        with self.writing() as db:
            checks.replace_references(db, key, references)

    def load_references(self, key: str) -> tuple[Reference, ...]:
        """Return the candidate pages of all claims, checked or not."""
        with self.reading() as db:
            checks.article_row(db, key)
            return tuple(checks.load_references(db, key))

    # What the web answered

    def save_judged(
        self,
        key: str,
        run: int,
        captured: tuple[Snapshot, PageText | None],
        results: Iterable[tuple[str, Reference, Finding]],
    ) -> int:
        """Keep a capture, its text, and what a run found there; return the id of the capture.

        All at one stroke. An equal capture is kept once: of the same address, outcome, time and
        bytes; of a page given by hand the time does not count. For the results see
        ``save_results``.
        """
        snapshot, page = captured
        body = pack(snapshot)
        with self.writing() as db:
            number = captures.insert_snapshot(db, snapshot, body)
            if page is not None:
                captures.upsert_page(db, number, page)
            checks.insert_results(db, key, run, number, results)
            return number

    def with_body(self, snapshot: Snapshot) -> Snapshot:
        """Return a capture with its body, where that was left in the library.

        One that was removed by age meanwhile is told as such.

        Raises:
            KnownError: ``LIBRARY_DAMAGED`` when the body is not what was saved.
        """
        if snapshot.kept is None:
            return snapshot
        with self.reading() as db:
            return captures.with_body(db, snapshot, snapshot.kept)

    def with_bodies(self, check: Check) -> Check:
        """Return a check with the bodies of all its captures: for evidence. Linear in them."""
        return with_captures(check, self.with_body)

    def newest_snapshot(self, url: str, *, with_text: bool = False) -> Capture | None:
        """Return the last capture of ``url`` as it was asked for, or None.

        With ``with_text`` the last one from which a text was read, so that a fault of today does
        not hide yesterday's page.
        """
        with self.reading() as db:
            found = captures.newest_id(db, url, with_text=with_text)
            return None if found is None else captures.load_capture(db, found)

    def load_capture(self, snapshot_id: int) -> Capture:
        """Return a capture by its id, its bytes and text checked against their hashes."""
        with self.reading() as db:
            return captures.load_capture(db, snapshot_id)

    # What was found and decided

    def begin_run(self, key: str, at: datetime, *, whole: bool = False) -> int:
        """Return the number of a new run over a check.

        A ``whole`` run walks the line over every claim: once it has ended, what earlier runs
        found is history.
        """
        with self.writing() as db:
            return runs.insert_run(db, key, at, whole=whole)

    def end_run(self, run: int, at: datetime) -> None:
        """Note that a run came to its end."""
        with self.writing() as db:
            runs.end_run(db, run, at)

    def was_checked(self, key: str) -> bool:
        """Return whether a whole run over a check has ended before."""
        with self.reading() as db:
            return runs.has_ended_whole(db, key)

    def resumable_snapshot(self, run: int, url: str) -> Snapshot | None:
        """Return what the interrupted run right before ``run`` was answered by ``url``, or None.

        Only a whole run takes up another.
        """
        with self.reading() as db:
            found = runs.resumable_snapshot_id(db, run, url)
            return None if found is None else captures.load_capture(db, found).snapshot

    def save_results(
        self,
        key: str,
        run: int,
        snapshot_id: int | None,
        results: Iterable[tuple[str, Reference, Finding]],
    ) -> None:
        """Keep what a run found in one page: attribution id, reference and finding of each claim.

        All of them or none. They are shown instead of what earlier runs found there; theirs is
        kept. A reference that is new to a claim (a page given by hand) joins its candidates.
        """
        with self.writing() as db:
            checks.insert_results(db, key, run, snapshot_id, results)

    def add_reviews(self, key: str, reviews: Iterable[Review]) -> None:
        """Append what a person decided at one stroke: all of it or nothing.

        To take a decision back, append one with the verdict before it.
        """
        with self.writing() as db:
            for review in reviews:
                checks.insert_review(db, key, review)

    # What is there

    def load_check(self, key: str, known: Mapping[int, Capture] | None = None) -> Check:
        """Return a whole check, its captures without their bodies (``with_body`` brings them back).

        A capture that was changed is shown as ``DAMAGED``, without text. Reads and verifies every
        body, one after the other: linear in the bytes captured.

        Args:
            key: of the check.
            known: captures by their ids that this process has just saved: they are taken as they
                are.
        """
        with self.reading() as db:
            row = checks.article_row(db, key)
            reviews = checks.load_reviews(db, key)
            pages = load_pages(db, key, reviews, known or {})
            claims = tuple(
                ClaimResult(
                    attribution,
                    tuple(pages.get(attribution.id, ())),
                    tuple(reviews.get(claim, ())),
                )
                for claim, attribution in checks.load_attributions(db, key)
            )
            return Check(
                key=key,
                article=checks.article_of(row),
                claims=claims,
                created_at=datetime.fromisoformat(row["created_at"]),
                changed_at=datetime.fromisoformat(row["changed_at"]),
                version=row["version"],
            )

    def load_article(self, key: str) -> Article:
        """Return the article of a check."""
        with self.reading() as db:
            return checks.article_of(checks.article_row(db, key))

    def list_checks(self) -> tuple[CheckSummary, ...]:
        """Return all checks without their texts, the last changed first.

        What was counted of a check is kept until it changes.
        """
        with self.reading() as db:
            stale = summaries.lacks_counts(db)
        if stale and not self.read_only:
            with self.writing() as db:
                summaries.keep_counts(db)
        with self.reading() as db:
            return summaries.list_summaries(db)

    def find_key(self, prefix_or_title: str) -> str:
        """Return the key of the one check whose key begins so, or whose title is or holds this."""
        with self.reading() as db:
            return summaries.find_check(db, prefix_or_title)

    # What is in the texts

    def search(self, words: str, *, limit: int = 50) -> tuple[SearchHit, ...]:
        """Return the articles, claims and pages that hold all of ``words``, the best first.

        Accents and capitals don't count, the last word may go on, and words between quotation
        marks stand in a row; nothing else that a person types has a meaning. What was saved last
        is indexed first where it isn't yet; of an old library that was never indexed, about four
        million characters at a call (see ``index_texts``).
        """
        query = parsed_query(words)
        if query is None or limit < 1:
            return ()
        for _ in range(_BATCHES_BEFORE_SEARCH):
            if not self.index_texts():
                break
        with self.reading() as db:
            return search_texts(db, query, limit)

    def index_texts(self) -> int:
        """Index some of the texts that wait for it, in one short write; return how many wait.

        Nothing waits in a library that is open for reading alone.
        """
        if self.read_only:
            return 0
        with self.reading() as db:
            waiting = search_index.pending_count(db)
        if not waiting:
            return 0
        with self.writing() as db:
            search_index.index_some(db)
            return search_index.pending_count(db)

    def delete_check(self, key: str) -> None:
        """Delete a check with its reviews, and the captures that no other check rests on."""
        with self.writing() as db:
            checks.article_row(db, key)
            held = captures.captures_of(db, key)
            db.execute("DELETE FROM article WHERE key = ?", (key,))
            captures.delete_unused(db, held)
            search_index.forget_deleted(db)
        self.give_back()
