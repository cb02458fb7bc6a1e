"""For everybody: letters are letters, foreign text is text, and no words are cut at 200 %."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QDialog,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QWidget,
)
from pytestqt.exceptions import TimeoutError as QtBotTimeoutError
from pytestqt.qtbot import QtBot

from citecheck.gui.runs.runner import Runner
from citecheck.gui.session.session import Session
from citecheck.gui.theme import Look
from citecheck.gui.widgets.labels import ElidedLabel
from citecheck.gui.window import Window
from citecheck.model import OutletMention
from tests.gui.fake_desk import FakeDesk
from tests.gui.walking import DIALOGS, called, shown

# Letters are letters while one types


def fields(top: QWidget) -> list[QWidget]:
    """Return what takes text now."""
    return [
        made
        for made in top.findChildren(QWidget)
        if isinstance(made, QLineEdit | QPlainTextEdit)
        and made.isVisible()
        and made.isEnabled()
        and not made.isReadOnly()
        and not isinstance(made.parent(), QAbstractSpinBox | QKeySequenceEdit)
    ]


def typed(field: QWidget) -> str:
    return field.text() if isinstance(field, QLineEdit) else getattr(field, "toPlainText", str)()


TYPED = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.,[]+-/"


def assert_letters_are_letters(top: QWidget, session: Session) -> None:
    for field in fields(top):
        if isinstance(field, QLineEdit):
            field.setMaxLength(200)
            field.setValidator(None)  # type: ignore[arg-type] # Qt takes none
        field.setFocus()
        getattr(field, "clear", bool)()
        before = session.claim_id
        QTest.keyClicks(field, TYPED)
        assert typed(field).casefold() == TYPED.casefold(), called(field)
        assert session.claim_id == before, called(field)
        assert session.check is None or not any(c.reviews for c in session.check.claims)
        getattr(field, "clear", bool)()


@pytest.mark.parametrize("where", ["window", "checked"])
def test_no_letter_is_a_command_in_a_field_of_the_window(
    qtbot: QtBot, request: pytest.FixtureRequest, session: Session, where: str
) -> None:
    window = request.getfixturevalue(where)
    session.list_recent()
    qtbot.waitUntil(lambda: window.start.library.model.rowCount() == 1)
    window.actions_by_name["find"].trigger()

    assert len(fields(window)) >= 1
    assert_letters_are_letters(window, session)


@pytest.mark.parametrize("name", DIALOGS)
def test_no_letter_is_a_command_in_a_field_of_a_dialog(
    checked: Window, runner: Runner, session: Session, name: str
) -> None:
    dialog = shown(checked, runner, name)

    assert_letters_are_letters(dialog, session)
    dialog.close()


# Foreign text is text


HOSTILE = (
    "<img src='file:///etc/hostname'>", "<b>bold</b><a href='file:///x'>y</a>", "//server/share/x",
    "\u202eevil\u2066", "a\x00b", "&lt;b&gt;", "x" * 20_000, "\ufdfa" * 50,
)  # fmt: skip


def assert_plain(top: QWidget) -> None:
    for widget in (top, *top.findChildren(QWidget)):
        if isinstance(widget, QLabel):
            assert widget.textFormat() == Qt.TextFormat.PlainText, widget.text()
        hover = widget.toolTip()
        # Markup of our own alone, which holds what it shows escaped.
        assert re.fullmatch(r"(?:<p style='white-space:pre-wrap'>[^<>]*</p>)?", hover), hover


@pytest.mark.parametrize("hostile", HOSTILE, ids=range(len(HOSTILE)))
def test_foreign_text_is_plain_in_every_view_and_dialog(
    qtbot: QtBot, window: Window, session: Session, desk: FakeDesk, hostile: str
) -> None:
    claims = tuple(
        replace(
            claim,
            attribution=replace(
                claim.attribution,
                speaker_name=hostile,
                outlet=OutletMention(hostile, hostile),
                why=(hostile,),
            ),
        )
        for claim in desk.stored.claims
    )
    article = replace(desk.stored.article, title=hostile, byline=hostile, outlet=hostile)
    desk.stored = replace(desk.stored, claims=claims, article=article)
    session.open_sample()
    qtbot.waitUntil(lambda: session.check is not None)
    session.start_check()
    qtbot.waitUntil(lambda: window.claims.model.rows()[2].sign == "×")
    session.troubled.emit(hostile)
    session.noticed.emit(hostile)
    for claim in claims:
        session.choose(claim.attribution.id)
        session.note(hostile)
        assert_plain(window)
    for name in ("pages", "history", "messages", "page_text", "hosts", "give_text"):
        window.actions_by_name[name].trigger()
        for dialog in window.findChildren(QDialog):
            assert_plain(dialog)
            dialog.close()


# 200 %


@pytest.mark.parametrize("name", ["", *DIALOGS])
def test_at_twice_the_size_no_words_are_cut(
    qtbot: QtBot, checked: Window, runner: Runner, look: Look, name: str
) -> None:
    while look.theme.zoom < 200:
        look.zoom_by(1)
    top = shown(checked, runner, name) if name else checked
    # Layouts follow the type one after another.
    with suppress(QtBotTimeoutError):
        qtbot.waitUntil(lambda: not cut(top), timeout=3_000)

    assert cut(top) == []
    if name:
        top.close()


def cut(top: QWidget) -> list[str]:
    """Return labels and buttons whose words have no room, and no hover that tells them whole."""
    found = []
    for widget in top.findChildren(QWidget):
        if not widget.isVisible() or isinstance(widget, ElidedLabel):
            continue
        text = widget.text() if isinstance(widget, QLabel | QPushButton | QToolButton) else ""
        words = text.replace("&", "")
        if not words or (
            isinstance(widget, QToolButton) and "Icon" in str(widget.toolButtonStyle())
        ):
            continue
        metrics, room = widget.fontMetrics(), widget.contentsRect()
        wraps = isinstance(widget, QLabel) and widget.wordWrap()
        parts = words.split() if wraps else words.splitlines()
        wide = max(metrics.horizontalAdvance(part) for part in parts)
        high = metrics.height() if not wraps else widget.heightForWidth(widget.width())
        if wide > room.width() + 1 or high > widget.height() + 4:
            found.append(f"{called(widget)} {words[:60]!r} {wide}x{high} in {room.size()}")
    return found
