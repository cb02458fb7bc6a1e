from __future__ import annotations

from collections.abc import Callable

from citecheck.match.diff import Run, diff_runs
from citecheck.model import Evidence, Finding, Span

Check = Callable[..., Finding]


def marks(runs: tuple[Run, ...]) -> list[tuple[str, str, str]]:
    return [(run.text, run.mark, run.letter) for run in runs if run.mark != "same"]


def test_a_changed_word_is_marked_on_both_sides(check: Check) -> None:
    page = "“Three boats must leave the harbour by noon,” said Jo Vance."
    quote = "“Three boats may leave the harbour by noon.”"
    evidence = check(quote, page=page).evidence

    assert evidence is not None
    ours, theirs = diff_runs(quote, page, evidence)

    assert marks(ours) == [("may", "changed", "C")]
    assert marks(theirs) == [("must", "changed", "C")]
    assert next(run for run in theirs if run.mark == "changed").protected
    assert "".join(run.text for run in ours) == quote
    assert "".join(run.text for run in theirs) == "Three boats must leave the harbour by noon"


def test_dropped_and_added_words_have_their_letters(check: Check) -> None:
    page = "“Three old boats must leave the harbour by noon tomorrow,” said Jo Vance."
    quote = "Three boats must quickly leave the harbour by noon tomorrow"
    evidence = check(quote, page=page).evidence

    assert evidence is not None
    ours, theirs = diff_runs(quote, page, evidence)

    assert marks(ours) == [("quickly", "added", "A")]
    assert marks(theirs) == [("old", "dropped", "D")]


def test_a_long_omission_is_elided_in_the_page(check: Check) -> None:
    middle = " ".join(f"word{k}" for k in range(200))
    page = f"“We mended every net in the yard {middle} and then we sailed at dawn,” he said."
    quote = "We mended every net in the yard … and then we sailed at dawn"
    evidence = check(quote, page=page).evidence

    assert evidence is not None
    ours, theirs = diff_runs(quote, page, evidence)

    assert marks(ours) == [("…", "gap", "")]
    assert ("…", "gap", "") in marks(theirs)
    assert len("".join(run.text for run in theirs)) < 400


def test_no_evidence_spans_means_no_page_side() -> None:
    ours, theirs = diff_runs("We go", "They stay", Evidence((), 0.0))

    assert [run.text for run in ours] == ["We go"]
    assert theirs == ()


def test_page_words_between_two_pieces_that_no_edit_names_are_a_gap() -> None:
    page = "one two three four five"

    _, theirs = diff_runs("one five", page, Evidence((Span(0, 3), Span(19, 23)), 1.0))

    assert [(run.text, run.mark) for run in theirs] == [
        ("one", "same"),
        (" two three four ", "gap"),
        ("five", "same"),
    ]
