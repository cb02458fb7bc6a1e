"""Sign-offs and calls in every report, and the phone list by itself."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import timedelta

from bs4 import BeautifulSoup

from citecheck.model import Check, OutletMention, Review, ReviewKind, Verdict
from citecheck.report.formats import ReportFormat, render, suggested_name
from tests.report.invented import NOON, invented_check


def decided_check() -> Check:
    """The first claim decided by AB, signed off by CD and to be called about; the others bare."""
    check = invented_check()
    first = check.claims[0]
    made = Review(first.attribution.key(check.key), Verdict.PARTLY, "<b>ask</b>", "AB", NOON)
    signed = replace(
        made, kind=ReviewKind.SIGN_OFF, reviewer="CD", reviewed_at=NOON + timedelta(minutes=5),
        to_call=True,
    )  # fmt: skip
    bare = tuple(replace(claim, reviews=()) for claim in check.claims[1:])
    return replace(check, claims=(replace(first, reviews=(made, signed)), *bare))


def written(form: ReportFormat) -> str:
    return render(decided_check(), form, made_at=NOON).decode("utf-8-sig")


def test_html_and_markdown_name_who_decided_and_who_signed() -> None:
    shown = BeautifulSoup(written(ReportFormat.HTML), "html.parser").get_text(" ")
    for text in (shown, written(ReportFormat.MARKDOWN)):
        assert "AB, 2026" in text
        assert "✓✓" in text
        assert "signed off by CD, 2026" in text
        assert "needs a call" in text
        assert "Earlier decisions" not in text


def test_json_and_csv_hold_them_as_values() -> None:
    claim = json.loads(written(ReportFormat.JSON))["claims"][0]
    row = next(csv.DictReader(io.StringIO(written(ReportFormat.CSV))))

    assert (claim["signed_off_by"], claim["to_call"]) == ("CD", True)
    assert [review["kind"] for review in claim["reviews"]] == ["decision", "sign_off"]
    assert (row["reviewer"], row["signed_off_by"], row["to_call"]) == ("AB", "CD", "yes")


def test_the_phone_list_holds_the_claims_that_need_a_call_as_plain_text() -> None:
    page = BeautifulSoup(written(ReportFormat.PHONE), "html.parser")

    rows = page.select("tbody tr")
    assert len(rows) == 1
    assert "<b>ask</b>" in rows[0].get_text()
    assert not page.find_all(["script", "img", "link"])
    assert suggested_name(decided_check(), ReportFormat.PHONE).endswith("-check.calls.html")


def test_the_phone_list_names_an_outlet_that_is_credited_itself_once() -> None:
    check = decided_check()
    outlet = OutletMention("Ukrainska Pravda", "Українська правда", None)
    told = replace(check.claims[0].attribution, speaker_name=outlet.name, outlet=outlet)
    claims = (replace(check.claims[0], attribution=told), *check.claims[1:])

    page = render(replace(check, claims=claims), ReportFormat.PHONE, made_at=NOON).decode()

    assert page.count("Ukrainska Pravda") == 1


def test_an_empty_phone_list_says_so() -> None:
    check = decided_check()
    nobody = replace(check, claims=check.claims[1:])

    page = render(nobody, ReportFormat.PHONE, made_at=NOON).decode()

    assert "Nobody has to be called." in page
    assert "<table>" not in page
