"""Both sides of a difference in one line of reading."""

from __future__ import annotations

from citecheck.match.diff import inline_runs
from citecheck.model import Edit, EditOp, Evidence, Span


def shown(quote: str, page: str, *edits: Edit) -> list[tuple[str, str, bool]]:
    evidence = Evidence((Span(0, len(page)),), 0.9, edits)
    return [(run.text, run.letter, is_page) for run, is_page in inline_runs(quote, page, evidence)]


def test_the_pages_words_stand_beside_those_that_they_replace() -> None:
    edit = Edit(EditOp.REPLACE, "now", "not", Span(4, 7), Span(4, 7))

    assert shown("are now ready", "are not ready", edit) == [
        ("are ", "", False), ("now", "C", False), (" ", "", True), ("not", "", True),
        (" ready", "", False),
    ]  # fmt: skip


def test_dropped_words_keep_apart_from_their_neighbours() -> None:
    edit = Edit(EditOp.DELETE, "", "very", Span(4, 4), Span(4, 8))

    runs = shown("are ready", "are very ready", edit)

    assert "".join(text for text, _letter, _page in runs) == "are very ready"
    assert ("very", "D", True) in runs


def test_the_quote_stands_whole_and_in_order() -> None:
    edits = (
        Edit(EditOp.CASE, "The", "the", Span(0, 3), Span(0, 3)),
        Edit(EditOp.INSERT, "big", "", Span(4, 7), Span(4, 4)),
    )

    runs = shown("The big road", "the road", *edits)

    assert "".join(text for text, _letter, is_page in runs if not is_page) == "The big road"
    assert not any(is_page for _text, _letter, is_page in runs)
