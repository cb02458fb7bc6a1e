"""Ways through a window for tests: its controls, and its dialogs."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QDialog,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

from citecheck.config import Options
from citecheck.gui.runs.runner import Runner
from citecheck.gui.window import Window
from citecheck.gui.windows import Windows

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


def shown(window: Window, runner: Runner, name: str) -> QDialog:
    """Return the dialog that an action opens."""
    if name == "preferences":
        ini, desk = window.memory._settings, window.session.desk
        windows = Windows(desk, runner, window.look, Path("x"), ini, Options(), lambda _o: None)
        windows.windows.append(window)
        windows.show_preferences(window)
    else:
        window.actions_by_name[name].trigger()
    wait = [d for d in window.findChildren(QDialog) if d.isVisible()]
    assert len(wait) == 1, name
    return wait[0]
