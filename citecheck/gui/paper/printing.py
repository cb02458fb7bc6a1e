"""The report on paper: our own layout of plain words, in black; nothing in it can name a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from PySide6.QtCore import QByteArray, QUrl
from PySide6.QtGui import (
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from citecheck.gui.text.shown_text import safe_for_qt
from citecheck.match.diff import Run
from citecheck.report.view import ClaimView, PageView, ReportView
from citecheck.wording import report as words
from citecheck.wording import signs
from citecheck.wording.gui import word
from citecheck.wording.marks import labelled
from citecheck.wording.resting import evidence_changed
from citecheck.wording.times import utc_time

_BODY, _SMALL, _HEAD, _TITLE = 10, 8, 13, 18
_FACES = ["Source Serif 4", "Georgia", "Noto Serif", "Liberation Serif", "DejaVu Serif"]
_LONGEST_PIECE = 4_000
_TOGETHER = 20
"""Claims of one document."""
LEADS = QTextFormat.Property.UserProperty + 1
"""Property of a paragraph that must not stand last on a page: a heading, a label."""


class PaperDocument(QTextDocument):
    """A document that loads nothing whatever its words name."""

    def loadResource(self, _kind: int, _name: QUrl | str) -> object:
        """Return nothing for every resource."""
        return QByteArray()


def papers_of(view: ReportView) -> Iterator[PaperDocument]:
    """Return the report as documents to print below each other, some claims in each.

    Making or laying out one of them takes some 10 ms; a report of 900 claims in one document
    stopped the window for 300. Linear in the words of claims and passages.
    """
    yield _document(partial(_head, view))
    for at in range(0, len(view.claims), _TOGETHER):
        yield _document(partial(_claims, view.claims[at : at + _TOGETHER]))
    yield _document(partial(_foot, view))


def _document(write: Callable[[_Paper], object]) -> PaperDocument:
    document = PaperDocument()
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    write(_Paper(QTextCursor(document)))
    return document


def _claims(claims: Iterable[ClaimView], paper: _Paper) -> None:
    for claim in claims:
        _claim(paper, claim)


def _head(view: ReportView, paper: _Paper) -> None:
    label = words.labels()
    article = view.check.article
    paper.line(words.report_title(article.title), _TITLE, bold=True, below=8)
    for name, value in (
        (label["byline"], article.byline), (label["published"], article.published),
        (label["address"], article.url or ""), (label["checked"], _utc(view)),
        (label["checked_by"], view.reviewers or label["nobody"]), (label["hash"], article.sha256),
    ):  # fmt: skip
        if value:
            paper.line(labelled(name, value), _SMALL)
    _summary(paper, view)


def _foot(view: ReportView, paper: _Paper) -> None:
    paper.line(words.what_verified_means(view.captured_until), _SMALL, above=24, below=4)
    paper.line(words.what_findings_are(), _SMALL)


def _utc(view: ReportView) -> str:
    return utc_time(view.check.changed_at)


def _summary(paper: _Paper, view: ReportView) -> None:
    label, whole = words.labels(), len(view.claims)
    paper.line(label["summary"], _HEAD, bold=True, above=24, below=4, leads=True)
    paper.line(words.claims_sentence(whole, view.summary.decided) + ".", _BODY, below=4)
    for kind, numbers in view.summary.findings:
        sign, name = signs.FINDING_SIGNS[kind], signs.finding_word(kind)
        counted = words.of_all(len(numbers), whole)
        paper.line(f"{sign} {labelled(name, counted)} ({', '.join(map(str, numbers))})", _BODY)
    coverage = view.summary.coverage
    paper.line(words.coverage_sentence(coverage.covered, coverage.words), _BODY, above=4)


def _claim(paper: _Paper, claim: ClaimView) -> None:
    heading = f"{claim.number}  {claim.speaker}"
    paper.line(heading, _HEAD, bold=True, above=24, below=4, leads=True)
    paper.line("".join(segment.text for segment in claim.segments), _BODY, below=4)
    for page in claim.pages:
        _page(paper, page)
    verdict = signs.verdict_word(claim.verdict)
    stamp = signs.VERDICT_SIGNS[claim.verdict] if claim.verdict else "☐"
    paper.line(f"{stamp} {verdict}", _BODY, bold=True, above=8)
    if claim.result.evidence_change:
        paper.line(f"{signs.FLAG} {evidence_changed(claim.result)}", _SMALL)
    if claim.review is not None:
        said = words.reviewed_by(claim.review.reviewer, claim.review.reviewed_at)
        paper.line(" – ".join(part for part in (said, claim.review.note) if part), _SMALL)


def _page(paper: _Paper, page: PageView) -> None:
    kind = page.finding.kind
    sign, name = signs.FINDING_SIGNS[kind], signs.finding_word(kind)
    place = page.result.reference.url or page.result.reference.source
    paper.line(" · ".join(part for part in (f"{sign} {name}", place) if part), _BODY, leads=True)
    if page.sides is not None:
        for name, side in zip(("article", "page"), page.sides, strict=True):
            paper.line(word(name), _SMALL, above=4, indent=16, leads=True)
            paper.runs(side)
    for concern in page.finding.concerns:
        about = labelled(signs.concern_word(concern), signs.concern_sentence(concern))
        paper.line(f"{signs.FLAG} {about}", _SMALL, indent=16)
    for passage in page.passages[:1]:
        paper.line(f"{passage.before}{passage.words}{passage.after}", _SMALL, indent=16)
    snapshot = page.result.snapshot
    if snapshot is not None:
        hashed = f" · sha256 {snapshot.sha256}" if snapshot.sha256 else ""
        told = f"{page.outcome_text} · {utc_time(snapshot.fetched_at)}{hashed}"
        paper.line(told, _SMALL, indent=16)


class _Paper:
    """Writes lines of plain words."""

    def __init__(self, cursor: QTextCursor) -> None:
        self._cursor = cursor
        self._fresh = True

    def line(
        self,
        text: str,
        size: int,
        *,
        bold: bool = False,
        above: int = 0,
        below: int = 0,
        indent: int = 0,
        leads: bool = False,
    ) -> None:
        """Write a paragraph; sizes and spaces in points. One that ``leads`` stays with the next."""
        self._begin(above, below, indent, leads=leads)
        self._cursor.insertText(_flat(text), _letters(size, bold=bold))

    def runs(self, runs: Iterable[Run]) -> None:
        """Write one side of a comparison: what differs is lettered and underlined."""
        self._begin(0, 2, 16)
        for run in runs:
            looks = _letters(_BODY, bold=bool(run.letter))
            looks.setFontUnderline(bool(run.letter))
            letter = f"[{run.letter}] " if run.letter else ""
            self._cursor.insertText(letter + _flat(run.text), looks)

    def _begin(self, above: int, below: int, indent: int, *, leads: bool = False) -> None:
        block = QTextBlockFormat()
        if leads:
            block.setProperty(LEADS, True)  # noqa: FBT003 - a value of Qt's
        if self._fresh:
            self._leave_above(above)
        block.setTopMargin(above)
        block.setBottomMargin(below)
        block.setLeftMargin(indent)
        if self._fresh:
            self._cursor.setBlockFormat(block)
        else:
            self._cursor.insertBlock(block)
        self._fresh = False

    def _leave_above(self, above: int) -> None:
        """Leave room above the first paragraph: Qt drops the margin of a document's first one."""
        frame = self._cursor.document().rootFrame()
        room = frame.frameFormat()
        room.setTopMargin(above)
        frame.setFrameFormat(room)


def _flat(text: str) -> str:
    cut = text if len(text) <= _LONGEST_PIECE else text[:_LONGEST_PIECE] + "…"
    return safe_for_qt(cut).replace("\n", " ")


def _letters(size: int, *, bold: bool = False) -> QTextCharFormat:
    looks = QTextCharFormat()
    font = QFont(_FACES)
    font.setPointSizeF(size)
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    looks.setFont(font)
    return looks
