"""``citecheck gui``: the desktop."""

from __future__ import annotations

from pathlib import Path

import click

from citecheck import paths
from citecheck.cli.check_command import library_option
from citecheck.config import load_options


@click.command()
@click.argument("article", required=False, type=click.Path(path_type=Path), metavar="[FILE]")
@click.option("--sample", is_flag=True, help="Open the sample article.")
@library_option
def gui(article: Path | None, library: Path | None, *, sample: bool) -> None:
    """Open the window, on an article when one is named."""
    # Loaded here, so that every other command works where Qt's system libraries are missing.
    from citecheck.gui.app import run  # noqa: PLC0415

    status = run(
        library or paths.default_library(),
        load_options(paths.config_file()),
        open_path=article,
        sample=sample,
    )
    raise click.exceptions.Exit(status)
