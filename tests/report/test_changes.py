"""What changed in a page is told, words beside the quote first."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import timedelta

import pytest

from citecheck.model import (
    Block,
    BlockKind,
    Check,
    Concern,
    EarlierCopy,
    Evidence,
    FetchOutcome,
    Finding,
    FindingKind,
    Maker,
    PageResult,
    PageText,
    Review,
    Snapshot,
    Span,
    Verdict,
    Zone,
)
from citecheck.report.changes import change_of, page_change
from citecheck.report.formats import ReportFormat, render
from citecheck.report.json_report import check_object
from tests.report.invented import NOON, invented_check

LATER = NOON + timedelta(days=3)
LEAD = "The council met on Tuesday and heard the engineers. "
QUOTE = "We shall build the bridge by May. "
LONG = "Nothing else was said of it that day in the old hall. " * 12


def page(text: str, *blocks: Block) -> PageText:
    return PageText(text, blocks or (Block(BlockKind.PARAGRAPH, Span(0, len(text))),))


def copy(text: str, *blocks: Block, later: bool = False) -> EarlierCopy:
    at = LATER if later else NOON
    snapshot = Snapshot("http://a.example/", FetchOutcome.OK, at, body=text.encode())
    return EarlierCopy(snapshot, page(text, *blocks))


def test_words_beside_the_quote_come_first() -> None:
    old = copy(LEAD + LONG + QUOTE)
    new = copy(LEAD.replace("Tuesday", "Monday") + LONG + QUOTE.replace("May", "June"), later=True)
    at = new.page.text.index("We shall")

    change = page_change(old, new, near=[Span(at, at + len(QUOTE))])

    assert change is not None
    assert [(p.old, p.new) for p in change.places] == [("May", "June"), ("Tuesday", "Monday")]
    assert [p.beside_quote for p in change.places] == [True, False]
    assert (change.since, change.at, change.touches_quote) == (NOON, LATER, True)
    assert change.places[0].before.endswith("build the bridge by ")
    assert change.places[0].new_span.of(new.page.text) == "June"
    assert change.places[0].old_span.of(old.page.text) == "May"


def test_a_page_with_the_same_words_did_not_change() -> None:
    assert page_change(copy(QUOTE), copy(QUOTE.upper(), later=True)) is None


def test_what_passes_beside_the_article_is_passed_over() -> None:
    aside = Block(BlockKind.PARAGRAPH, Span(len(QUOTE), len(QUOTE) + 9), Zone.ASIDE)
    body = Block(BlockKind.PARAGRAPH, Span(0, len(QUOTE)))

    old, new = copy(QUOTE + "Most read", body, aside), copy(QUOTE + "Also seen", body, aside)

    assert page_change(old, new) is None
    assert page_change(old, new, near=[Span(0, len(QUOTE))]) is not None


def changed_check(now: str | None = None) -> Check:
    """Return the invented check whose first page has other words now, or could not be had."""
    check = invented_check()
    first = check.claims[0].pages[0]
    assert first.snapshot is not None
    assert first.page is not None
    earlier = EarlierCopy(first.snapshot, first.page)
    if now is None:
        lost = Snapshot(first.snapshot.url, FetchOutcome.NOT_FOUND, LATER, status=404)
        result = PageResult(
            first.reference, lost, None, Finding(FindingKind.UNREACHED), earlier=earlier
        )
    else:
        fresh = replace(first.snapshot, body=now.encode(), fetched_at=LATER)
        evidence = Evidence((Span(0, 10),), 1.0)
        result = PageResult(
            first.reference, fresh, page(now), Finding(FindingKind.EXACT, evidence), earlier=earlier
        )
    review = Review(
        check.claims[0].attribution.key(check.key),
        Verdict.VERIFIED,
        "",
        "AB",
        NOON,
        first.snapshot.sha256,
    )
    claim = replace(check.claims[0], pages=(result,), reviews=(review,))
    return replace(check, claims=(claim, *check.claims[1:]))


def test_reports_tell_the_change_and_flag_the_verdict() -> None:
    old = invented_check().claims[0].pages[0].page
    assert old is not None
    check = changed_check(old.text.replace("May", "<June>"))

    written = {form: render(check, form, made_at=LATER).decode() for form in ReportFormat}

    html, text = written[ReportFormat.HTML], written[ReportFormat.MARKDOWN]
    assert "<del>May</del> <ins>June</ins>" in html
    assert "Decided on an earlier copy of the page." in html
    assert "The page changed since 2026-11-20 12:00 UTC" in html
    assert "“May” became “June”" in text
    claim = check_object(check)["claims"][0]  # type: ignore[index] # JSON
    assert claim["decided_on_earlier_copy"] is True
    assert claim["evidence_change"] == "earlier_copy"
    changed = claim["pages"][0]["changed"]
    assert changed["touches_quote"] is True
    assert [(p["old"], p["new"]) for p in changed["places"]] == [("May", "June")]


def test_the_table_tells_since_when_a_page_changed_and_who_bounded_a_claim() -> None:
    old = invented_check().claims[0].pages[0].page
    assert old is not None
    check = changed_check(old.text.replace("May", "June"))
    first, *others = check.claims
    by_hand = replace(first.attribution, maker=Maker.HAND, made_by="=AB")
    check = replace(check, claims=(replace(first, attribution=by_hand), *others))

    data = render(check, ReportFormat.CSV, made_at=LATER).decode("utf-8-sig")

    rows = list(csv.DictReader(io.StringIO(data, newline="")))
    told = [(row["changed_since_utc"], row["maker"], row["made_by"]) for row in rows[:2]]
    assert told == [(NOON.isoformat(), "hand", "'=AB"), ("", "detected", "")]


def test_reports_tell_that_a_page_is_lost() -> None:
    check = changed_check()

    for form in (ReportFormat.HTML, ReportFormat.MARKDOWN):
        said = render(check, form, made_at=LATER).decode()
        assert "The page could be read on 2026-11-20 12:00 UTC; that copy is kept." in said
    assert change_of(check.claims[0].pages[0]) is None
    assert check.claims[0].evidence_changed


@pytest.mark.parametrize("same_text", [True, False])
def test_other_bytes_with_the_same_words_leave_a_verdict_alone(*, same_text: bool) -> None:
    check = changed_check("Other words.")
    claim = check.claims[0]
    decided = claim.reviews[0].snapshot_sha256
    assert decided is not None
    result = replace(claim.pages[0], same_text_as=(decided,) if same_text else ())

    assert replace(claim, pages=(result,)).evidence_changed is not same_text


def test_reports_and_terminal_tell_what_a_verdict_no_longer_rests_on() -> None:
    check = invented_check()
    claim = check.claims[0]
    sha256 = claim.pages[0].snapshot.sha256 if claim.pages[0].snapshot else None
    absent = Finding(FindingKind.ABSENT, concerns=(Concern.SPEAKER,))
    review = Review("", Verdict.NOT_SUPPORTED, "", "AB", NOON, sha256, found=absent)
    check = replace(check, claims=(replace(claim, reviews=(review,)), *check.claims[1:]))
    told = "finding was another: absent · speaker."

    html = render(check, ReportFormat.HTML, made_at=LATER).decode()
    text = render(check, ReportFormat.MARKDOWN, made_at=LATER).decode()

    assert told in html
    assert told in text
    object_ = check_object(check)["claims"][0]  # type: ignore[index] # JSON
    assert object_["evidence_change"] == "other_finding"
    assert object_["decided_on_earlier_copy"] is False
    assert object_["reviews"][0]["finding"] == "absent"
