"""Some thousand hostile texts in every field: every report is written, and none of them lives."""

from __future__ import annotations

import csv
import importlib.util
import io
import json
import sys
from dataclasses import replace
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup

from citecheck.model import Check
from citecheck.report.formats import ReportFormat, render, suggested_name
from tests.report.invented import NOON, Said, invented_check

BATCH = 600
ALIVE = {"script", "iframe", "object", "embed", "link", "base", "form", "img", "svg", "math"}


@cache
def corpus(shared: Path) -> list[str]:
    spec = importlib.util.spec_from_file_location("naughty", shared / "hostile" / "naughty.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.dont_write_bytecode = True
    spec.loader.exec_module(module)
    return [text for _, text in module.corpus() if len(text) < 2000]


def hostile_check(texts: list[str]) -> Check:
    """Return a check with each text as quote, speaker, outlet, address, page and note."""
    said = tuple(
        Said(f"“{t}” said {t}.", f"“{t}”", speaker=t, cue="said", outlet=t, url=t, page=t or "-")
        for t in (text.encode("utf-8", "replace").decode() for text in texts)
    )
    check = invented_check(said, title=said[0].speaker)
    # What people type and what headers hold may be half a character.
    article = replace(check.article, title=texts[0], byline=texts[-1], outlet=texts[-1])
    return replace(check, article=replace(article, url=texts[0]))


@pytest.mark.shared
@pytest.mark.parametrize("part", range(14))
def test_no_hostile_text_lives_in_a_report(shared: Path, part: int) -> None:
    texts = corpus(shared)[part * BATCH : (part + 1) * BATCH]
    if not texts:
        pytest.skip("the corpora are smaller than they were")
    check = hostile_check(texts)

    files = {kind: render(check, kind, made_at=NOON).decode() for kind in ReportFormat}

    soup = BeautifulSoup(files[ReportFormat.HTML], "html.parser")
    assert {tag.name for tag in soup.find_all()} & ALIVE == set()
    for tag in soup.find_all():
        assert not any(name.startswith("on") or name in {"src", "srcset"} for name in tag.attrs)
    for link in soup.find_all("a"):
        target = urlsplit(str(link["href"]))
        assert target.scheme in {"http", "https"} or str(link["href"]).startswith("#claim")
    table = list(
        csv.reader(io.StringIO(files[ReportFormat.CSV].removeprefix("\ufeff"), newline=""))
    )
    assert len(table) == len(texts) + 1
    assert not [cell for row in table for cell in row if cell.lstrip()[:1] in {*"=+-@"} - {""}]
    assert len(json.loads(files[ReportFormat.JSON])["claims"]) == len(texts)


@pytest.mark.shared
def test_every_hostile_title_becomes_a_name(shared: Path) -> None:
    bare = invented_check(())
    for title in corpus(shared):
        check = replace(bare, article=replace(bare.article, title=title))
        name = suggested_name(check, ReportFormat.HTML)

        assert len(name.encode()) <= 120
        assert not set(name) & set('<>:"/\\|?*')
        assert name[0] not in ". -"
        assert min(map(ord, name)) >= 32
        assert name.partition(".")[0].casefold() not in {"con", "nul", "aux", "prn"}
