"""``citecheck purge`` and ``keep``: received pages that are older than they are to be kept."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from citecheck import paths
from citecheck.cli.batches import print_line
from citecheck.cli.options import check_argument, existing_library_option
from citecheck.cli.rows import print_rows
from citecheck.cli.screen import console
from citecheck.cli.streams import say
from citecheck.cli.tables import shortened
from citecheck.config import load_options
from citecheck.pipeline.retaining import days_of, older_than
from citecheck.store.library import Library, open_library
from citecheck.store.purging import Purged, backups_of, mark_evidence, purge_plan
from citecheck.store.purging import purge as purge_steps
from citecheck.store.retention import PurgePlan, Retention
from citecheck.wording import retention as words


def _known_age(
    _context: click.Context, _parameter: click.Parameter, value: str | None
) -> str | None:
    if value is not None and days_of(value) is None:
        raise click.BadParameter(words.word("bad_age"))
    return value


@click.command()
@click.option(
    "--older-than",
    metavar="AGE",
    callback=_known_age,
    help="Of checks not worked on for so long: 90d, 12w, 6m, 1y. Without it as in the preferences.",
)
@click.option(
    "--also-evidence",
    is_flag=True,
    help="Also the pages of checks marked as evidence, by hand or by a sign-off.",
)
@click.option("--dry-run", is_flag=True, help="Show what would be removed, and remove nothing.")
@click.option("--yes", is_flag=True, help="Remove without asking first.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@existing_library_option
def purge(
    older_than: str | None,
    library: Path | None,
    *,
    also_evidence: bool,
    dry_run: bool,
    yes: bool,
    as_json: bool,
) -> None:
    """Remove the received pages of old checks; everything else of them stays.

    Pages and the texts read from them go; articles, claims, verdicts, notes, findings, hashes,
    headers and times stay. What would go is shown first.
    """
    now = datetime.now(UTC)
    rule = _rule(older_than, now, also_evidence=also_evidence)
    with open_library(library or paths.default_library()) as opened:
        plan = purge_plan(opened, rule)
        if not as_json:
            _print_plan(plan, backups_of(opened))
        may = bool(plan.pages) and not dry_run and (yes or _agreed(as_json=as_json))
        done = _purged(opened, rule, now) if may else Purged()
    if as_json:
        print_line(_object(plan, done))
    elif may:
        told = words.done_sentence(done.pages, done.freed, written_anew=done.written_anew)
        say(told)
    elif plan.pages:
        say(words.word("dry" if dry_run else "left_alone"))


@click.command()
@check_argument
@click.option("--off", is_flag=True, help="Let its pages follow the retention rule again.")
@existing_library_option
def keep(check: str, library: Path | None, *, off: bool) -> None:
    """Mark a check as evidence: its pages stay, whatever the retention rule.

    CHECK is the key (or its beginning) that `citecheck list` shows, or words of the title.
    """
    with open_library(library or paths.default_library()) as opened:
        at = None if off else datetime.now(UTC)
        mark_evidence(opened, opened.find_key(check), at)
    say(words.word("unmarked_news" if off else "marked_news"))


def _rule(age: str | None, now: datetime, *, also_evidence: bool) -> Retention:
    options = load_options(paths.config_file())
    keep = options.keep_evidence and not also_evidence
    rule = older_than(age or options.keep_pages, now, keep_marked=keep)
    if rule is None:  # no age is told, and the preferences keep pages for ever
        raise click.UsageError(words.word("no_age"))
    return rule


def _agreed(*, as_json: bool) -> bool:
    """Return whether the person at the terminal agrees; where nobody sits, say what to add."""
    if as_json or not sys.stdin.isatty():
        raise click.UsageError(words.word("ask_first"))
    return click.confirm(words.word("ask"), default=False)


def _purged(library: Library, rule: Retention, now: datetime) -> Purged:
    return [Purged(), *purge_steps(library, rule, now)][-1]


def _print_plan(plan: PurgePlan, backups: tuple[Path, ...]) -> None:
    out = console()
    if not plan.pages:
        out.print(Text(words.word("nothing")))
    else:
        _print_checks(out, plan)
        out.print(Text(words.plan_sentence(plan.pages, len(plan.checks), plan.size)))
    if plan.loose:
        out.print(Text(words.loose_sentence(plan.loose)))
    if plan.spared:
        out.print(Text(words.spared_sentence(plan.spared)))
    if plan.pages and backups:
        out.print(Text(words.backups_sentence([path.name for path in backups])))


def _print_checks(out: Console, plan: PurgePlan) -> None:
    table = Table(*words.plan_headings(), box=None, pad_edge=False, header_style="bold")
    for column in table.columns[2:]:
        column.justify = "right"
    rows = [
        [
            Text(shortened(one.title, 60)),
            Text(f"{one.changed_at:%Y-%m-%d}"),
            Text(str(one.pages)),
            Text(words.size_words(one.size)),
        ]
        for one in plan.checks
    ]
    print_rows(out, table, rows)


def _object(plan: PurgePlan, done: Purged) -> dict[str, object]:
    return {
        "before": plan.rule.before.isoformat(),
        "keep_evidence": plan.rule.keep_marked,
        "pages": plan.pages,
        "bytes": plan.size,
        "of_no_check": plan.loose,
        "spared_checks": plan.spared,
        "checks": [
            {
                "check": one.key,
                "title": one.title,
                "changed_at": one.changed_at.isoformat(),
                "pages": one.pages,
                "bytes": one.size,
            }
            for one in plan.checks
        ],
        "removed": done.pages,
        "freed_bytes": done.freed,
        "written_anew": done.written_anew,
    }
