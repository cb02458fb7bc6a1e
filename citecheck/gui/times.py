"""Times for the eye, in the user's own zone and language."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QDateTime, QLocale


def local_time(when: datetime) -> str:
    """Return "2 Jul 2024, 14:02" in the user's own time."""
    here = QDateTime.fromSecsSinceEpoch(int(when.timestamp()))
    return QLocale().toString(here, "d MMM yyyy, HH:mm")


def local_day(when: datetime) -> str:
    """Return "2 Jul 2024" in the user's own time."""
    here = QDateTime.fromSecsSinceEpoch(int(when.timestamp()))
    return QLocale().toString(here, "d MMM yyyy")
