"""A check on the terminal, and its report on disk."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import click

from citecheck import paths
from citecheck.cli import tables
from citecheck.cli.streams import going_on_unread, print_json
from citecheck.config import load_options
from citecheck.model import Check, House, KnownError
from citecheck.pipeline.evidence import evidence_as_wacz, evidence_as_warc, stamped_folder
from citecheck.pipeline.saving import write_whole
from citecheck.pipeline.tools import utc_now
from citecheck.report.formats import ReportFormat, render
from citecheck.store.library import open_library
from citecheck.wording import cli as words
from citecheck.wording import evidence as evidence_words

REPORT_HELP = (
    "Write a report; the ending says how: .html, .md, .csv, .json; .warc.gz and .wacz for the "
    "captured pages; .zip for an evidence folder that others can verify."
)

Writer = Callable[[Check, datetime, House | None], bytes]


def _in(form: ReportFormat) -> Writer:
    return lambda check, made_at, house: render(check, form, made_at=made_at, house=house)


def _folder(check: Check, made_at: datetime) -> bytes:
    """Return an evidence folder; says so when the time stamp asked for could not be had."""
    options = load_options(paths.config_file())
    folder = asyncio.run(stamped_folder(check, options, made_at=made_at))
    if folder.stamp_failure:
        click.echo(evidence_words.stamp_failed(folder.stamp_failure), err=True)
    return folder.data


_WRITERS: dict[str, Writer] = {
    ".calls.html": _in(ReportFormat.PHONE),
    ".html": _in(ReportFormat.HTML),
    ".htm": _in(ReportFormat.HTML),
    ".md": _in(ReportFormat.MARKDOWN),
    ".markdown": _in(ReportFormat.MARKDOWN),
    ".csv": _in(ReportFormat.CSV),
    ".json": _in(ReportFormat.JSON),
    ".warc.gz": lambda check, made_at, _house: evidence_as_warc(check, made_at=made_at),
    ".wacz": lambda check, made_at, _house: evidence_as_wacz(check, made_at=made_at),
    ".zip": lambda check, made_at, _house: _folder(check, made_at),
}


_WITH_BODIES = (".warc.gz", ".wacz", ".zip")


def _house() -> House | None:
    return load_options(paths.config_file()).house


def print_check(check: Check, *, as_json: bool) -> None:
    """Print a check: the table for people, or the JSON object of the contract."""
    with going_on_unread():
        _print(check, as_json=as_json)


def _print(check: Check, *, as_json: bool) -> None:
    if as_json:
        print_json(
            render(check, ReportFormat.JSON, made_at=utc_now(), house=_house()).decode("utf-8")
        )
        return
    tables.print_check(check, house=_house())


def _writer_of(path: Path) -> Writer:
    name = path.name.lower()
    found = next((w for ending, w in _WRITERS.items() if name.endswith(ending)), None)
    if found is None:
        msg = f"{path.name!r} must end in {', '.join(_WRITERS)}"
        raise click.BadParameter(msg)
    return found


def known_ending(
    _context: click.Context, _parameter: click.Parameter, path: Path | None
) -> Path | None:
    """Refuse a report's name whose ending says no format, before anything is checked."""
    if path is not None:
        _writer_of(path)
    return path


def print_and_write(
    check: Check, path: Path | None, *, library_file: Path | None, as_json: bool
) -> None:
    """Write the report, or the evidence, whole or not at all; print the check; say where it lies.

    The file comes first: output that can't be printed takes no report with it.

    Raises:
        KnownError: the file can't be written, or the library not be read; the check is printed all
            the same.
    """
    fault: KnownError | None = None
    try:
        if path is not None:
            _write(check, path, library_file)
    except KnownError as error:
        fault = error
    print_check(check, as_json=as_json)
    if fault is not None:
        raise fault
    if path is not None:
        click.echo(words.report_written(str(path)), err=True)


def write_report(check: Check, path: Path, library_file: Path | None) -> None:
    """Write the report, or the evidence, whole or not at all, and say where it lies.

    Raises:
        KnownError: the file can't be written, or the library not be read.
    """
    _write(check, path, library_file)
    click.echo(words.report_written(str(path)), err=True)


def _write(check: Check, path: Path, library_file: Path | None) -> None:
    if path.name.lower().endswith(_WITH_BODIES):
        with open_library(library_file or paths.default_library()) as library:
            check = library.with_bodies(check)
    write_whole(path, _writer_of(path)(check, utc_now(), _house()))
