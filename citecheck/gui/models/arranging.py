"""In which order claims are listed, and under which headings. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from citecheck.gui.models.claim_row import ClaimRow
from citecheck.model import FindingKind, Verdict
from citecheck.wording.claims_pane import pane_word, part_heading
from citecheck.wording.gui import group_word
from citecheck.wording.signs import Group, verdict_word

GROUPINGS = ("none", "finding", "verdict", "part", "outlet", "page")
SORTINGS = ("text", "finding", "speaker", "outlet", "verdict")
_GRAVITY = (Group.WRONG, Group.LOOK, Group.OPEN, Group.FOUND)
_KINDS = tuple(FindingKind)
_VERDICTS = tuple(Verdict)
_LAST = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Arrangement:
    """How the list is laid out.

    Attributes:
        grouping: one of ``GROUPINGS``.
        sorting: one of ``SORTINGS``; within groups too.
        reverse: the other way round.
    """

    grouping: str = "none"
    sorting: str = "text"
    reverse: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A line over a group of claims."""

    text: str
    claims: int
    decided: int


Entry = int | Heading
"""A claim by its place in the rows, or a heading."""

Key = tuple[int | str, ...]


def arranged(
    rows: Sequence[ClaimRow], shown: Sequence[int], wanted: Arrangement
) -> tuple[Entry, ...]:
    """Return the list's lines: the claims ``shown`` in order, under headings where grouped.

    Near linear in the claims shown.
    """
    ordered = _ordered(rows, shown, wanted)
    if wanted.grouping == "none":
        return tuple(ordered)
    key_of, name_of = _GROUP_KEYS[wanted.grouping], _HEADINGS[wanted.grouping]
    groups: dict[Key, list[int]] = {}
    for at in ordered:
        groups.setdefault(key_of(rows[at]), []).append(at)
    entries: list[Entry] = []
    for key in sorted(groups):
        members = groups[key]
        decided = sum(rows[at].verdict is not None for at in members)
        text = name_of(rows[members[0]])
        entries += [Heading(text, len(members), decided), *members]
    return tuple(entries)


def _ordered(rows: Sequence[ClaimRow], shown: Sequence[int], wanted: Arrangement) -> list[int]:
    ordered = list(shown)
    if wanted.sorting != "text":
        key = _SORT_KEYS[wanted.sorting]
        ordered.sort(key=lambda at: (key(rows[at]), at))
    if wanted.reverse:
        ordered.reverse()
    return ordered


def _by_finding(row: ClaimRow) -> Key:
    return _GRAVITY.index(row.group), _KINDS.index(row.found) if row.found else -1


def _by_verdict(row: ClaimRow) -> Key:
    return (_VERDICTS.index(row.verdict) if row.verdict else -1,)


def _by_outlet(row: ClaimRow) -> Key:
    return (row.outlet.casefold() or _LAST,)


_SORT_KEYS: dict[str, Callable[[ClaimRow], Key]] = {
    "finding": _by_finding,
    "speaker": lambda row: (row.speaker.casefold(),),
    "outlet": _by_outlet,
    "verdict": _by_verdict,
}
_GROUP_KEYS: dict[str, Callable[[ClaimRow], Key]] = {
    "finding": lambda row: (_GRAVITY.index(row.group),),
    "verdict": _by_verdict,
    "part": lambda row: (row.part,),
    "outlet": _by_outlet,
    "page": lambda row: (row.host or _LAST,),
}
_HEADINGS: dict[str, Callable[[ClaimRow], str]] = {
    "finding": lambda row: group_word(row.group),
    "verdict": lambda row: verdict_word(row.verdict),
    "part": lambda row: part_heading(row.part + 1),
    "outlet": lambda row: row.outlet or pane_word("outlet_none"),
    "page": lambda row: row.host or pane_word("page_none"),
}
