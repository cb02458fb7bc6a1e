"""``citecheck search``: words in everything that the library holds."""

from __future__ import annotations

from pathlib import Path

import click

from citecheck import paths
from citecheck.cli import batches
from citecheck.cli.options import existing_library_option
from citecheck.cli.search_table import print_hits
from citecheck.store.library import open_library
from citecheck.store.search import SearchHit


@click.command()
@click.argument("words", nargs=-1, required=True, metavar="WORDS…")
@click.option(
    "--limit", type=click.IntRange(1, 1000), default=20, metavar="N", help="At most N places."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")
@existing_library_option
def search(words: tuple[str, ...], limit: int, library: Path | None, *, as_json: bool) -> None:
    """Find words in the articles, claims, notes and pages of the library.

    All of them must stand in one text; accents and capitals do not count, the last word may go
    on, and words between quotation marks stand in a row.
    """
    wanted = " ".join(words)
    with open_library(library or paths.default_library()) as opened:
        while opened.index_texts():
            pass
        hits = opened.search(wanted, limit=limit)
    if not as_json:
        print_hits(hits, wanted)
        return
    for hit in hits:
        batches.print_line(_object(hit))


def _object(hit: SearchHit) -> dict[str, object]:
    return {
        "check": hit.key,
        "title": hit.title,
        "place": hit.place.value,
        "claim": hit.claim or None,
        "who": hit.who or None,
        "url": hit.url,
        "page_title": hit.page_title or None,
        "snippet": hit.snippet,
        "spans": [[span.start, span.end] for span in hit.spans],
        "start": hit.start,
    }
