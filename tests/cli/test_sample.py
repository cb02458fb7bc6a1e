"""The sample walks the whole line offline, and each of its claims ends as its pages say."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from citecheck import paths
from citecheck.cli.exit_codes import ExitCode
from citecheck.paths import resource
from tests.cli.conftest import Citecheck

# Speaker, outlet, finding, concerns, outcome of the best page: in text order.
EXPECTED = [
    ("Ilse Marrow", "Harbour Ledger", "exact", [], "ok"),
    ("Ilse Marrow", None, "exact", ["framing"], "ok"),
    ("Ilse Marrow", None, "altered", ["negation"], "ok"),
    ("Tomas Reyle", "Estuary Radio", "equivalent", [], "ok"),
    ("Tomas Reyle", "Estuary Radio", "shortened", [], "ok"),
    ("Henrike Solbakk", None, "cut", [], "ok"),
    ("Oskar Tielmann", None, "exact", ["speaker"], "ok"),
    ("Jonne Adelaar", "Saltmarsh Courier", "altered", ["number"], "ok"),
    ("Edda Lorne", "Saltmarsh Courier", "exact", [], "ok"),
    ("the port authority’s annual report", None, "passage", [], "ok"),
    ("Maud Terling", "Lantern Daily", "unreached", [], "forbidden"),
    ("Lucia Farrant", "Quay Review", "unreached", [], "paywalled"),
    ("Ravi Ekholm", None, "absent", [], "ok"),
    ("Bram Oostvik", "Skerry Times", "unreached", [], "not_found"),
    ("Signe Aldous", "Northlight news agency", "unlinked", [], "not_attempted"),
]


def test_the_sample_needs_neither_proxy_nor_authorities(citecheck: Citecheck) -> None:
    paths.config_file().parent.mkdir(parents=True, exist_ok=True)
    options = 'proxy = "http://127.0.0.1:9"\nca_bundle = "/nowhere.pem"\nhost_delay_s = 60\n'
    paths.config_file().write_text(options, encoding="utf-8")

    told = citecheck("sample", "--json", "--library", "l")

    claims = json.loads(told.out)["claims"]
    assert [claim["finding"] for claim in claims] == [row[2] for row in EXPECTED]


@pytest.fixture
def checked(citecheck: Citecheck) -> list[dict[str, object]]:
    told = citecheck("sample", "--json", "--library", "l")

    assert told.status == ExitCode.OK, told.err
    claims = json.loads(told.out)["claims"]
    assert isinstance(claims, list)
    return claims


def test_every_claim_of_the_sample_ends_as_its_page_says(
    checked: list[dict[str, object]],
) -> None:
    ended = [
        (
            claim["speaker_name"],
            outlet["name"] if isinstance(outlet := claim["outlet"], dict) else None,
            claim["finding"],
            claim["concerns"],
            best_outcome(claim),
        )
        for claim in checked
    ]

    assert ended == EXPECTED


def best_outcome(claim: dict[str, object]) -> object:
    pages = claim["pages"]
    assert isinstance(pages, list)
    return next(page["outcome"] for page in pages if page["finding"] == claim["finding"])


def test_the_sample_prints_a_table_writes_its_report_and_says_how_to_open_the_window(
    citecheck: Citecheck, tmp_path: Path
) -> None:
    told = citecheck("sample", "--library", "l")

    assert told.status == ExitCode.OK
    assert "15 claims, 0 decided" in told.out
    assert "harbourledger.example" in told.err
    assert "citecheck gui --sample --library l" in told.err
    report = (tmp_path / "citecheck-sample.html").read_text(encoding="utf-8")
    assert "Ilse Marrow" in report
    assert "<script" not in report


def test_the_sample_is_kept_and_checked_again_without_doubling(citecheck: Citecheck) -> None:
    citecheck("sample", "--library", "l")
    again = citecheck("sample", "--library", "l")
    listed = citecheck("list", "--json", "--library", "l")

    assert again.status == ExitCode.OK
    assert listed.out.count("\n") == 1
    assert json.loads(listed.out)["claims"] == len(EXPECTED)


@pytest.mark.parametrize("ending", ["html", "md", "csv", "json"])
def test_a_kept_check_is_reported_in_every_format(
    citecheck: Citecheck, tmp_path: Path, ending: str
) -> None:
    citecheck("sample", "--library", "l")
    key = json.loads(citecheck("list", "--json", "--library", "l").out)["check"]

    told = citecheck("report", key[:8], "--library", "l", "--out", f"report.{ending}")

    assert told.status == ExitCode.OK, told.err
    text = (tmp_path / f"report.{ending}").read_text(encoding="utf-8-sig")
    assert "Oskar Tielmann" in text
    assert "Pia Vandermoor" in text or ending == "csv"


def test_strict_says_by_its_status_that_something_was_found_wrong(
    citecheck: Citecheck, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text(
        "“We will open the bridge in May,” Ada Orlan said.", encoding="utf-8"
    )
    (tmp_path / "good.txt").write_text(
        "Ada Orlan: “We will open the bridge in May.”", encoding="utf-8"
    )
    (tmp_path / "bad.txt").write_text(
        "Ada Orlan: “We will not open the bridge in May.”", encoding="utf-8"
    )
    common = ("check", "a.txt", "--offline", "--strict", "--library", "l", "--page")

    assert citecheck(*common, "good.txt").status == ExitCode.OK
    assert citecheck(*common, "bad.txt").status == ExitCode.FOUND_WRONG


@pytest.mark.parametrize("name", ["evidence.warc.gz", "evidence.wacz"])
def test_exported_evidence_is_replayed_to_the_same_findings(
    citecheck: Citecheck, name: str
) -> None:
    first = citecheck("sample", "--library", "l", "--report", name, "--json")
    article = str(resource("sample/article.html"))

    second = citecheck("check", article, "--replay", name, "--library", "m", "--json")

    assert second.status == ExitCode.OK, second.err
    linked = [c["finding"] for c in json.loads(second.out)["claims"]]
    assert linked == [c["finding"] for c in json.loads(first.out)["claims"]]


def test_a_stored_check_is_checked_again_by_its_title(citecheck: Citecheck) -> None:
    citecheck("sample", "--library", "lib", "--json", "--report", "r.json")

    told = citecheck("check", "--again", "barrage", "--library", "lib", "--json")

    assert told.status == ExitCode.OK
    claims = json.loads(told.out)["claims"]
    assert {claim["decided_on_earlier_copy"] for claim in claims} == {False}


def test_checking_again_takes_no_article_and_no_pages(citecheck: Citecheck) -> None:
    for wrong in (["a.txt", "--again", "x"], ["--again", "x", "--page", "p.txt"], []):
        assert citecheck("check", *wrong).status == ExitCode.USAGE


def test_names_are_not_broken_in_eighty_columns(
    citecheck: Citecheck, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")

    told = citecheck("sample", "--library", "l")

    assert "authority’s" in told.out
    assert max(map(len, told.out.splitlines())) <= 80


def test_what_a_page_lacks_leaves_room_for_the_words(
    citecheck: Citecheck, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    article, page = tmp_path / "article.txt", tmp_path / "page.txt"
    article.write_text(
        "Grand bazaar reopens\n\nOrla Fenwick said on Monday that the establishment of Istanbul's "
        "Mediterranean ferry company would take eleven Septembers.\n",
        encoding="utf-8",
    )
    page.write_text("The establishment of a ferry company would take years.\n", encoding="utf-8")

    told = citecheck("check", str(article), "--page", str(page), "--offline", "--library", "l")

    assert "lacks:" in told.out
    assert "establishment" in told.out
