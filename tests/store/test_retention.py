"""Old pages can be removed, and nothing but pages; what is left says that they were there."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from sqlite_utils import Database

from citecheck.model import (
    FetchOutcome,
    Finding,
    FindingKind,
    Origin,
    PageText,
    Reference,
    Review,
    ReviewKind,
    Snapshot,
    Verdict,
)
from citecheck.store import checks, retention
from citecheck.store.library import Library, open_library
from citecheck.store.purging import Purged, mark_evidence, purge, purge_plan
from citecheck.store.retention import Retention
from tests.store.keeping import save_finding, save_page, save_snapshot
from tests.store.old_checks import NOW, OLD, RULE, TEXT, checked


def removed(library: Library, rule: Retention = RULE) -> Purged:
    return [Purged(), *purge(library, rule, NOW)][-1]


def decide(library: Library, key: str, kind: ReviewKind) -> None:
    claim = library.load_attributions(key)[0].key(key)
    decision = Review(claim, Verdict.VERIFIED, "", "AB", OLD)
    library.add_reviews(key, [decision, replace(decision, reviewer="CD", kind=kind)])


def test_an_old_check_loses_its_pages_and_nothing_else(library: Library) -> None:
    key = checked(library, "old", b"page" * 900)
    before = library.load_check(key)

    done = removed(library)

    after = library.load_check(key)
    (was,), (now,) = before.claims[0].pages, after.claims[0].pages
    assert was.snapshot is not None
    assert now.snapshot is not None
    assert now.snapshot.removal is not None
    assert now.page is None
    assert now.finding == was.finding
    assert after.article == before.article
    assert replace(now.snapshot, removal=None, kept=was.snapshot.kept) == was.snapshot
    assert now.snapshot.sha256 == was.snapshot.sha256
    assert (now.snapshot.removal.at, now.snapshot.removal.size) == (NOW, 3600)
    assert now.was_read
    assert done.pages == 1


def test_what_would_go_is_told_before_and_nothing_happens(library: Library) -> None:
    key = checked(library, "old", b"page" * 900, b"more" * 900)
    checked(library, "young", b"next" * 900, at=NOW)

    plan = purge_plan(library, RULE)

    (old,) = plan.checks
    assert (old.key, old.pages, plan.pages, plan.loose, plan.spared) == (key, 2, 2, 0, 0)
    assert plan.size == old.size > 0
    assert library.load_check(key).claims[0].pages[0].page is not None


def test_bytes_that_a_younger_check_uses_stay(library: Library) -> None:
    old = checked(library, "old", b"page" * 900)
    checked(library, "young", b"page" * 900, at=NOW)

    assert purge_plan(library, RULE).pages == 0
    assert removed(library).pages == 0
    assert library.load_check(old).claims[0].pages[0].page is not None


@pytest.mark.parametrize("keep", [True, False])
def test_checks_marked_as_evidence_keep_their_pages_where_the_user_wants(
    library: Library,
    keep: bool,  # noqa: FBT001 - a case
) -> None:
    by_hand = checked(library, "by hand", b"hand" * 900)
    signed = checked(library, "signed", b"sign" * 900)
    withdrawn = checked(library, "withdrawn", b"draw" * 900)
    mark_evidence(library, by_hand, NOW)
    decide(library, signed, ReviewKind.SIGN_OFF)
    decide(library, withdrawn, ReviewKind.SIGN_OFF)
    decide(library, withdrawn, ReviewKind.WITHDRAWAL)

    plan = purge_plan(library, Retention(RULE.before, keep))

    gone = {one.key for one in plan.checks}
    assert gone == ({withdrawn} if keep else {by_hand, signed, withdrawn})
    assert plan.spared == (2 if keep else 0)
    assert {one.key for one in library.list_checks() if one.kept} == {by_hand}


def test_a_mark_that_is_taken_back_holds_no_more(library: Library) -> None:
    key = checked(library, "old", b"page" * 900)
    mark_evidence(library, key, NOW)
    mark_evidence(library, key, None)

    assert purge_plan(library, RULE).pages == 1


def test_pages_of_no_check_go_by_their_own_time(library: Library) -> None:
    for at, body in ((OLD, b"old" * 900), (NOW, b"new" * 900)):
        save_snapshot(library, Snapshot("https://a.example/", FetchOutcome.OK, at, body=body))

    plan = purge_plan(library, RULE)

    assert (plan.pages, plan.loose, plan.checks) == (1, 1, ())


def test_removed_words_are_found_no_more_and_stand_nowhere_in_the_file(library: Library) -> None:
    checked(library, "old", b"quagmire " * 900)
    assert library.search("zephyr")

    removed(library)

    assert library.search("zephyr") == ()
    raw = b"".join(one.read_bytes() for one in library.path.parent.iterdir())
    assert b"zephyr" not in raw


def test_the_file_is_smaller_afterwards(library: Library) -> None:
    numbers = (number.to_bytes(4, "big") for number in range(60))
    checked(library, "old", *(one + noise(one, 30_000) for one in numbers))
    library.search("nothing")
    before = library.path.stat().st_size

    steps = list(purge(library, RULE, NOW))

    done = steps[-1]
    assert 5 < len(steps) < 40  # a slice is more than a page of the file
    assert not done.written_anew
    assert done.freed > 1_500_000
    assert library.path.stat().st_size < before / 2


def test_an_older_library_is_written_anew_once(tmp_path: Path) -> None:
    path = tmp_path / "library"
    with open_library(path) as library:
        checked(library, "old", b"one" * 900, noise(b"a", 900_000))
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA auto_vacuum = 0")
        db.execute("VACUUM")

    with open_library(path) as library:
        first = removed(library)
        key = checked(library, "next", b"two" * 900)
        second = removed(library)
        assert library.load_check(key).claims

    assert (first.written_anew, second.written_anew) == (True, False)
    assert first.freed > 800_000


def noise(seed: bytes, size: int) -> bytes:
    """Return bytes that can't be packed; the same for the same seed."""
    return Random(seed).randbytes(size)  # noqa: S311 - no secret


def test_the_same_bytes_bring_page_and_text_back_to_all_who_had_them(library: Library) -> None:
    old = checked(library, "old", b"page" * 900)
    whole = library.load_check(old)
    removed(library)

    checked(library, "young", b"page" * 900, at=NOW)

    assert library.load_check(old).claims[0].pages == whole.claims[0].pages
    assert library.search("zephyr")


def test_a_page_given_by_hand_again_is_there_again(library: Library) -> None:
    given = Snapshot(None, FetchOutcome.MANUAL, OLD, body=b"words " * 99)
    number = save_snapshot(library, given)
    save_page(library, number, PageText(TEXT))
    removed(library)

    again = save_snapshot(library, replace(given, fetched_at=NOW))
    save_page(library, again, PageText(TEXT))

    capture = library.load_capture(number)
    assert again == number
    assert capture.snapshot.body == given.body
    assert capture.page == PageText(TEXT)


def test_a_verdict_on_a_removed_page_holds_where_the_page_reads_the_same_today(
    library: Library,
) -> None:
    key = checked(library, "old", b"page" * 900)
    page = library.load_check(key).claims[0].pages[0]
    assert page.snapshot is not None
    claim = library.load_attributions(key)[0].key(key)
    review = Review(claim, Verdict.VERIFIED, "", "AB", OLD, page.snapshot.sha256)
    library.add_reviews(key, [review])
    removed(library)

    fresh = replace(
        page.snapshot, fetched_at=NOW, body=b"page" * 900 + b"<!-- token -->", kept=None
    )
    number = save_snapshot(library, fresh)
    assert page.page is not None
    save_page(library, number, page.page)
    run = library.begin_run(key, NOW, whole=True)
    save_finding(library, key, "a1", page.reference, number, page.finding, run=run)
    library.end_run(run, NOW)

    (result,) = library.load_check(key).claims
    assert not result.evidence_changed
    assert result.pages[0].earlier is None


def test_a_check_that_somebody_works_on_meanwhile_keeps_its_pages(library: Library) -> None:
    bodies = [bytes([number]) * 5 for number in range(1, 60)]
    keys = [checked(library, f"old {number}", body) for number, body in enumerate(bodies)]
    steps = purge(library, RULE, NOW)
    next(steps)

    for key in keys:
        library.begin_run(key, NOW)
    rest = list(steps)

    there = [library.load_check(key).claims[0].pages[0].page for key in keys]
    assert rest
    assert 0 < sum(page is None for page in there) < len(there)


def test_a_check_that_somebody_signs_off_meanwhile_keeps_its_pages(library: Library) -> None:
    keys = [checked(library, f"old {number}", bytes([number]) * 5) for number in range(1, 60)]
    steps = purge(library, RULE, NOW)
    next(steps)

    for key in keys:
        decide(library, key, ReviewKind.SIGN_OFF)
    with library.writing() as db:
        db.execute("UPDATE article SET changed_at = ?", (OLD.isoformat(),))
    list(steps)

    there = [library.load_check(key).claims[0].pages[0].page for key in keys]
    assert 0 < sum(page is None for page in there) < len(there)


def test_what_is_signed_is_read_once_where_nobody_signs(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    decide(library, checked(library, "signed", b"signed"), ReviewKind.SIGN_OFF)
    for number in range(1, 90):
        checked(library, f"old {number}", bytes([number]) * 5)
    read: list[str] = []
    whole = checks.load_reviews

    def counted(db: Database, key: str) -> dict[str, list[Review]]:
        read.append(key)
        return whole(db, key)

    monkeypatch.setattr(retention, "load_reviews", counted)
    steps = list(purge(library, RULE, NOW))

    assert len(steps) > 3
    assert len(read) == 1


def test_a_purge_that_is_killed_leaves_a_whole_library(tmp_path: Path) -> None:
    path = tmp_path / "library"
    bodies = [bytes([number]) * 5 for number in range(1, 90)]
    with open_library(path) as library:
        keys = [checked(library, f"old {number}", body) for number, body in enumerate(bodies)]
    command = [sys.executable, "-m", "tests.store.purging_process", str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "step\n"
        child.kill()

    with open_library(path) as library:
        pages = [library.load_check(key).claims[0].pages[0] for key in keys]
        done = [page.snapshot.removal for page in pages if page.snapshot]
        assert 0 < sum(one is not None for one in done) < len(done)
        assert all(page.finding.kind is FindingKind.EXACT for page in pages)
        assert removed(library).pages == sum(one is None for one in done)


def test_deleting_a_check_takes_the_bodies_that_nobody_else_uses(library: Library) -> None:
    key = checked(library, "one", b"mine" * 900, b"both" * 900)
    other = checked(library, "other", b"both" * 900)
    url = f"https://{b'mine'.hex()}.example/"
    library.save_references(key, [Reference("a1", Origin.LINKED, url)])
    # Of a run that was interrupted before anything was found in it.
    save_snapshot(library, Snapshot(url, FetchOutcome.OK, OLD, body=b"left" * 900))

    library.delete_check(key)

    with closing(sqlite3.connect(library.path)) as db:
        assert db.execute("SELECT count(*) FROM body").fetchone() == (1,)
        assert db.execute("SELECT count(*) FROM snapshot").fetchone() == (1,)
        assert db.execute("PRAGMA freelist_count").fetchone() == (0,)
    assert library.load_check(other).claims[0].pages[0].page is not None


@pytest.mark.parametrize("outcome", [FetchOutcome.MANUAL, FetchOutcome.ARCHIVED])
def test_what_was_found_in_a_removed_page_that_no_fetch_brings_back_outlives_a_new_run(
    library: Library, outcome: FetchOutcome
) -> None:
    key = checked(library, "old")
    url = "https://a.example/"
    reference = Reference("a1", Origin.LINKED, url)
    number = save_snapshot(library, Snapshot(url, outcome, OLD, body=b"given" * 99))
    save_page(library, number, PageText(TEXT))
    run = library.begin_run(key, OLD)
    library.save_references(key, [reference])
    save_finding(library, key, "a1", reference, number, Finding(FindingKind.EXACT), run=run)
    removed(library)

    run = library.begin_run(key, NOW, whole=True)
    refused = save_snapshot(library, Snapshot(url, FetchOutcome.FORBIDDEN, NOW, status=403))
    save_finding(library, key, "a1", reference, refused, Finding(FindingKind.UNREACHED), run=run)
    library.end_run(run, NOW)

    (page,) = library.load_check(key).claims[0].pages
    assert page.finding.kind is FindingKind.EXACT
    assert page.snapshot is not None
    assert page.snapshot.removal is not None
