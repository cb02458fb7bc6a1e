"""The one door to translations (gettext)."""

from __future__ import annotations

import gettext
from pathlib import Path

_DOMAIN = "citecheck"
_catalogue: list[gettext.NullTranslations] = [gettext.NullTranslations()]


def use_language(code: str, folder: Path | None = None) -> None:
    """Let ``tr`` speak ``code`` ("de"); English where ``folder`` has no such catalogue."""
    _catalogue[0] = gettext.translation(_DOMAIN, localedir=folder, languages=[code], fallback=True)


def tr(message: str, /, **values: object) -> str:
    """Return ``message`` in the user's language, with ``{name}`` fields filled from ``values``."""
    text = _catalogue[0].gettext(message)
    return text.format(**values) if values else text


def trc(context: str, message: str, /, **values: object) -> str:
    """Return ``message`` as meant in ``context`` ("verb", "state of a claim")."""
    text = _catalogue[0].pgettext(context, message)
    return text.format(**values) if values else text


def later(message: str, /) -> str:
    """Return ``message`` as it is: a table's entry, which its reader hands to ``tr``."""
    return message


def trn(one: str, many: str, count: int, /, **values: object) -> str:
    """Return the singular or plural of a message; ``{count}`` is always a field."""
    return _catalogue[0].ngettext(one, many, count).format(count=count, **values)
