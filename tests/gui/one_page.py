"""A page of one claim, and the claim, for tests of what is told of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from citecheck.model import (
    Attribution,
    AttributionKind,
    FetchOutcome,
    Finding,
    Origin,
    PageResult,
    PageText,
    Reference,
    Snapshot,
    Span,
)

NOW = datetime(2026, 3, 14, 14, 2, tzinfo=UTC)
URL = "https://ledger.example/a"


def span(words: str, text: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def result(
    finding: Finding, text: str | PageText | None = "", outcome: FetchOutcome = FetchOutcome.OK
) -> PageResult:
    page = PageText(text) if isinstance(text, str) else text
    snapshot = Snapshot(URL, outcome, NOW, URL, status=200, body=b"body")
    return PageResult(Reference("a1", Origin.LINKED, URL), snapshot, page, finding)


def attribution(text: str, words: str, **more: object) -> Attribution:
    made = Attribution(
        "a1", 0, AttributionKind.DIRECT, (span("Ada", text),), (), (span(words, text),)
    )
    return replace(made, speaker_name="Ada Orlan", **more)  # type: ignore[arg-type] # named fields
