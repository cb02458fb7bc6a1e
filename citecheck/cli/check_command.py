"""``citecheck check``: the whole line over one article."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import click

from citecheck import paths
from citecheck.cli.exit_codes import ExitCode
from citecheck.cli.options import library_option, require_file
from citecheck.cli.progress import shown_progress
from citecheck.cli.reports import REPORT_HELP, known_ending, print_and_write, to_write
from citecheck.cli.streams import say
from citecheck.config import Options, is_host, load_options
from citecheck.detect.tagger.engine import has_model
from citecheck.model import Check, ErrorCode, KnownError
from citecheck.pipeline.compare import host_of
from citecheck.pipeline.desk import Desk, page_from_file
from citecheck.pipeline.inputs import is_url
from citecheck.pipeline.plan import PART, HandPage, part_page
from citecheck.pipeline.web import OpenWeb, ReplayedWeb, live_web
from citecheck.read.sizes import MOST_TAGGED, too_long_for_model
from citecheck.store.library import Library, open_library
from citecheck.wording import cli as words
from citecheck.wording.signs import Group, group_of
from citecheck.wording.silences import long_article


@dataclass(frozen=True, slots=True)
class PageArgument:
    """One ``--page`` as written: a file with an optional address, or a part of the article."""

    url: str | None = None
    path: Path | None = None
    part: int | None = None


def parse_page(text: str) -> PageArgument:
    """Return what ``--page`` names: ``FILE``, ``URL=FILE`` or ``part:N``.

    An address may hold "=" itself, so the file begins after the last one.

    Raises:
        click.BadParameter: a part without a number, or an address without a file.
    """
    if text.startswith(PART):
        number = text.removeprefix(PART)
        if not number.isdecimal() or int(number) < 1:
            msg = f"a part is given by its number from 1, as in part:2, not {text!r}"
            raise click.BadParameter(msg)
        return PageArgument(part=int(number))
    if is_url(text):
        url, mark, name = text.rpartition("=")
        if not mark or not name:
            msg = f"give the file that holds the page, as in {text}=FILE"
            raise click.BadParameter(msg)
        return PageArgument(url=url, path=Path(name))
    return PageArgument(path=Path(text))


def hand_pages(arguments: Sequence[PageArgument], by: str = "") -> list[HandPage]:
    """Return the files among ``arguments`` as pages; parts are cut once the article is read.

    Args:
        arguments: as parsed.
        by: name or initials of who gives them.

    Raises:
        KnownError: a file can't be read.
    """
    files = [page_from_file(a.path, a.url) for a in arguments if a.path is not None]
    return [replace(page, by=by) for page in files]


def _parsed_pages(
    _context: click.Context, _parameter: click.Parameter, values: tuple[str, ...]
) -> list[PageArgument]:
    return [parse_page(value) for value in values]


def _known_hosts(
    _context: click.Context, _parameter: click.Parameter, values: tuple[str, ...]
) -> tuple[str, ...]:
    """Return host names; an address pasted as a host names its host."""
    hosts = tuple(host_of(value) if is_url(value) else value.strip() for value in values)
    for host in hosts:
        if not is_host(host):
            msg = f"{host!r} is no host"
            raise click.BadParameter(msg)
    return hosts


@click.command()
@click.argument("article", required=False, metavar="FILE|-|URL")
@click.option(
    "--again",
    metavar="CHECK",
    help="Check a stored one anew: its key, or words of its title. Says which pages changed.",
)
@click.option(
    "--page",
    "pages",
    multiple=True,
    callback=_parsed_pages,
    metavar="[URL=]FILE|part:N",
    help="A page given by hand; without URL it is tried for every claim. Repeatable.",
)
@click.option(
    "--replay",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Take the pages from a .warc.gz or .wacz file, or an evidence folder (.zip), "
    "instead of the web.",
)
@click.option("--offline", is_flag=True, help="Ask no host; use only the pages given by hand.")
@click.option(
    "--skip-host",
    "skip_hosts",
    multiple=True,
    callback=_known_hosts,
    metavar="HOST",
    help="Do not contact this host or its subdomains this time. Repeatable.",
)
@click.option(
    "--archives", is_flag=True, help="Ask web archives for copies of pages that can't be had."
)
@click.option("--json", "as_json", is_flag=True, help="Print the whole check as JSON.")
@click.option(
    "--report",
    "report_file",
    type=click.Path(path_type=Path),
    callback=known_ending,
    metavar="FILE",
    help=REPORT_HELP,
)
@click.option("--strict", is_flag=True, help="Leave with status 3 when something is found wrong.")
@library_option
def check(
    article: str | None,
    again: str | None,
    pages: list[PageArgument],
    replay: Path | None,
    report_file: Path | None,
    library: Path | None,
    skip_hosts: tuple[str, ...],
    *,
    offline: bool,
    archives: bool,
    as_json: bool,
    strict: bool,
) -> None:
    """Check an article: find its attributions, fetch what it links, compare word by word.

    The article is a file (text, HTML, Markdown, Word, OpenDocument, RTF, PDF, a mail, a saved
    page), a web address, or - for standard input.
    Everything is saved as it comes; after Ctrl-C the same command goes on.
    """
    _refuse_unclear(article, again, by_hand=bool(pages), offline=offline)
    if not has_model():
        say(words.rules_alone(), err=True)
    options = load_options(paths.config_file())
    hands = hand_pages(pages, options.reviewer)
    parts = [a.part for a in pages if a.part is not None]
    if again is not None:
        require_file(library)
    web = live_web if replay is None else ReplayedWeb(replay)
    if archives and options.archives == "never":
        raise KnownError(ErrorCode.ARCHIVES_OFF)
    options = replace(
        options,
        skip_hosts=(*options.skip_hosts, *skip_hosts),
        archives="always" if archives else options.archives,
    )
    with open_library(library or paths.default_library()) as opened:
        if article is None:
            work = _check_again(str(again), opened, options, web, quiet=as_json)
        else:
            work = _check(
                article, hands, parts, opened, options, web, offline=offline, quiet=as_json
            )
        done = asyncio.run(work)
        written = to_write(done, report_file, opened)
    if too_long_for_model(done.article.text):
        say(long_article(MOST_TAGGED), err=True)
    print_and_write(done, written, as_json=as_json)
    if strict and any(group_of(c.finding) is Group.WRONG for c in done.claims):
        raise click.exceptions.Exit(ExitCode.FOUND_WRONG)


def _refuse_unclear(
    article: str | None, again: str | None, *, by_hand: bool, offline: bool
) -> None:
    """Refuse a command line that names no article, or two, or asks for what can't be meant."""
    if (article is None) == (again is None):
        msg = "give an article, or --again CHECK"
        raise click.UsageError(msg)
    if again is not None and (by_hand or offline):
        msg = "--again takes the pages that the check shows; --page and --offline don't go with it"
        raise click.UsageError(msg)


async def _check(
    source: str,
    hands: list[HandPage],
    parts: Sequence[int],
    library: Library,
    options: Options,
    web: OpenWeb,
    *,
    offline: bool,
    quiet: bool,
) -> Check:
    async with Desk(library, options, web=web) as desk:
        article = await desk.read(source)
        for number in parts:
            if number > len(article.parts):
                raise KnownError(ErrorCode.NO_SUCH_PART, str(number))
            hands.append(part_page(article, number))
        opened = await desk.open(article)
        with shown_progress(quiet=quiet) as report:
            return await desk.check(opened.key, by_hand=hands, offline=offline, report=report)


async def _check_again(
    wanted: str, library: Library, options: Options, web: OpenWeb, *, quiet: bool
) -> Check:
    key = library.find_key(wanted)
    async with Desk(library, options, web=web) as desk:
        with shown_progress(quiet=quiet) as report:
            return await desk.recheck(key, report=report)
