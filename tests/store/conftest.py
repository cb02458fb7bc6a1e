"""An empty library in a folder of the test's own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from citecheck.store.library import Library, open_library


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "library.citecheck"


@pytest.fixture
def library(path: Path) -> Iterator[Library]:
    with open_library(path) as opened:
        yield opened
