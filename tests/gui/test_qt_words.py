"""The words that are Qt's own follow the window's language; names of keys do not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from citecheck.gui.qt_words import let_qt_speak


@pytest.fixture(autouse=True)
def english_again(qapp: QApplication) -> Iterator[None]:
    yield
    let_qt_speak(qapp, "en")


def button() -> str:
    return QCoreApplication.translate("QPlatformTheme", "Cancel")


def test_standard_buttons_speak_the_language_last_chosen(qapp: QApplication) -> None:
    let_qt_speak(qapp, "de")
    let_qt_speak(qapp, "es")
    spanish = button()

    let_qt_speak(qapp, "en")

    assert (spanish, button()) == ("Cancelar", "Cancel")


def test_names_of_keys_stay_as_the_help_writes_them(qapp: QApplication) -> None:
    let_qt_speak(qapp, "es")

    told = QCoreApplication.translate("QShortcut", "Shift")

    assert told == "Shift"


def test_what_qt_cannot_translate_stays_as_it_is(qapp: QApplication) -> None:
    let_qt_speak(qapp, "es")

    told = QCoreApplication.translate("QPlatformTheme", "no word of Qt")

    assert told == "no word of Qt"
