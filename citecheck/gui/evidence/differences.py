"""The differences of a finding as lines, and what its concerns turn on. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from citecheck.gui.evidence.sentences import widened
from citecheck.gui.evidence.words import cue_of
from citecheck.gui.models.claims_model import speaker_of
from citecheck.match.lexicon import is_modal, is_negation, is_number, time_word
from citecheck.model import (
    Article,
    Attribution,
    Concern,
    Edit,
    EditOp,
    PageResult,
    Span,
    hull,
)
from citecheck.wording.evidence_pane import (
    concern_turns_on_words,
    edit_words,
    goes_on,
    words_there,
)
from citecheck.wording.gui import credits_differ, cues_differ
from citecheck.wording.marks import several
from citecheck.wording.signs import concern_sentence

MOST = 8
_LETTERS = {
    EditOp.REPLACE: "C",
    EditOp.SPELLING: "C",
    EditOp.INSERT: "A",
    EditOp.DELETE: "D",
}
_QUIET = {EditOp.CASE, EditOp.PUNCTUATION}


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference: its letter (empty for one that is forgiven) and its words."""

    letter: str
    words: str
    edit: Edit


def differences_of(page: PageResult) -> tuple[Difference, ...]:
    """Return the differences of a page's finding: those of words first, each in quote order."""
    evidence = page.finding.evidence
    told = [
        Difference(_LETTERS.get(edit.op, ""), edit_words(edit), edit)
        for edit in (evidence.edits if evidence else ())
        if edit.quote.strip() or edit.page.strip()
    ]
    return tuple(sorted(told, key=lambda one: (not one.letter, one.edit.op in _QUIET)))


def concern_lines(
    concern: Concern, page: PageResult, attribution: Attribution, article: Article
) -> tuple[str, str]:
    """Return what a concern means here, and which words it turns on (or an empty string)."""
    finding = page.finding
    if concern is Concern.SPEAKER and finding.page_speaker:
        return credits_differ(speaker_of(attribution, article.text), finding.page_speaker), ""
    if concern is Concern.FRAMING and finding.page_cue:
        return cues_differ(cue_of(attribution, article.text), finding.page_cue), ""
    if concern is Concern.OUTLET:
        return concern_sentence(concern), _outlets(page, attribution)
    if concern in {Concern.BOUNDARY, Concern.CONTEXT}:
        return concern_sentence(concern), _going_on(page)
    if concern_turns_on_words(concern):
        edits = [edit for edit in _word_edits(page) if edit.protected and _is_of(concern, edit)]
        edits = edits or [edit for edit in _word_edits(page) if edit.protected]
        told = several(edit_words(edit) for edit in edits[:3])
        return concern_sentence(concern), words_there(told) if told else ""
    return concern_sentence(concern), ""


def _word_edits(page: PageResult) -> tuple[Edit, ...]:
    evidence = page.finding.evidence
    return tuple(e for e in evidence.edits if e.op not in _QUIET) if evidence else ()


def _is_of(concern: Concern, edit: Edit) -> bool:
    words = [w.strip(".,;:!?“”\"'’()[]").lower() for w in (edit.quote + " " + edit.page).split()]
    test = {
        Concern.NEGATION: is_negation,
        Concern.NUMBER: is_number,
        Concern.MODALITY: is_modal,
        Concern.DATE: time_word,
    }.get(concern)
    return test is None or any(test(word) for word in words if word)


def _outlets(page: PageResult, attribution: Attribution) -> str:
    outlet = attribution.outlet
    theirs = page.finding.page_outlet or (page.page.site if page.page else "")
    return credits_differ(outlet.name, theirs) if outlet and theirs else ""


def _going_on(page: PageResult) -> str:
    """Return how the page goes on after the quoted words, to the end of the sentence."""
    evidence = page.finding.evidence
    if page.page is None or evidence is None or not evidence.spans:
        return ""
    area = hull(evidence.spans)
    rest = Span(area.end, max(area.end, widened(page.page.text, area, 0).end)).of(page.page.text)
    words = rest.strip(' \n,.;:”’"»')
    return goes_on(words) if any(c.isalnum() for c in words) else ""
