"""The command that opens the window. ``gui`` and ``cli`` don't know each other: they meet here."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from citecheck import paths
from citecheck.cli.options import library_option
from citecheck.config import load_options
from citecheck.model import ErrorCode, KnownError
from citecheck.start import has_screen


@click.command()
@click.argument("article", required=False, type=click.Path(path_type=Path), metavar="[FILE]")
@click.option("--sample", is_flag=True, help="Open the sample article.")
@library_option
@click.pass_context
def gui(
    context: click.Context, article: Path | None, library: Path | None, *, sample: bool
) -> None:
    """Open the window, on an article when one is named."""
    # Loaded here, so that every other command works where Qt's system libraries are missing.
    if not has_screen(sys.platform, os.environ):
        raise KnownError(ErrorCode.NO_SCREEN)
    try:
        from citecheck.gui import app  # noqa: PLC0415
    except ImportError as error:
        raise KnownError(ErrorCode.NO_WINDOW, "Qt", str(error)) from error

    try:
        options = load_options(paths.config_file())
    except KnownError as error:
        raise click.exceptions.Exit(app.refuse(error, context.obj)) from error
    status = app.run(
        library or paths.default_library(),
        options,
        open_path=article,
        sample=sample,
        first=context.obj,
    )
    raise click.exceptions.Exit(status)
