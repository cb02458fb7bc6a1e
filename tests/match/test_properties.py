from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from citecheck.match.contract import finding_object
from citecheck.match.diff import diff_runs
from citecheck.match.index import index_page
from citecheck.match.judge import compare
from citecheck.match.quote import Quote
from citecheck.model import AttributionKind, FindingKind, PageText

HARBOUR = "harbour keeper lantern winter anchor quarrel timber promise ledger copper whistle meadow"
UNTIMED = settings(deadline=None)
WORDS = st.sampled_from(tuple(HARBOUR.split(" ")))
SENTENCE = st.lists(WORDS, min_size=8, max_size=25).map(" ".join)
PROTECTED = st.sampled_from(
    ["not", "never", "three", "17", "2024", "may", "probably", "Oslo", "Tuesday"]
)


@UNTIMED
@given(SENTENCE, st.lists(SENTENCE, max_size=4), st.integers(0, 4))
def test_a_planted_quote_is_found_where_it_was_planted(
    quote: str, others: list[str], place: int
) -> None:
    sentences = [*others[:place], quote, *others[place:]]
    page = "“" + ".” “".join(sentences) + ".”"

    finding = compare(Quote((f"“{quote},”",)), index_page(PageText(page)))

    assert finding.kind is FindingKind.EXACT
    assert finding.evidence is not None
    assert finding.evidence.spans[0].of(page) == quote


@UNTIMED
@given(SENTENCE, PROTECTED, PROTECTED, st.data())
def test_a_changed_protected_word_never_passes(
    sentence: str, one: str, other: str, data: st.DataObject
) -> None:
    words = sentence.split()
    at = data.draw(st.integers(1, len(words) - 1))
    page = " ".join([*words[:at], one, *words[at:]])
    changed = " ".join([*words[:at], other, *words[at:]])
    dropped = sentence

    for quote in {changed, dropped} - {page}:
        finding = compare(Quote((quote,)), index_page(PageText(f"“{page},” she said.")))
        assert finding.kind not in {FindingKind.EXACT, FindingKind.EQUIVALENT}
        assert finding.kind is not FindingKind.SHORTENED or finding.concerns


@UNTIMED
@given(SENTENCE, PROTECTED, st.data())
def test_an_added_protected_word_never_passes(sentence: str, one: str, data: st.DataObject) -> None:
    words = sentence.split()
    at = data.draw(st.integers(0, len(words)))
    quote = " ".join([*words[:at], one, *words[at:]])

    finding = compare(Quote((quote,)), index_page(PageText(f"“{sentence},” she said.")))

    assert finding.kind not in {FindingKind.EXACT, FindingKind.EQUIVALENT, FindingKind.SHORTENED}


MESSY = st.text(
    st.sampled_from("aabcdeio  ….,!?\"'“”‘’[]()-—\n\u00ad\u200b\u00a0éﬁ🙂0123½%$"), max_size=120
)


@UNTIMED
@given(st.lists(MESSY, min_size=1, max_size=3), MESSY, st.sampled_from(AttributionKind))
def test_any_quote_against_any_page_keeps_its_places_inside(
    pieces: list[str], page: str, kind: AttributionKind
) -> None:
    quote = Quote(tuple(pieces), kind)
    page += "\n" + " ".join(pieces)

    finding = compare(quote, index_page(PageText(page)))

    for span in (*finding.places, *(p.span for p in finding.passages)):
        assert span.end <= len(page)
    finding_object(finding)
    if finding.evidence is None:
        return
    assert 0.0 <= finding.evidence.similarity <= 1.0
    for edit in finding.evidence.edits:
        assert edit.quote_span.end <= len(quote.text)
        assert edit.page_span.end <= len(page)
    runs, shown = diff_runs(quote.text, page, finding.evidence)
    assert "".join(run.text for run in runs) == quote.text
    assert all(run.text == "…" or run.text in page for run in shown)


@UNTIMED
@given(SENTENCE)
def test_the_same_input_gives_the_same_finding(sentence: str) -> None:
    page = index_page(PageText(f"“{sentence},” said Mara Lindqvist. {sentence[:40]}"))
    quote = Quote((sentence.replace("harbour", "harbor"),))

    assert compare(quote, page) == compare(quote, index_page(page.page))
