"""Lines that change together are told together: each telling costs the view a layout. Pure."""

from __future__ import annotations


def runs_of(lines: list[int]) -> list[tuple[int, int]]:
    """Return sorted line numbers as runs of neighbours, both ends included."""
    runs: list[tuple[int, int]] = []
    for line in lines:
        if runs and line == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], line)
        else:
            runs.append((line, line))
    return runs
