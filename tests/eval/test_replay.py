"""The sample, checked once over its web and once from exported evidence, tells the same."""

from __future__ import annotations

import asyncio
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from citecheck.config import Options
from citecheck.fetch.replay import replay_web
from citecheck.fetch.warc import wacz_bytes, warc_bytes
from citecheck.model import Check, Snapshot
from citecheck.pipeline.check import run_check
from citecheck.pipeline.desk import Desk
from citecheck.pipeline.tools import Tools
from citecheck.pipeline.web import OpenWeb, sample_web
from citecheck.pipeline.worker import ReaderProcess
from citecheck.report.json_report import check_object
from citecheck.store.library import open_library

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def checked(path: Path, web: OpenWeb) -> Check:
    """Check the sample over ``web`` into a library of its own."""

    async def run() -> Check:
        with open_library(path) as library:
            async with (
                Desk(library, Options(), now=lambda: NOON) as desk,
                ReaderProcess() as reader,
            ):
                check = await desk.open(await desk.read_sample())
                tools = Tools(library, reader, web, Options(), lambda: NOON)
                return library.with_bodies(await run_check(check.key, tools))

    return asyncio.run(run())


def snapshots_of(check: Check) -> list[Snapshot]:
    found: dict[str, Snapshot] = {}
    for claim in check.claims:
        for page in claim.pages:
            if page.snapshot is not None:
                found[page.snapshot.url or ""] = page.snapshot
    return list(found.values())


@pytest.mark.parametrize("name", ["evidence.warc.gz", "evidence.wacz"])
def test_replayed_evidence_gives_the_same_json(tmp_path: Path, name: str) -> None:
    first = checked(tmp_path / "first.citecheck", sample_web)
    write = wacz_bytes if name.endswith("wacz") else warc_bytes
    (tmp_path / name).write_bytes(write(snapshots_of(first), made_at=NOON))

    second = checked(tmp_path / "second.citecheck", replay_web(tmp_path / name))

    assert len(snapshots_of(first)) > 3
    as_json = [json.dumps(check_object(check), sort_keys=True) for check in (first, second)]
    assert as_json[0] == as_json[1]
