"""Parses foreign bytes, and detects and compares, in processes that can be killed.

A parser in a thread holds the interpreter and cannot be stopped; a page made for it would freeze
the window. So pages and articles in HTML are read in processes of their own, with limits of time
and memory. Detecting and comparing whole texts hold the interpreter too, and run there as well.
"""

from __future__ import annotations

import asyncio
import logging
import os
import uuid
from collections.abc import AsyncIterator, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from types import TracebackType
from typing import Any, Self, TypeVar

from citecheck.model import (
    Article,
    Attribution,
    ErrorCode,
    FetchOutcome,
    Finding,
    KnownError,
    PageText,
    Reference,
    Snapshot,
)
from citecheck.pipeline.child import Child
from citecheck.pipeline.frames import Kind, Request

READ_S = 10.0
ARTICLE_S = 30.0
THINK_S = 60.0
START_S = 60.0
_FEWEST, _MOST = 2, 4
MAX_MEMORY_BYTES = 1_536 * 2**20

_T = TypeVar("_T")
_log = logging.getLogger(__name__)


def usual_processes(processors: int | None = None) -> int:
    """Return how many readers work side by side: half of the processors, but two to four.

    With two, one page is read while another is compared; more than four would hold more memory
    than they save time, for pages don't come faster.

    Args:
        processors: of this machine; counted where not given.
    """
    count = processors if processors is not None else os.cpu_count()
    return min(max((count or 1) // 2, _FEWEST), _MOST)


class ReaderProcess:
    """A few processes that read foreign bytes; an async context manager, for one loop.

    Processes start with the first call, stay warm and are replaced when killed. Any number of
    callers may wait side by side; cancelling one kills the process that works for it. While a
    process is being warmed up, callers wait for it: another one would load the same, later.

    Args:
        processes: how many work side by side; ``usual_processes`` where nothing is said.
        read_s: longest time for reading one page, start and imports excluded.
        article_s: the same for an article, which the user chose and may wait for.
        think_s: longest time for detecting in one article or judging one page.
        max_memory_bytes: address space of a process, where the system can limit it.
        page_target, snapshot_target, article_target, clipboard_target: "module:function" to call
            in the process.
        warm_target: the same, for what loads ahead of the first call.
    """

    def __init__(
        self,
        *,
        processes: int | None = None,
        read_s: float = READ_S,
        article_s: float = ARTICLE_S,
        think_s: float = THINK_S,
        max_memory_bytes: int = MAX_MEMORY_BYTES,
        page_target: str = "citecheck.read.page:read_page",
        snapshot_target: str = "citecheck.pipeline.reading:read_snapshot",
        article_target: str = "citecheck.read.article:read_bytes",
        clipboard_target: str = "citecheck.read.article:read_clipboard",
        warm_target: str = "citecheck.pipeline.warm_reader:load",
    ) -> None:
        self._processes = processes or usual_processes()
        self._read_s = read_s
        self._article_s = article_s
        self._think_s = think_s
        self._max_memory_bytes = max_memory_bytes
        self._page_target = page_target
        self._snapshot_target = snapshot_target
        self._article_target = article_target
        self._clipboard_target = clipboard_target
        self._warm_target = warm_target

    async def __aenter__(self) -> Self:
        # Twice as many threads as processes: the killed are buried while others still read.
        self._threads = ThreadPoolExecutor(2 * self._processes, thread_name_prefix="reader")
        self._busy: set[Child] = set()
        self._is_warm = asyncio.Event()
        self._is_warm.set()
        # Last in, first out: a warm process is preferred to one that has to start.
        self._idle: asyncio.LifoQueue[Child] = asyncio.LifoQueue()
        for _ in range(self._processes):
            self._idle.put_nowait(Child(self._max_memory_bytes))
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        while not self._idle.empty():
            self._bury(self._idle.get_nowait())
        for child in self._busy:
            child.kill()
        await asyncio.to_thread(self._threads.shutdown)

    async def warm_up(self) -> None:
        """Start a process and load there what reading and detecting take, ahead of the first call.

        Raises:
            KnownError: as ``find_claims``; the first call then loads it itself.
        """
        self._is_warm.clear()
        try:
            await self._answer_of(self._warm_target, {}, subject="", limit_s=self._think_s)
        finally:
            self._is_warm.set()

    async def read_page(self, body: bytes, *, url: str | None, content_type: str) -> PageText:
        """Return the readable text of a page.

        Raises:
            KnownError: ``UNREADABLE_PAGE`` when time or memory ran out or the reader failed; else
                what ``read.page`` raises.
        """
        arguments = {"body": body, "url": url, "content_type": content_type}
        value = await self._called(self._page_target, arguments, subject=url or "")
        return _checked(value, PageText, url or "")

    async def read_snapshot(self, snapshot: Snapshot) -> tuple[PageText, FetchOutcome]:
        """Return the readable text of an answer, and its outcome in the light of that text.

        Raises:
            KnownError: as ``read_page``.
        """
        subject = snapshot.page_url or ""
        arguments = {"snapshot": snapshot}
        value = await self._called(self._snapshot_target, arguments, subject=subject)
        match value:
            case (PageText() as page, FetchOutcome() as outcome):
                return page, outcome
        raise _missent(value, subject)

    async def saved_address(self, body: bytes, name: str, *, content_type: str = "") -> str:
        """Return where the page in a file called ``name`` says that it came from, or nothing.

        Raises:
            KnownError: as ``read_page``.
        """
        arguments = {"body": body, "name": name, "content_type": content_type}
        value = await self._called("citecheck.read.page:saved_address", arguments, subject=name)
        return _checked(value, str, name)

    async def read_article(
        self, data: bytes, name: str, *, url: str | None = None, content_type: str = ""
    ) -> Article:
        """Return the article in ``data``, a file called ``name``.

        Raises:
            KnownError: ``UNREADABLE_PAGE`` when time or memory ran out or the reader failed; else
                what ``read.article`` raises.
        """
        arguments = {"data": data, "name": name, "url": url, "content_type": content_type}
        value = await self._called(
            self._article_target, arguments, subject=name, limit_s=self._article_s
        )
        return _checked(value, Article, name)

    async def read_clipboard(self, html: str | None, plain: str | None) -> Article:
        """Return the article in a paste.

        Raises:
            KnownError: ``UNREADABLE_PAGE`` when time or memory ran out or the reader failed; else
                what ``read.article`` raises.
        """
        value = await self._called(
            self._clipboard_target,
            {"html": html, "plain": plain},
            subject="",
            limit_s=self._article_s,
        )
        return _checked(value, Article, "")

    async def find_claims(
        self, article: Article
    ) -> tuple[tuple[Attribution, ...], tuple[Reference, ...]]:
        """Return the attributions of ``article`` and the pages that may show them.

        Raises:
            KnownError: ``UNREADABLE_PAGE`` when time or memory ran out, or for a fault of ours.
        """
        value = await self._called(
            "citecheck.pipeline.thinking:find_claims",
            {"article": article},
            subject=article.title,
            limit_s=self._think_s,
        )
        attributions, references = _checked(value, tuple, article.title)
        return attributions, references

    async def judge_page(
        self,
        page: PageText,
        *,
        came: Snapshot,
        article_text: str,
        attributions: Sequence[Attribution],
        link_words: Sequence[str],
    ) -> tuple[tuple[Finding, ...], bool]:
        """Return what ``page`` shows of each of ``attributions``, and whether it is another page.

        See ``thinking.judge_page``; the bytes of ``came`` are not sent.

        Raises:
            KnownError: ``UNREADABLE_PAGE`` when time or memory ran out, or for a fault of ours.
        """
        arguments = {
            "page": page,
            "came": came.without_body(),
            "article_text": article_text,
            "attributions": tuple(attributions),
            "link_words": tuple(link_words),
        }
        subject = came.page_url or ""
        value = await self._called(
            "citecheck.pipeline.thinking:judge_page",
            arguments,
            subject=subject,
            limit_s=self._think_s,
        )
        match value:
            case (tuple() as findings, bool() as is_another):
                return findings, is_another
        raise _missent(value, subject)

    async def _called(
        self, target: str, arguments: dict[str, Any], *, subject: str, limit_s: float = 0.0
    ) -> object:
        """Return what ``target`` returned in a process; waits while one is being warmed up."""
        await self._is_warm.wait()
        return await self._answer_of(
            target, arguments, subject=subject, limit_s=limit_s or self._read_s
        )

    async def _answer_of(
        self, target: str, arguments: dict[str, Any], *, subject: str, limit_s: float
    ) -> object:
        """Return what ``target`` returned in a process."""
        request = Request(target, arguments, limit_s=START_S + 2 * limit_s)
        async with self._borrowed() as child:
            try:
                async with asyncio.timeout(START_S):
                    kind, value = await self._in_thread(child.begin, request)
                if kind is Kind.READY:
                    async with asyncio.timeout(limit_s):
                        kind, value = await self._in_thread(child.answer)
            except TimeoutError as error:
                raise _unreadable(subject, f"more than {limit_s:g} s") from error
            except EOFError as error:
                _log.warning("a reader process ended while it read a page")
                raise _unreadable(subject, "its reader ended") from error
            except OSError as error:
                raise _unreadable(subject, f"its reader ended: {error}") from error
            if kind is Kind.NO_MEMORY:
                raise _unreadable(subject, "out of memory")
        return _value_of(kind, value, subject)

    @asynccontextmanager
    async def _borrowed(self) -> AsyncIterator[Child]:
        """Hold a process for one call; whatever ends the call early ends the process too."""
        child = await self._idle.get()
        self._busy.add(child)
        try:
            yield child
        except BaseException:
            self._bury(child)
            self._busy.discard(child)
            self._idle.put_nowait(Child(self._max_memory_bytes))
            raise
        self._busy.discard(child)
        self._idle.put_nowait(child)

    async def _in_thread(self, call: Callable[..., _T], *arguments: object) -> _T:
        """Return what ``call`` returns in a thread of ours.

        A cancelled wait leaves the thread running; killing the process ends it.
        """
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._threads, call, *arguments)

    def _bury(self, child: Child) -> None:
        child.kill()
        try:
            self._threads.submit(child.bury)
        except RuntimeError:  # the threads have ended: this call outlived its context
            child.bury()


def _unreadable(subject: str, detail: str) -> KnownError:
    return KnownError(ErrorCode.UNREADABLE_PAGE, subject, detail)


def _value_of(kind: Kind, value: Any, subject: str) -> object:  # noqa: ANN401 - depends on kind
    """Return the value of an answer, or raise what it says.

    Raises:
        KnownError: raised in the process, or ``UNREADABLE_PAGE`` for a fault of our own there.
    """
    if kind is Kind.VALUE:
        return value
    if kind is Kind.KNOWN_ERROR:
        code, about, detail = value
        raise KnownError(ErrorCode(code), about, detail)
    error_id = uuid.uuid4().hex[:8]
    _log.error("internal error %s in a reader process:\n%s", error_id, value)
    raise _unreadable(subject, f"internal error {error_id}")


def _checked(value: object, expected: type[_T], subject: str) -> _T:
    if not isinstance(value, expected):
        raise _missent(value, subject)
    return value


def _missent(value: object, subject: str) -> KnownError:
    return _unreadable(subject, f"its reader sent a {type(value).__name__}")
