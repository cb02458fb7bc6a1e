"""Reads the body of an answer within its limits, and never takes a cut one for whole."""

from __future__ import annotations

import asyncio
import zlib
from collections.abc import Iterator

import httpcore
import httpx

from citecheck.fetch.common_budget import CommonBudget, Share
from citecheck.fetch.fault import FetchFault
from citecheck.fetch.network import CountedStream
from citecheck.model import FetchOutcome

_PIECE_BYTES = 64 * 1024
_GZIP_WINDOW = 31
_ZLIB_WINDOW = 15
_RAW_WINDOW = -15
_GZIP_MAGIC = b"\x1f\x8b"
_DEFLATE_METHOD = 8
# Each member costs a copy of what is left; honest servers send one.
_MOST_GZIP_MEMBERS = 256
_BAD = FetchOutcome.BAD_RESPONSE


async def read_body(
    answer: httpx.Response, *, max_wire_bytes: int, max_decoded_bytes: int, common: CommonBudget
) -> bytes:
    """Return the whole decoded body of ``answer``; waits while ``common`` is spent by others.

    httpx's own decoding is not used: it unpacks a whole received piece at once, so a few hundred
    bytes can become hundreds of megabytes before any limit is looked at.

    Raises:
        FetchFault: ``TOO_LARGE`` over a limit, ``BAD_RESPONSE`` for a body that is cut short,
            broken off, longer than declared or in a coding that was not asked for.
    """
    declared = declared_length(answer)
    if declared is not None and declared > max_wire_bytes:
        raise FetchFault(FetchOutcome.TOO_LARGE, f"{declared} bytes announced")
    decoder = _decoder(answer.headers.get_list("content-encoding", split_commas=True))
    body = bytearray()
    with common.share() as share:
        try:
            await _fill(body, answer, decoder, max_decoded_bytes, share)
            if body and not decoder.is_complete:
                raise FetchFault(_BAD, "compressed data is cut short")
            if declared is not None and await _says_more(answer, declared):
                raise FetchFault(_BAD, "longer than its Content-Length")
            return bytes(body)
        finally:
            # A fault's traceback would keep it for longer than the share counts it.
            body.clear()


async def _fill(
    body: bytearray,
    answer: httpx.Response,
    decoder: _Identity | _Inflate,
    max_bytes: int,
    share: Share,
) -> None:
    """Put what comes into ``body``, decoded, within its limit and its share of the budget."""
    try:
        async for chunk in answer.stream:  # type: ignore[union-attr] # asynchronous by construction
            for piece in decoder.pieces(chunk):
                if len(body) + len(piece) > max_bytes:
                    raise FetchFault(FetchOutcome.TOO_LARGE, "more bytes than allowed when decoded")
                await share.grow(len(piece))
                body += piece
            await asyncio.sleep(0)
    except zlib.error as error:
        raise FetchFault(_BAD, f"content coding: {error}") from error
    except (httpcore.NetworkError, httpcore.ProtocolError) as error:
        raise FetchFault(_BAD, f"broke off: {error}") from error


def declared_length(answer: httpx.Response) -> int | None:
    """Return the Content-Length that frames the body, or None where none does."""
    digits = answer.headers.get("content-length", "")
    if "transfer-encoding" in answer.headers or not digits.isdecimal():
        return None
    return int(digits[:20])


async def _says_more(answer: httpx.Response, declared: int) -> bool:
    stream = answer.extensions.get("network_stream")
    return isinstance(stream, CountedStream) and await stream.says_more_than(declared)


class _Identity:
    """No content coding."""

    is_complete = True

    def pieces(self, chunk: bytes) -> Iterator[bytes]:
        yield chunk


class _Inflate:
    """gzip (of one or more members) or deflate, unpacked piece by piece."""

    def __init__(self, window: int | None) -> None:
        self._window = window
        self._inner: zlib._Decompress | None = None
        self._members = 1

    @property
    def is_complete(self) -> bool:
        return self._inner is not None and self._inner.eof

    def pieces(self, chunk: bytes) -> Iterator[bytes]:
        """Yield what ``chunk`` unpacks to, at most 64 KiB at a time."""
        left = chunk
        while left:
            if self._inner is None:
                self._inner = zlib.decompressobj(self._window or _deflate_window(left))
            elif self._inner.eof:
                if self._window != _GZIP_WINDOW or not left.startswith(_GZIP_MAGIC):
                    return  # padding behind the last member
                self._members += 1
                if self._members > _MOST_GZIP_MEMBERS:
                    raise FetchFault(_BAD, "too many gzip members")
                self._inner = zlib.decompressobj(_GZIP_WINDOW)
            yield self._inner.decompress(left, _PIECE_BYTES)
            left = self._inner.unconsumed_tail or self._inner.unused_data


def _deflate_window(start: bytes) -> int:
    """Tell zlib-wrapped deflate (as the standard says) from raw deflate (as some servers send)."""
    checked = len(start) == 1 or int.from_bytes(start[:2], "big") % 31 == 0
    wrapped = checked and start[0] & 0x0F == _DEFLATE_METHOD
    return _ZLIB_WINDOW if wrapped else _RAW_WINDOW


def _decoder(codings: list[str]) -> _Identity | _Inflate:
    """Return the decoder for the named content codings; we asked for gzip alone."""
    named = [coding.strip().lower() for coding in codings]
    named = [coding for coding in named if coding not in {"", "identity"}]
    if not named:
        return _Identity()
    if named in (["gzip"], ["x-gzip"]):
        return _Inflate(_GZIP_WINDOW)
    if named == ["deflate"]:
        return _Inflate(None)
    raise FetchFault(_BAD, f"content coding {', '.join(named)[:60]}")
