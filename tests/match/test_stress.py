"""Stress added or taken is shown and named; a headline in capitals stresses nothing."""

from __future__ import annotations

import pytest

from citecheck.match.index import index_page
from citecheck.match.judge import compare
from citecheck.match.quote import Quote
from citecheck.model import Concern, FindingKind, PageText
from citecheck.wording.signs import found_sentence

PLAIN = "They took every boat out of the harbour that night"


@pytest.mark.parametrize(
    "stressed",
    [
        "They took EVERY boat out of the harbour that night",
        "They took *every* boat out of the harbour that night",
        "They took _every boat_ out of the harbour that night",
        "They took **every** boat out of the harbour that night",
    ],
)
def test_stress_on_one_side_alone_is_named(stressed: str) -> None:
    for quote, page in ((stressed, PLAIN), (PLAIN, stressed)):
        finding = compare(Quote((quote,)), index_page(PageText(f"“{page},” said Bo Ek.")))

        assert finding.kind is FindingKind.EQUIVALENT
        assert finding.concerns == (Concern.EMPHASIS,)
        assert "stress" in found_sentence(finding)
    same = compare(Quote((stressed,)), index_page(PageText(f"“{stressed},” said Bo Ek.")))
    assert same.kind is FindingKind.EXACT
    assert same.concerns == ()


def test_a_page_in_capitals_stresses_nothing() -> None:
    finding = compare(Quote((PLAIN,)), index_page(PageText(f"“{PLAIN.upper()},” SAID BO EK.")))

    assert finding.kind is FindingKind.EQUIVALENT
    assert finding.concerns == ()


def test_list_marks_and_names_with_underscores_stress_nothing() -> None:
    page = PageText(f"* one\n* two\n\n“{PLAIN},” said bo_ek_of_rull, a * b * c.")

    assert compare(Quote((PLAIN,)), index_page(page)).concerns == ()
