"""Pages for the evidence pane, and what a person would see of them."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QLabel, QPushButton, QTextEdit, QToolButton, QWidget

from citecheck.gui.session.session import Session
from citecheck.model import (
    Evidence,
    FetchOutcome,
    Finding,
    FindingKind,
    Origin,
    PageResult,
    PageText,
    Reference,
)
from tests.gui.bridge import PAGE, page_result, span

MARKUP = "<img src='file:///etc/hostname'><b>bold</b>"


def shown(pane: QWidget) -> str:
    """Return every word that stands in the pane."""
    labels = [made.text() for made in pane.findChildren(QLabel) if made.isVisibleTo(pane)]
    views = [made.toPlainText() for made in pane.findChildren(QTextEdit) if made.isVisibleTo(pane)]
    return "\n".join(labels + views)


def buttons(pane: QWidget) -> list[str]:
    made = pane.findChildren(QPushButton) + pane.findChildren(QToolButton)
    return [button.accessibleName() for button in made if button.isVisibleTo(pane)]


def give_pages(session: Session, claim_id: str, *pages: PageResult) -> None:
    """Let a claim have these pages, as after a run."""
    assert session.check is not None
    claims = tuple(
        replace(claim, pages=pages) if claim.attribution.id == claim_id else claim
        for claim in session.check.claims
    )
    session._refresh(replace(session.check, claims=claims))


def exact(text: str = PAGE, words: str = "We will wait", **more: object) -> PageResult:
    finding = Finding(FindingKind.EXACT, Evidence((span(words, text),), 1.0))
    made = page_result("a1", finding, FetchOutcome.OK)
    return replace(made, page=PageText(text), **more)  # type: ignore[arg-type] # named fields


def unlinked() -> PageResult:
    reference = Reference("a1", Origin.OUTLET, None, "AFP")
    return PageResult(reference, None, None, Finding(FindingKind.UNLINKED))


def several(text: str = PAGE) -> PageResult:
    first, second = span("We will wait", text), span("That was all", text)
    finding = Finding(FindingKind.AMBIGUOUS, Evidence((first,), 1.0), places=(first, second))
    return replace(exact(text), finding=finding)
