"""Blocks in columns are the blocks that they were made of."""

from __future__ import annotations

import pickle

import pytest

from citecheck.model import Block, BlockKind, Blocks, PageText, Span, Zone

TOLD = (
    Block(BlockKind.TITLE, Span(0, 4)),
    Block(BlockKind.PARAGRAPH, Span(5, 70_000), Zone.COMMENTS),
    Block(BlockKind.CAPTION, Span(70_001, 70_001), Zone.STRUCTURED),
)


def test_they_are_equal_to_the_blocks_they_were_made_of_and_come_back_one_by_one() -> None:
    kept = Blocks(TOLD)

    assert kept == TOLD
    assert kept == list(TOLD)
    assert kept == Blocks(TOLD)
    assert kept != Blocks(TOLD[:2])
    assert kept != "three"
    assert hash(kept) == hash(Blocks(TOLD))
    assert [kept[0], kept[-1]] == [TOLD[0], TOLD[2]]
    assert kept[1:] == TOLD[1:]
    assert tuple(kept) == TOLD
    assert len(kept) == len(TOLD)


def test_a_page_keeps_its_blocks_in_columns_and_is_equal_to_itself_in_another_process() -> None:
    page = PageText("Four", TOLD)

    there = pickle.loads(pickle.dumps(page, protocol=pickle.HIGHEST_PROTOCOL))  # noqa: S301 - our own bytes

    assert isinstance(there.blocks, Blocks)
    assert there == page


def test_rows_are_read_back_as_they_were_told() -> None:
    assert Blocks.of_rows(list(Blocks(TOLD).rows())) == TOLD


@pytest.mark.parametrize(
    "row",
    [
        ("verse", 0, 4, "article"),
        ("title", 0, 4, "cellar"),
        ("title", 4, 0, "article"),
        ("title", -1, 4, "article"),
    ],
)
def test_what_is_no_block_is_refused(row: tuple[str, int, int, str]) -> None:
    with pytest.raises(ValueError, match=r"."):
        Blocks.of_rows([row])


def test_columns_that_do_not_fit_each_other_are_refused() -> None:
    make, columns = Blocks(TOLD).__reduce__()

    with pytest.raises(ValueError, match="no blocks"):
        make(columns[0], columns[1], columns[2], b"\xff" * len(TOLD))
    with pytest.raises(ValueError, match="no blocks"):
        make(columns[0], columns[1][:-4], columns[2], columns[3])
