"""Short names that the text explains."""

from __future__ import annotations

import pytest

from citecheck.detect.attributions import detect_attributions
from citecheck.model import Article, Part, Span


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Centre for Ferry Safety (CFS) met. CFS said it fell.", "Centre for Ferry Safety"),
        ("Pier Gas & Electric Co. (PG&E) met. PG&E said it fell.", "Pier Gas & Electric Co."),
        (
            "The Northern Centre for Mills and Dams (CMD) met. The Northern CMD said it fell.",
            "Northern Centre for Mills and Dams",
        ),
        ("Orla Fenwick (D) met. Fenwick said it fell.", "Orla Fenwick"),
        ("The Ferry Board (ABC) met. The ABC said it fell.", "ABC"),
        ("The ferries (FERRY) met. FERRY said it fell.", "FERRY"),
    ],
)
def test_a_short_name_is_spelled_out_as_the_text_explains_it(text: str, name: str) -> None:
    found = detect_attributions(Article(text), quick=True)

    assert found[-1].speaker_name == name


def test_what_one_part_explains_says_nothing_of_another() -> None:
    first = "The Centre for Ferry Safety (CFS) met.\n\n"
    second = "CFS said it fell."
    parts = (Part(Span(0, len(first))), Part(Span(len(first), len(first) + len(second))))

    (found,) = detect_attributions(Article(first + second, parts=parts), quick=True)

    assert found.speaker_name == "CFS"
