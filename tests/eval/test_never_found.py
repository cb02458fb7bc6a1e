"""The property that trust rests on, over both generators.

A finding is never ``exact`` or ``equivalent`` when a protected word differs, whatever the
similarity, and ``shortened`` only with that concern named.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest

from citecheck.model import Concern, FindingKind
from tests.eval.outcomes import outcomes
from tests.eval.test_match_gate import answers_in_full, rows_of

SAME = {FindingKind.EXACT, FindingKind.EQUIVALENT}
PROTECTED = {Concern.NEGATION, Concern.NUMBER, Concern.NAME, Concern.MODALITY, Concern.DATE}
OURS = (
    "unit", "date", "negation dropped", "negation in an ellipsis", "modality", "other amount",
)  # fmt: skip
"""Kinds of our generator that change a protected word of the quote itself."""
THEIRS = {
    "negation-flip": "negation",
    "number-change": "number",
    "name-swap": "name",
    "hedge-deletion": "modality",
}
"""Kinds of the set that change a protected word, and the concern of each."""


def breaks(kind: FindingKind, concerns: Iterable[Concern], wanted: Iterable[Concern]) -> bool:
    if kind in SAME:
        return True
    return kind is FindingKind.SHORTENED and not set(concerns) & set(wanted)


@pytest.mark.parametrize("kind", OURS)
def test_no_protected_word_of_ours_is_forgiven(kind: str) -> None:
    rows = outcomes()[kind]

    broken = [
        case.id
        for case, finding in rows
        if breaks(finding.kind, finding.concerns, case.concerns or PROTECTED)
    ]

    assert len(rows) >= 15
    assert broken == []


def test_every_edit_that_touches_a_protected_word_names_its_concern() -> None:
    unnamed = [
        case.id
        for rows in outcomes().values()
        for case, finding in rows
        if finding.evidence
        and any(edit.protected for edit in finding.evidence.edits)
        and (finding.kind in SAME or not finding.concerns)
        and finding.kind is not FindingKind.PARTIAL
    ]

    assert unnamed == []


def test_the_generator_has_enough_of_what_the_other_set_lacks() -> None:
    counted = {kind: len(rows) for kind, rows in outcomes().items()}

    assert len(counted) >= 12 + 16
    for kind in ("date", "framing", "outlet", "context", "emphasis"):
        assert counted[kind] >= 30


@pytest.mark.shared
@pytest.mark.timeout(300)
def test_no_protected_word_of_the_other_generator_is_forgiven(shared: Path) -> None:
    rows = [
        row
        for row in rows_of(shared / "eval/match/synthetic-dev.jsonl.gz")
        if row["kind"] in THEIRS
    ]

    broken: list[str] = []
    for row, told in zip(rows, answers_in_full(rows), strict=True):
        concerns = [Concern(name) for name in told["concerns"]]
        if breaks(FindingKind(told["finding"]), concerns, [Concern(THEIRS[row["kind"]])]):
            broken.append(str(row["id"]))

    counted = Counter(row["kind"] for row in rows)
    assert all(counted[kind] >= 50 for kind in THEIRS)
    assert broken == []
