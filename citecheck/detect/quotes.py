"""Where quotation marks enclose words: every style of mark, unclosed quotations included."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from citecheck.model import Span

_OPENERS = "“„«‟"
_CLOSERS = {"„": '“”"', "«": "»", "»": "«", "‟": "”“", "”": '”“"'}
"""What closes each opening mark; every other one is closed by any of ``_USUAL_CLOSERS``."""

_USUAL_CLOSERS = ("”", "»", '"', "＂", "''")
_EITHER = '"＂'
_MARK = re.compile(r"``|''|[“”„‟«»\"＂‘’‚'‹›]")
_CLIPPED = re.compile(r"(?:\d0s|n['’]|(?:em|til|tis|twas|cause|bout|round)\b)", re.IGNORECASE)
"""What follows an apostrophe for missing letters: '90s, 'n', 'em."""

_SINGLE_LIMIT = 1500
"""Longest quotation in single marks, in code points; beyond it the mark was an apostrophe."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in quotation marks.

    Attributes:
        span: the marks included; code points of the text.
        closed: its closing mark was found in its paragraph.
        single: its marks are single ones (British style).
    """

    span: Span
    closed: bool = True
    single: bool = False


def _is_inches(text: str, at: int) -> bool:
    """Say whether the straight mark at ``at`` means inches (5" screen) rather than a quotation."""
    return at > 0 and text[at - 1].isdigit()


def _opens_single(text: str, at: int, start: int) -> bool:
    if _CLIPPED.match(text, at + 1):
        return False
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    return (before.isspace() or before in '([—–-:“"') and (after.isalnum() or after in "[(…$£€")


def _closes_single(text: str, at: int, end: int) -> bool:
    before = text[at - 1]
    after = text[at + 1] if at + 1 < end else " "
    return not before.isspace() and not after.isalnum()


def _single_end(text: str, marks: list[int], index: int, end: int) -> int | None:
    """Return where the single quotation opened at ``marks[index]`` closes, or None.

    A mark after s and before a further word may be a possessive (the dogs' bowl): it closes only
    when no better mark follows.
    """
    start, fallback = marks[index], None
    for at in marks[index + 1 : index + 40]:
        if at - start > _SINGLE_LIMIT:
            break
        if text[at] == "‘" or not _closes_single(text, at, end):
            if text[at] == "‘" and _opens_single(text, at, start):
                break
            continue
        if text[at - 1] != "s" or text[at + 1 : at + 2] in {"", ",", ".", ";", ":", ")", "\n"}:
            return at + 1
        fallback = fallback or at + 1
    return fallback


def _singles(text: str, gap: Span) -> list[Quotation]:
    """Return quotations in single marks inside ``gap``, a stretch outside double marks."""
    marks = [m.start() for m in _MARK.finditer(text, gap.start, gap.end) if m.group() in "‘’‚'‹›"]
    found: list[Quotation] = []
    done = gap.start
    for index, at in enumerate(marks):
        if at < done or text[at] in "’›" or not _opens_single(text, at, gap.start):
            continue
        end = _single_end(text, marks, index, gap.end)
        if end is not None and end - at > 3:  # noqa: PLR2004 - marks around one letter quote nothing
            found.append(Quotation(Span(at, end), single=True))
            done = end
    return found


def _opens_double(text: str, at: int, mark: str, paragraph: Span) -> bool:
    if mark in _OPENERS or mark == "``":
        return True
    if mark in _EITHER or mark == "''":
        return not _is_inches(text, at)
    if mark not in {"”", "»"}:
        return False
    # Swedish ”…” and German »…«, and hasty typing.
    before = text[at - 1] if at > paragraph.start else " "
    after = text[at + 1] if at + 1 < paragraph.end else " "
    return before.isspace() and not after.isspace()


def _doubles(text: str, paragraph: Span) -> list[Quotation]:
    found: list[Quotation] = []
    opened: int | None = None
    for match in _MARK.finditer(text, paragraph.start, paragraph.end):
        mark, at = match.group(), match.start()
        if opened is None:
            if _opens_double(text, at, mark, paragraph):
                opened = at
        elif mark in _CLOSERS.get(text[opened], _USUAL_CLOSERS):
            found.append(Quotation(Span(opened, match.end())))
            opened = None
    if opened is not None and opened < paragraph.end:
        found.append(Quotation(Span(opened, paragraph.end), closed=False))
    return found


def find_quotations(text: str, paragraphs: Iterable[Span]) -> tuple[Quotation, ...]:
    """Return the quotations of ``text`` in order; none overlaps another.

    Pairing restarts with each of ``paragraphs``; an unclosed mark runs to its paragraph's end
    (a quotation of several paragraphs leaves all but its last one unclosed). Single marks count
    outside double ones only; apostrophes are told apart by what stands beside them.
    """
    found: list[Quotation] = []
    for paragraph in paragraphs:
        doubles = _doubles(text, paragraph)
        begin = paragraph.start
        for quotation in doubles:
            if quotation.span.start > begin:
                found += _singles(text, Span(begin, quotation.span.start))
            found.append(quotation)
            begin = quotation.span.end
        if begin < paragraph.end:
            found += _singles(text, Span(begin, paragraph.end))
    return tuple(found)
