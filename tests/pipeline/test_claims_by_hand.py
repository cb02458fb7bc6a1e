"""Claims by hand walk the line like those that are detected."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from pathlib import Path
from typing import Any, TypeVar

from citecheck.config import Options
from citecheck.detect.by_hand import marked
from citecheck.model import Check, FindingKind, HandMark, Maker, MarkState, Span
from citecheck.pipeline.desk import Desk
from citecheck.report.formats import ReportFormat, render
from citecheck.report.json_report import check_object
from citecheck.store.library import Library, open_library

T = TypeVar("T")


def run(work: Coroutine[Any, Any, T]) -> T:
    return asyncio.run(work)


def hand_mark(check: Check, words: str) -> HandMark:
    """Return the mark of a claim whose page the sample's first claim links to."""
    start = check.article.text.index(words)
    link = check.claims[0].attribution.links[0]
    made = marked(
        check.article,
        [Span(start, start + len(words))],
        speaker_name="Ilse Marrow",
        links=[link],
        made_by="AB",
    )
    return HandMark(made.key(check.key), MarkState.STANDS, made)


def by_hand(check: Check) -> list[str]:
    text = check.article.text
    claims = [claim.attribution for claim in check.claims]
    return [one.quote(text) for one in claims if one.maker is Maker.HAND]


async def marked_sample(library: Library, words: str) -> tuple[Check, Check]:
    """Return the sample, checked and with ``words`` marked, and as it is opened once more."""
    async with Desk(library, Options()) as desk:
        article = await desk.read_sample()
        check = await desk.open(article)
        check = await desk.check(check.key)
        mark = hand_mark(check, words)
        amended, _undoing = await asyncio.to_thread(desk.amend, check.key, [mark], "AB")
        names = [c.attribution.id for c in amended.claims]
        judged = await desk.judge_captured(check.key, names)
        return judged, await desk.open(article)


def test_a_claim_by_hand_is_judged_by_pages_at_hand_and_outlives_opening(tmp_path: Path) -> None:
    words = "the tidal barrage across the Wend estuary is still closed to traffic"
    with open_library(tmp_path / "library.citecheck") as library:
        judged, again = run(marked_sample(library, words))

    assert by_hand(judged) == by_hand(again) == [words]
    made = next(c for c in judged.claims if c.attribution.maker is Maker.HAND)
    assert made.finding is not None
    assert made.finding.kind not in {FindingKind.UNREACHED, FindingKind.UNLINKED}
    assert [c.attribution.id for c in again.claims if c.attribution.maker is Maker.HAND] == ["h1"]
    assert len(again.claims) == 16


def test_reports_tell_who_marked_a_claim(tmp_path: Path) -> None:
    with open_library(tmp_path / "library.citecheck") as library:
        judged, _again = run(marked_sample(library, "the ferry that it was meant to replace"))

    for form in (ReportFormat.HTML, ReportFormat.MARKDOWN):
        told = render(judged, form, made_at=judged.changed_at).decode("utf-8")
        assert "Marked by hand by AB" in told
    assert '"made_by": "AB"' in str(check_object(judged)).replace("'", '"')
