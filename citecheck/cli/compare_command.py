"""``citecheck compare``: one quote against one page."""

from __future__ import annotations

import asyncio

import click

from citecheck import paths
from citecheck.cli import batches, tables
from citecheck.config import load_options
from citecheck.match.contract import finding_object
from citecheck.model import AttributionKind, ErrorCode, Finding, KnownError
from citecheck.pipeline.compare import PageComparer, page_of_text, quote_in_words
from citecheck.pipeline.inputs import read_page_input


@click.command()
@click.argument("quote", required=False)
@click.argument("source", required=False, metavar="[FILE|-|URL]")
@click.option(
    "--batch", type=click.Path(), metavar="FILE", help="One JSON object a line in and out."
)
@click.option("--speaker", help="Who is said to have spoken the words.")
@click.option("--cue", default="", help="The verb that credits them (said, claimed).")
@click.option("--indirect", is_flag=True, help="A paraphrase: find the nearest passages.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of the diff.")
def compare(
    quote: str | None,
    source: str | None,
    batch: str | None,
    speaker: str | None,
    cue: str,
    *,
    indirect: bool,
    as_json: bool,
) -> None:
    """Lay QUOTE beside the page in FILE or at URL and say word by word how they differ."""
    if batch is not None:
        if quote is not None or speaker is not None or cue or indirect:
            msg = "with --batch each line tells its quote, page, speaker and verb itself"
            raise click.UsageError(msg)
        _compare_batch(batch)
        return
    if quote is None or source is None:
        msg = "give a quote and a page, or --batch FILE"
        raise click.UsageError(msg)
    if not any(letter.isalnum() for letter in quote):
        msg = "the quote holds no words"
        raise click.UsageError(msg)
    kind = AttributionKind.INDIRECT if indirect else AttributionKind.DIRECT
    options = load_options(paths.config_file())
    page = asyncio.run(read_page_input(source, options=options))
    if not page.text.strip():
        # "Not in the text we captured" would accuse, where there is no text.
        raise KnownError(ErrorCode.EMPTY_INPUT, source)
    words = quote_in_words(quote, kind, speaker=speaker, cue=cue)
    finding = PageComparer(page).compare(words)
    if as_json:
        batches.print_line(finding_object(finding))
        return
    tables.print_comparison(words.text, page, finding, house=options.house)


def _compare_batch(batch: str) -> None:
    text, comparer = None, None
    for line in batches.read_lines(batch):
        source = line.text("source_text")
        if comparer is None or source != text:  # rows on the same page share its index
            text, comparer = source, PageComparer(page_of_text(source))
        batches.print_line({"id": line.id, **finding_object(_compare_line(line, comparer))})


def _compare_line(line: batches.Line, comparer: PageComparer) -> Finding:
    indirect = bool(line.fields.get("indirect"))
    quote = quote_in_words(
        line.text("quote"),
        AttributionKind.INDIRECT if indirect else AttributionKind.DIRECT,
        speaker=line.optional_text("speaker"),
        cue=line.optional_text("cue") or "",
        outlet=line.optional_text("outlet"),
    )
    return comparer.compare(quote)
