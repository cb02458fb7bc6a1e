"""From scores to statements."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citecheck.detect.tagger.decode import Around, Scores, Settings, decode
from citecheck.detect.tagger.paths import Floats, best_labels, log_softmax, runs
from citecheck.detect.tagger.pieces import Ints, Pieces

BEGIN, INSIDE, LAST, UNIT = range(1, 5)


def is_allowed(labels: tuple[int, ...]) -> bool:
    open_group = None
    for label in labels:
        group, mark = divmod(label - 1, 4)
        mark += 1
        if label == 0 or mark in {UNIT, BEGIN}:
            if open_group is not None:
                return False
            open_group = group if label and mark == BEGIN else None
        else:
            if open_group != group:
                return False
            open_group = None if mark == LAST else group
    return open_group is None


@settings(max_examples=40, deadline=None)
@given(
    st.integers(1, 5),
    st.sampled_from([5, 9]),
    st.integers(0, 2**32 - 1),
)
def test_the_best_labels_are_those_that_trying_all_would_find(
    length: int, size: int, seed: int
) -> None:
    if size == 9 and length > 4:
        length = 4
    scores = np.random.default_rng(seed).normal(0, 2, (3, length, size)).astype(np.float32)

    found = best_labels(scores)

    for row, labels in zip(scores, found, strict=True):
        allowed = filter(is_allowed, product(range(size), repeat=length))
        best = max(sum(row[at, label] for at, label in enumerate(one)) for one in allowed)
        assert is_allowed(tuple(labels.tolist()))
        assert row[np.arange(length), labels].sum() == pytest.approx(best, abs=1e-4)


def test_spans_are_read_from_labels() -> None:
    labels = np.array([0, 4, 1, 2, 3, 0, 1, 3, 8])

    assert runs(labels, 1) == [(1, 2), (2, 5), (6, 8)]
    assert runs(labels, 5) == [(8, 9)]


def test_log_probabilities_sum_to_one() -> None:
    logits = np.array([[1000.0, 0.0, -1000.0], [0.0, 0.0, 0.0]], dtype=np.float32)

    assert np.exp(log_softmax(logits)).sum(-1) == pytest.approx([1.0, 1.0])


def one_hot(labels: list[int], size: int) -> Floats:
    scores = np.full((len(labels), size), -8, dtype=np.float32)
    scores[np.arange(len(labels)), labels] = 8
    return scores


def scores_of(cues: list[int], roles: list[int], reach: int = 99) -> Scores:
    """The role labels are the same for every cue."""
    values = one_hot(roles, 9)
    roles_at = {}
    for at in range(len(cues)):
        low = max(0, at - reach)
        here = values[low : at + reach + 1]
        roles_at[at] = Around(low, here, here)
    return Scores(one_hot(cues, 5), roles_at)


def pieces(count: int, paragraph_ends: list[int] | None = None) -> Pieces:
    at: Ints = np.arange(count)
    ends = np.array(paragraph_ends or [count])
    return Pieces(at, at, at, at, 10 * at, 10 * at + 9, ends)


def test_a_statement_has_its_speaker_its_cue_and_its_content_in_code_points() -> None:
    scores = scores_of([0, 0, UNIT, 0, 0, 0], [1, 3, 0, 5, 6, 7])

    found = decode(pieces(6), scores, Settings())

    assert [(f.speaker, f.cue, f.content) for f in found] == [
        (((0, 19),), ((20, 29),), ((30, 59),))
    ]
    assert found[0].score > 0.99


def test_no_cue_no_statement_and_no_content_no_statement() -> None:
    assert decode(pieces(3), scores_of([0, 0, 0], [5, 6, 7]), Settings()) == ()
    assert decode(pieces(3), scores_of([0, 4, 0], [8 - 4, 0, 0]), Settings()) == ()


def test_content_over_two_paragraphs_has_two_pieces_even_where_they_touch() -> None:
    scores = scores_of([UNIT, 0, 0, 0, 0], [0, 5, 6, 6, 7])

    found = decode(pieces(5, [3, 5]), scores, Settings())

    assert found[0].content == (((10, 29)), ((30, 49)))


def test_a_cue_never_crosses_a_paragraph() -> None:
    scores = scores_of([0, BEGIN, LAST, 0], [5, 0, 0, 8])

    found = decode(pieces(4, [2, 4]), scores, Settings())

    assert all(f.cue[0][1] - f.cue[0][0] == 9 for f in found)


def test_an_unsure_statement_is_left_out_when_so_set() -> None:
    doubt = np.array([[0, -8, -8, -8, 0.5], [8, -8, -8, -8, -8]], dtype=np.float32)
    unsure = Scores(doubt, scores_of([UNIT, 0], [0, 8]).roles)

    kept = decode(pieces(2), unsure, Settings(least=0.6))
    dropped = decode(pieces(2), unsure, Settings(least=0.7))

    assert (len(kept), len(dropped)) == (1, 0)


def test_cues_without_end_in_one_paragraph_are_all_found() -> None:
    count = 3000
    scores = scores_of([UNIT, 0] * (count // 2), [0, 8] * (count // 2), reach=2)

    found = decode(pieces(count), scores, Settings(rivalry=0, shared=0))

    assert [one.cue[0][0] for one in found] == list(range(0, 10 * count, 20))
