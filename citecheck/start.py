"""Where window and terminal meet: all commands, that of the window among them.

``gui`` and ``cli`` don't know each other; the command that opens the window stands here.
"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from citecheck import paths
from citecheck.cli.check_command import library_option
from citecheck.cli.main import commands, keep_log, run
from citecheck.config import load_options
from citecheck.pipeline import worker_main


@commands.command()
@click.argument("article", required=False, type=click.Path(path_type=Path), metavar="[FILE]")
@click.option("--sample", is_flag=True, help="Open the sample article.")
@library_option
def gui(article: Path | None, library: Path | None, *, sample: bool) -> None:
    """Open the window, on an article when one is named."""
    # Loaded here, so that every other command works where Qt's system libraries are missing.
    from citecheck.gui import app  # noqa: PLC0415

    status = app.run(
        library or paths.default_library(),
        load_options(paths.config_file()),
        open_path=article,
        sample=sample,
    )
    raise click.exceptions.Exit(status)


def exit_status() -> int:
    """Run one command and return its exit status; in a reader process, read instead."""
    if worker_main.serve_if_reader(sys.argv[1:]):
        return 0
    keep_log()
    return run()
