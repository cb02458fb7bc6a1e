"""Jobs that open a check, with what the panes need of it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from citecheck.gui.session.desk_face import DeskFace
from citecheck.gui.session.foreseen import Foreseen, foreseen
from citecheck.model import Article
from citecheck.pipeline.events import Report

Opens = Callable[[Report], Awaitable[Foreseen]]


def reading_job(desk: DeskFace, read: Callable[[], Awaitable[Article]]) -> Opens:
    """Return a job that finds and saves the claims of what ``read`` gives."""

    async def job(_report: Report) -> Foreseen:
        check = await desk.open(await read())
        return await asyncio.to_thread(foreseen, check)

    return job


def stored_job(desk: DeskFace, key: str) -> Opens:
    """Return a job that loads a check of the library."""

    async def job(_report: Report) -> Foreseen:
        return await asyncio.to_thread(lambda: foreseen(desk.load(key)))

    return job
