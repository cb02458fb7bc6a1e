"""``citecheck sample``: the whole line on the sample, without any network."""

from __future__ import annotations

import asyncio
from pathlib import Path

import click

from citecheck import paths
from citecheck.cli.options import library_option
from citecheck.cli.progress import shown_progress
from citecheck.cli.reports import REPORT_HELP, known_ending, print_and_write, to_write
from citecheck.cli.streams import say
from citecheck.config import Options, load_options
from citecheck.model import Check
from citecheck.pipeline.desk import Desk
from citecheck.store.library import Library, open_library
from citecheck.wording import cli as words


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print the whole check as JSON.")
@click.option(
    "--report",
    "report_file",
    type=click.Path(path_type=Path),
    default="citecheck-sample.html",
    show_default=True,
    callback=known_ending,
    metavar="FILE",
    help=REPORT_HELP,
)
@library_option
def sample(report_file: Path, library: Path | None, *, as_json: bool) -> None:
    """Check the sample article against its recorded pages; no host is asked.

    The pages of its invented outlets are recorded answers, played through the real client: what
    you see was found just now, as it would be on the web.
    """
    options = load_options(paths.config_file())
    library_file = library or paths.default_library()
    with open_library(library_file) as opened:
        done = asyncio.run(_check_sample(opened, options, quiet=as_json))
        written = to_write(done, report_file, opened)
    print_and_write(done, written, as_json=as_json)
    shown = f" --library {library}" if library else ""
    say(words.how_to_open_window(f"citecheck gui --sample{shown}"), err=True)


async def _check_sample(library: Library, options: Options, *, quiet: bool) -> Check:
    async with Desk(library, options) as desk:
        opened = await desk.open(await desk.read_sample())
        with shown_progress(quiet=quiet) as report:
            return await desk.check(opened.key, report=report)
