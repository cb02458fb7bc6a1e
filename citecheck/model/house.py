"""What a newsroom's own rules make of a finding. It never changes what is shown."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from citecheck.model.finding import Edit


class House(enum.Enum):
    """Whose rules for quotations hold. The values are written to the options file."""

    REUTERS = "reuters"
    AP = "ap"
    GUARDIAN = "guardian"
    OWN = "own"


class HouseReason(enum.Enum):
    """Why a house accepts or refuses a finding, or one edit of it."""

    WORD_FOR_WORD = "word_for_word"
    TYPOGRAPHY = "typography"
    SPELLING = "spelling"
    CONTRACTION = "contraction"
    FILLER = "filler"
    GRAMMAR = "grammar"
    MARKED_OMISSION = "marked_omission"
    MARKED_AT_EDGE = "marked_at_edge"
    SILENT_OMISSION = "silent_omission"
    BRACKETS = "brackets"
    WORDS_CHANGED = "words_changed"
    JOINED = "joined"
    FRAGMENT = "fragment"
    CONCERN = "concern"
    NOT_FOUND = "not_found"
    NOT_VERBATIM = "not_verbatim"


@dataclass(frozen=True, slots=True)
class EditAcceptance:
    """What a house makes of one edit."""

    edit: Edit
    accepted: bool
    reason: HouseReason


@dataclass(frozen=True, slots=True)
class Acceptance:
    """What a house makes of a finding.

    Attributes:
        house: whose rules were asked.
        accepted: whether the quote may run as it stands under these rules.
        reason: the gravest reason when it may not, else what was found.
        edits: the same for each edit, in quote order.
    """

    house: House
    accepted: bool
    reason: HouseReason
    edits: tuple[EditAcceptance, ...] = ()
