"""Quotes in six languages: what is the same, what is altered, and which protected words differ."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import pytest

from citecheck.match.quote import Quote
from citecheck.model import FindingKind
from citecheck.pipeline.compare import PageComparer, page_of_text
from tests.eval.own_articles import DATA

K = FindingKind
SAME = {K.EXACT, K.EQUIVALENT}
CHANGED = {K.ALTERED, K.CUT, K.STITCHED}
RIGHT = {
    "same": SAME,
    "found": {*SAME, K.SHORTENED},
    "changed": CHANGED,
    "minor": {*SAME, K.ALTERED},
    "absent": {K.ABSENT},
    "near": {K.ABSENT, K.ALTERED, K.PARTIAL},
    "never": {*CHANGED, K.ABSENT, K.AMBIGUOUS},
}


@dataclass(frozen=True)
class Row:
    page: str
    right: str
    concerns: str
    quote: Quote


def rows() -> list[Row]:
    found: list[Row] = []
    text = (DATA / "match-languages.txt").read_text("utf-8")
    for part in text.split("\n= ")[1:]:
        language, *lines = part.splitlines()
        page = "\n".join(line for line in lines if line and not line.startswith("?"))
        for line in lines:
            if line.startswith("?"):
                right, concerns, quote = line[1:].split("|")
                who, _, words = quote.rpartition(": ") if language == "English" else ("", "", quote)
                told = Quote((words.strip(),), speaker=who.strip() or None)
                found.append(Row(page, right.strip(), concerns.strip(), told))
    return found


@cache
def comparer(page: str) -> PageComparer:
    return PageComparer(page_of_text(page))


@pytest.mark.parametrize("row", rows(), ids=lambda row: row.quote.text[:60])
def test_a_quote_in_any_of_our_languages_is_judged_rightly(row: Row) -> None:
    finding = comparer(row.page).compare(row.quote)

    concerns = {concern.value for concern in finding.concerns}
    assert finding.kind in RIGHT[row.right]
    assert row.concerns == "*" or bool(concerns) == (row.concerns != "-")
    assert row.concerns in {"*", "-"} or concerns & set(row.concerns.split(","))
