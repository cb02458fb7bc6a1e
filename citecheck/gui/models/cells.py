"""What the columns of the claims table say. Pure."""

from __future__ import annotations

from collections.abc import Callable

from citecheck.gui.models.claim_row import ClaimRow
from citecheck.wording.claims_pane import column_word, part_heading
from citecheck.wording.marks import labelled
from citecheck.wording.signs import SIGNED, VERDICT_SIGNS, kind_word, verdict_word


def _verdict(row: ClaimRow) -> str:
    if row.verdict is None:
        return ""
    signed = SIGNED if row.signed else ""
    return f"{VERDICT_SIGNS[row.verdict]}{signed} {verdict_word(row.verdict)}"


_CELLS: dict[str, Callable[[ClaimRow], str]] = {
    "claim": lambda row: row.quote,
    "number": lambda row: str(row.number),
    "verdict": _verdict,
    "finding": lambda row: f"{row.sign} {row.finding}".strip(),
    "concerns": lambda row: ", ".join(row.concerns),
    "quote": lambda row: row.quote,
    "speaker": lambda row: row.speaker,
    "outlet": lambda row: row.outlet,
    "page": lambda row: row.host,
    "kind": lambda row: kind_word(row.kind),
    "part": lambda row: part_heading(row.part + 1),
    "maker": lambda row: row.made_by,
    "note": lambda row: " ".join(row.note.split()),
}


def cell_text(row: ClaimRow, column: str) -> str:
    """Return what a cell shows."""
    return _CELLS[column](row)


def cell_spoken(row: ClaimRow, column: str) -> str:
    """Return a cell for a screen reader: the column's name and what it says."""
    return labelled(column_word(column), cell_text(row, column))
