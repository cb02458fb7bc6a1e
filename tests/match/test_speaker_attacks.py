"""Whoever says the words is never doubted, and nobody else is ever let pass for the speaker."""

from __future__ import annotations

import pytest

from citecheck.match.quote import Quote
from citecheck.model import Concern, FindingKind
from citecheck.pipeline.compare import PageComparer, page_of_text
from tests.eval.own_articles import DATA

QUOTES = (
    "We will not wait for the council to mend the sea wall",
    "Nobody asked the fishermen before they closed the market",
    "The last boat out of here leaves with my family on it",
    "They have had nine years to pay for that bridge",
)
PAGE = "Harbour news\n\nThe council met and nobody was surprised.\n\n{}\n\nRain fell all night.\n"


def cases() -> list[tuple[str, str, str, bool]]:
    """Return speaker, quote, page and whether a concern is right, for every line of the data."""
    lines = (DATA / "speaker-attacks.txt").read_text("ascii").splitlines()
    rows = [
        line.encode("ascii").decode("unicode_escape") for line in lines if not line.startswith("#")
    ]
    return [case for k, row in enumerate(rows) for case in cases_of(row, QUOTES[k % 4])]


def cases_of(row: str, quote: str) -> list[tuple[str, str, str, bool]]:
    own, others, said = row.split(" | ")
    for mark in (",", ".", "?"):
        said = said.replace(f"{{{mark}}}", f"“{quote}{mark}”")
    page = PAGE.format(said.replace("{}", f"{quote}.").replace(" // ", "\n\n"))
    named = [(name, False) for name in own.split("; ")]
    named += [(name, True) for name in others.split("; ")]
    return [(name, quote, page, wrong) for name, wrong in named if name != "-"]


@pytest.mark.parametrize(("speaker", "quote", "page", "wrong"), cases())
def test_a_speaker_is_doubted_where_somebody_else_says_the_words(
    speaker: str,
    quote: str,
    page: str,
    wrong: bool,  # noqa: FBT001 - the expectation
) -> None:
    finding = PageComparer(page_of_text(page)).compare(Quote((quote,), speaker=speaker))

    assert finding.kind in {FindingKind.EXACT, FindingKind.EQUIVALENT}
    assert (Concern.SPEAKER in finding.concerns) is wrong
