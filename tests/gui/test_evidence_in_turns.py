"""While pages arrive the evidence is made section by section, out of sight until it is whole."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from citecheck.gui.runs.under_way import Doing
from citecheck.gui.session.session import Session
from citecheck.gui.views.evidence_area import EvidenceArea
from citecheck.gui.window import Window
from tests.gui.evidence_pages import exact, give_pages, shown


def let_pages_arrive(session: Session) -> None:
    """Say that pages are being asked for; all of the opening has been told by then."""
    session.doing.emit(Doing.CHECKING)


def chosen(session: Session) -> str:
    assert session.claim is not None
    return session.claim.attribution.id


def test_what_stood_there_stays_until_all_is_made(
    qtbot: QtBot, opened: Window, session: Session
) -> None:
    let_pages_arrive(session)
    before = shown(opened.evidence.area)

    give_pages(session, chosen(session), exact())

    assert shown(opened.evidence.area) == before
    assert not opened.evidence.is_current()
    qtbot.waitUntil(opened.evidence.is_current)
    assert "word for word" in shown(opened.evidence.area)


def test_of_two_pages_close_behind_each_other_the_last_is_shown(
    qtbot: QtBot, opened: Window, session: Session
) -> None:
    let_pages_arrive(session)
    give_pages(session, chosen(session), exact())
    QApplication.processEvents()
    give_pages(session, chosen(session), exact(text="We will wait, and that is all."))

    qtbot.waitUntil(opened.evidence.is_current)

    assert "and that is all." in shown(opened.evidence.area)


def test_another_claim_is_shown_at_once_whatever_is_being_made(
    qtbot: QtBot, opened: Window, session: Session
) -> None:
    let_pages_arrive(session)
    first = chosen(session)
    give_pages(session, first, exact())
    QApplication.processEvents()
    assert session.check is not None

    session.choose(session.check.claims[1].attribution.id)

    assert opened.evidence.is_current()
    now = shown(opened.evidence)
    qtbot.wait(50)
    assert shown(opened.evidence) == now


def test_steps_that_are_not_taken_leave_nothing_behind(qtbot: QtBot) -> None:
    area = EvidenceArea()
    qtbot.addWidget(area)

    def three() -> list[QWidget]:
        return [QWidget() for _ in range(3)]

    for _ in range(5):
        begun = area.put_in(three(), scrolled=False)
        next(begun)
    for _step in area.put_in(three(), scrolled=False):
        pass
    QApplication.sendPostedEvents()
    QApplication.processEvents()

    assert len(area.body.findChildren(QWidget)) == 3
    assert area.column.count() == 1
