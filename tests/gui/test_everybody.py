"""For everybody: actions in menu and palette, controls named and reachable, words plain."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QMenu,
    QScrollBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from citecheck.gui.actions.menus import LETTERS
from citecheck.gui.actions.mnemonics import distinct
from citecheck.gui.dialogs.command_palette import entries_of
from citecheck.gui.runs.runner import Runner
from citecheck.gui.window import Window
from tests.gui.walking import DIALOGS, called, controls, shown

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
    checked: Window, runner: Runner, name: str
) -> None:
    dialog = shown(checked, runner, name)

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
    image = widget.grab().toImage()  # kept: its bits go with it
    return bytes(image.constBits())
