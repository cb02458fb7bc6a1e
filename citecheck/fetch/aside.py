"""Waiting for what cannot be interrupted: the system's resolver, a pipe or a keyboard."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from threading import Thread
from typing import TypeVar

T = TypeVar("T")


async def done_aside(work: Callable[[], T]) -> T:
    """Return what ``work`` returns, or raise what it raises, from a daemon thread.

    The thread is left behind when this is cancelled. Those of ``asyncio.to_thread`` are waited for
    at the end of the loop, so that the program would not end and Ctrl-C would do nothing.
    """
    loop = asyncio.get_running_loop()
    done: asyncio.Future[T] = loop.create_future()

    def tell(settle: Callable[[], None]) -> None:
        with suppress(RuntimeError):  # the loop is closed: nobody waits any more
            loop.call_soon_threadsafe(lambda: None if done.done() else settle())

    def run() -> None:
        try:
            result = work()
        except BaseException as error:  # noqa: BLE001 - it is raised again where one waits for it
            told = error  # the name after "as" ends with its clause
            tell(lambda: done.set_exception(told))
        else:
            tell(lambda: done.set_result(result))

    Thread(target=run, daemon=True).start()
    return await done
