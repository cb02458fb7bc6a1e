"""Every report of a check whose pages were removed by age can be made, and says so."""

from __future__ import annotations

import gzip
import io
import json
from dataclasses import replace

import pytest

from citecheck.fetch.warc import warc_bytes
from citecheck.model import Check, PageResult, Removal, Snapshot
from citecheck.report.folder import captured_of, folder_files, folder_zip, sums_of
from citecheck.report.folder_check import check_folder
from citecheck.report.formats import ReportFormat, render
from citecheck.wording.evidence import Stamping
from tests.report.invented import NOON, invented_check


def _removed(snapshot: Snapshot) -> Snapshot:
    if snapshot.sha256 is None:
        return snapshot
    removal = Removal(NOON, snapshot.sha256, snapshot.size, "ab" * 32)
    return replace(snapshot, body=b"", kept=None, removal=removal)


def _page(page: PageResult) -> PageResult:
    if page.snapshot is None:
        return page
    return replace(page, snapshot=_removed(page.snapshot), page=None, earlier=None)


@pytest.fixture(scope="module")
def check() -> Check:
    whole = invented_check()
    claims = tuple(replace(c, pages=tuple(map(_page, c.pages))) for c in whole.claims)
    return replace(whole, claims=claims)


@pytest.mark.parametrize("kind", ReportFormat)
def test_a_report_is_made_and_names_the_hash(check: Check, kind: ReportFormat) -> None:
    text = render(check, kind, made_at=NOON).decode("utf-8-sig")

    hashes = {p.snapshot.sha256 for c in check.claims for p in c.pages if p.snapshot}
    shown = [digest for digest in hashes if digest and digest in text]
    assert shown or kind is ReportFormat.PHONE  # it is about people, not about pages
    if kind in {ReportFormat.HTML, ReportFormat.MARKDOWN}:
        assert "was removed on 2026-11-20 under the retention rule" in " ".join(text.split())


def test_findings_and_chains_are_as_they_were(check: Check) -> None:
    told = json.loads(render(check, ReportFormat.JSON, made_at=NOON))
    before = json.loads(render(invented_check(), ReportFormat.JSON, made_at=NOON))

    for now, then in zip(told["claims"], before["claims"], strict=True):
        assert (now["finding"], now["concerns"], now["reviews"]) == (
            then["finding"], then["concerns"], then["reviews"],
        )  # fmt: skip


def test_an_evidence_folder_agrees_with_itself_and_counts_what_is_gone(check: Check) -> None:
    captured = captured_of(check)
    archive = warc_bytes((one.snapshot for one in captured), made_at=NOON)
    files = folder_files(check, captured, archive=archive, made_at=NOON, stamping=Stamping())

    found = check_folder(io.BytesIO(folder_zip(files, sums_of(files), made_at=NOON)))

    gone = {one.snapshot.sha256 for one in captured if one.snapshot.removal}
    assert found.differs == ()
    assert (found.pages, found.removed) == (0, len(gone))
    assert gone
    accounts = gzip.decompress(archive)
    assert b'"removed": {"at": "2026-11-20T12:00:00+00:00"' in accounts


def test_a_page_that_is_missing_without_having_been_removed_is_still_told() -> None:
    captured = captured_of(invented_check())
    files = folder_files(invented_check(), captured, archive=b"", made_at=NOON, stamping=Stamping())
    kept = [file for file in files if not file.path.startswith(("pages/", "texts/"))]

    found = check_folder(io.BytesIO(folder_zip(kept, sums_of(kept), made_at=NOON)))

    assert found.differs
    assert found.removed == 0
