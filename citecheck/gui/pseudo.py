"""A language that nobody speaks: longer, accented, read from right to left. For looking at layouts.

A word that stays as it is was not taken from ``wording``; one that is cut has too little room.
"""

from __future__ import annotations

import gettext
import re

_MARKED = str.maketrans("aceinosuyAEINOSUY", "áçéíñóšúýÁÉÍÑÓŠÚÝ")
_FIELD = re.compile(r"(\{[^{}]{0,40}\})")
_RIGHT_TO_LEFT = "\u200f"


class Pseudo(gettext.NullTranslations):
    """Every message a third longer, in accented letters between brackets."""

    def gettext(self, message: str) -> str:
        """Return the message in this language."""
        return said(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return singular or plural in this language."""
        return said(msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:  # noqa: ARG002 - the face
        """Return the message in this language."""
        return said(message)


def said(message: str) -> str:
    """Return ``message`` as the language says it; fields and mnemonics stay."""
    pieces = _FIELD.split(message)
    accented = "".join(p if _FIELD.fullmatch(p) else p.translate(_MARKED) for p in pieces)
    longer = "·" * (len(message) // 3)
    return f"{_RIGHT_TO_LEFT}⟦{accented}{longer}⟧{_RIGHT_TO_LEFT}"
