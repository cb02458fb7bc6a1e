"""Words are found again in what was checked."""

from __future__ import annotations

import json
from pathlib import Path

from citecheck.cli.exit_codes import ExitCode
from tests.cli.conftest import Citecheck

ARTICLE = "“The Zephyr bridge opens in May,” said Jo Vance, the mayor.\n"


def test_what_was_checked_is_found_by_its_words(citecheck: Citecheck, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, "utf-8")
    (tmp_path / "p.txt").write_text("The zéphyr bridge opens in June.", "utf-8")
    at = ("--library", "l.citecheck")
    citecheck("check", "a.txt", "--page", "p.txt", "--offline", *at)

    told = citecheck("search", "zephyr", "opens", "--json", *at)

    hits = [json.loads(line) for line in told.out.splitlines()]
    assert told.status == ExitCode.OK
    assert {hit["place"] for hit in hits} == {"article", "claim", "page"}
    start, end = hits[0]["spans"][0]
    assert hits[0]["snippet"][start:end].lower() in {"zephyr", "zéphyr"}
    assert "claim a1" in citecheck("search", "vance", *at).out


def test_a_search_without_result_says_so(citecheck: Citecheck) -> None:
    told = citecheck("search", "no[b]thing")
    assert told.status == ExitCode.OK
    assert "Nothing in the library holds “no[b]thing”." in " ".join(told.out.split())
