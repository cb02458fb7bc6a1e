"""``citecheck detect``: who is credited with what."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import click

from citecheck import paths
from citecheck.cli import batches, tables
from citecheck.cli.streams import say
from citecheck.config import load_options
from citecheck.detect.attributions import detect_attributions
from citecheck.detect.contract import attribution_object
from citecheck.detect.tagger.engine import has_model
from citecheck.model import Article, Attribution
from citecheck.pipeline.compare import same_length
from citecheck.pipeline.inputs import read_input
from citecheck.read.article import read_plain
from citecheck.read.sizes import MOST_TAGGED, too_long_for_model
from citecheck.wording import cli as words
from citecheck.wording.silences import long_article


@click.command()
@click.argument("source", required=False, metavar="[FILE|-|URL]")
@click.option(
    "--batch", type=click.Path(), metavar="FILE", help="One JSON object a line in and out."
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of a table.")
@click.option("--attitudes", is_flag=True, help="Add attitudes and intentions (wants, hopes).")
@click.option("--explain", is_flag=True, help="Say why each was found; JSON always does.")
def detect(
    source: str | None, batch: str | None, *, as_json: bool, attitudes: bool, explain: bool
) -> None:
    """List the attributions of an article: speaker, cue, content, outlet, links.

    The article is a file (text, HTML, Markdown, Word, OpenDocument, RTF, PDF, a mail, a saved
    page), a web address, or - for standard input.
    """
    if (source is None) == (batch is None):
        msg = "give an article, or --batch FILE"
        raise click.UsageError(msg)
    if not has_model():
        say(words.rules_alone(), err=True)
    if source is None:
        _detect_batch(str(batch), attitudes=attitudes)
        return
    article = asyncio.run(read_input(source, options=load_options(paths.config_file())))
    if too_long_for_model(article.text):
        say(long_article(MOST_TAGGED), err=True)
    found = _found(article, attitudes=attitudes)
    if as_json:
        batches.print_line(
            {
                "title": article.title,
                "url": article.url,
                "sha256": article.sha256,
                "text": article.text,
                "parts": [[p.span.start, p.span.end] for p in article.parts],
                "attributions": [attribution_object(a) for a in found],
            }
        )
        return
    tables.print_attributions(article, found, explain=explain)


def _found(article: Article, *, attitudes: bool) -> tuple[Attribution, ...]:
    return detect_attributions(article, attitudes=attitudes, quick=too_long_for_model(article.text))


def _detect_batch(batch: str, *, attitudes: bool) -> None:
    told = False
    for line in batches.read_lines(batch):
        article = _article_of(line)
        if too_long_for_model(article.text) and not told:
            say(long_article(MOST_TAGGED), err=True)
            told = True
        found = _found(article, attitudes=attitudes)
        batches.print_line({"id": line.id, "attributions": [attribution_object(a) for a in found]})


def _article_of(line: batches.Line) -> Article:
    """Return the article of a batch line; its text stays as it is, so that offsets hold."""
    article = read_plain(same_length(line.text("text")))
    links = line.links()
    return replace(article, links=links) if links else article
