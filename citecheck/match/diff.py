"""The word diff of a finding: runs of text with marks, the same for window, report and terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from citecheck.model import Edit, EditOp, Evidence, Span, hull

RunMark = Literal["same", "dropped", "added", "changed", "gap", "minor"]
Letter = Literal["", "D", "A", "C"]

_MOST_SHOWN = 240
"""A longer stretch that was left out is shown by its first and last words alone."""
_EDGE = 90

_MARKS: dict[EditOp, tuple[RunMark, Letter]] = {
    EditOp.REPLACE: ("changed", "C"),
    EditOp.SPELLING: ("changed", "C"),
    EditOp.INSERT: ("added", "A"),
    EditOp.DELETE: ("dropped", "D"),
    EditOp.GAP: ("gap", ""),
    EditOp.BRACKET: ("minor", ""),
    EditOp.CASE: ("minor", ""),
    EditOp.PUNCTUATION: ("minor", ""),
}


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text shown in one manner.

    Attributes:
        text: as it stands there; "…" for what is left out of sight.
        mark: same, dropped (only in the page), added (only in the quote), changed, gap (left out
            and marked) or minor (case, punctuation, brackets).
        letter: D, A or C beside the mark, so that colour is never the only sign.
        protected: these words must never be forgiven.
    """

    text: str
    mark: RunMark
    letter: Letter = ""
    protected: bool = False


def diff_runs(
    quote_text: str, page_text: str, evidence: Evidence
) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """Return the quote's runs and the page's runs.

    The quote's runs joined are ``quote_text``; the page's cover the hull of the evidence, with
    long stretches that were left out elided. Linear in both.
    """
    quote = _runs(
        quote_text,
        Span(0, len(quote_text)),
        [(edit.quote_span, edit) for edit in evidence.edits],
    )
    if not evidence.spans:
        return tuple(quote), ()
    shown = hull(evidence.spans)
    page = _runs(page_text, shown, [(edit.page_span, edit) for edit in evidence.edits])
    return tuple(quote), tuple(_elided(_parted(page, shown, evidence.spans)))


def _runs(text: str, area: Span, marked: Sequence[tuple[Span, Edit]]) -> list[Run]:
    """Return the runs of ``text`` within ``area``, edits in place order."""
    runs: list[Run] = []
    at = area.start
    for span, edit in sorted(marked, key=lambda pair: pair[0]):
        start, end = max(span.start, at), min(span.end, area.end)
        if start >= end:
            continue
        if start > at:
            runs.append(Run(text[at:start], "same"))
        mark, letter = _MARKS[edit.op]
        runs.append(Run(text[start:end], mark, letter, edit.protected))
        at = end
    if at < area.end:
        runs.append(Run(text[at : area.end], "same"))
    return runs


def _parted(runs: Sequence[Run], area: Span, spans: Sequence[Span]) -> Iterator[Run]:
    """Yield the runs; what no evidence covers, and no edit speaks of, becomes a gap."""
    at = area.start
    for run in runs:
        here = Span(at, at + len(run.text))
        at = here.end
        if run.mark != "same":
            yield run
            continue
        done = here.start
        for span in sorted(spans):
            start, end = max(span.start, done), min(span.end, here.end)
            if start >= end:
                continue
            yield from _uncovered(run.text[done - here.start : start - here.start])
            yield Run(run.text[start - here.start : end - here.start], "same")
            done = end
        yield from _uncovered(run.text[done - here.start :])


def _uncovered(text: str) -> Iterator[Run]:
    if text:
        yield Run(text, "gap" if any(c.isalnum() for c in text) else "same")


def _elided(runs: Iterator[Run]) -> Iterator[Run]:
    for run in runs:
        if run.mark not in {"gap", "dropped"} or len(run.text) <= _MOST_SHOWN:
            yield run
            continue
        yield Run(run.text[:_EDGE], run.mark, run.letter, run.protected)
        yield Run("…", "gap")
        yield Run(run.text[-_EDGE:], run.mark, run.letter, run.protected)


def inline_runs(
    quote_text: str, page_text: str, evidence: Evidence
) -> tuple[tuple[Run, bool], ...]:
    """Return both sides as one line of reading, each run with whether its words are the page's.

    The runs of the quote stand whole and in order. Beside each difference of words stands what
    the page has there; of case and punctuation the quote's form alone is shown. Linear in both.
    """
    made: list[tuple[Run, bool]] = []
    at = 0
    for edit in sorted(evidence.edits, key=lambda edit: edit.quote_span):
        start, end = max(at, edit.quote_span.start), max(at, edit.quote_span.end)
        mark, letter = _MARKS[edit.op]
        if start > at:
            made.append((Run(quote_text[at:start], "same"), False))
        if end > start:
            made.append((Run(quote_text[start:end], mark, letter, edit.protected), False))
        at = end
        theirs = edit.page_span.of(page_text).strip()
        if theirs and (end == start or edit.op not in _FORMS):
            parts = _elided(
                iter([Run(theirs, mark, letter if end == start else "", edit.protected)])
            )
            for run in parts:
                _join(made, run, quote_text[at : at + 1])
    if at < len(quote_text):
        made.append((Run(quote_text[at:], "same"), False))
    return tuple(made)


_FORMS = {EditOp.CASE, EditOp.PUNCTUATION}


def _join(made: list[tuple[Run, bool]], run: Run, following: str) -> None:
    """Add a run of the page, with the spaces that keep its words apart from their neighbours."""
    before = made[-1][0].text[-1:] if made else ""
    if before and not before.isspace() and run.text[:1].isalnum():
        made.append((Run(" ", "same"), True))
    made.append((run, True))
    if following.isalnum() and run.text[-1:].isalnum():
        made.append((Run(" ", "same"), True))
