"""The JSON report: the contract with those who read it by program."""

from __future__ import annotations

import json

import pytest

from citecheck.model import Check, FetchOutcome, FindingKind, Verdict
from citecheck.report.formats import ReportFormat
from citecheck.report.json_report import check_object
from tests.report.conftest import written
from tests.report.invented import invented_check, story


def test_the_json_report_holds_the_contract(check: Check) -> None:
    whole = json.loads(written(check, ReportFormat.JSON))

    assert {"title", "url", "sha256", "text", "parts"} <= set(whole["article"])
    claim = whole["claims"][3]
    contract = "id kind speaker cue content speaker_name anonymous outlet finding concerns verdict"
    assert {*contract.split(), "pages"} <= set(claim)
    found = "url origin outcome final_url fetched_at sha256 finding concerns span similarity edits"
    (page,) = claim["pages"]
    assert set(found.split()) <= set(page)
    assert [e["op"] for e in page["edits"]] == ["replace", "replace"]
    assert claim["finding"] == page["finding"] == "altered"
    start, end = claim["content"][0]
    assert whole["article"]["text"][start:end] == "“The line should close for two weeks,”"
    assert [r["verdict"] for r in claim["reviews"]] == ["verified", "not_supported"]
    assert page["page"]["found"] == "The line must close for nine weeks"


def test_the_summary_counts_claims_and_pages() -> None:
    summary = check_object(invented_check(story()[:12]))["summary"]

    assert isinstance(summary, dict)
    assert summary["claims"] == 12
    assert summary["by_finding"] == {kind.value: 1 for kind in FindingKind}
    verdicts = {verdict.value: 1 for verdict in Verdict}
    assert (summary["by_verdict"], summary["unmarked"]) == (verdicts, 7)
    assert summary["by_outcome"][FetchOutcome.FORBIDDEN.value] == 1
    assert summary["by_outcome"][FetchOutcome.NOT_ATTEMPTED.value] == 1
    assert summary["coverage"] == pytest.approx(112 / 115, abs=1e-4)


def test_a_claim_that_was_never_checked_has_no_finding(check: Check) -> None:
    last = json.loads(written(check, ReportFormat.JSON))["claims"][-1]

    assert (last["finding"], last["concerns"], last["pages"]) == (None, [], [])
