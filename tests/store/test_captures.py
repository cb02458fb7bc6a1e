"""Captures keep all that was received, small, and what was changed is no evidence."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta

import pytest

from citecheck.model import (
    ErrorCode,
    Exchange,
    FetchOutcome,
    Finding,
    FindingKind,
    KnownError,
    Origin,
    PageText,
    Reference,
    Removal,
    Snapshot,
    TlsPeer,
    Verdict,
)
from citecheck.store.library import Library
from citecheck.store.packing import ZLIB, ZSTD, pack, unpack
from tests.report.invented import NOON
from tests.store.filling import fill_open
from tests.store.keeping import save_finding, save_page, save_snapshot

PEER = TlsPeer("TLSv1.3", "TLS_AES_256_GCM_SHA384", "ab" * 32, "CN=a.example", "CN=Ca", NOON)
ASKED = Exchange(
    "https://a.example/",
    NOON,
    NOON + timedelta(seconds=1),
    request=(("Host", "a.example"), ("User-Agent", "citecheck")),
    status=301,
    headers=(("Location", "/b"), ("Date", "Fri, 20 Nov 2026 12:00:05 GMT")),
    address="93.184.215.14",
    tls=PEER,
)
PAGE = Snapshot(
    "https://a.example/", FetchOutcome.OK, NOON, body=b"words " * 10_000, exchanges=(ASKED,)
)


def test_everything_that_was_received_comes_back(library: Library) -> None:
    number = save_snapshot(library, PAGE)

    assert library.load_capture(number).snapshot == PAGE


def test_a_capture_whose_bytes_others_had_removed_is_kept_as_such(library: Library) -> None:
    gone = Removal(NOON, str(PAGE.sha256), len(PAGE.body))
    told = Snapshot("https://a.example/", FetchOutcome.NOT_ATTEMPTED, NOON, removal=gone)

    number = save_snapshot(library, told)
    before = library.load_capture(number).snapshot
    save_snapshot(library, PAGE)

    assert before == told
    assert library.load_capture(number).snapshot.body == PAGE.body


def test_bodies_are_kept_once_and_small(library: Library) -> None:
    save_snapshot(library, PAGE)
    save_snapshot(library, Snapshot("http://b.example/", FetchOutcome.OK, NOON, body=PAGE.body))

    with closing(sqlite3.connect(library.path)) as db:
        kept = db.execute("SELECT codec, size, length(content) FROM body").fetchall()

    assert [(codec, size) for codec, size, _ in kept] == [(ZSTD, len(PAGE.body))]
    assert kept[0][2] < len(PAGE.body) / 50


@pytest.mark.parametrize(
    "change",
    [
        "content = substr(content, 1, length(content) - 3)",
        "content = zeroblob(40)",
        "content = x''",
        "size = 5",
        "codec = 'unknown'",
    ],
)
def test_a_body_that_was_changed_is_never_shown(library: Library, change: str) -> None:
    number = save_snapshot(library, PAGE)
    with closing(sqlite3.connect(library.path)) as db:
        db.execute(f"UPDATE body SET {change}")  # noqa: S608 - our own words
        db.commit()

    with pytest.raises(KnownError) as told:
        library.load_capture(number)

    assert told.value.code is ErrorCode.LIBRARY_DAMAGED
    assert "https://a.example/" in told.value.detail


@pytest.mark.parametrize("codec", [ZSTD, ZLIB])
def test_a_changed_body_cannot_grow_beyond_its_size(codec: str) -> None:
    packed = pack(PAGE)
    assert packed is not None
    content = packed.content
    if codec == ZLIB:
        import zlib  # noqa: PLC0415 - only here

        content = zlib.compress(PAGE.body)

    assert len(unpack(content, 100, codec)) == 101


def test_the_server_s_own_clock_stands_beside_ours() -> None:
    assert ASKED.server_date == NOON + timedelta(seconds=5)
    assert Exchange("http://a.example/", NOON, NOON).server_date is None
    assert PAGE.exchange == ASKED


@pytest.mark.parametrize(
    "change", ["UPDATE body SET content = zeroblob(40)", "UPDATE page SET text = 'other'"]
)
def test_a_check_opens_though_one_of_its_captures_was_changed(
    library: Library, change: str
) -> None:
    key = fill_open(library)
    link = Reference("a1", Origin.LINKED, PAGE.url)
    library.save_references(key, [link])
    number = save_snapshot(library, PAGE)
    save_page(library, number, PageText("words"))
    run = library.begin_run(key, NOON)
    save_finding(library, key, "a1", link, number, Finding(FindingKind.EXACT), run=run)
    with closing(sqlite3.connect(library.path)) as db:
        db.execute(change)
        db.commit()

    claim = library.load_check(key).claims[0]

    (page,) = claim.pages
    assert (page.outcome, page.page) == (FetchOutcome.DAMAGED, None)
    assert page.finding.kind is FindingKind.UNREACHED
    assert page.snapshot is not None
    assert (page.snapshot.url, page.snapshot.body) == (PAGE.url, b"")
    assert claim.verdict is Verdict.VERIFIED


def test_a_check_leaves_its_bodies_in_the_library_and_brings_them_back(library: Library) -> None:
    key = fill_open(library)
    reference = Reference("a1", Origin.LINKED, PAGE.url)
    run = library.begin_run(key, NOON, whole=True)
    found = [("a1", reference, Finding(FindingKind.ABSENT))]
    library.save_judged(key, run, (PAGE, PageText("words")), found)

    check = library.load_check(key)

    (page,) = check.claims[0].pages
    assert page.snapshot == PAGE.without_body()
    assert (page.snapshot.body, page.snapshot.size, page.snapshot.has_body) == (b"", 60_000, True)
    (whole,) = library.with_bodies(check).claims[0].pages
    assert (whole.snapshot, whole.page) == (PAGE, PageText("words"))


def test_a_body_that_was_changed_or_taken_away_is_not_brought_back(library: Library) -> None:
    save_snapshot(library, PAGE)
    left = PAGE.without_body()
    assert library.with_body(left) == PAGE
    for change in ("UPDATE body SET content = x'00'", "DELETE FROM body"):
        with closing(sqlite3.connect(library.path)) as db:
            db.execute(change)
            db.commit()

        with pytest.raises(KnownError) as caught:
            library.with_body(left)

        assert caught.value.code is ErrorCode.LIBRARY_DAMAGED


def test_saving_a_capture_without_its_body_keeps_the_body_that_is_there(library: Library) -> None:
    save_snapshot(library, PAGE)

    later = replace(PAGE.without_body(), fetched_at=NOON + timedelta(days=1))
    number = save_snapshot(library, later)

    assert library.load_capture(number).snapshot.body == PAGE.body
