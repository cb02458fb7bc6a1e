"""Sentences and words of the claims list."""

from __future__ import annotations

from collections.abc import Sequence

from citecheck.model import AttributionKind, FindingKind, Verdict
from citecheck.wording.gui import group_sentence, group_word
from citecheck.wording.signs import (
    FINDING_SIGNS,
    VERDICT_SIGNS,
    Group,
    finding_sentence,
    finding_word,
    kind_word,
    verdict_word,
)
from citecheck.wording.translate import later, tr, trn


def row_text(number: int, total: int, states: Sequence[str], speaker: str, quote: str) -> str:
    """Return a claim's row as one sentence for a screen reader."""
    return tr(
        "Claim {number} of {total}, {states}, {speaker}: {quote}",
        number=number,
        total=total,
        states=", ".join(states),
        speaker=speaker,
        quote=quote,
    )


def concerns_told(concerns: Sequence[str]) -> str:
    """Return how many concerns there are, and which."""
    return trn(
        "{count} concern: {words}",
        "{count} concerns: {words}",
        len(concerns),
        words=", ".join(concerns),
    )


def hidden_finding() -> str:
    """Return the word for a finding that is hidden until a person has decided."""
    return tr("hidden")


def not_decided() -> str:
    """Return the words for a claim without verdict."""
    return tr("not decided")


def part_heading(number: int) -> str:
    """Return the heading of a part's claims."""
    return tr("Part {number}", number=number)


def heading_line(text: str, decided: int, claims: int) -> str:
    """Return a heading with its progress."""
    return tr(
        "{heading}: {decided} of {claims} decided", heading=text, decided=decided, claims=claims
    )


def shown_of(shown: int, total: int) -> str:
    """Return how many claims a filter leaves."""
    return trn("{shown} of {count} claim", "{shown} of {count} claims", total, shown=shown)


def filters_word(chosen: int) -> str:
    """Return the button of the further filters, and how many of them are chosen."""
    return tr("More filters ({count})", count=chosen) if chosen else tr("More filters")


WORDS = {
    "outlet_none": later("No outlet named"),
    "page_none": later("No page"),
    "arrange": later("Arrange"),
    "arrange_hint": later("Group, sort, and choose what is shown"),
    "group_by": later("Group by"),
    "sort_by": later("Sort by"),
    "columns": later("Columns"),
    "table": later("As a table"),
    "reverse": later("The other way round"),
    "save_filter": later("Save this filter …"),
    "saved_filters": later("Saved filters"),
    "delete_filter": later("Delete a filter"),
    "filter_name": later("Name of the filter"),
    "clear_filters": later("Clear"),
    "clear_filters_hint": later("Show all claims"),
    "progress": later("Claims decided"),
    "more_filters_hint": later("Finding, verdict, page, outlet and more"),
}

GROUPINGS = {
    "none": later("Nothing"),
    "finding": later("Finding"),
    "verdict": later("Verdict"),
    "part": later("Part of the article"),
    "outlet": later("Outlet"),
    "page": later("Page"),
}

SORTINGS = {
    "text": later("Order of the text"),
    "finding": later("Finding, gravest first"),
    "speaker": later("Speaker"),
    "outlet": later("Outlet"),
    "verdict": later("Verdict, undecided first"),
}

COLUMNS = {
    "claim": later("Claim"),
    "number": later("No."),
    "verdict": later("Verdict"),
    "finding": later("Finding"),
    "concerns": later("Concerns"),
    "quote": later("Words"),
    "speaker": later("Speaker"),
    "outlet": later("Outlet"),
    "page": later("Page"),
    "kind": later("Kind"),
    "part": later("Part"),
    "maker": later("Bounded by"),
    "note": later("Note"),
}

SECTIONS = {
    "finding": later("Finding"),
    "verdict": later("Verdict"),
    "work": later("Work"),
    "page": later("Page"),
    "kind": later("Kind"),
    "maker": later("Bounded by"),
    "speaker": later("Speaker"),
    "outlet": later("Outlet"),
}

TAGS = {
    "state:undecided": later("undecided"),
    "need:person": later("needs a person"),
    "work:call": later("needs a call"),
    "work:signed": later("signed off"),
    "work:unsigned": later("not signed off"),
    "work:noted": later("with a note"),
    "work:changed": later("evidence changed since"),
    "page:reached": later("page read"),
    "page:unreached": later("page not had"),
    "page:unasked": later("not yet asked"),
    "maker:hand": later("marked by hand"),
    "maker:edited": later("changed by hand"),
    "speaker:anonymous": later("not named"),
    "speaker:named": later("named"),
}

HINTS = {
    "state:undecided": later("Nobody has given a verdict yet."),
    "need:person": later("Undecided, and the finding has a concern or asks for a person."),
    "work:changed": later("The page has another text than when the verdict was given."),
    "work:unsigned": later("Decided, and no second person has signed it off."),
}


def pane_word(name: str) -> str:
    """Return the word or sentence that the claims pane calls ``name``."""
    return tr(WORDS[name])


def grouping_word(name: str) -> str:
    """Return what claims are grouped by."""
    return tr(GROUPINGS[name])


def sorting_word(name: str) -> str:
    """Return what claims are sorted by."""
    return tr(SORTINGS[name])


def column_word(name: str) -> str:
    """Return the heading of a column."""
    return tr(COLUMNS[name])


def section_word(name: str) -> str:
    """Return the heading of a section of filters."""
    return tr(SECTIONS[name])


def tag_word(tag: str) -> str:
    """Return the word of a chip: of a finding, verdict, kind, group, outlet or state."""
    facet, _, value = tag.partition(":")
    if facet == "group":
        return group_word(Group(value))
    if facet == "finding":
        kind = FindingKind(value)
        return f"{FINDING_SIGNS[kind]} {finding_word(kind)}"
    if facet == "verdict":
        verdict = Verdict(value)
        return f"{VERDICT_SIGNS[verdict]} {verdict_word(verdict)}"
    if facet == "kind":
        return kind_word(AttributionKind(value))
    return tr(TAGS[tag]) if tag in TAGS else value


def tag_hint(tag: str) -> str:
    """Return what a chip shows on hover; empty for one that says all itself."""
    facet, _, value = tag.partition(":")
    if facet == "group":
        return group_sentence(Group(value))
    if facet == "finding":
        return finding_sentence(FindingKind(value))
    return tr(HINTS[tag]) if tag in HINTS else ""
