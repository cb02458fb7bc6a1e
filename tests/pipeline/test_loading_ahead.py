"""The desk loads ahead what the first article takes, where memory allows it."""

from __future__ import annotations

import asyncio
import logging
from pathlib import Path

import pytest

from citecheck.config import Options
from citecheck.model import ErrorCode, KnownError
from citecheck.pipeline import desk as module
from citecheck.pipeline.desk import Desk
from citecheck.pipeline.worker import ReaderProcess
from citecheck.store.library import open_library


class Reader(ReaderProcess):
    """Counts how often it was to be warmed up, and fails if told so."""

    def __init__(self, error: KnownError | None = None) -> None:
        super().__init__()
        self.warmed = 0
        self.error = error

    async def warm_up(self) -> None:
        self.warmed += 1
        if self.error is not None:
            raise self.error


def warmed_up(reader: Reader, folder: Path) -> None:
    """Let a desk with ``reader`` load ahead."""
    with open_library(folder / "library.citecheck") as library:
        desk = Desk(library, Options())
        desk._reader = reader
        asyncio.run(desk.warm_up())


@pytest.mark.parametrize(
    ("free", "times"), [(None, 1), (8 * 2**30, 1), (2**30, 1), (2**30 - 1, 0), (0, 0)]
)
def test_nothing_is_loaded_ahead_where_memory_is_scarce(
    free: int | None, times: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "free_bytes", lambda: free)
    reader = Reader()

    warmed_up(reader, tmp_path)

    assert reader.warmed == times


def test_a_reader_that_cannot_be_loaded_ahead_is_logged_and_stops_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(module, "free_bytes", lambda: None)
    reader = Reader(KnownError(ErrorCode.UNREADABLE_PAGE, "", "its reader ended"))

    with caplog.at_level(logging.WARNING):
        warmed_up(reader, tmp_path)

    assert reader.warmed == 1
    assert "nothing could be loaded ahead" in caplog.text
