"""The figures reached by the model with the rules; skipped where model or measuring sticks lack."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from citecheck.detect.attributions import detect_attributions
from citecheck.detect.contract import attribution_object
from citecheck.detect.tagger.engine import ready_tagger
from citecheck.model import Article, Link, Span
from tests.eval.scoring import scorer

Rows = dict[str, dict[str, Any]]


@pytest.fixture(autouse=True)
def model_at_hand() -> None:
    if ready_tagger() is None:
        pytest.skip("the model's files are not in resources/models")


def rows(path: Path) -> Rows:
    lines = path.read_text(encoding="utf-8").splitlines()
    return {row["id"]: row for row in map(json.loads, filter(None, lines))}


def detected(gold: Rows, *, attitudes: bool = False) -> Rows:
    found: Rows = {}
    for ident, row in gold.items():
        links = row.get("links", [])
        spans = tuple(Link(k["href"], Span(*k["span"]) if k["span"] else None) for k in links)
        article = Article(row["text"], links=spans)
        answers = detect_attributions(article, attitudes=attitudes)
        found[ident] = {"id": ident, "attributions": [attribution_object(one) for one in answers]}
    return found


@pytest.mark.shared
@pytest.mark.timeout(600)
def test_political_news_keeps_the_figures_reached(shared: Path) -> None:
    score = scorer(shared / "eval/detect/score_detect.py")
    gold = score.load(str(shared / "eval/detect/polnear-dev.jsonl"))

    result = score.summarise(score.score(gold, detected(gold, attitudes=True)))

    floors = {
        ("attr", "all"): 0.828,
        ("attr", "direct"): 0.962,
        ("attr", "mixed"): 0.93,
        ("attr", "checkable"): 0.92,
        ("attr@.8", "all"): 0.742,
        ("attr@.8", "checkable"): 0.845,
        ("attr+src", "all"): 0.778,
        ("attr+src", "checkable"): 0.877,
    }
    short = {key: result[key]["F1"] for key, floor in floors.items() if result[key]["F1"] < floor}
    assert short == {}


# The scorer leaves its outlet table open.
@pytest.mark.filterwarnings(
    "ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"
)
@pytest.mark.shared
@pytest.mark.timeout(600)
def test_modern_articles_keep_the_figures_reached(shared: Path) -> None:
    score = scorer(shared / "eval/detect/score_wire.py")
    gold = rows(shared / "eval/detect/wire-dev.jsonl")

    result = score.score(gold, detected(gold))

    assert result["found"]["f1"] >= 0.936
    assert result["name"] >= 0.925
    assert result["outlet"]["f1"] >= 0.98
    assert result["link"]["f1"] >= 0.90
