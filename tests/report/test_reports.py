"""Four files from one check: whole, deterministic, and under a name that every system takes."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citecheck.report.formats import LONGEST_NAME, ReportFormat, render, suggested_name
from tests.report.conftest import MADE
from tests.report.invented import Said, invented_check
from tests.report.write_references import fresh, reference_file


@pytest.mark.parametrize("kind", ReportFormat)
def test_the_same_check_gives_the_same_bytes(kind: ReportFormat) -> None:
    first, second = (render(invented_check(), kind, made_at=MADE) for _ in range(2))

    assert first == second
    assert first.endswith(b"\n")


@pytest.mark.parametrize("kind", ReportFormat)
def test_the_report_is_what_was_last_read_and_found_good(kind: ReportFormat) -> None:
    # Changed on purpose? ``python -m tests.report.write_references``, and read the difference.
    assert fresh(kind).decode() == reference_file(kind).read_bytes().decode()


@pytest.mark.parametrize("kind", ReportFormat)
def test_a_check_without_claims_has_a_report(kind: ReportFormat) -> None:
    assert render(invented_check((), title=""), kind, made_at=MADE)


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=80))
def test_every_text_can_be_written_in_every_format(text: str) -> None:
    said = Said(f"“{text}” said {text}.", f"“{text}”", speaker=text, url=text, page=text)
    check = invented_check((said,), title=text)

    for kind in ReportFormat:
        assert render(check, kind, made_at=MADE)
        name = suggested_name(check, kind)
        assert re.fullmatch(r"[^\x00-\x1f<>:\"/\\|?*]+", name)
        assert len(name.encode()) <= LONGEST_NAME


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Bridge by May?", "Bridge-by-May-check.html"),
        ("../../etc/passwd", "etc-passwd-check.html"),
        ("C:\\Windows\\x", "C-Windows-x-check.html"),
        ("CON", "article-CON-check.html"),
        ("nul.txt", "article-nul.txt-check.html"),
        ("", "article-check.html"),
        ("…", "article-check.html"),
        ("Київ 😀 über", "Київ-über-check.html"),
        ("é" * 100, "é" * 54 + "-check.html"),
    ],
)
def test_a_title_becomes_a_name_that_every_system_takes(title: str, name: str) -> None:
    assert suggested_name(invented_check((), title=title), ReportFormat.HTML) == name
