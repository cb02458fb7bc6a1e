"""Old pages are shown, then removed, and what is left of them says so."""

from __future__ import annotations

import csv
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from citecheck.cli.exit_codes import ExitCode
from citecheck.paths import resource
from citecheck.store.codec import utc_text
from citecheck.store.library import open_library
from tests.cli.conftest import Citecheck
from tests.store.old_checks import checked

AT = ("--library", "l.citecheck")
LONG_AGO = datetime.now(UTC) - timedelta(days=200)


@pytest.fixture
def key(citecheck: Citecheck, tmp_path: Path) -> str:
    with open_library(tmp_path / "l.citecheck") as library:
        return checked(library, "Yes", b"page" * 900, at=LONG_AGO)


def test_a_dry_run_shows_what_would_go_and_removes_nothing(citecheck: Citecheck, key: str) -> None:
    told = citecheck("purge", "--older-than", "90d", "--dry-run", *AT)

    assert told.status == ExitCode.OK
    assert "1 page of 1 check would be removed" in told.out
    assert "“Yes,” he said." in told.out
    assert "this was a dry run" in told.out
    with open_library(Path("l.citecheck")) as library:
        assert library.load_check(key).claims[0].pages[0].page is not None


def test_yes_removes_and_the_report_says_what_was_there(citecheck: Citecheck, key: str) -> None:
    told = citecheck("purge", "--older-than", "90d", "--yes", *AT)

    assert "1 page was removed" in told.out
    with open_library(Path("l.citecheck")) as library:
        page = library.load_check(key).claims[0].pages[0]
    assert page.snapshot is not None
    assert page.snapshot.sha256 is not None
    mark = f"was removed on {datetime.now(UTC):%Y-%m-%d} under the retention rule"
    for name in ("r.html", "r.md"):
        citecheck("report", key, "--out", name, *AT)
        text = Path(name).read_text("utf-8").replace("\n", " ")
        assert mark in text, name
        assert page.snapshot.sha256 in text, name
    citecheck("report", key, "--out", "r.csv", *AT)
    (row,) = csv.DictReader(Path("r.csv").read_text("utf-8").splitlines())
    assert row["page_removed_utc"].startswith(f"{datetime.now(UTC):%Y-%m-%d}")
    shown = json.loads(citecheck("report", key, "--json", *AT).out)
    assert shown["claims"][0]["pages"][0]["removed"]["bytes"] == 3600
    assert "page removed" in " ".join(citecheck("report", key, *AT).out.split())


def test_nothing_is_removed_where_nobody_can_be_asked(citecheck: Citecheck, key: str) -> None:
    told = citecheck("purge", "--older-than", "90d", *AT)

    assert told.status == ExitCode.USAGE
    assert "--yes" in told.err
    with open_library(Path("l.citecheck")) as library:
        assert library.load_check(key).claims[0].pages[0].page is not None


def test_evidence_stays_unless_it_is_asked_for(citecheck: Citecheck, key: str) -> None:
    marked = citecheck("keep", key[:10], *AT)
    assert "whatever the retention rule" in marked.out
    assert json.loads(citecheck("list", "--json", *AT).out)["pages_kept"]

    kept = json.loads(citecheck("purge", "--older-than", "6m", "--dry-run", "--json", *AT).out)
    gone = json.loads(
        citecheck("purge", "--older-than", "6m", "--dry-run", "--json", "--also-evidence", *AT).out
    )

    assert (kept["pages"], kept["spared_checks"]) == (0, 1)
    assert (gone["pages"], gone["checks"][0]["check"]) == (1, key)
    citecheck("keep", key[:10], "--off", *AT)
    assert "1 page of 1 check" in citecheck("purge", "--older-than", "6m", "--dry-run", *AT).out


@pytest.mark.parametrize("age", ["", "0d", "90", "d", "-3d", "9999999d", "90 days"])
def test_an_age_that_is_none_is_refused(citecheck: Citecheck, key: str, age: str) -> None:
    told = citecheck("purge", "--older-than", age, *AT)

    assert key
    assert told.status == ExitCode.USAGE
    assert "90d, 12w, 6m or 1y" in told.err


def test_without_an_age_the_preferences_say_it(citecheck: Citecheck, key: str) -> None:
    told = citecheck("purge", "--dry-run", *AT)

    assert key
    assert told.status == ExitCode.USAGE
    assert "keep pages for ever" in told.err


def test_an_evidence_folder_made_afterwards_agrees_and_says_what_is_missing(
    citecheck: Citecheck, key: str
) -> None:
    citecheck("purge", "--older-than", "90d", "--yes", *AT)
    citecheck("report", key, "--out", "folder.zip", *AT)

    told = citecheck("verify", "folder.zip")

    assert told.status == ExitCode.OK, told.out
    assert "its text was removed under the retention rule" in told.out


def test_evidence_without_its_removed_pages_is_replayed_as_such(citecheck: Citecheck) -> None:
    citecheck("sample", "--library", "old", "--report", "a.json")
    with open_library(Path("old")) as library, library.writing() as db:
        db.execute("UPDATE article SET changed_at = ?", (utc_text(LONG_AGO),))
    citecheck("purge", "--older-than", "90d", "--yes", "--library", "old")
    article = str(resource("sample/article.html"))

    for name in ("e.zip", "e.wacz", "e.warc.gz"):
        citecheck("report", "barrage", "--library", "old", "--out", name)
        told = citecheck("check", article, "--replay", name, "--json", "--library", f"{name}.l")

        assert told.status == ExitCode.OK, told.err
        claims = json.loads(told.out)["claims"]
        removed = [page["removed"] for claim in claims for page in claim["pages"]]
        assert sum(one is not None for one in removed) >= 7
        assert {claim["finding"] for claim in claims} == {"unreached", "unlinked"}
