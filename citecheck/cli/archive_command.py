"""``citecheck archive``: look for an archived copy of a page, or have one made."""

from __future__ import annotations

import asyncio
import sys
from datetime import UTC, datetime
from urllib.parse import urlsplit

import click

from citecheck import paths
from citecheck.cli.batches import print_line
from citecheck.cli.exit_codes import ExitCode
from citecheck.cli.streams import say
from citecheck.config import Options, load_options
from citecheck.model import ArchiveEnd, Saving, SavingState, Snapshot
from citecheck.pipeline.archiving import (
    archived_copy,
    may_be_told,
    require_archives,
    saved_in_archive,
)
from citecheck.pipeline.events import ArchiveLooked, Event
from citecheck.pipeline.tools import utc_now
from citecheck.pipeline.web import live_archive
from citecheck.pipeline.worker import ReaderProcess
from citecheck.wording import archives as words


@click.command()
@click.argument("url", metavar="URL")
@click.option(
    "--near",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    help="Look for the copy nearest to this day; today where none is given.",
)
@click.option(
    "--save",
    is_flag=True,
    help="Ask the archive to save the page now. This publishes the address.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the answer as one JSON object.")
def archive(url: str, near: datetime | None, *, save: bool, as_json: bool) -> None:
    """Look for an archived copy of a page, or have the page saved.

    The archive is the one that the options name. Its copy is read and judged like any page: an
    archived error page or wall is no copy. Nothing is kept in the library.
    """
    options = load_options(paths.config_file())
    require_archives(options)
    if save:
        _save(url, options, as_json=as_json)
        return
    if may_be_told(url):
        host = urlsplit(options.archive_url).hostname or ""
        say(words.look_line(host, url), err=True)
    wanted = near.replace(hour=12, tzinfo=UTC) if near else utc_now()
    looked, copy = asyncio.run(_look(url, options, wanted))
    if as_json:
        print_line(_look_object(looked, copy))
    else:
        say(words.archive_end_sentence(looked.end, archived_at=looked.archived_at))
        if copy is not None:
            say(copy.final_url or "")
    if copy is None:
        raise click.exceptions.Exit(ExitCode.FAULT)


def _save(url: str, options: Options, *, as_json: bool) -> None:
    if may_be_told(url):
        host = urlsplit(options.archive_url).hostname or ""
        say(words.save_warning(url, host), err=True)
        # Where nobody sits at a terminal, the option itself is the consent.
        if sys.stdin.isatty() and not click.confirm(words.save_question(), err=True):
            raise click.exceptions.Exit(ExitCode.OK)
    saving = asyncio.run(saved_in_archive(url, options, live_archive))
    if as_json:
        print_line(_saving_object(saving))
    else:
        say(words.saving_sentence(saving))
        if saving.detail:
            say(saving.detail, err=True)
    if saving.state not in {SavingState.ARCHIVED, SavingState.SUBMITTED}:
        raise click.exceptions.Exit(ExitCode.FAULT)


async def _look(
    url: str, options: Options, near: datetime
) -> tuple[ArchiveLooked, Snapshot | None]:
    told: list[Event] = []
    async with ReaderProcess() as reader:
        found = await archived_copy(url, options, live_archive, reader, near, told.append)
    looked = next(
        (event for event in told if isinstance(event, ArchiveLooked)),
        ArchiveLooked(url, ArchiveEnd.NO_COPY),
    )
    return looked, found.snapshot if found else None


def _look_object(looked: ArchiveLooked, copy: Snapshot | None) -> dict[str, object]:
    return {
        "url": looked.url,
        "end": looked.end.value,
        "detail": looked.detail,
        "archived_at": looked.archived_at.isoformat() if looked.archived_at else None,
        "fetched_at": copy.fetched_at.isoformat() if copy else None,
        "copy_url": copy.final_url if copy else None,
        "sha256": copy.sha256 if copy else None,
    }


def _saving_object(saving: Saving) -> dict[str, object]:
    return {
        "url": saving.url,
        "state": saving.state.value,
        "copy_url": saving.copy_url,
        "archived_at": saving.archived_at.isoformat() if saving.archived_at else None,
        "job": saving.job,
        "detail": saving.detail,
    }
