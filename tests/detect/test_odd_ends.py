"""Sentences that break off where a second half of the content is looked for."""

from __future__ import annotations

import pytest

from citecheck.detect.attributions import detect_attributions
from citecheck.read.article import read_plain


@pytest.mark.parametrize(
    "text",
    [
        '"Mills got a deal," Jordan said, and still\n"got to sit\nin on\n(Clinton\'s) interview,',
        "“We leave,” she said, and",
        "“We leave,” she said, and (",
        "Now, according to the mayor, and",
        "However, according to the mayor, (",
    ],
)
def test_a_statement_that_breaks_off_is_no_fault(text: str) -> None:
    for attribution in detect_attributions(read_plain(text)):
        assert all(span.of(text) for span in attribution.content)
