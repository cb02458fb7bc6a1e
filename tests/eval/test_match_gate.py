"""The quality gate of comparison: figures that may rise and never fall.

Without the measuring sticks the small set of our own below still runs.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from citecheck.match.contract import finding_object
from citecheck.match.index import PageIndex, index_page
from citecheck.match.judge import compare
from citecheck.match.quote import Quote
from citecheck.model import AttributionKind, PageText
from citecheck.pipeline.compare import PageComparer, page_of_text
from tests.eval.scoring import scorer

Row = dict[str, Any]


def rows_of(path: Path) -> list[Row]:
    raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return [json.loads(line) for line in raw.decode("utf-8").splitlines() if line.strip()]


def answers(rows: list[Row]) -> Iterator[Row]:
    """Compare every row; rows on the same page share its index."""
    pages: dict[str, PageIndex] = {}
    for row in rows:
        text = row["source_text"]
        if text not in pages:
            pages = {text: index_page(PageText(text))}
        kind = AttributionKind.INDIRECT if row.get("indirect") else AttributionKind.DIRECT
        quote = Quote((row["quote"],), kind, row.get("speaker"))
        yield {"id": str(row["id"]), **finding_object(compare(quote, pages[text]))}


def answers_in_full(rows: list[Row]) -> Iterator[Row]:
    """Compare every row as ``compare --batch`` does: with what the page itself credits."""
    pages: dict[str, PageComparer] = {}
    for row in rows:
        text = row["source_text"]
        if text not in pages:
            pages = {text: PageComparer(page_of_text(text))}
        quote = Quote((row["quote"],), AttributionKind.DIRECT, row.get("speaker"))
        yield {"id": str(row["id"]), **finding_object(pages[text].compare(quote))}


def scored(rows: list[Row], module: ModuleType) -> Row:
    found = {row["id"]: module.folded(row) for row in answers_in_full(rows)}
    figures, verified, _ = module.score(rows, found)
    return {**figures, "verified_falsely": verified}


def share(figure: str) -> float:
    hits, total = figure.split("/")
    return int(hits) / int(total)


@pytest.mark.shared
@pytest.mark.timeout(300)
def test_quotes_with_one_known_change_each(shared: Path) -> None:
    folder = shared / "eval/match"
    rows = rows_of(folder / "synthetic-dev.jsonl.gz")

    figures = scored(rows, scorer(folder / "score_match.py"))

    assert figures["accuracy"] >= 0.999
    assert figures["iou90"] >= 0.995
    # Of the swapped speakers two are no swaps: the page credits the very person claimed.
    falsely = figures["verified_falsely"]
    assert len([row for row in falsely if not row.startswith("speaker")]) == 0
    assert len(falsely) <= 2
    assert figures["false_accusations"] == 0
    assert figures["spurious_flags_clean"] <= 0.0101
    for concern in ("hedge", "name", "negation", "number", "word", "omission", "order"):
        assert share(figures["flag_recall"][concern]) >= 59 / 60, concern
    assert share(figures["flag_recall"]["splice"]) >= 59 / 60
    assert share(figures["flag_recall"]["speaker"]) >= 58 / 60
    assert figures["speaker_flag_on_clean"] == 0


@pytest.mark.shared
@pytest.mark.timeout(300)
def test_natural_pairs_of_two_publishers(shared: Path) -> None:
    folder = shared / "eval/match"

    figures = scored(rows_of(folder / "pairs-dev.jsonl"), scorer(folder / "score_match.py"))

    assert figures["accuracy"] >= 0.985
    assert figures["false_verifications"] == 0
    assert figures["false_accusations"] == 0
    assert figures["spurious_flags_clean"] <= 0.02
    assert figures["speaker_flag_on_clean"] <= 0.02
    assert share(figures["by_kind"]["absent-generic-phrase"]) >= 0.98


@pytest.mark.shared
@pytest.mark.timeout(300)
def test_passages_of_indirect_claims(shared: Path) -> None:
    folder = shared / "eval/claims"
    claims = scorer(folder / "score_claims.py")
    gold = rows_of(folder / "wice-dev.jsonl")
    rows = [
        {
            "id": claims.key(number, claim),
            "quote": claim["claim"],
            "indirect": True,
            "source_text": claims.text(claim)[0],
        }
        for number, claim in enumerate(gold)
    ]

    figures = claims.score(gold, {row["id"]: row for row in answers(rows)})

    assert figures["never"] == 0
    assert figures["hit@3"] >= 0.975
    assert figures["auroc"] >= 0.88


PAGE = """Museum reopens after nine years

“We moved 41,000 objects by hand, and we did not break one of them,” said Ada Renner, the \
director. “Nobody should ever do that twice.”

The mayor, Luis Ortega, was more careful. “The roof may last for fifty years if the city cleans \
the gutters,” he said, “but the city has never cleaned a gutter in its life.”

“Children under twelve will pay nothing on Sundays,” Renner told Radio Delta.
"""

ROOF = "The roof may last for fifty years if the city cleans the gutters"
SMALL_SET = [
    ("We moved 41,000 objects by hand, and we did not break one of them.", "exact"),
    ("“Nobody should ever do that twice”", "exact"),
    (f"{ROOF}, but the city has never cleaned a gutter in its life", "exact"),
    ("we moved 41,000 objects by hand and we did not break one of them", "equivalent"),
    ("We moved 41,000 objects … and we did not break one of them", "shortened"),
    ("The roof may last for fifty years if [they clean] the gutters", "shortened"),
    ("We moved 41,000 objects by hand, and we did break one of them", "cut"),
    ("We moved 41,000 objects, and we did not break one of them", "cut"),
    ("We moved 14,000 objects by hand, and we did not break one of them", "altered"),
    (ROOF.replace("may", "will"), "altered"),
    ("Children under twelve will pay nothing on Mondays", "altered"),
    ("We moved 41,000 objects by hand. Children under twelve will pay nothing.", "stitched"),
    (f"{ROOF}. Every curator will be given a golden key and a house abroad.", "partial"),
    ("Every curator will be given a golden key and a pension for life.", "absent"),
]


@pytest.mark.parametrize(("quote", "kind"), SMALL_SET)
def test_our_own_small_set(quote: str, kind: str) -> None:
    finding = compare(Quote((quote,)), index_page(PageText(PAGE)))

    assert finding.kind.value == kind


def test_the_small_set_shows_every_kind_of_a_direct_quote() -> None:
    kinds = Counter(kind for _, kind in SMALL_SET)

    assert len(kinds) == 8
