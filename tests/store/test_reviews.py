"""Reviews of every kind: kept, appended together or not at all, and read from older libraries."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from sqlite_utils import Database

from citecheck.model import ErrorCode, KnownError, Review, ReviewKind, Verdict
from citecheck.store.library import open_library
from citecheck.store.migrations import m001_checks_and_captures, m002_sign_offs_and_calls
from tests.report.invented import NOON
from tests.store.filling import fill_open


def signed(claim_key: str) -> tuple[Review, ...]:
    first = Review(claim_key, Verdict.PARTLY, "asked", "AB", NOON, to_call=True, blind=True)
    return first, replace(first, kind=ReviewKind.SIGN_OFF, reviewer="CD", blind=False)


def test_sign_offs_calls_and_blind_verdicts_come_back(tmp_path: Path) -> None:
    with open_library(tmp_path / "library") as library:
        key = fill_open(library)
        claim_key = library.load_check(key).claims[0].attribution.key(key)

        library.add_reviews(key, signed(claim_key))

    with open_library(tmp_path / "library") as library:
        claim = library.load_check(key).claims[0]
    assert claim.reviews[1:] == signed(claim_key)
    assert claim.sign_off == claim.reviews[-1]
    assert claim.to_call


def test_reviews_of_one_stroke_are_kept_all_or_none(tmp_path: Path) -> None:
    with open_library(tmp_path / "library") as library:
        key = fill_open(library)
        before = library.load_check(key).claims
        claim_key = before[0].attribution.key(key)

        def broken() -> object:
            yield signed(claim_key)[0]
            raise KnownError(ErrorCode.DISK_FULL, "the library")

        with pytest.raises(KnownError):
            library.add_reviews(key, broken())  # type: ignore[arg-type] # a generator of reviews

        assert library.load_check(key).claims == before


def test_reviews_of_an_older_library_are_decisions() -> None:
    db = Database(memory=True)
    m001_checks_and_captures(db)
    db.execute("INSERT INTO article VALUES ('k', 't', '', '', NULL, '{}', 'c', 'c', '0')")
    db.execute(
        "INSERT INTO review (article_key, attribution_key, verdict, note, reviewer, reviewed_at)"
        " VALUES ('k', 'a', 'verified', '', 'AB', 'c')"
    )

    m002_sign_offs_and_calls(db)

    assert list(db.query("SELECT kind, to_call, blind FROM review")) == [
        {"kind": "decision", "to_call": 0, "blind": 0}
    ]
    db.close()
