"""Writes the reference reports anew (``python -m``); read the difference before you keep it."""

from __future__ import annotations

from pathlib import Path

from citecheck.report.formats import ReportFormat, render
from tests.report.invented import NOON, invented_check, story

FOLDER = Path(__file__).with_name("reference")


def reference_file(kind: ReportFormat) -> Path:
    """Return where the reference of a format lies."""
    return FOLDER / f"bridge{kind.ending}"


def fresh(kind: ReportFormat) -> bytes:
    """Return the report of the twelve plain claims of the invented check."""
    return render(invented_check(story()[:12]), kind, made_at=NOON)


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for one in ReportFormat:
        reference_file(one).write_bytes(fresh(one))
