"""Whether this computer has a font for the letters of an article; boxes alone would say nothing."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QFontMetrics

from citecheck.gui.theme import Look
from citecheck.wording.looking import letters_missing

_LONGEST = 200_000
"""Code points that are looked at: scripts come early or are quotations."""
_SAMPLES = 3
"""Letters tried of each script: a font seldom has one and lacks the next."""


class MissingLetters(QObject):
    """Tries a letter in each turn of the event loop: the first of a script may load many fonts.

    Signals:
        told(str): the sentence to show; only where letters are missing.
    """

    told = Signal(str)

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._text = ""
        self._left: Iterator[str] = iter(())
        self._turn = QTimer(self)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._try_next)

    def look_at(self, text: str) -> None:
        """Look at the letters of ``text``, unless it is the one looked at last."""
        if text != self._text:
            self._text = text
            self._left = iter(sample_letters(text))
            self._turn.start()

    def _try_next(self) -> None:
        letter = next(self._left, None)
        if letter is None:
            self._turn.stop()
        elif not QFontMetrics(self._look.theme.reading()).inFontUcs4(ord(letter)):
            self._turn.stop()
            self.told.emit(letters_missing(letter))


def sample_letters(text: str) -> list[str]:
    """Return up to three letters of each script but ASCII's, in a steady order.

    Scripts are told apart by the first word of a letter's name ("HANGUL SYLLABLE GA").
    """
    samples: dict[str, list[str]] = {}
    for letter in sorted(set(text[:_LONGEST])):
        if letter.isascii() or not letter.isalpha():
            continue
        script = unicodedata.name(letter, "").partition(" ")[0]
        if script and len(samples.setdefault(script, [])) < _SAMPLES:
            samples[script].append(letter)
    return [letter for letters in samples.values() for letter in letters]
