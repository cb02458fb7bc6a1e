"""Pages that a person gives by hand, on their way to the desk."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace

from citecheck.gui.session.desk_face import DeskFace
from citecheck.model import Check
from citecheck.pipeline.events import Report
from citecheck.pipeline.plan import HandPage


def text_page(text: str, url: str | None, claim_id: str) -> HandPage:
    """Return a text that was pasted as a page for one claim."""
    kind = "text/plain; charset=utf-8"
    return HandPage("pasted text", text.encode("utf-8"), kind, url, claim_id)


def given_job(
    desk: DeskFace, key: str, make: Callable[[], HandPage], person: str
) -> Callable[[Report], Awaitable[Check]]:
    """Return a job that compares the check with a page which ``make`` reads beside the window."""
    by = " ".join(person.split())

    async def job(report: Report) -> Check:
        page = await asyncio.to_thread(make)
        return await desk.give_page(key, replace(page, by=by), report=report)

    return job
