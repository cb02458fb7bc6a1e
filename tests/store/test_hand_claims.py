"""Claims marked or changed by hand outlive every detection."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from citecheck.model import (
    Article,
    Attribution,
    AttributionKind,
    Finding,
    FindingKind,
    HandMark,
    Maker,
    MarkState,
    Origin,
    Reference,
    Span,
)
from citecheck.store.hand_claims import standing
from citecheck.store.library import Library, open_library

NOW = datetime(2026, 3, 14, 14, 2, tzinfo=UTC)
TEXT = "Ada Wren said “the tide is out”. Bo Lark said “it will turn”. The rest is silence."
ARTICLE = Article(TEXT)


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def claim(
    name: str, content: str, cue: Span | None = None, maker: Maker = Maker.DETECTED
) -> Attribution:
    cues = (cue,) if cue else ()
    return Attribution(
        name, 0, AttributionKind.DIRECT, (), cues, (span(content),), "Ada Wren", maker=maker
    )


FIRST = claim("a1", "“the tide is out”", Span(9, 13))
SECOND = claim("a2", "“it will turn”", Span(41, 45))
MARKED = claim("h0", "The rest is silence", maker=Maker.HAND)
STANDS, GONE = MarkState.STANDS, MarkState.GONE


def mark(state: MarkState, one: Attribution) -> HandMark:
    attribution = None if state is MarkState.AS_DETECTED else one
    return HandMark(one.key(ARTICLE.sha256), state, attribution)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with open_library(tmp_path / "library.citecheck") as opened:
        opened.save_article(ARTICLE, NOW)
        opened.save_attributions(ARTICLE.sha256, (FIRST, SECOND))
        yield opened


def claims(library: Library) -> list[tuple[str, str]]:
    found = library.load_attributions(ARTICLE.sha256)
    return [(one.id, one.quote(TEXT)) for one in found]


def amend(library: Library, *marks: HandMark) -> tuple[HandMark, ...]:
    return library.save_hand_marks(ARTICLE.sha256, marks, "AB", NOW)


def test_a_claim_by_hand_stands_in_text_order_and_outlives_detection(library: Library) -> None:
    amend(library, mark(STANDS, MARKED))

    library.save_attributions(ARTICLE.sha256, (SECOND,))

    assert claims(library) == [("a2", "“it will turn”"), ("h1", "The rest is silence")]


def test_a_claim_that_was_changed_does_not_come_back(library: Library) -> None:
    shorter = replace(FIRST, content=(span("the tide"),), maker=Maker.EDITED)
    amend(library, mark(GONE, FIRST), mark(STANDS, shorter))

    library.save_attributions(ARTICLE.sha256, (FIRST, SECOND))

    assert claims(library) == [("h2", "the tide"), ("a2", "“it will turn”")]


def test_a_newer_detector_that_bounds_a_changed_claim_otherwise_is_not_believed(
    library: Library,
) -> None:
    amend(library, mark(GONE, FIRST))

    newer = replace(FIRST, content=(span("the tide is out"),))
    library.save_attributions(ARTICLE.sha256, (newer, SECOND))

    assert [name for name, _words in claims(library)] == ["a2"]


def test_what_another_says_within_a_changed_claim_stays() -> None:
    inner = replace(FIRST, id="a9", content=(span("tide is out"),), cue=(Span(41, 45),))

    left = standing(ARTICLE.sha256, (FIRST, inner), (mark(GONE, FIRST),))

    assert [one.id for one in left] == ["a9"]


def test_the_marks_that_come_back_undo_those_that_were_made(library: Library) -> None:
    before = claims(library)
    joined = replace(FIRST, content=(*FIRST.content, *SECOND.content), maker=Maker.EDITED)
    undoing = amend(library, mark(GONE, FIRST), mark(GONE, SECOND), mark(STANDS, joined))
    assert [name for name, _words in claims(library)] == ["h3"]

    redoing = amend(library, *undoing)
    assert claims(library) == before

    amend(library, *redoing)
    assert [name for name, _words in claims(library)] == ["h3"]


def test_what_a_run_finds_of_a_claim_that_is_gone_meanwhile_is_let_go(library: Library) -> None:
    run = library.begin_run(ARTICLE.sha256, NOW)
    amend(library, mark(GONE, FIRST))

    results = [
        (name, Reference(name, Origin.OUTLET, None), Finding(FindingKind.UNLINKED))
        for name in ("a1", "a2")
    ]
    library.save_results(ARTICLE.sha256, run, None, results)

    check = library.load_check(ARTICLE.sha256)
    assert [(c.attribution.id, len(c.pages)) for c in check.claims] == [("a2", 1)]


def test_who_marked_a_claim_is_kept(library: Library) -> None:
    amend(library, mark(STANDS, replace(MARKED, made_by="AB")))

    kept = library.load_attributions(ARTICLE.sha256)[-1]

    assert (kept.maker, kept.made_by) == (Maker.HAND, "AB")


def test_a_mark_says_which_claim_stands() -> None:
    with pytest.raises(ValueError, match="stands"):
        HandMark("k", STANDS)
