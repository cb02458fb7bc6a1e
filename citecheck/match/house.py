"""House rules for quotations: what Reuters, AP, the Guardian or one's own desk would let pass.

A profile judges what is acceptable. It never changes a finding, an edit or what is shown.
"""

from __future__ import annotations

from dataclasses import dataclass

from citecheck.match.wordlists import phrase_list
from citecheck.match.words import words_of
from citecheck.model import (
    Acceptance,
    Edit,
    EditAcceptance,
    EditOp,
    Finding,
    FindingKind,
    House,
    HouseReason,
    Span,
)
from citecheck.read.fold import fold

FRAGMENT_WORDS = 4
"""A quotation of so few words is a fragment (AP: avoid them)."""

_FILLERS = frozenset(
    {"um", "uh", "er", "erm", "ah", "oh", "well", "like", "so", "you know", "i mean", "you see"}
)
_TIDIED = tuple(frozenset(pair.split()) for pair in phrase_list("tidied"))
_UNFOUND = frozenset({FindingKind.ABSENT, FindingKind.UNREACHED, FindingKind.UNLINKED})
_UNVERBATIM = frozenset({FindingKind.PASSAGE, FindingKind.PARTIAL, FindingKind.AMBIGUOUS})


@dataclass(frozen=True, slots=True)
class Rules:
    """What one house allows beside the same words.

    Sources: Reuters Handbook (quotes: delete with a mark, never alter), AP stylebook (never alter,
    no fragments, no ellipsis at either end), Guardian style guide (tidy ums and grammar).
    """

    spelling: bool = True
    contractions: bool = False
    fillers: bool = False
    grammar: bool = False
    marked_omission: bool = True
    marked_at_edge: bool = True
    brackets: bool = True
    fragments: bool = True


RULES = {
    House.REUTERS: Rules(),
    House.AP: Rules(marked_at_edge=False, fragments=False),
    House.GUARDIAN: Rules(contractions=True, fillers=True, grammar=True),
    House.OWN: Rules(spelling=False),
}


def acceptance(finding: Finding, quote_text: str, house: House) -> Acceptance:
    """Return what ``house`` makes of a finding.

    Args:
        finding: of a direct or mixed quotation.
        quote_text: the quotation as the article has it.
        house: whose rules hold.
    """
    rules = RULES[house]
    if finding.kind in _UNFOUND:
        return Acceptance(house, accepted=False, reason=HouseReason.NOT_FOUND)
    if finding.kind in _UNVERBATIM:
        return Acceptance(house, accepted=False, reason=HouseReason.NOT_VERBATIM)
    edits = tuple(
        _of_edit(edit, rules) for edit in (finding.evidence.edits if finding.evidence else ())
    )
    edits += _of_edges(quote_text, rules)
    refused = _refusal(finding, quote_text, rules) or next(
        (edit.reason for edit in edits if not edit.accepted), None
    )
    if refused is not None:
        return Acceptance(house, accepted=False, reason=refused, edits=edits)
    reason = next((edit.reason for edit in edits), HouseReason.WORD_FOR_WORD)
    return Acceptance(house, accepted=True, reason=reason, edits=edits)


def _refusal(finding: Finding, quote_text: str, rules: Rules) -> HouseReason | None:
    """Return what stands against the finding as a whole, whatever its edits."""
    if finding.concerns:
        return HouseReason.CONCERN
    if finding.kind is FindingKind.STITCHED:
        return HouseReason.JOINED
    if not rules.fragments and len(_keys(quote_text)) <= FRAGMENT_WORDS:
        return HouseReason.FRAGMENT
    return None


def _of_edit(edit: Edit, rules: Rules) -> EditAcceptance:
    reason = _reason_of(edit)
    allowed = {
        HouseReason.TYPOGRAPHY: True,
        HouseReason.SPELLING: rules.spelling,
        HouseReason.CONTRACTION: rules.contractions,
        HouseReason.FILLER: rules.fillers,
        HouseReason.GRAMMAR: rules.grammar,
        HouseReason.MARKED_OMISSION: rules.marked_omission,
        HouseReason.BRACKETS: rules.brackets,
    }
    accepted = not edit.protected and allowed.get(reason, False)
    return EditAcceptance(edit, accepted, reason)


def _reason_of(edit: Edit) -> HouseReason:
    """Return what an edit is in the words of a style guide."""
    if edit.op in {EditOp.CASE, EditOp.PUNCTUATION}:
        return HouseReason.TYPOGRAPHY
    if edit.op is EditOp.GAP:
        return HouseReason.MARKED_OMISSION
    if edit.op is EditOp.BRACKET:
        return HouseReason.BRACKETS
    if edit.op is EditOp.SPELLING:
        apostrophe = ("'" in fold(edit.quote).text) != ("'" in fold(edit.page).text)
        return HouseReason.CONTRACTION if apostrophe else HouseReason.SPELLING
    if edit.op is EditOp.DELETE:
        said = " ".join(_keys(edit.page))
        return HouseReason.FILLER if said in _FILLERS else HouseReason.SILENT_OMISSION
    if edit.op is EditOp.REPLACE and _is_grammar(edit):
        return HouseReason.GRAMMAR
    return HouseReason.WORDS_CHANGED


def _is_grammar(edit: Edit) -> bool:
    """Say whether one word was exchanged for the form that grammar asks for, tense untouched."""
    quote, page = _keys(edit.quote), _keys(edit.page)
    if len(quote) != 1 or len(page) != 1:
        return False
    one, other = quote[0], page[0]
    return {one, other} in _TIDIED or one == other + "ly" or other == one + "ly"


def _of_edges(quote_text: str, rules: Rules) -> tuple[EditAcceptance, ...]:
    """Return the ellipses at either end of a quotation, which no edit speaks of."""
    bare = fold(quote_text).text.strip(" \"'")
    if rules.marked_at_edge or not (bare.startswith("...") or bare.endswith("...")):
        return ()
    at = 0 if bare.startswith("...") else len(quote_text)
    span = Span(at, at)
    edit = Edit(EditOp.GAP, "…", "", span, span)
    return (EditAcceptance(edit, accepted=False, reason=HouseReason.MARKED_AT_EDGE),)


def _keys(text: str) -> list[str]:
    return [word.key for word in words_of(fold(text).text)]
