"""A check on the terminal, and its report on disk."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path

import click

from citecheck.cli import tables
from citecheck.model import Check, ErrorCode, KnownError
from citecheck.pipeline.check import utc_now
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
    write_whole(data, path)
    click.echo(words.report_written(str(path)), err=True)


def write_whole(data: bytes, path: Path) -> None:
    """Write ``data`` to ``path`` by a temporary file beside it, so that no half file is left.

    Raises:
        KnownError: ``CANNOT_WRITE``, ``READ_ONLY`` or ``DISK_FULL``; an old file stays as it was.
    """
    temporary = ""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            temporary = file.name
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(path)
    except OSError as error:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
        raise KnownError(_code_of(error), str(path), error.strerror or str(error)) from error


def _code_of(error: OSError) -> ErrorCode:
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return ErrorCode.READ_ONLY
    return ErrorCode.DISK_FULL if error.errno == errno.ENOSPC else ErrorCode.CANNOT_WRITE
