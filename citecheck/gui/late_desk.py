"""The desk, loaded when the window is there: it takes longer to import than a window to paint.

Calls that come earlier wait: in the loop as coroutines, in other threads by blocking. The thread of
the window calls none of them.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from importlib import import_module
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from citecheck.config import Options
from citecheck.store.library import Library
from citecheck.store.summaries import CheckSummary

if TYPE_CHECKING:
    from citecheck.pipeline.desk import Desk


class LateDesk:
    """Stands for ``pipeline.desk.Desk`` from the start; an async context manager for one loop.

    Args:
        library: listed without the desk, so that the start page need not wait.
        options: in use; may be changed at any time.
    """

    def __init__(self, library: Library, options: Options) -> None:
        self._library = library
        self._options = options
        self._desk: Desk | None = None
        self._there = threading.Event()
        self._opening: asyncio.Task[None] | None = None
        self._begin: asyncio.Event | None = None
        self._ready: asyncio.Event | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._begun = False

    async def __aenter__(self) -> Self:
        self._loop = asyncio.get_running_loop()
        self._ready, self._begin = asyncio.Event(), asyncio.Event()
        self._opening = asyncio.create_task(self._open())
        if self._begun:
            self._begin.set()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._desk is not None:
            await self._desk.__aexit__(kind, error, trace)
        elif self._opening is not None:
            self._opening.cancel()
        self._there.set()

    def begin(self) -> None:
        """Load the desk now; called in the GUI thread when the window is there."""
        self._begun = True
        if self._loop is not None and self._begin is not None:
            self._loop.call_soon_threadsafe(self._begin.set)

    @property
    def options(self) -> Options:
        """The options in use."""
        return self._options

    @options.setter
    def options(self, options: Options) -> None:
        self._options = options
        if self._desk is not None:
            self._desk.options = options

    def checks(self) -> tuple[CheckSummary, ...]:
        """Return the library's checks, newest first."""
        return self._library.list_checks()

    def __getattr__(self, name: str) -> Callable[..., Any]:
        """Return what calls the desk's method ``name`` as soon as the desk is there."""
        if name.startswith("_"):
            raise AttributeError(name)

        def call(*args: object, **named: object) -> object:
            try:
                asyncio.get_running_loop()
            except RuntimeError:
                self._there.wait()
                return getattr(self._desk, name)(*args, **named)
            return self._later(name, args, named)

        return call

    async def _later(self, name: str, args: tuple[object, ...], named: dict[str, object]) -> object:
        if self._ready is not None:
            await self._ready.wait()
        return await getattr(self._desk, name)(*args, **named)

    async def _open(self) -> None:
        if self._begin is None or self._ready is None:
            return
        await self._begin.wait()
        module = await asyncio.to_thread(import_module, "citecheck.pipeline.desk")
        desk: Desk = module.Desk(self._library, self._options)
        await desk.__aenter__()
        self._desk = desk
        self._there.set()
        self._ready.set()
