"""Rows as a table, or, on a terminal too narrow for columns, one value under the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from citecheck.wording.marks import labelled

LEAST_WIDTH = 80
"""Letters that columns take: below, names stood one letter under the other."""
_NOTHING = {"", "–"}
_INDENT = 2


def has_columns(out: Console) -> bool:
    """Return whether ``out`` is wide enough for a table."""
    return out.width >= LEAST_WIDTH


def print_rows(out: Console, table: Table, rows: Iterable[Sequence[Text]]) -> None:
    """Print ``rows`` in ``table``, whose columns have their headings; narrow, as a list.

    In the list a row begins with its first value, and the others follow behind their headings. A
    row with one value alone adds to the one before.
    """
    if has_columns(out):
        for row in rows:
            table.add_row(*row)
        out.print(table)
        return
    headings = [str(column.header) for column in table.columns]
    for row in rows:
        _print_listed(out, headings, row)


def _print_listed(out: Console, headings: Sequence[str], row: Sequence[Text]) -> None:
    told = [(h, cell) for h, cell in zip(headings, row, strict=True) if _tells(cell)]
    if len(told) == 1:
        _print_under(out, told[0][1])
        return
    signs = [cell for heading, cell in told if not heading]
    first, *others = [(heading, cell) for heading, cell in told if heading]
    head = Text(" ").join([*signs, first[1]])
    head.stylize("bold")
    out.print(head)
    for heading, cell in others:
        _print_under(out, Text.assemble((labelled(heading, ""), "dim"), cell))


def _print_under(out: Console, text: Text) -> None:
    out.print(Padding(text, (0, 0, 0, _INDENT)))


def _tells(cell: Text) -> bool:
    return cell.plain.strip() not in _NOTHING
