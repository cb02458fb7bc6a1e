"""Words struck through: still to be read on the page, and no longer said by anybody."""

from __future__ import annotations

from citecheck.match.quote import Quote
from citecheck.model import Concern, EditOp, Finding, FindingKind
from citecheck.pipeline.compare import PageComparer, page_of_text
from citecheck.read.page import read_page

HTML = """<article><h1>Harbour</h1><p>The board met at noon on the old quay.</p>
<p>“We will <s>not</s> sell the quay this year,” said Ada Renner.</p>
<del><p>“The town has never paid us a cent,” said Tom Oke.</p></del></article>"""


def found(quote: str) -> Finding:
    page = read_page(HTML.encode(), url="https://harbour.example/a", content_type="text/html")
    return PageComparer(page).compare(Quote((quote,)))


def edits(finding: Finding) -> list[tuple[EditOp, str, str]]:
    assert finding.evidence is not None
    return [(edit.op, edit.quote, edit.page) for edit in finding.evidence.edits]


def test_a_quote_with_the_struck_word_is_altered_and_shows_the_strike() -> None:
    finding = found("We will not sell the quay this year")

    assert finding.kind is FindingKind.ALTERED
    assert finding.concerns == (Concern.NEGATION,)
    assert edits(finding) == [(EditOp.REPLACE, "not", "~~not~~")]


def test_a_quote_of_the_standing_words_is_found_and_the_strike_is_told() -> None:
    finding = found("We will sell the quay this year")

    assert finding.kind is FindingKind.EQUIVALENT
    assert finding.concerns == (Concern.CONTEXT,)
    assert edits(finding) == [(EditOp.PUNCTUATION, "", "~~not~~")]


def test_a_whole_paragraph_struck_through_holds_no_quote() -> None:
    finding = found("The town has never paid us a cent")

    assert finding.kind is FindingKind.ALTERED
    assert [op for op, _, _ in edits(finding)] == [EditOp.REPLACE]


def test_marks_of_a_range_or_an_approximation_strike_nothing() -> None:
    page = page_of_text("“It cost us ~~ 30 euros, or ~ 40 euros ~~ a year,” said Renner.")

    finding = PageComparer(page).compare(Quote(("It cost us 30 euros, or 40 euros a year",)))

    assert finding.kind in {FindingKind.EXACT, FindingKind.EQUIVALENT}
