"""The table of a report: a row a claim, and no cell that a spreadsheet would run."""

from __future__ import annotations

import csv
import io

import pytest

from citecheck.model import Check
from citecheck.report.csv_report import COLUMNS, guarded
from citecheck.report.formats import ReportFormat, render
from tests.report.conftest import MADE


def rows(check: Check) -> list[dict[str, str]]:
    data = render(check, ReportFormat.CSV, made_at=MADE)
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_the_table_has_one_row_a_claim(check: Check) -> None:
    table = rows(check)

    assert len(table) == len(check.claims)
    assert tuple(table[0]) == COLUMNS
    altered = table[3]
    assert altered["finding"] == "altered"
    assert altered["concerns"] == "number modality"
    assert altered["similarity"] == "0.74"
    assert altered["verdict"] == "not_supported"
    assert altered["final_url"] == "https://railpost.example/closing?id=7/final"
    assert table[-1]["finding"] == ""


def test_no_cell_of_the_table_can_be_run(check: Check) -> None:
    for row in rows(check):
        for name, cell in row.items():
            assert not cell.lstrip(' \u00a0\ufeff"').startswith(("=", "+", "-", "@", "\t", "\r")), (
                name
            )


@pytest.mark.parametrize(
    "cell",
    [
        "\u202e=1+1",
        "\u200f\u2067@SUM(A1)",
        "=1+1",
        "+1",
        "-1",
        "@a",
        "\t=1",
        "\r=1",
        "\n=1",
        " =1",
        "\ufeff=1",
        '"=1',
        "'=1",
        "＝1",
    ],
)
def test_what_may_be_a_formula_gets_an_apostrophe(cell: str) -> None:
    assert guarded(cell) == "'" + cell


@pytest.mark.parametrize("cell", ["", "a=1", "12", "“=”", "https://x.example/=1", "😀"])
def test_what_is_no_formula_stays_as_it_is(cell: str) -> None:
    assert guarded(cell) == cell


def test_rows_end_as_the_rfc_says(check: Check) -> None:
    data = render(check, ReportFormat.CSV, made_at=MADE)

    assert data.count(b"\r\n") == len(check.claims) + 1
    assert data.count(b"\n") == data.count(b"\r\n")
