"""What is looked up beside the window when a check is opened or its claims change."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from citecheck.gui.session.desk_face import DeskFace
from citecheck.model import Check, Maker
from citecheck.pipeline.events import Report
from citecheck.report.coverage import whole_coverage

LookUp = Callable[[Report], Awaitable[object]]


def hosts_job(desk: DeskFace, check: Check) -> LookUp:
    """Return a job for the hosts that checking ``check`` would ask."""

    async def job(_report: Report) -> object:
        return await asyncio.to_thread(desk.hosts, check)

    return job


def coverage_job(_desk: DeskFace, check: Check) -> LookUp:
    """Return a job for how many words of the article lie in a claim, and which do not."""
    attributions = [claim.attribution for claim in check.claims]

    async def job(_report: Report) -> object:
        return await asyncio.to_thread(whole_coverage, check.article, attributions)

    return job


def captured_job(desk: DeskFace, check: Check) -> LookUp:
    """Return a job that judges claims by hand by what the library holds; no host is asked."""
    by_hand = [c.attribution for c in check.claims if c.attribution.maker is not Maker.DETECTED]

    async def job(_report: Report) -> object:
        return await desk.judge_captured(check.key, [one.id for one in by_hand])

    return job
