"""``citecheck detect``: who is credited with what."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace

import click

from citecheck.cli import batches, tables
from citecheck.detect.attributions import detect_attributions
from citecheck.detect.contract import attribution_object
from citecheck.detect.tagger.engine import has_model
from citecheck.model import Article, Attribution
from citecheck.pipeline.compare import same_length
from citecheck.pipeline.inputs import read_input
from citecheck.read.article import read_plain
from citecheck.wording import cli as words


@click.command()
@click.argument("source", required=False, metavar="[FILE|-|URL]")
@click.option(
    "--batch", type=click.Path(), metavar="FILE", help="One JSON object a line in and out."
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of a table.")
@click.option("--attitudes", is_flag=True, help="Add attitudes and intentions (wants, hopes).")
@click.option("--explain", is_flag=True, help="Say for each attribution why it was found.")
def detect(
    source: str | None, batch: str | None, *, as_json: bool, attitudes: bool, explain: bool
) -> None:
    """List the attributions of an article: speaker, cue, content, outlet, links.

    The article is a file (text, HTML, Markdown, Word, OpenDocument, RTF, PDF, a mail, a saved
    page), a web address, or - for standard input.
    """
    if batch is not None:
        _detect_batch(batch, attitudes=attitudes)
        return
    if source is None:
        msg = "give an article, or --batch FILE"
        raise click.UsageError(msg)
    if not has_model():
        click.echo(words.rules_alone(), err=True)
    article = asyncio.run(read_input(source))
    found = detect_attributions(article, attitudes=attitudes)
    if as_json:
        batches.print_line(
            {
                "title": article.title,
                "url": article.url,
                "sha256": article.sha256,
                "text": article.text,
                "parts": [[p.span.start, p.span.end] for p in article.parts],
                "attributions": _objects(found, explain=explain),
            }
        )
        return
    tables.print_attributions(article, found, explain=explain)


def _objects(found: Sequence[Attribution], *, explain: bool) -> list[dict[str, object]]:
    objects = [attribution_object(attribution) for attribution in found]
    if explain:
        for item, attribution in zip(objects, found, strict=True):
            item["why"] = list(attribution.why)
    return objects


def _detect_batch(batch: str, *, attitudes: bool) -> None:
    for line in batches.read_lines(batch):
        found = detect_attributions(_article_of(line), attitudes=attitudes)
        batches.print_line({"id": line.id, "attributions": [attribution_object(a) for a in found]})


def _article_of(line: batches.Line) -> Article:
    """Return the article of a batch line; its text stays as it is, so that offsets hold."""
    article = read_plain(same_length(line.text("text")))
    links = line.links()
    return replace(article, links=links) if links else article
