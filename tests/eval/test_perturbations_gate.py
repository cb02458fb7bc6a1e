"""The second gate of comparison: our own articles with our own changes. Always runs."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from citecheck.match.quote import Quote
from citecheck.model import Concern, FindingKind
from citecheck.pipeline.compare import PageComparer, page_of_text
from tests.eval.outcomes import has_its_concern, outcomes
from tests.eval.own_articles import Utterance, utterances
from tests.eval.perturbations import FOUND

LEAST = {
    "tense": 40, "plural": 40, "swapped clauses": 30, "dropped qualifier": 12, "unit": 15,
    "inserted intensifier": 30, "date": 40, "merged speakers": 30, "marks": 60, "typeset": 60,
    "misread": 60, "reordered list": 5, "quote in quote": 60, "ellipsis": 25, "interposed": 40,
    "negation dropped": 20, "negation in an ellipsis": 20, "modality": 18, "numeral": 12,
    "contraction": 12, "emphasis": 60, "identical": 60, "speaker": 60, "framing": 60,
    "outlet": 60, "outlet named": 15, "context": 60, "boundary": 75, "harmless cut": 70,
    "stock phrase": 24, "amount": 60, "other amount": 60, "stress marks": 60, "credited": 60,
    "hidden in a split": 30, "other credited": 60, "short": 30, "short altered": 60,
    "short of another": 60,
}  # fmt: skip
RIGHT_FINDING = 0.95
RIGHT_CONCERN = {**dict.fromkeys(LEAST, 0.95), "boundary": 0.98, "other credited": 0.98}
FINDING_FLOORS = {**dict.fromkeys(LEAST, RIGHT_FINDING), "stock phrase": 0.92, "contraction": 0.88}


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
    # Of "may May" either may be the one that was added, and a quote may end between them.
    assume(word.lower() not in {beside.lower().strip(",.") for beside in words[at - 1 : at + 1]})
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
