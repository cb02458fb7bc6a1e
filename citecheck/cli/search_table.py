"""What a search found, as the terminal shows it."""

from __future__ import annotations

from collections.abc import Sequence

from rich.table import Table
from rich.text import Text

from citecheck.cli.rows import print_rows
from citecheck.cli.screen import console
from citecheck.cli.tables import shortened
from citecheck.store.search import Place, SearchHit
from citecheck.wording import reading as words
from citecheck.wording.searching import note_place


def print_hits(hits: Sequence[SearchHit], wanted: str) -> None:
    """Print what was found; each word asked for stands in bold."""
    out = console()
    if not hits:
        out.print(Text(words.nothing_holds(wanted)))
        return
    table = Table(*words.search_headings(), box=None, pad_edge=False, header_style="bold")
    table.columns[2].ratio = 2
    table.columns[3].ratio = 4
    table.expand = True
    rows = [
        [Text(hit.key[:10]), Text(_place(hit)), Text(_title(hit)), _snippet(hit)] for hit in hits
    ]
    print_rows(out, table, rows)


def _place(hit: SearchHit) -> str:
    if hit.place is Place.CLAIM:
        return words.claim_place(hit.claim)
    if hit.place is Place.NOTE:
        return note_place(hit.claim)
    return words.page_place() if hit.place is Place.PAGE else words.article_place()


def _title(hit: SearchHit) -> str:
    if hit.place is Place.PAGE:
        return shortened(hit.page_title or hit.url or hit.title, 80)
    return shortened(hit.title, 80)


def _snippet(hit: SearchHit) -> Text:
    text = Text(hit.snippet)
    for span in hit.spans:
        text.stylize("bold", span.start, span.end)
    return text
