"""A process that marks verdicts, or checks the sample, and says what is saved until it is killed.

python tests/benchmarks/writer_to_kill.py LIBRARY verdicts|check MARK
"""

from __future__ import annotations

import asyncio
import sys
from datetime import UTC, datetime
from pathlib import Path

from citecheck.config import Options
from citecheck.model import Article, Attribution, AttributionKind, Review, Span, Verdict
from citecheck.pipeline.check import run_check
from citecheck.pipeline.desk import Desk
from citecheck.pipeline.events import ClaimJudged, Event
from citecheck.pipeline.tools import Tools, utc_now
from citecheck.pipeline.web import sample_web
from citecheck.pipeline.worker import ReaderProcess
from citecheck.store.library import Library, open_library

NOW = datetime(2026, 11, 20, tzinfo=UTC)


def say(line: str) -> None:
    """Say a line at once."""
    print(line, flush=True)


def mark_verdicts(library: Library, mark: str) -> None:
    """Mark verdicts for ever; say the note of each once it is saved."""
    key = library.save_article(Article("“Yes,” he said."), NOW)
    claim = Attribution("a1", 0, AttributionKind.DIRECT, (), (), (Span(0, 6),))
    library.save_attributions(key, [claim])
    say("open")
    number = 0
    while True:
        number += 1
        note = f"{mark}-{number}"
        library.add_review(key, Review(claim.key(key), Verdict.PARTLY, note, "AB", NOW))
        say(note)


async def check_sample(library: Library) -> None:
    """Check the sample; say the id of each claim once what was found is saved."""

    def tell(event: Event) -> None:
        if isinstance(event, ClaimJudged):
            say(event.claim.attribution.id)

    async with Desk(library, Options()) as desk, ReaderProcess() as reader:
        check = await desk.open(await desk.read_sample())
        say("open")
        await run_check(
            check.key, Tools(library, reader, sample_web, Options(), utc_now), report=tell
        )
    say("ended")


def main() -> None:
    """Work as told."""
    path, what, mark = sys.argv[1:]
    with open_library(Path(path)) as library:
        if what == "check":
            asyncio.run(check_sample(library))
        else:
            mark_verdicts(library, mark)


main()
