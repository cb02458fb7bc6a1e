"""A verdict is told to rest on other evidence than what there is now; deciding again ends that."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from PySide6.QtWidgets import QLabel

from citecheck.gui.session.session import Session
from citecheck.gui.window import Window
from citecheck.model import (
    FetchOutcome,
    Finding,
    FindingKind,
    PageResult,
    Snapshot,
    Verdict,
)
from tests.gui.test_deciding import claims

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)


def with_page(session: Session, *pages: PageResult) -> None:
    """Let the first claim have these pages, as after a retry."""
    check = session.check
    assert check is not None
    first = replace(check.claims[0], pages=pages)
    session.check = replace(check, claims=(first, *check.claims[1:]))
    session.changed.emit((first.attribution.id,))


def test_a_verdict_from_before_there_was_a_page_is_flagged_when_it_comes(
    checked: Window, session: Session
) -> None:
    had = claims(session)[0].pages
    refused = replace(had[0], page=None, finding=Finding(FindingKind.UNREACHED))
    with_page(session, refused)
    session.mark(Verdict.CANNOT_VERIFY)
    assert not claims(session)[0].evidence_changed

    with_page(session, *had)

    told = "Decided before there was a page to compare with. Now there is one."
    shown = [one.text() for one in checked.evidence.findChildren(QLabel) if one.isVisible()]
    assert any(told in text for text in shown)
    assert claims(session)[0].verdict is Verdict.CANNOT_VERIFY


def test_undo_gives_a_verdict_back_with_the_evidence_that_it_rested_on(
    checked: Window, session: Session
) -> None:
    had = claims(session)[0].pages
    with_page(session, replace(had[0], page=None, finding=Finding(FindingKind.UNREACHED)))
    session.mark(Verdict.CANNOT_VERIFY)
    with_page(session, *had)
    session.mark(Verdict.VERIFIED)
    assert not claims(session)[0].evidence_changed

    session.undo_stack.undo()

    assert claims(session)[0].verdict is Verdict.CANNOT_VERIFY
    assert claims(session)[0].evidence_changed


def test_a_page_without_text_in_front_is_no_ground_while_another_has_the_words(
    checked: Window, session: Session
) -> None:
    best = claims(session)[0].pages[0]
    refused = Snapshot("http://two.example/b", FetchOutcome.FORBIDDEN, NOON, body=b"refused")
    beside = replace(best, snapshot=refused, page=None, finding=Finding(FindingKind.UNREACHED))
    with_page(session, best, beside)
    session.choose_page(1)

    session.mark(Verdict.VERIFIED)

    again = replace(beside, snapshot=replace(refused, body=b"refused again"))
    with_page(session, best, again)
    assert not claims(session)[0].evidence_changed
