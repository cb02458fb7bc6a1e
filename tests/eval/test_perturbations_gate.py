"""The second gate of comparison: our own articles with our own changes. Always runs."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citecheck.match.quote import Quote
from citecheck.model import Concern, Finding, FindingKind
from citecheck.pipeline.compare import PageComparer, page_of_text
from tests.eval.own_articles import Utterance, utterances
from tests.eval.perturbations import FOUND, Case, all_cases

LEAST = {
    "tense": 40, "plural": 40, "swapped clauses": 30, "dropped qualifier": 12, "unit": 15,
    "inserted intensifier": 30, "date": 40, "merged speakers": 30, "marks": 60, "typeset": 60,
    "misread": 60, "reordered list": 5, "quote in quote": 60, "ellipsis": 25, "interposed": 40,
    "negation dropped": 20, "negation in an ellipsis": 20, "modality": 18, "numeral": 12,
    "contraction": 12, "emphasis": 60, "identical": 60, "speaker": 60, "framing": 60,
    "outlet": 60, "outlet named": 15, "context": 60, "boundary": 60, "harmless cut": 55,
    "stock phrase": 24,
}  # fmt: skip
RIGHT_FINDING = 0.95
RIGHT_CONCERN = dict.fromkeys(LEAST, 0.95)
FINDING_FLOORS = {**dict.fromkeys(LEAST, RIGHT_FINDING), "stock phrase": 0.92, "contraction": 0.88}

Outcome = tuple[Case, Finding]


@cache
def outcomes() -> dict[str, list[Outcome]]:
    """Return every case with its finding, by kind; through the page's own attributions."""
    pages: dict[str, PageComparer] = {}
    found: dict[str, list[Outcome]] = defaultdict(list)
    for case in all_cases():
        page = pages.setdefault(case.page, PageComparer(page_of_text(case.page)))
        quote = Quote((case.quote,), speaker=case.speaker, cue=case.cue, outlet=case.outlet)
        finding = page.compare(quote, page_is_of_outlet=case.page_is_of_outlet)
        found[case.kind].append((case, finding))
    return dict(found)


def has_its_concern(case: Case, finding: Finding) -> bool:
    if case.clean:
        return not finding.concerns
    named = case.concerns & set(finding.concerns)
    joined = case.kind == "merged speakers" and finding.kind is FindingKind.STITCHED
    return not case.concerns or bool(named) or joined


@pytest.mark.parametrize("kind", sorted(LEAST))
def test_each_kind_of_change_is_seen_and_named(kind: str) -> None:
    rows = outcomes()[kind]

    right = sum(finding.kind in case.accept for case, finding in rows)
    named = sum(has_its_concern(case, finding) for case, finding in rows)

    assert len(rows) >= LEAST[kind]
    assert right / len(rows) >= FINDING_FLOORS[kind]
    assert named / len(rows) >= RIGHT_CONCERN[kind]


def test_no_falsified_quote_passes_as_found_without_its_concern() -> None:
    passed = Counter(
        case.kind
        for rows in outcomes().values()
        for case, finding in rows
        if not case.clean
        and finding.kind in FOUND
        and (finding.kind not in case.accept or not has_its_concern(case, finding))
    )

    # Boundaries that no rule of ours sees: "whose parents can pay", "but I would hate it".
    assert passed.pop("boundary", 0) <= 3
    assert sum(passed.values()) <= 2


def test_no_faithful_quote_is_called_changed() -> None:
    accused = [
        case.id
        for rows in outcomes().values()
        for case, finding in rows
        if case.clean and finding.kind not in case.accept
    ]

    assert accused == []


def test_nothing_but_the_speaker_is_ever_doubted_of_a_faithful_quote() -> None:
    clean = [
        (case, set(finding.concerns) - {Concern.SPEAKER})
        for rows in outcomes().values()
        for case, finding in rows
        if case.clean
    ]

    assert sum(bool(concerns) for _, concerns in clean) <= 0.005 * len(clean)


PROTECTED = ("not", "never", "may", "must", "probably", "17", "twelve", "Tuesday", "2031", "Oslo")


@settings(deadline=None, max_examples=150)
@given(st.sampled_from(utterances()), st.sampled_from(PROTECTED), st.data())
def test_a_protected_word_more_or_less_is_never_exact(
    utterance: Utterance, word: str, data: st.DataObject
) -> None:
    words = utterance.text.split()
    at = data.draw(st.integers(1, len(words) - 1))
    longer = " ".join([*words[:at], word, *words[at:]])
    page = PageComparer(page_of_text(utterance.page))
    longer_page = PageComparer(page_of_text(utterance.page.replace(utterance.text, longer)))

    added = page.compare(Quote((longer,)))
    dropped = longer_page.compare(Quote((utterance.text,)))

    assert added.kind not in FOUND
    assert dropped.kind not in FOUND


@settings(deadline=None, max_examples=150)
@given(st.sampled_from(utterances()), st.sampled_from(("not", "never")), st.data())
def test_an_ellipsis_that_swallows_a_denial_names_it(
    utterance: Utterance, word: str, data: st.DataObject
) -> None:
    words = utterance.text.split()
    at = data.draw(st.integers(2, len(words) - 2))
    written = " ".join([*words[:at], word, *words[at:]])
    quote = " ".join([*words[:at], "…", *words[at:]])
    page = PageComparer(page_of_text(utterance.page.replace(utterance.text, written)))

    finding = page.compare(Quote((quote,)))

    assert finding.kind is not FindingKind.SHORTENED or Concern.NEGATION in finding.concerns
