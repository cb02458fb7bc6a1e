"""The words that are Qt's own follow the window's language; keys are named as its help does."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication

from citecheck.gui.qt_words import let_qt_speak, speak_wholly


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


def test_german_writes_keys_as_its_keyboards_do_and_still_reads_the_english_names(
    qapp: QApplication,
) -> None:
    let_qt_speak(qapp, "de")

    keys = QKeySequence("Ctrl+Shift+Del")

    assert keys.toString(QKeySequence.SequenceFormat.NativeText) == "Strg+Umschalt+Entf"
    assert keys.toString(QKeySequence.SequenceFormat.PortableText) == "Ctrl+Shift+Del"


def test_what_qt_cannot_translate_stays_as_it_is(qapp: QApplication) -> None:
    let_qt_speak(qapp, "es")

    told = QCoreApplication.translate("QPlatformTheme", "no word of Qt")

    assert told == "no word of Qt"


def test_qt_speaks_the_language_of_the_window_too(qapp: QApplication) -> None:
    speak_wholly("fr")
    french = button()

    speak_wholly("en")

    assert (french, button()) == ("Annuler", "Cancel")
