"""Saved news pages: everything their articles quote is found, and the whole body is kept."""

from __future__ import annotations

import difflib
import gzip
import json
import re
from pathlib import Path

import pytest

from citecheck.model import BlockKind, Zone
from citecheck.read.article import read_html, read_plain
from citecheck.read.page import read_page

pytestmark = [pytest.mark.shared, pytest.mark.timeout(300)]
_QUOTES = re.compile(r"[“\"]([^“”\"]{15,2000})[”\"]")


def folded(text: str) -> str:
    return re.sub(r"\W+", "", text.replace("\xad", "")).casefold()


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


# What the planted structures call their places, in the words of the model.
_PLACES = {
    "article": (Zone.ARTICLE, None),
    "embed": (Zone.ARTICLE, BlockKind.QUOTE),
    "heading": (Zone.ARTICLE, BlockKind.HEADING),
    "caption": (Zone.CAPTION, BlockKind.CAPTION),
    "aside": (Zone.ASIDE, None),
    "footer": (Zone.ASIDE, None),
    "hidden": (Zone.HIDDEN, None),
    "comments": (Zone.COMMENTS, None),
}


def test_every_planted_structure_stands_verbatim_in_its_zone(shared: Path) -> None:
    pages = shared / "eval" / "pages"
    body = (pages / "structure.html").read_bytes()
    page = read_page(body, url=None, content_type="text/html; charset=utf-8")
    blocks = [(b.zone, b.kind, b.span.of(page.text).replace("\xad", "")) for b in page.blocks]
    planted = json.loads((pages / "structure-expected.json").read_text("utf-8"))
    missing = [
        p["structure"]
        for p in planted
        if not any(_is_at(_PLACES[p["zone"]], b) and p["text"] in b[2] for b in blocks)
    ]
    assert len(planted) == 30
    assert missing == []


def _is_at(place: tuple[Zone, BlockKind | None], block: tuple[Zone, BlockKind, str]) -> bool:
    zone, kind = place
    return block[0] is zone and kind in {None, block[1]}


def test_bodies_are_kept_whole_and_their_quotes_are_found(shared: Path) -> None:
    pages = shared / "eval" / "pages"
    missing: list[str] = []
    kept: list[float] = []
    split: list[str] = []
    for key, truth in json.loads((pages / "ground-truth.json").read_text("utf-8")).items():
        html = gzip.decompress((pages / "html" / f"{key}.html.gz").read_bytes())
        body = truth["articleBody"]
        page = folded(read_page(html, url=truth["url"], content_type="").text)
        quotes = [q for q in _QUOTES.findall(body) if len(q.split()) >= 5]
        missing.extend(q for q in quotes if folded(q) not in page)
        article = read_html(html, url=truth["url"])
        pairs = difflib.SequenceMatcher(None, words(body), words(article.text), autojunk=False)
        same = sum(match.size for match in pairs.get_matching_blocks())
        kept.append(same / max(1, len(words(body))))
        if len(article.parts) > 1 or len(read_plain(body).parts) > 1:
            split.append(key)
    assert missing == []
    assert sum(kept) / len(kept) >= 0.995
    assert min(kept) >= 0.95
    assert split == []


def test_no_single_article_is_taken_for_several(shared: Path) -> None:
    split: list[str] = []
    count = 0
    for name in ("polnear-dev", "polnear-multi", "polnear-train", "wire-dev"):
        lines = (shared / "eval" / "detect" / f"{name}.jsonl").read_text("utf-8").splitlines()
        for row in map(json.loads, lines):
            count += 1
            if len(read_plain(row["text"]).parts) > len(row.get("parts") or [None]):
                split.append(row["id"])
    assert count > 1000
    assert split == []
