"""What of a text could turn or steer what stands around it in a report."""

from __future__ import annotations

import pytest

from citecheck.report.context import closed, printable
from citecheck.report.markdown_report import escaped


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("words", ""),
        ("\u202egnp.exe", "\u202c"),
        ("\u202egnp.exe\u202c", ""),
        ("\u2067a \u202bb", "\u202c\u2069"),
        ("\u2067a \u202bb\u2069", ""),
        ("a\u2069\u202c \u202db", "\u202c"),
        ("\u2066" * 90_000 + "\u2069" * 90_000, ""),
        ("\u202a" * 90_000 + "\u2069" * 90_000, "\u202c" * 90_000),
        ("\u2067" * 200 + "\u2069" * 75, "\u2069" * 125),
    ],
)
def test_a_change_of_direction_ends_with_its_words(text: str, ends: str) -> None:
    assert closed(text) == text + ends


def test_no_escape_of_a_terminal_stands_in_a_report_for_people() -> None:
    assert printable("a\x9b2J\x85\x7fb") == "a\ufffd2J\ufffd\ufffdb"
    assert escaped("the \u202eend") == "the \u202eend\u202c"
