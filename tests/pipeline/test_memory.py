"""How much memory is free, as Linux tells it."""

from __future__ import annotations

from pathlib import Path

import pytest

from citecheck.pipeline.memory import free_bytes


def test_linux_tells_what_programs_may_still_take(tmp_path: Path) -> None:
    told = tmp_path / "meminfo"
    told.write_text("MemTotal:  16384 kB\nMemFree: 12 kB\nMemAvailable:    2048 kB\n")

    assert free_bytes(told) == 2 * 2**20


@pytest.mark.parametrize("text", ["", "MemAvailable: plenty\n", "MemTotal: 16384 kB\n"])
def test_what_tells_nothing_is_no_number(text: str, tmp_path: Path) -> None:
    told = tmp_path / "meminfo"
    told.write_text(text)

    assert free_bytes(told) is None
    assert free_bytes(tmp_path / "missing") is None
