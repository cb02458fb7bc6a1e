"""``citecheck list`` and ``citecheck report``: what the library holds."""

from __future__ import annotations

from pathlib import Path

import click

from citecheck import paths
from citecheck.cli import batches, tables
from citecheck.cli.options import check_argument, existing_library_option
from citecheck.cli.reports import REPORT_HELP, known_ending, print_check, to_write
from citecheck.store.library import open_library


@click.command(name="list")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")
@existing_library_option
def list_checks(library: Path | None, *, as_json: bool) -> None:
    """List the checks of the library, newest first."""
    with open_library(library or paths.default_library()) as opened:
        summaries = opened.list_checks()
    if not as_json:
        tables.print_summaries(summaries)
        return
    for summary in summaries:
        batches.print_line(
            {
                "check": summary.key,
                "title": summary.title,
                "created_at": summary.created_at.isoformat(),
                "changed_at": summary.changed_at.isoformat(),
                "claims": summary.claims,
                "decided": summary.decided,
                "pages_kept": summary.kept,
                "by_finding": {k.value: n for k, n in summary.by_finding.items()},
            }
        )


@click.command()
@check_argument
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    callback=known_ending,
    metavar="FILE",
    help=REPORT_HELP,
)
@click.option("--json", "as_json", is_flag=True, help="Print the whole check as JSON.")
@existing_library_option
def report(check: str, out: Path | None, library: Path | None, *, as_json: bool) -> None:
    """Print a check of the library, or write its report.

    CHECK is the key (or its beginning) that `citecheck list` shows, or words of the title.
    """
    with open_library(library or paths.default_library()) as opened:
        found = opened.load_check(opened.find_key(check))
        written = to_write(found, out, opened)
    written.write()
    written.say_where()
    if out is None or as_json:
        print_check(found, as_json=as_json)
