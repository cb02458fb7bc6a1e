"""Windows that have nothing to list, and lines too long for their place."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QLabel, QTableView
from pytestqt.qtbot import QtBot

from citecheck.gui.dialogs.frame import Dialog
from citecheck.gui.session.session import Session
from citecheck.gui.widgets.labels import message_box
from citecheck.gui.widgets.own_way import draw_line, draw_told
from citecheck.gui.window import Window
from citecheck.wording.looking import nothing_to_search
from tests.gui.fake_desk import FakeDesk

DRAWINGS = (draw_told, draw_line)


@pytest.mark.parametrize("name", ["pages", "history", "messages"])
def test_a_dialog_with_nothing_to_list_is_as_high_as_its_sentence(
    qtbot: QtBot, opened: Window, name: str
) -> None:
    opened.actions_by_name[name].trigger()
    (dialog,) = (d for d in opened.findChildren(Dialog) if d.isVisible())

    qtbot.waitUntil(lambda: dialog.height() < 160)
    assert dialog.height() >= dialog.body.totalMinimumHeightForWidth(dialog.width())


def test_pages_that_come_while_their_dialog_is_open_get_their_table(
    qtbot: QtBot, opened: Window, session: Session
) -> None:
    opened.actions_by_name["pages"].trigger()
    (dialog,) = (d for d in opened.findChildren(Dialog) if d.isVisible())
    low = dialog.height()

    session.start_check()

    qtbot.waitUntil(dialog.findChildren(QTableView)[0].isVisible)
    assert dialog.height() > low


def picture(draw: int, text: str) -> QImage:
    """Return ``text`` as one of the two ways draws it from the left edge."""
    image = QImage(300, 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    DRAWINGS[draw](painter, QRect(0, 0, 300, 40), text)
    painter.end()
    return image


@pytest.mark.parametrize("text", ["وزير الخارجية · وكالة فر…", "השר · רויט…"])
def test_a_cut_line_that_reads_leftwards_has_its_dots_at_its_left_end(
    window: Window, text: str
) -> None:
    assert picture(0, text) == picture(1, text)
    assert picture(0, text) != picture(0, text.removesuffix("…"))


def test_a_box_without_icon_leaves_no_room_for_one(qtbot: QtBot, window: Window) -> None:
    box = message_box("Save?", "Anybody can see that it was saved.", window)
    qtbot.addWidget(box)
    box.open()

    (told,) = (words for words in box.findChildren(QLabel) if words.text() == box.text())
    layout = box.layout()
    assert layout is not None
    qtbot.waitUntil(lambda: told.x() == layout.contentsMargins().left())


def test_an_article_without_claims_tells_so_and_how_to_mark_one(
    qtbot: QtBot, window: Window, session: Session, desk: FakeDesk
) -> None:
    desk.stored = replace(desk.stored, claims=())
    session.open_sample()
    qtbot.waitUntil(lambda: session.check is not None)

    told = [words.text() for words in window.evidence.area.findChildren(QLabel)]

    assert told == [
        "No claim was found in this article.",
        "To mark one by hand, select its words in the article and press M.",
    ]


@pytest.mark.parametrize("name", ["search_all", "find"])
def test_a_search_of_an_empty_library_says_that_there_is_nothing(window: Window, name: str) -> None:
    window.actions_by_name[name].trigger()

    assert window.notice.isVisible()
    assert window.notice.text.text() == nothing_to_search()


def test_the_search_of_all_checks_has_the_keys_where_there_is_one(
    qtbot: QtBot, opened: Window, session: Session
) -> None:
    opened.actions_by_name["search_all"].trigger()

    assert session.check is None
    qtbot.waitUntil(opened.start.library.search.hasFocus)
    assert not opened.notice.isVisible()
