"""A terminal that is too narrow for columns shows every word whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Citecheck

ARTICLE = (
    "<p>“The establishment will reopen in September,” Konstantina Papadopoulou "
    '<a href="https://valleyledger.example/establishment">told the Valley Ledger</a>.</p>'
)
WORDS = ("Konstantina", "Papadopoulou", "establishment", "September", "valleyledger.example")


@pytest.mark.parametrize("columns", [24, 40, 60, 79, 80, 200])
def test_no_word_of_a_check_is_broken(
    citecheck: Citecheck, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    (tmp_path / "a.html").write_text(ARTICLE, encoding="utf-8")

    checked = citecheck("check", "a.html", "--offline", "--library", "l").out
    detected = citecheck("detect", "a.html", "--explain").out

    for out in (checked, detected):
        told = out.split()
        # Where there are columns, a long host goes on at its dot.
        assert all(any(word in piece for piece in told) for word in WORDS[:4]), out
        assert WORDS[4] in out or columns == 80
        assert max(map(len, out.splitlines())) <= columns


@pytest.mark.parametrize("columns", [24, 40, 60, 80])
def test_the_key_of_a_check_can_be_copied_whole(
    citecheck: Citecheck, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    (tmp_path / "a.html").write_text(ARTICLE, encoding="utf-8")
    citecheck("check", "a.html", "--offline", "--library", "l")

    key = citecheck("list", "--library", "l").out.split()[0 if columns < 80 else 5]

    assert len(key) == 10
    assert "Konstantina" in citecheck("report", key, "--library", "l").out
    assert key in citecheck("search", "reopen", "--library", "l").out


def test_a_heading_is_never_cut(citecheck: Citecheck, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("“We will go,” said Mary Jones.\n", encoding="utf-8")

    assert "…" not in citecheck("detect", "a.txt").out


def test_an_outlet_that_is_credited_itself_is_named_once(
    citecheck: Citecheck, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    words = "Як повідомляє «Українська правда», гребля на острові відкриється вже у травні."
    (tmp_path / "a.txt").write_text(words, encoding="utf-8")

    out = citecheck("check", "a.txt", "--offline", "--library", "l").out

    assert "Ukrainska Pravda" in out
    assert "· Українська правда" not in out
