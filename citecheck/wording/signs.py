"""The signs of findings and verdicts: one language for window, reports and terminal."""

from __future__ import annotations

import enum
from collections.abc import Sequence

from citecheck.model import (
    AttributionKind,
    Concern,
    Edit,
    EditOp,
    Finding,
    FindingKind,
    Verdict,
)
from citecheck.wording.translate import tr


class Group(enum.Enum):
    """Four groups of findings; each has a colour, and an underline in the article."""

    FOUND = "found"
    LOOK = "look"
    WRONG = "wrong"
    OPEN = "open"


GROUPS = {
    FindingKind.EXACT: Group.FOUND,
    FindingKind.EQUIVALENT: Group.FOUND,
    FindingKind.SHORTENED: Group.FOUND,
    FindingKind.PASSAGE: Group.LOOK,
    FindingKind.AMBIGUOUS: Group.LOOK,
    FindingKind.PARTIAL: Group.LOOK,
    FindingKind.ALTERED: Group.WRONG,
    FindingKind.CUT: Group.WRONG,
    FindingKind.STITCHED: Group.WRONG,
    FindingKind.ABSENT: Group.WRONG,
    FindingKind.UNREACHED: Group.OPEN,
    FindingKind.UNLINKED: Group.OPEN,
}

FINDING_SIGNS = {
    FindingKind.EXACT: "●",
    FindingKind.EQUIVALENT: "≈",
    FindingKind.SHORTENED: "…",
    FindingKind.PASSAGE: "¶",
    FindingKind.AMBIGUOUS: "?",
    FindingKind.PARTIAL: "◐",
    FindingKind.ALTERED: "≠",
    FindingKind.CUT: "✂",
    FindingKind.STITCHED: "⊕",
    FindingKind.ABSENT: "∅",
    FindingKind.UNREACHED: "×",
    FindingKind.UNLINKED: "–",
}

VERDICT_SIGNS = {
    Verdict.VERIFIED: "✓",
    Verdict.NOT_SUPPORTED: "✗",
    Verdict.PARTLY: "◐",
    Verdict.CANNOT_VERIFY: "?",
    Verdict.NOT_A_CLAIM: "–",
}

FLAG = "⚑"
CALL = "☎"
SIGNED = "✓"
"""Stands behind the sign of a verdict that a second person has signed off."""
CHANGED = "↻"
HOP_SEEN, HOP_NOT_SEEN = "●", "○"


def group_of(finding: Finding | None) -> Group:
    """Return the group of a finding; a found one with a concern is to be looked at."""
    if finding is None:
        return Group.OPEN
    group = GROUPS[finding.kind]
    return Group.LOOK if group is Group.FOUND and finding.concerns else group


def finding_word(kind: FindingKind) -> str:
    """Return the one or two words for a finding."""
    return {
        FindingKind.EXACT: tr("exact"),
        FindingKind.EQUIVALENT: tr("equivalent"),
        FindingKind.SHORTENED: tr("shortened"),
        FindingKind.PASSAGE: tr("passage"),
        FindingKind.AMBIGUOUS: tr("ambiguous"),
        FindingKind.PARTIAL: tr("partial"),
        FindingKind.ALTERED: tr("altered"),
        FindingKind.CUT: tr("cut"),
        FindingKind.STITCHED: tr("stitched"),
        FindingKind.ABSENT: tr("absent"),
        FindingKind.UNREACHED: tr("unreached"),
        FindingKind.UNLINKED: tr("unlinked"),
    }[kind]


def finding_sentence(kind: FindingKind) -> str:
    """Return the sentence that says what a finding means."""
    return {
        FindingKind.EXACT: tr("These words stand in the page, word for word."),
        FindingKind.EQUIVALENT: tr("The same words; only case or punctuation differ."),
        FindingKind.SHORTENED: tr("Words were left out, and the quote marks where."),
        FindingKind.PASSAGE: tr(
            "Not a quotation: this passage of the page comes nearest. Judge it."
        ),
        FindingKind.AMBIGUOUS: tr("Several places of the page fit equally well."),
        FindingKind.PARTIAL: tr("Only a part of these words was found."),
        FindingKind.ALTERED: tr("Words differ from the page."),
        FindingKind.CUT: tr("Words were left out, and the quote does not mark where."),
        FindingKind.STITCHED: tr("Joined from separate places, and the quote does not mark it."),
        FindingKind.ABSENT: tr("Not in the text we captured."),
        FindingKind.UNREACHED: tr("The page's text could not be had."),
        FindingKind.UNLINKED: tr("The article gives no link that could show this."),
    }[kind]


def found_sentence(finding: Finding) -> str:
    """Return the sentence for one finding: as ``finding_sentence``, and true of its own edits."""
    edits = finding.evidence.edits if finding.evidence else ()
    ops = {edit.op for edit in edits} - {EditOp.CASE, EditOp.PUNCTUATION}
    if finding.kind is FindingKind.SHORTENED:
        return _shortened_sentence(edits)
    if finding.kind is FindingKind.ALTERED and ops == {EditOp.SPELLING} and not finding.concerns:
        return tr("The same words, written otherwise: spelling, figures or a contraction.")
    if finding.kind is FindingKind.ALTERED and _is_only_reordered(finding):
        return tr("The same words, but not in the order of the page.")
    if finding.kind is FindingKind.EQUIVALENT and Concern.EMPHASIS in finding.concerns:
        return tr("The same words; but stress was laid on some, or taken from them.")
    return finding_sentence(finding.kind)


def _is_only_reordered(finding: Finding) -> bool:
    edits = finding.evidence.edits if finding.evidence else ()
    ours = sorted(word for edit in edits for word in edit.quote.lower().split())
    theirs = sorted(word for edit in edits for word in edit.page.lower().split())
    return finding.concerns == (Concern.ORDER,) and ours == theirs


def _shortened_sentence(edits: Sequence[Edit]) -> str:
    ellipsis = any(edit.op is EditOp.GAP and edit.quote for edit in edits)
    split = any(edit.op is EditOp.GAP and not edit.quote for edit in edits)
    if split and not ellipsis:
        return tr("The page has more words between the pieces; the article quotes them separately.")
    if split:
        return tr(
            "Words were left out: the quote marks where, or the article quotes separate pieces."
        )
    if not ellipsis and any(edit.op is EditOp.BRACKET for edit in edits):
        return tr("Brackets mark the article's own words in the quote.")
    return finding_sentence(FindingKind.SHORTENED)


def verdict_word(verdict: Verdict | None) -> str:
    """Return the word for a verdict; "unmarked" for none."""
    if verdict is None:
        return tr("unmarked")
    return {
        Verdict.VERIFIED: tr("verified"),
        Verdict.NOT_SUPPORTED: tr("not supported"),
        Verdict.PARTLY: tr("partly"),
        Verdict.CANNOT_VERIFY: tr("cannot be verified"),
        Verdict.NOT_A_CLAIM: tr("not a claim"),
    }[verdict]


def concern_word(concern: Concern) -> str:
    """Return the word for a concern."""
    return {
        Concern.NEGATION: tr("negation"),
        Concern.NUMBER: tr("number"),
        Concern.NAME: tr("name"),
        Concern.MODALITY: tr("modality"),
        Concern.DATE: tr("date"),
        Concern.ORDER: tr("order"),
        Concern.BOUNDARY: tr("boundary"),
        Concern.SPEAKER: tr("speaker"),
        Concern.FRAMING: tr("framing"),
        Concern.OUTLET: tr("outlet"),
        Concern.CONTEXT: tr("context"),
        Concern.EMPHASIS: tr("emphasis"),
    }[concern]


def concern_sentence(concern: Concern) -> str:
    """Return the sentence that says what a concern means."""
    return {
        Concern.NEGATION: tr("A denial differs (not, no, never, un-)."),
        Concern.NUMBER: tr("A number or its unit differs."),
        Concern.NAME: tr("A name differs."),
        Concern.MODALITY: tr("How sure or how binding it is differs (may, must, probably, if)."),
        Concern.DATE: tr("A date or a time differs."),
        Concern.ORDER: tr("The same words stand in another order."),
        Concern.BOUNDARY: tr(
            "Words right beside the quoted ones turn their sense, and were left out."
        ),
        Concern.SPEAKER: tr("The page credits these words, or some of them, to somebody else."),
        Concern.FRAMING: tr("The page reports neutrally; the article's verb judges."),
        Concern.OUTLET: tr(
            "The article credits one outlet; the page belongs to another or credits another."
        ),
        Concern.CONTEXT: tr("Words beside the quoted ones that qualify them were left out."),
        Concern.EMPHASIS: tr("Emphasis was added or removed."),
    }[concern]


def lacks(missing: Sequence[str]) -> str:
    """Return what a passage lacks of a claim (numbers, names, dates, negations); "" of nothing."""
    return tr("lacks: {words}", words=", ".join(missing)) if missing else ""


def kind_word(kind: AttributionKind) -> str:
    """Return the word for the kind of an attribution."""
    return {
        AttributionKind.DIRECT: tr("direct"),
        AttributionKind.INDIRECT: tr("indirect"),
        AttributionKind.MIXED: tr("mixed"),
    }[kind]
