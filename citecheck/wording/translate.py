"""The one door to translations (gettext)."""

from __future__ import annotations

import gettext
from pathlib import Path

from citecheck import paths

_DOMAIN = "citecheck"
_ENGLISH = "en"
_catalogue: list[gettext.NullTranslations] = [gettext.NullTranslations()]


def use_language(code: str, folder: Path | None = None) -> None:
    """Let ``tr`` speak ``code`` ("de"); English where there is no such catalogue.

    Catalogues lie in ``folder``, or else among the shipped files.
    """
    # gettext.translation would load the names of all locales before the window's first paint.
    for name in dict.fromkeys((code, code.partition("_")[0])):
        file = (folder or _folder()) / name / "LC_MESSAGES" / f"{_DOMAIN}.mo"
        if name and file.exists():
            with file.open("rb") as catalogue:
                _catalogue[0] = gettext.GNUTranslations(catalogue)
            return
    _catalogue[0] = gettext.NullTranslations()


def language() -> str:
    """Return the code of the language that ``tr`` speaks ("en", "de")."""
    return _catalogue[0].info().get("language", _ENGLISH)


def use_catalogue(catalogue: gettext.NullTranslations) -> None:
    """Let ``tr`` speak as ``catalogue`` does."""
    _catalogue[0] = catalogue


def languages() -> tuple[str, ...]:
    """Return the languages that the program speaks: English, and those with a catalogue."""
    folder = _folder()
    found = sorted(p.parents[1].name for p in folder.glob(f"*/LC_MESSAGES/{_DOMAIN}.mo"))
    return (_ENGLISH, *(code for code in found if code != _ENGLISH))


def _folder() -> Path:
    """Return where catalogues are shipped; it may not exist."""
    return paths.resource("help").with_name("locale")


def help_text(page: str) -> str:
    """Return a help page ("findings") in the user's language; in English where it lacks it."""
    folder = paths.resource("help")
    own = folder / language() / f"{page}.md"
    return (own if own.exists() else folder / f"{page}.md").read_text(encoding="utf-8")


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
