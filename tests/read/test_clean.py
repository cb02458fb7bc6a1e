from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from citecheck.read.clean import clean_text


def test_controls_go_and_spaces_stay() -> None:
    assert clean_text("a\x00b\x07\tc\r\nd\re\ufffe\xa0\u2028") == "ab\tc\nd\ne\xa0\u2028"


def test_a_lone_surrogate_becomes_the_replacement_character() -> None:
    assert clean_text("a\ud83dz") == "a\ufffdz"


def test_a_run_of_marks_is_capped_at_thirty() -> None:
    assert clean_text("a" + "\u0301\u0316" * 500 + "b") == "a" + "\u0301\u0316" * 15 + "b"


@given(st.text(st.characters()))
def test_cleaning_twice_changes_nothing(text: str) -> None:
    once = clean_text(text)
    assert clean_text(once) == once
    once.encode("utf-8")
