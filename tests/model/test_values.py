"""The values that travel the line keep their promises."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace
from datetime import UTC, datetime

import pytest

from citecheck.model import (
    Article,
    Attribution,
    AttributionKind,
    Check,
    ClaimResult,
    Concern,
    FetchOutcome,
    Finding,
    FindingKind,
    Origin,
    PageResult,
    Part,
    Reference,
    Review,
    Snapshot,
    Span,
    Verdict,
    best_page,
    hull,
)

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)


def page(kind: FindingKind, *concerns: Concern, url: str = "http://a.example/") -> PageResult:
    reference = Reference("a1", Origin.LINKED, url)
    return PageResult(reference, None, None, Finding(kind, concerns=concerns))


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_a_span_that_runs_backwards_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="bad span"):
        Span(start, end)


def test_spans_count_code_points() -> None:
    text = "a😀“b”"

    assert Span(1, 3).of(text) == "😀“"


def test_the_hull_of_scattered_pieces_holds_them_all() -> None:
    assert hull([Span(5, 9), Span(1, 2)]) == Span(1, 9)
    with pytest.raises(ValueError, match="no spans"):
        hull([])


def test_an_article_without_parts_is_one_part() -> None:
    article = Article("Some words.", title="Some")

    assert article.parts == (Part(Span(0, 11), "Some"),)
    assert article.part_at(4) == 0


def test_an_article_is_known_by_the_hash_of_its_text() -> None:
    one, other = Article("Some words.", url="http://a.example/"), Article("Some words.")

    assert one.sha256 == other.sha256
    assert replace(one, text="Some words!").sha256 != one.sha256


def test_a_snapshot_without_bytes_has_no_hash() -> None:
    empty = Snapshot("http://a.example/", FetchOutcome.TIMEOUT, NOON)

    assert empty.sha256 is None
    assert replace(empty, body=b"x").sha256 is not None


def test_a_time_without_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="aware"):
        Snapshot("http://a.example/", FetchOutcome.OK, datetime(2026, 5, 4))  # noqa: DTZ001


def test_values_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        Span(1, 2).start = 0  # type: ignore[misc]


def test_an_attribution_without_content_is_refused() -> None:
    with pytest.raises(ValueError, match="no content"):
        Attribution("a1", 0, AttributionKind.DIRECT, (), (), ())


def test_the_key_of_an_attribution_rests_on_content_alone() -> None:
    one = Attribution("a1", 0, AttributionKind.DIRECT, (), (), (Span(4, 9),))

    assert replace(one, id="a7", speaker_name="Ada").key("f0") == one.key("f0")
    assert replace(one, content=(Span(4, 8),)).key("f0") != one.key("f0")


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (page(FindingKind.EXACT), page(FindingKind.EQUIVALENT)),
        (page(FindingKind.EXACT), page(FindingKind.EXACT, Concern.CONTEXT)),
        (page(FindingKind.EQUIVALENT), page(FindingKind.EXACT, Concern.SPEAKER)),
        (page(FindingKind.EXACT, Concern.SPEAKER), page(FindingKind.SHORTENED)),
        (page(FindingKind.PASSAGE), page(FindingKind.ABSENT)),
        (page(FindingKind.UNREACHED), page(FindingKind.UNLINKED)),
    ],
)
def test_the_better_finding_speaks_for_the_claim(better: PageResult, worse: PageResult) -> None:
    assert best_page([worse, better]) is better


def test_the_newest_review_counts_and_may_take_a_verdict_back() -> None:
    attribution = Attribution("a1", 0, AttributionKind.DIRECT, (), (), (Span(4, 9),))
    verified = Review("k", Verdict.VERIFIED, "", "AB", NOON)
    undone = replace(verified, verdict=None)

    assert ClaimResult(attribution, reviews=(verified,)).verdict is Verdict.VERIFIED
    assert ClaimResult(attribution, reviews=(verified, undone)).verdict is None


def test_a_check_counts_its_findings() -> None:
    attribution = Attribution("a1", 0, AttributionKind.DIRECT, (), (), (Span(4, 9),))
    claims = (ClaimResult(attribution, (page(FindingKind.CUT),)), ClaimResult(attribution))
    check = Check("k", Article("Some words."), claims, NOON, NOON, "0")

    assert check.count(FindingKind.CUT) == 1
    assert check.count(FindingKind.EXACT) == 0
