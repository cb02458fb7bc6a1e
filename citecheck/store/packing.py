"""How bodies are compressed: zstd for new ones; what older libraries hold stays readable."""

from __future__ import annotations

import sys
import zlib
from dataclasses import dataclass

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

from citecheck.model import Snapshot

ZSTD, ZLIB = "zstd", "zlib"
_LEVEL = 9
"""Real pages come out a tenth smaller than from zlib, in the same time (some 2 ms a page)."""

_LIGHT = 1


@dataclass(frozen=True, slots=True)
class Packed:
    """A body made ready to be written, outside the transaction.

    Attributes:
        size: in bytes before compression.
        codec: how ``content`` is compressed.
    """

    sha256: str
    size: int
    content: bytes
    codec: str = ZSTD


def pack(snapshot: Snapshot) -> Packed | None:
    """Return the compressed body of ``snapshot``, or None where it holds none. Linear."""
    if snapshot.sha256 is None or not snapshot.body:
        return None
    return Packed(snapshot.sha256, len(snapshot.body), zstd.compress(snapshot.body, _LEVEL))


def packed_lightly(body: bytes) -> Packed:
    """Return ``body`` compressed quickly, to wait in memory: never to be stored."""
    return Packed("", len(body), zstd.compress(body, _LIGHT))


def unpack(content: bytes, size: int, codec: str) -> bytes:
    """Return a body; one that was changed never unpacks to more than a byte over its ``size``.

    Raises:
        ValueError: it can't be unpacked.
    """
    try:
        if codec == ZSTD:
            return zstd.ZstdDecompressor().decompress(content, size + 1)
        if codec == ZLIB:
            return zlib.decompressobj().decompress(content, size + 1)
    except (EOFError, zlib.error, zstd.ZstdError) as error:
        raise ValueError(str(error)) from error
    msg = f"no codec {codec!r}"
    raise ValueError(msg)
