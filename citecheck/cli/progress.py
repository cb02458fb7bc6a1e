"""Progress of a run on the terminal: hosts first, then a line that moves."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from citecheck.cli.line_breaks import lines_of_words
from citecheck.cli.screen import console
from citecheck.pipeline.check import ignore
from citecheck.pipeline.compare import host_of
from citecheck.pipeline.events import (
    ArchiveLooked,
    Event,
    HostsListed,
    PageEnded,
    PageStarted,
    Report,
)
from citecheck.wording import archives
from citecheck.wording import cli as words
from citecheck.wording.marks import labelled
from citecheck.wording.outcomes import outcome_word


@contextmanager
def shown_progress(*, quiet: bool) -> Iterator[Report]:
    """Yield a listener that shows a run on stderr; nothing is shown when ``quiet``.

    On a terminal a bar moves; elsewhere each page is one line, fit for a log.
    """
    if quiet:
        yield ignore
        return
    out = console(err=True)
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=out, transient=True, disable=not out.is_terminal) as bar:
        yield _listener(out, bar)


def _listener(out: Console, bar: Progress) -> Report:
    task = bar.add_task("", total=None)

    def listen(event: Event) -> None:
        if isinstance(event, HostsListed):
            line = words.hosts_line(event.hosts, event.pages)
            _print_hosts(out, " ".join((line, ", ".join(event.hosts))).strip())
            if event.skipped:
                _print_hosts(out, archives.skipped_line(event.skipped))
            if event.archives:
                _print_hosts(out, archives.archives_line(event.archives))
            bar.update(task, total=max(event.pages, 1))
        elif isinstance(event, PageStarted):
            bar.update(task, description=host_of(event.url))
        elif isinstance(event, PageEnded):
            bar.update(task, completed=event.done, total=event.total)
            if not out.is_terminal:
                name = event.url or "-"
                out.print(
                    f"{event.done}/{event.total} {labelled(outcome_word(event.outcome), name)}",
                    markup=False,
                    soft_wrap=True,
                )

        elif isinstance(event, ArchiveLooked):
            told = archives.archive_end_sentence(event.end, archived_at=event.archived_at)
            out.print(f"{event.url}: {told}", markup=False, soft_wrap=True)

    return listen


def _print_hosts(out: Console, line: str) -> None:
    """Print a line that names hosts, broken between them alone."""
    for piece in lines_of_words(line, out.width):
        out.print(piece, markup=False, soft_wrap=True)
