"""The tagger against the reference of inference that the model was made and measured with."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from citecheck.detect.tagger.engine import ready_tagger
from citecheck.detect.tagger.files import model_folder

STORY = (
    "“We stay,” said Orla Fenwick, the mayor, on Monday. She added that the mill was lost.\n\n"
    "According to Reuters, Piet Ravndal wants the court to stop the plan, which he called “a "
    "betrayal.”"
)
TEXTS = (
    STORY,
    "“The beams are old,” Fenwick told the Gazette.\n“And nobody listens.\n“Nobody at all.”",
    "NO CUE AT ALL",
    "😀 “Ça va,” he said\u00a0— in ‘single’ marks, said she. https://example.org/" + "x" * 300,
    "A said B said C said D said that E said so. " * 80,
)


@cache
def reference() -> Any:  # noqa: ANN401  the code that makes the model is not typed for the product
    infer = pytest.importorskip("model.infer")
    folder = model_folder()
    assert folder is not None
    return infer.Tagger(folder)


@pytest.mark.parametrize("text", TEXTS)
def test_the_program_finds_what_the_reference_finds(text: str) -> None:
    tagger = ready_tagger()
    if tagger is None:
        pytest.skip("the model's files are not in resources/models")

    found = [(one.speaker, one.cue, one.content) for one in tagger.statements(text)]

    expected = [(one.speaker, one.cue, one.content) for one in reference().attributions(text)]
    assert found == expected


@pytest.mark.parametrize("text", ["", "\n", " ", "\u200b", "\x00", "“", "a\u0301" * 400])
def test_texts_without_anything_to_find_are_no_trouble(text: str) -> None:
    tagger = ready_tagger()
    if tagger is None:
        pytest.skip("the model's files are not in resources/models")

    assert tagger.statements(text) == ()
