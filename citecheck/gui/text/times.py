"""Times for the eye, in the user's own zone and language."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QDateTime, QLocale

from citecheck.wording.translate import language


def local_time(when: datetime) -> str:
    """Return "2 Jul 2024, 14:02" in the user's own time."""
    return _written(when, "d MMM yyyy, HH:mm")


def near_time(when: datetime, now: datetime) -> str:
    """Return "2 Jul, 14:02" in the user's own time, with the year if it is not that of ``now``."""
    if when.astimezone().year != now.astimezone().year:
        return local_time(when)
    return _written(when, "d MMM, HH:mm")


def local_day(when: datetime) -> str:
    """Return "2 Jul 2024" in the user's own time."""
    return _written(when, "d MMM yyyy")


def _written(when: datetime, form: str) -> str:
    """Return a moment of the user's own time in ``form``, one of Qt's."""
    here = QDateTime.fromSecsSinceEpoch(int(when.timestamp()))
    return _locale().toString(here, form)


def _locale() -> QLocale:
    """Return the system's way of writing, or the window's language's if that is another."""
    system, spoken = QLocale(), QLocale(language())
    return system if system.language() == spoken.language() else spoken
