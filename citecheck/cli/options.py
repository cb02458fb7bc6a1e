"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path

import click

library_option = click.option(
    "--library",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Keep the check in this library instead of your own.",
)
