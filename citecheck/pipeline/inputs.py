"""Articles and pages from where the user says: a file, standard input, a web address."""

from __future__ import annotations

import re
import sys
from functools import partial
from io import RawIOBase
from pathlib import Path
from typing import BinaryIO
from urllib.parse import urlsplit
from urllib.request import url2pathname

from citecheck.config import Options
from citecheck.fetch.aside import done_aside
from citecheck.model import Article, ErrorCode, KnownError, PageText, Snapshot
from citecheck.pipeline.web import OpenWeb, live_web
from citecheck.pipeline.worker import ReaderProcess
from citecheck.read.files import MAX_FILE_BYTES
from citecheck.wording.outcomes import outcome_fact

STANDARD_INPUT = "-"
_PIECE = 2**20
# Two letters at least: one is a drive of Windows.
_OTHER_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]{1,20}://|mailto:", re.IGNORECASE)


def is_url(source: str) -> bool:
    """Say whether ``source`` is meant as a web address rather than a file name."""
    return source.lower().startswith(("http://", "https://"))


def path_of(source: str) -> Path:
    """Return the file that ``source`` names: by a path, or by the address a browser shows for it.

    Raises:
        KnownError: ``BAD_URL``, it is an address of another kind (ftp:, mailto:).
    """
    if source.lower().startswith("file://"):
        return Path(url2pathname(urlsplit(source).path))
    if _OTHER_ADDRESS.match(source):
        raise KnownError(ErrorCode.BAD_URL, source)
    return Path(source)


def read_bytes_of(path: Path) -> bytes:
    """Return the bytes of a file that may be an article or a page.

    Raises:
        KnownError: there is no such file, it is a folder, can't be read, or is larger than 64 MB.
    """
    try:
        if path.is_dir():
            raise KnownError(ErrorCode.IS_A_FOLDER, str(path))
        with path.open("rb") as file:
            return _limited(file, str(path))
    except FileNotFoundError as error:
        raise KnownError(ErrorCode.MISSING_FILE, str(path)) from error
    except OSError as error:
        raise KnownError(
            ErrorCode.UNREADABLE_FILE, str(path), error.strerror or str(error)
        ) from error


def _standard_input() -> bytes:
    # Unbuffered: Python aborts at its end where a thread still waits within the buffer.
    buffer = sys.stdin.buffer
    return _limited(getattr(buffer, "raw", buffer), "standard input")


def _limited(file: RawIOBase | BinaryIO, name: str) -> bytes:
    """Return all of ``file``; devices and pipes tell no size before."""
    pieces, size = [], 0
    while piece := file.read(_PIECE):
        pieces.append(piece)
        size += len(piece)
        if size > MAX_FILE_BYTES:
            raise KnownError(ErrorCode.INPUT_TOO_LARGE, name, "64 MB")
    return b"".join(pieces)


async def fetch_for_reading(url: str, options: Options, open_web: OpenWeb) -> Snapshot:
    """Return the answer of ``url``.

    Raises:
        KnownError: ``NOT_FETCHED`` with the outcome's sentence when no text came.
    """
    async with open_web(options) as web:
        snapshot = await web.fetch(url)
    if not snapshot.outcome.has_text:
        detail = outcome_fact(snapshot.outcome, snapshot.status)
        raise KnownError(ErrorCode.NOT_FETCHED, url, detail)
    return snapshot


async def read_input(
    source: str, *, options: Options | None = None, open_web: OpenWeb = live_web
) -> Article:
    """Return the article in a file, on standard input ("-") or at a web address.

    Raises:
        KnownError: it can't be had or read.
    """
    async with ReaderProcess() as reader:
        return await read_article(source, reader, options or Options(), open_web)


async def read_article(
    source: str, reader: ReaderProcess, options: Options, open_web: OpenWeb
) -> Article:
    """As ``read_input``, with a reader process that is already there."""
    if is_url(source):
        snapshot = await fetch_for_reading(source, options, open_web)
        url = snapshot.final_url or source
        return await reader.read_article(
            snapshot.body, url, url=url, content_type=snapshot.content_type
        )
    if source == STANDARD_INPUT:
        data, name = await done_aside(_standard_input), "standard input"
    else:
        path = path_of(source)
        data, name = await done_aside(partial(read_bytes_of, path)), str(path)
    return await reader.read_article(data, name)


async def read_page_input(
    source: str, *, options: Options | None = None, open_web: OpenWeb = live_web
) -> PageText:
    """Return the page in a file, on standard input ("-") or at a web address.

    Raises:
        KnownError: it can't be had or read.
    """
    async with ReaderProcess() as reader:
        if is_url(source):
            snapshot = await fetch_for_reading(source, options or Options(), open_web)
            return await reader.read_page(
                snapshot.body,
                url=snapshot.final_url,
                content_type=snapshot.content_type,
            )
        if source == STANDARD_INPUT:
            data = await done_aside(_standard_input)
        else:
            data = await done_aside(partial(read_bytes_of, path_of(source)))
        try:
            return await reader.read_page(data, url=None, content_type="")
        except KnownError as error:
            raise KnownError(error.code, error.subject or source, error.detail) from error
