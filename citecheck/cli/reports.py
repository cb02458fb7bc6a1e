"""A check on the terminal, and its report on disk."""

from __future__ import annotations

from pathlib import Path

import click

from citecheck.cli import tables
from citecheck.model import Check
from citecheck.pipeline.check import utc_now
from citecheck.pipeline.saving import write_whole
from citecheck.report.formats import ReportFormat, render
from citecheck.wording import cli as words

_ENDINGS = {
    ".html": ReportFormat.HTML,
    ".htm": ReportFormat.HTML,
    ".md": ReportFormat.MARKDOWN,
    ".markdown": ReportFormat.MARKDOWN,
    ".csv": ReportFormat.CSV,
    ".json": ReportFormat.JSON,
}


def print_check(check: Check, *, as_json: bool) -> None:
    """Print a check: the table for people, or the JSON object of the contract."""
    if as_json:
        click.echo(render(check, ReportFormat.JSON, made_at=utc_now()).decode("utf-8"))
        return
    tables.print_check(check)


def format_of(path: Path) -> ReportFormat:
    """Return the format that a file's ending names.

    Raises:
        click.UsageError: the ending names none.
    """
    found = _ENDINGS.get(path.suffix.lower())
    if found is None:
        msg = f"the report's name must end in {', '.join(sorted(_ENDINGS))}"
        raise click.UsageError(msg)
    return found


def write_report(check: Check, path: Path) -> None:
    """Write the report whole or not at all, and say where it lies.

    Raises:
        KnownError: the file can't be written.
        click.UsageError: its ending names no format.
    """
    data = render(check, format_of(path), made_at=utc_now())
    write_whole(path, data)
    click.echo(words.report_written(str(path)), err=True)
