"""For everybody: actions in menu and palette, controls named and reachable, words plain."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QScrollBar,
    QTabBar,
    QTextEdit,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from citecheck.config import Options
from citecheck.gui.actions import LETTERS
from citecheck.gui.dialogs.command_palette import entries_of
from citecheck.gui.mnemonics import distinct
from citecheck.gui.runner import Runner
from citecheck.gui.session import Session
from citecheck.gui.theme import Look
from citecheck.gui.widgets.labels import ElidedLabel
from citecheck.gui.window import Window
from citecheck.gui.windows import Windows
from citecheck.model import OutletMention

if TYPE_CHECKING:
    from tests.gui.conftest import FakeDesk

INTERACTIVE = (
    QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit,
    QTabBar, QTextEdit,
)  # fmt: skip
DIALOGS = (
    "compose", "open_url", "preferences", "palette", "messages", "hosts", "pages", "page_text",
    "give_text", "history", "initials", "reading_type", "keys",
    "what_verified", "help", "about",
)  # fmt: skip


def own(widget: QWidget) -> bool:
    """Say whether a widget is ours, and not the inside of one of Qt's."""
    parent = widget.parentWidget()
    inside = (QComboBox, QAbstractSpinBox, QLineEdit, QTabBar, QMessageBox, QAbstractItemView)
    return not isinstance(parent, inside) and not widget.objectName().startswith("qt_")


def controls(top: QWidget) -> list[QWidget]:
    """Return the controls of a window that can be used now."""
    return [
        made
        for made in top.findChildren(QWidget)
        if isinstance(made, INTERACTIVE)
        and made.window() is top
        and made.isVisible()
        and made.isEnabled()
        and own(made)
    ]


def called(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.objectName()} {widget.accessibleName()!r}"


@pytest.fixture
def windows(checked: Window, session: Session, desk: FakeDesk, runner: Runner) -> Windows:
    """Return what shows the preferences."""
    ini = checked.memory._settings
    made = Windows(desk, runner, checked.look, Path("x"), ini, Options(), lambda _options: None)
    made.windows.append(checked)
    return made


def shown(window: Window, windows: Windows, name: str) -> QDialog:
    """Return the dialog that an action opens."""
    if name == "preferences":
        windows.show_preferences(window)
    else:
        window.actions_by_name[name].trigger()
    wait = [d for d in window.findChildren(QDialog) if d.isVisible()]
    assert len(wait) == 1, name
    return wait[0]


# Actions


def menus(bar: QWidget) -> Iterator[tuple[str, list[QAction]]]:
    """Yield each menu with its actions, the menu bar too."""
    yield "", bar.actions()
    for action in bar.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            for name, entries in menus(inner):
                yield f"{action.text()}/{name}", entries


def test_every_action_has_words_stands_in_a_menu_and_in_the_palette(checked: Window) -> None:
    in_menus = {a.objectName() for _menu, entries in menus(checked.menuBar()) for a in entries}
    in_palette = {entry.action.objectName() for entry in entries_of(checked.menuBar())}

    assert set(checked.actions_by_name) <= in_menus
    assert set(checked.actions_by_name) <= in_palette
    assert all(entry.name for entry in entries_of(checked.menuBar()))


def test_no_menu_has_one_mnemonic_twice(checked: Window) -> None:
    twice = []
    for menu, entries in menus(checked.menuBar()):
        letters = Counter(
            found[1].casefold()
            for action in entries
            if (found := re.search("&([^&])", action.text().replace("&&", "")))
        )
        twice += [(menu, letter) for letter, count in letters.items() if count > 1]

    assert twice == []


def test_no_key_is_bound_twice_and_letters_wait_for_the_focus_of_a_pane(checked: Window) -> None:
    keys = [
        key.toString(QKeySequence.SequenceFormat.PortableText)
        for action in checked.actions_by_name.values()
        for key in action.shortcuts()
    ]
    assert [key for key, count in Counter(keys).items() if count > 1] == []
    for name, action in checked.actions_by_name.items():
        bare = [k for k in action.shortcuts() if not re.match("(Ctrl|Alt|F[0-9])", k.toString())]
        bare = [k for k in bare if not re.match(r"Shift\+F[0-9]", k.toString())]
        if bare:
            assert name in LETTERS
            assert action.shortcutContext() != Qt.ShortcutContext.WindowShortcut


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        (["&Try it", "Prin&t"], ["&Try it", "&Print"]),
        (["&A", "&A"], ["&A", "A"]),
        (["Salt && &pepper", "&Pears"], ["Salt && &pepper", "P&ears"]),
        (["Plain", "&Plain"], ["Plain", "&Plain"]),
        (["&Über", "&über"], ["&Über", "ü&ber"]),
    ],
)
def test_a_letter_that_is_taken_gives_way_to_another(given: list[str], wanted: list[str]) -> None:
    assert distinct(given) == wanted


# Controls


def test_every_control_of_the_window_has_a_name(checked: Window) -> None:
    nameless = [called(w) for w in controls(checked) if not name_of(w)]

    assert nameless == []


@pytest.mark.parametrize("name", DIALOGS)
def test_every_control_of_every_dialog_has_a_name_and_a_way_by_keys(
    checked: Window, windows: Windows, name: str
) -> None:
    dialog = shown(checked, windows, name)

    assert [called(w) for w in controls(dialog) if not name_of(w)] == []
    assert unreached(dialog) == []
    dialog.close()


def name_of(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName() or text.strip()


def tab_chain(top: QWidget) -> set[QWidget]:
    """Return what Tab reaches, walked with real focus; a trap ends the walk early."""
    top.activateWindow()
    reached: set[QWidget] = set()
    count = len(top.findChildren(QWidget))
    for _ in range(count + 2):
        focus: QWidget | None = top.focusWidget()
        if focus is not None:
            reached.add(focus)
            QTest.keyClick(focus, Qt.Key.Key_Tab)
        else:
            QTest.keyClick(top, Qt.Key.Key_Tab)
    return reached


def unreached(top: QWidget) -> list[str]:
    """Return the controls that neither Tab nor a menu action reaches."""
    reached = tab_chain(top)
    return [
        called(w)
        for w in controls(top)
        if w not in reached
        and w.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not isinstance(w, QScrollBar)
        and not any(other in reached for other in w.findChildren(QWidget))
        and w.focusProxy() not in reached
        and not same_group(w, reached)
    ]


def same_group(widget: QWidget, reached: set[QWidget]) -> bool:
    """Say whether arrow keys lead to a button from one of its group."""
    exclusive = isinstance(widget, QAbstractButton) and widget.autoExclusive()
    return exclusive and any(
        isinstance(other, QAbstractButton)
        and other.autoExclusive()
        and other.parent() is widget.parent()
        for other in reached
    )


@pytest.mark.parametrize("where", ["start", "opened", "checked"])
def test_tab_reaches_every_control_of_the_window_and_is_never_trapped(
    request: pytest.FixtureRequest, window: Window, where: str
) -> None:
    if where != "start":
        request.getfixturevalue(where)

    assert unreached(window) == []


def test_buttons_without_the_focus_of_keys_have_an_action_in_a_menu(checked: Window) -> None:
    """What Tab passes over can be done by menu and key."""
    mute = [
        w
        for w in controls(checked)
        if isinstance(w, QAbstractButton) and not w.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]

    assert [called(w) for w in mute] == []


def test_the_focus_is_seen_on_every_control(qtbot: QtBot, checked: Window) -> None:
    checked.activateWindow()
    qtbot.waitUntil(checked.claims.list.selectionModel().hasSelection)
    blind = []
    for widget in controls(checked):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            widget.clearFocus()
            without = picture(widget)
            widget.setFocus(Qt.FocusReason.TabFocusReason)
            assert widget.hasFocus(), called(widget)
            if picture(widget) == without:
                blind.append(called(widget))

    assert blind == []


def picture(widget: QWidget) -> bytes:
    """Return how a control looks."""
    return bytes(widget.grab().toImage().constBits())


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
    checked: Window, windows: Windows, session: Session, name: str
) -> None:
    dialog = shown(checked, windows, name)

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
    checked: Window, windows: Windows, look: Look, name: str
) -> None:
    while look.theme.zoom < 200:
        look.zoom_by(1)
    top = shown(checked, windows, name) if name else checked
    QApplication.processEvents()

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
