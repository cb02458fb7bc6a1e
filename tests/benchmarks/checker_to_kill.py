"""A process that checks the sample and says what is saved, until it is killed.

python tests/benchmarks/checker_to_kill.py LIBRARY
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from citecheck.config import Options
from citecheck.pipeline.check import run_check
from citecheck.pipeline.desk import Desk
from citecheck.pipeline.events import ClaimJudged, Event
from citecheck.pipeline.tools import Tools, utc_now
from citecheck.pipeline.web import sample_web
from citecheck.pipeline.worker import ReaderProcess
from citecheck.store.library import Library, open_library


def say(line: str) -> None:
    """Say a line at once."""
    print(line, flush=True)


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
    """Check the sample into the library of the first argument."""
    with open_library(Path(sys.argv[1])) as library:
        asyncio.run(check_sample(library))


main()
