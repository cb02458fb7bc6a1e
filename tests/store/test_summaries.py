"""What the list of checks counts follows every change, and is counted once."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from citecheck.model import (
    FetchOutcome,
    Finding,
    FindingKind,
    Origin,
    Reference,
    Review,
    Snapshot,
    Verdict,
)
from citecheck.store.library import Library, open_library
from tests.report.invented import NOON
from tests.store.filling import fill_open
from tests.store.keeping import save_finding, save_snapshot

URL = "http://a.example/"
LINK = Reference("a1", Origin.LINKED, URL)


def counts(library: Library) -> tuple[int, int, dict[FindingKind, int]]:
    (summary,) = library.list_checks()
    return summary.claims, summary.decided, dict(summary.by_finding)


def test_the_counts_follow_every_change(library: Library) -> None:
    key = fill_open(library)
    claim = library.load_check(key).claims[0].attribution.key(key)
    assert counts(library) == (1, 1, {})

    library.add_reviews(key, [Review(claim, None, "", "AB", NOON)])
    assert counts(library) == (1, 0, {})

    library.save_references(key, [LINK])
    run = library.begin_run(key, NOON, whole=True)
    number = save_snapshot(library, Snapshot(URL, FetchOutcome.OK, NOON, body=b"x"))
    save_finding(library, key, "a1", LINK, number, Finding(FindingKind.EXACT), run=run)
    assert counts(library) == (1, 0, {FindingKind.EXACT: 1})

    library.end_run(run, NOON)
    later = library.begin_run(key, NOON, whole=True)
    library.end_run(later, NOON)
    assert counts(library) == (1, 0, {})

    library.add_reviews(key, [Review(claim, Verdict.PARTLY, "", "AB", NOON)])
    assert counts(library) == (1, 1, {})

    library.delete_check(key)
    assert library.list_checks() == ()


def test_what_was_counted_is_kept(library: Library) -> None:
    fill_open(library)
    library.list_checks()

    with closing(sqlite3.connect(library.path)) as db:
        assert db.execute("SELECT claims, decided FROM summary").fetchall() == [(1, 1)]


def test_a_library_that_cannot_be_written_counts_all_the_same(tmp_path: Path) -> None:
    path = tmp_path / "library"
    with open_library(path) as library:
        fill_open(library)
    path.chmod(0o444)
    tmp_path.chmod(0o555)
    try:
        with open_library(path) as library:
            assert counts(library) == (1, 1, {})
    finally:
        tmp_path.chmod(0o755)
