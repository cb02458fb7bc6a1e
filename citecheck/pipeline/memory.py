"""How much memory this machine has to spare."""

from __future__ import annotations

from pathlib import Path

_TOLD_BY_LINUX = Path("/proc/meminfo")
_KIB = 1024


def free_bytes(told: Path = _TOLD_BY_LINUX) -> int | None:
    """Return the bytes that programs may still take without swapping; None where nobody tells.

    Linux alone tells it in a file, ``told``; elsewhere it takes a library of its own.
    """
    try:
        lines = told.read_text(encoding="ascii").splitlines()
    except (OSError, ValueError):
        return None
    for line in lines:
        name, _, value = line.partition(":")
        number = value.removesuffix("kB").strip()
        if name == "MemAvailable" and number.isdigit():
            return int(number) * _KIB
    return None
