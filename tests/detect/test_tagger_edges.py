"""The tagger on texts that have nothing to find."""

from __future__ import annotations

import pytest

from citecheck.detect.tagger.engine import ready_tagger


@pytest.mark.parametrize("text", ["", "\n", " ", "\u200b", "\x00", "“", "a\u0301" * 400])
def test_texts_without_anything_to_find_are_no_trouble(text: str) -> None:
    tagger = ready_tagger()
    if tagger is None:
        pytest.skip("the model's files are not in resources/models")

    assert tagger.statements(text) == ()
