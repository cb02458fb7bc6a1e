"""A check on the terminal, and its report on disk."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import click

from citecheck import paths
from citecheck.cli import tables
from citecheck.cli.streams import going_on_unread, print_json, say
from citecheck.config import load_options
from citecheck.model import Check, House, KnownError
from citecheck.pipeline.evidence import evidence_as_wacz, evidence_as_warc, stamped_folder
from citecheck.pipeline.saving import write_whole
from citecheck.pipeline.tools import utc_now
from citecheck.report.formats import ReportFormat, render
from citecheck.store.library import Library
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
        say(evidence_words.stamp_failed(folder.stamp_failure), err=True)
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


@dataclass(frozen=True, slots=True)
class ToWrite:
    """A report that is to be written, or nothing: what it takes from the library is at hand.

    Attributes:
        path: where it goes; None where no report was asked for.
        check: with the bodies of its pages where the format holds them.
        fault: why they could not be read.
    """

    path: Path | None = None
    check: Check | None = None
    fault: KnownError | None = None

    def write(self) -> None:
        """Write the file, whole or not at all.

        Raises:
            KnownError: it can't be written, or the library could not be read.
        """
        if self.fault is not None:
            raise self.fault
        if self.path is not None and self.check is not None:
            write_whole(self.path, _writer_of(self.path)(self.check, utc_now(), _house()))

    def say_where(self) -> None:
        """Say where the report lies, if one was asked for."""
        if self.path is not None:
            say(words.report_written(str(self.path)), err=True)


def to_write(check: Check, path: Path | None, library: Library) -> ToWrite:
    """Return the report of ``check`` for ``path``; the library may be closed before it is written.

    What a format takes (a time stamp asked for over the web) is no reason to keep others out.
    """
    if path is None or not path.name.lower().endswith(_WITH_BODIES):
        return ToWrite(path, check)
    try:
        return ToWrite(path, library.with_bodies(check))
    except KnownError as error:
        return ToWrite(path, fault=error)


def print_and_write(check: Check, report: ToWrite, *, as_json: bool) -> None:
    """Write the report, or the evidence; print the check; say where the report lies.

    The file comes first: output that can't be printed takes no report with it.

    Raises:
        KnownError: the file can't be written, or the library not be read; the check is printed all
            the same.
    """
    fault: KnownError | None = None
    try:
        report.write()
    except KnownError as error:
        fault = error
    print_check(check, as_json=as_json)
    if fault is not None:
        raise fault
    report.say_where()
