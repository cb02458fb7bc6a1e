"""Memory that is given back as soon as it is free."""

from __future__ import annotations

import ctypes
import sys

_M_MMAP_THRESHOLD = -3  # malloc.h of glibc
_LARGE_BYTES = 256 * 1024


def give_large_blocks_back() -> None:
    """Let blocks of 256 KiB and more go back to the system when they are freed. Linux alone.

    glibc raises that bound to the largest block it ever freed and then keeps them, for each thread:
    a run of 100 pages of 5 MB held 313 MB more than the program instead of 115 MB. Other systems
    do so by themselves, and where the C library has no such switch nothing is done.
    """
    if sys.platform != "linux":
        return
    try:
        ctypes.CDLL(None).mallopt(_M_MMAP_THRESHOLD, _LARGE_BYTES)
    except (OSError, AttributeError):
        return
