"""The history of a claim: every review, the newest first."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from citecheck.gui.dialogs.frame import Dialog, scrolling
from citecheck.gui.text.times import local_time
from citecheck.gui.widgets.labels import label, set_hint
from citecheck.model import ClaimResult, Review
from citecheck.wording.deciding import deciding_word, rests_on, review_line
from citecheck.wording.gui import told_line


def history_dialog(claim: ClaimResult, parent: QWidget) -> Dialog:
    """Return a window with the time, person, verdict, note and capture of every review."""
    dialog = Dialog(deciding_word("history_title"), parent)
    dialog.take_room(480, 400)
    if not claim.reviews:
        dialog.body.addWidget(label(deciding_word("no_history"), "quiet", wrap=True))
        dialog.add_buttons()
        dialog.take_less_room()
        return dialog
    rows = QWidget()
    column = QVBoxLayout(rows)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(16)
    for review in reversed(claim.reviews):
        column.addLayout(_entry(review))
    column.addStretch()
    dialog.body.addWidget(scrolling(rows), 1)
    dialog.add_buttons()
    return dialog


def _entry(review: Review) -> QVBoxLayout:
    lines = QVBoxLayout()
    lines.setSpacing(4)
    lines.addWidget(label(review_line(review), "strong", wrap=True, selectable=True))
    when = label(told_line((local_time(review.reviewed_at), review.reviewer)), "quiet", wrap=True)
    set_hint(when, review.reviewed_at.isoformat(timespec="seconds"))
    lines.addWidget(when)
    if review.note:
        lines.addWidget(label(review.note, wrap=True, selectable=True))
    if review.snapshot_sha256:
        capture = label(rests_on(review.snapshot_sha256[:12]), "small", selectable=True)
        set_hint(capture, f"sha256 {review.snapshot_sha256}")
        lines.addWidget(capture)
    return lines
