"""The words that are Qt's own, in the window's language: file dialogs, standard buttons."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QTranslator
from PySide6.QtWidgets import QApplication

_KEYS = "QShortcut"
"""What Qt calls the names of keys; they stay as help and hints write them: "Ctrl+Shift+F"."""


class QtWords(QTranslator):
    """Qt's own translations, but for the names of keys."""

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        """Return Qt's word; None where there is none or it names a key, so that English stays."""
        if context == _KEYS:
            return None
        # An empty string would count as a translation.
        return super().translate(context, source, disambiguation, n) or None


def let_qt_speak(app: QApplication, code: str) -> None:
    """Use a language ("de") for Qt's own words; English where Qt does not speak it."""
    for old in app.findChildren(QtWords):
        app.removeTranslator(old)
        old.deleteLater()
    words = QtWords(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if words.load(f"qtbase_{code}", folder):
        app.installTranslator(words)
