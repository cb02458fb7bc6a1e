"""What the program found, and what a person decided: two things, for ever apart."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import datetime

from citecheck.model.span import Span


class FindingKind(enum.Enum):
    """What the program found about one attribution, best first.

    The values are stored in SQLite and written to reports: add members, never rename them. The
    order is the rank that picks the best page of a claim.
    """

    EXACT = "exact"
    EQUIVALENT = "equivalent"
    SHORTENED = "shortened"
    CUT = "cut"
    ALTERED = "altered"
    STITCHED = "stitched"
    PARTIAL = "partial"
    AMBIGUOUS = "ambiguous"
    PASSAGE = "passage"
    ABSENT = "absent"
    UNREACHED = "unreached"
    UNLINKED = "unlinked"

    @property
    def rank(self) -> int:
        """0 for the best kind, then as the members stand."""
        return list(FindingKind).index(self)

    @property
    def without_text(self) -> bool:
        """Whether there was no text to look in."""
        return self in {FindingKind.UNREACHED, FindingKind.UNLINKED}


class Concern(enum.Enum):
    """What must never be forgiven, even in a close match."""

    NEGATION = "negation"
    NUMBER = "number"
    NAME = "name"
    MODALITY = "modality"
    DATE = "date"
    ORDER = "order"
    BOUNDARY = "boundary"
    SPEAKER = "speaker"
    FRAMING = "framing"
    OUTLET = "outlet"
    CONTEXT = "context"
    EMPHASIS = "emphasis"


class EditOp(enum.Enum):
    """How a run of words differs between quote and page."""

    REPLACE = "replace"
    INSERT = "insert"  # only in the quote
    DELETE = "delete"  # only in the page
    GAP = "gap"  # left out, and marked by an ellipsis or brackets
    BRACKET = "bracket"  # the quote's own words in brackets
    CASE = "case"
    PUNCTUATION = "punctuation"
    SPELLING = "spelling"


@dataclass(frozen=True, slots=True)
class Edit:
    """One difference between the quote and the page.

    Attributes:
        op: its type.
        quote, page: the words on either side; empty where a side has none.
        quote_span: code points of the quote string (``Attribution.quote``); empty span marks the
            place where the page has more.
        page_span: code points of the page text; empty span marks where the quote has more.
        protected: some of these words must never be forgiven.
    """

    op: EditOp
    quote: str
    page: str
    quote_span: Span
    page_span: Span
    protected: bool = False


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a piece of content stands in a page.

    Attributes:
        spans: the pieces found, in the order of the quote; code points of the page text.
        similarity: 0.0 to 1.0, the weighted share of the quote's words found there.
        edits: differences in quote order.
    """

    spans: tuple[Span, ...]
    similarity: float
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A place of the page that comes near to indirect content.

    Attributes:
        span: code points of the page text.
        score: higher is nearer; comparable within one page only.
        missing: numbers, names, dates and negations of the claim that it lacks.
    """

    span: Span
    score: float
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """What the program found of one attribution in one page. Immutable per run.

    Attributes:
        kind: the finding.
        evidence: where the quoted words stand; None when nothing was found.
        concerns: in the order of ``Concern``.
        passages: for indirect and mixed content, best first.
        places: other places that fit as well (``ambiguous``, or a quote repeated on the page).
        triage: indirect content only: 0.0 plainly there to 1.0 plainly not.
        page_speaker: who is credited at the found words, as the page names them, or None.
        page_cue: the cue there ("saying"), or None.
        page_outlet: the outlet that the page itself credits there, or None.
    """

    kind: FindingKind
    evidence: Evidence | None = None
    concerns: tuple[Concern, ...] = ()
    passages: tuple[Passage, ...] = ()
    places: tuple[Span, ...] = ()
    triage: float | None = None
    page_speaker: str | None = None
    page_cue: str | None = None
    page_outlet: str | None = None

    @property
    def rank(self) -> tuple[int, int]:
        """Sort key, smallest best.

        A finding with a ``speaker`` concern ranks below the next kind's clean one; of two alike
        the one with fewer concerns wins.
        """
        kind = self.kind.rank * 2
        if Concern.SPEAKER in self.concerns:
            kind += 3
        return kind, len(self.concerns)

    @property
    def outline(self) -> Finding:
        """Kind and concerns alone: what a review keeps of the finding that it was given on."""
        return Finding(self.kind, concerns=self.concerns)


class Verdict(enum.Enum):
    """What a person decided. No verdict yet is "unmarked". Never derived from a finding."""

    VERIFIED = "verified"
    NOT_SUPPORTED = "not_supported"
    PARTLY = "partly"
    CANNOT_VERIFY = "cannot_verify"
    NOT_A_CLAIM = "not_a_claim"


class ReviewKind(enum.Enum):
    """What a review does. The values are stored in SQLite and written to reports."""

    DECISION = "decision"
    SIGN_OFF = "sign_off"  # a second person stands by verdict and note
    WITHDRAWAL = "withdrawal"  # takes a sign-off back


@dataclass(frozen=True, slots=True)
class Review:
    """A verdict with its circumstances. Append only; the newest counts, the rest is history.

    Attributes:
        attribution_key: ``Attribution.key`` of what was decided on.
        verdict: None takes an earlier verdict back (undo) and makes the claim unmarked again. A
            sign-off repeats what it signs.
        note: the reviewer's words; may be empty.
        reviewer: name or initials; may be empty.
        reviewed_at: aware UTC time.
        snapshot_sha256: the capture that it rests on, or None.
        kind: decision, sign-off, or a sign-off taken back.
        to_call: somebody has to be called about this claim.
        blind: decided before the reviewer was shown what the program found.
        found: ``outline`` of what the program had found by then (``ClaimResult.outline``); None
            in libraries of versions that did not keep it.
    """

    attribution_key: str
    verdict: Verdict | None
    note: str
    reviewer: str
    reviewed_at: datetime
    snapshot_sha256: str | None = None
    kind: ReviewKind = ReviewKind.DECISION
    to_call: bool = False
    blind: bool = False
    found: Finding | None = None
