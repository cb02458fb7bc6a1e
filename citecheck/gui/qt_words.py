"""The words that are Qt's own, in the window's language: file dialogs, standard buttons."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QObject, QTranslator
from PySide6.QtWidgets import QApplication

from citecheck.gui.first_paint import speak

_KEYS = "QShortcut"
"""What Qt calls the names of keys; they are shown as help and hints write them."""
_OWN_KEYS = frozenset({"de"})
"""Languages that write "Strg+Umschalt+F"; the others write "Ctrl+Shift+F"."""


class QtWords(QTranslator):
    """Qt's own translations; names of keys stay English unless ``keys_too``."""

    def __init__(self, parent: QObject, *, keys_too: bool) -> None:
        super().__init__(parent)
        self._keys_too = keys_too

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        """Return Qt's word; None where there is none or it names a key, so that English stays."""
        if context == _KEYS and not self._keys_too:
            return None
        # An empty string would count as a translation.
        return super().translate(context, source, disambiguation, n) or None


def let_qt_speak(app: QApplication, code: str) -> None:
    """Use a language ("de") for Qt's own words; English where Qt does not speak it."""
    for old in app.findChildren(QtWords):
        app.removeTranslator(old)
        old.deleteLater()
    words = QtWords(app, keys_too=code in _OWN_KEYS)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if words.load(f"qtbase_{code}", folder):
        app.installTranslator(words)


def speak_wholly(language: str) -> None:
    """Use a language ("de") for our words and for Qt's, the system's where it is empty."""
    code = speak(language)
    app = QApplication.instance()
    if isinstance(app, QApplication):
        let_qt_speak(app, code)
