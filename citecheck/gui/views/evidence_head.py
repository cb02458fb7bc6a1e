"""The head of the evidence: the claim's number, who is credited, and how the article tells it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from citecheck.gui.evidence.words import told
from citecheck.gui.models.claims_model import speaker_of
from citecheck.gui.widgets.labels import ElidedLabel, label, set_hint
from citecheck.model import Check, ClaimResult
from citecheck.wording.reasons import with_reasons


class EvidenceHead(QVBoxLayout):
    """Two lines above the tabs of the pages."""

    def __init__(self) -> None:
        super().__init__()
        self._number = label(role="number")
        self._speaker = ElidedLabel(role="title", foreign=True)
        self._told = ElidedLabel(role="quiet")
        self.setContentsMargins(16, 12, 16, 8)
        self.setSpacing(4)
        who = QHBoxLayout()
        who.setSpacing(8)
        who.addWidget(self._number)
        who.addWidget(self._speaker, 1)
        self.addLayout(who)
        self.addWidget(self._told)

    def show_claim(self, claim: ClaimResult | None, check: Check | None) -> None:
        """Tell of ``claim`` as it stands in ``check``; nothing where there is none."""
        number = who = circumstances = why = ""
        if claim is not None and check is not None:
            at = next(at for at, one in enumerate(check.claims) if one is claim)
            number = str(at + 1)
            who = speaker_of(claim.attribution, check.article.text)
            circumstances = told(claim.attribution, check.article)
            why = with_reasons(circumstances, claim.attribution.why)
        self._number.setText(number)
        self._speaker.show_text(who)
        self._told.show_text(circumstances)
        set_hint(self._told, why)

    def leave_out_circumstances(self, left_out: bool) -> None:  # noqa: FBT001 - says what is asked
        """Show the line below the speaker, or give its room to the evidence."""
        self._told.setVisible(not left_out)
