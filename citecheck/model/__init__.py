"""The words of the trade: frozen values that travel the line.

Free of Qt, network and SQL; imports nothing of citecheck outside this package. Every name of
this room is imported from here: ``from citecheck.model import Span``.
"""

from citecheck.model.archive import ArchiveEnd, Saving, SavingState
from citecheck.model.article import Article, Link, PageText, Part
from citecheck.model.attribution import (
    Attribution,
    AttributionKind,
    Hop,
    Maker,
    Origin,
    Outlet,
    OutletMention,
    Reference,
)
from citecheck.model.block import Block, BlockKind, Blocks, Zone
from citecheck.model.change import ChangedPlace, EarlierCopy, EvidenceChange, PageChange
from citecheck.model.check import (
    Check,
    ClaimResult,
    PageResult,
    best_page,
    standing_sign_off,
)
from citecheck.model.errors import ErrorCode, KnownError
from citecheck.model.exchange import Exchange, TlsPeer
from citecheck.model.finding import (
    Concern,
    Edit,
    EditOp,
    Evidence,
    Finding,
    FindingKind,
    Passage,
    Review,
    ReviewKind,
    Verdict,
)
from citecheck.model.hand import HandMark, MarkState
from citecheck.model.house import Acceptance, EditAcceptance, House, HouseReason
from citecheck.model.reason import reason, reason_parts
from citecheck.model.snapshot import (
    SUPPLIED_BY,
    FetchNote,
    FetchOutcome,
    Kept,
    Removal,
    Snapshot,
)
from citecheck.model.span import Span, hull

__all__ = [
    "SUPPLIED_BY",
    "Acceptance",
    "ArchiveEnd",
    "Article",
    "Attribution",
    "AttributionKind",
    "Block",
    "BlockKind",
    "Blocks",
    "ChangedPlace",
    "Check",
    "ClaimResult",
    "Concern",
    "EarlierCopy",
    "Edit",
    "EditAcceptance",
    "EditOp",
    "ErrorCode",
    "Evidence",
    "EvidenceChange",
    "Exchange",
    "FetchNote",
    "FetchOutcome",
    "Finding",
    "FindingKind",
    "HandMark",
    "Hop",
    "House",
    "HouseReason",
    "Kept",
    "KnownError",
    "Link",
    "Maker",
    "MarkState",
    "Origin",
    "Outlet",
    "OutletMention",
    "PageChange",
    "PageResult",
    "PageText",
    "Part",
    "Passage",
    "Reference",
    "Removal",
    "Review",
    "ReviewKind",
    "Saving",
    "SavingState",
    "Snapshot",
    "Span",
    "TlsPeer",
    "Verdict",
    "Zone",
    "best_page",
    "hull",
    "reason",
    "reason_parts",
    "standing_sign_off",
]
