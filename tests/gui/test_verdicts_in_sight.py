"""The stamps stay in sight however low the pane is; what else is decided scrolls if it must."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from citecheck.gui.session.session import Session
from citecheck.gui.theme import Look
from citecheck.gui.window import Window
from citecheck.model import Verdict
from citecheck.wording.signs import verdict_word


def in_sight(widget: QWidget) -> bool:
    return widget.visibleRegion().boundingRect() == widget.rect()


def holds_its_word(stamp: QPushButton) -> bool:
    hint = stamp.sizeHint()
    return stamp.width() >= hint.width() and stamp.height() >= hint.height()


def sized(qtbot: QtBot, window: Window, look: Look, zoom: int, size: tuple[int, int]) -> None:
    while look.theme.zoom < zoom:
        look.zoom_by(1)
    window.resize(*size)
    low = zoom > 100 or size[1] < 800
    qtbot.waitUntil(lambda: bool(window.evidence.verdicts.scrolled) is low)


@pytest.mark.parametrize(
    ("zoom", "size"),
    [(100, (1280, 800)), (200, (1280, 800)), (300, (1280, 800)), (100, (900, 600))],
)
def test_every_stamp_stays_in_sight_with_its_whole_word(
    qtbot: QtBot, checked: Window, look: Look, zoom: int, size: tuple[int, int]
) -> None:
    sized(qtbot, checked, look, zoom, size)

    stamps = checked.evidence.verdicts.stamps.findChildren(QPushButton)
    assert [stamp.accessibleName() for stamp in stamps] == [verdict_word(one) for one in Verdict]
    qtbot.waitUntil(lambda: all(in_sight(stamp) and holds_its_word(stamp) for stamp in stamps))


def test_a_high_pane_keeps_the_note_below_the_stamps(
    qtbot: QtBot, checked: Window, look: Look
) -> None:
    sized(qtbot, checked, look, 100, (1280, 800))

    assert checked.evidence.verdicts.scrolled == ()
    qtbot.waitUntil(lambda: in_sight(checked.evidence.verdicts.note))


def test_the_note_of_a_low_pane_stands_behind_the_evidence_and_comes_with_its_key(
    qtbot: QtBot, checked: Window, session: Session, look: Look
) -> None:
    sized(qtbot, checked, look, 200, (1280, 800))
    note, area = checked.evidence.verdicts.note, checked.evidence.area
    assert area.isAncestorOf(note)

    checked.activateWindow()
    checked.actions_by_name["note"].trigger()
    qtbot.waitUntil(lambda: in_sight(note))
    qtbot.keyClicks(note, "called the desk")
    checked.evidence.switch_words()

    assert checked.focusWidget() is note
    qtbot.waitUntil(lambda: in_sight(note))
    checked.evidence.verdicts.keep_note()
    review = session.claim.review if session.claim else None
    assert review is not None
    assert review.note == "called the desk"


def test_a_note_that_is_written_keeps_the_keys_when_the_rows_move(
    qtbot: QtBot, checked: Window, look: Look
) -> None:
    sized(qtbot, checked, look, 100, (1280, 800))
    checked.activateWindow()
    note = checked.evidence.verdicts.note
    note.setFocus()

    sized(qtbot, checked, look, 200, (1280, 800))

    assert checked.evidence.area.isAncestorOf(note)
    assert checked.focusWidget() is note


@pytest.mark.parametrize("zoom", [100, 200])
def test_tab_goes_through_the_evidence_as_it_stands(
    qtbot: QtBot, checked: Window, look: Look, zoom: int
) -> None:
    sized(qtbot, checked, look, zoom, (1280, 800))
    evidence, verdicts = checked.evidence, checked.evidence.verdicts
    evidence.area.setFocus()
    stops: list[QWidget] = []
    while evidence.isAncestorOf(checked.focusWidget()) and len(stops) < 60:
        stops.append(checked.focusWidget())
        checked.focusNextChild()

    stamps = verdicts.stamps.findChildren(QPushButton)
    at = [stops.index(stamp) for stamp in stamps]
    assert at == list(range(at[0], at[0] + len(stamps)))
    assert (stops.index(verdicts.note) < at[0]) is bool(verdicts.scrolled)
    assert stops[0] is evidence.area
    assert evidence.area.isAncestorOf(stops[1])
    assert not any(row.isAncestorOf(stops[1]) for row in verdicts.rows)
