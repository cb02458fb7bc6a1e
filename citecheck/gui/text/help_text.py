"""Our own Markdown as plain lines: paragraphs joined, tables as "key – words". Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from citecheck.wording.marks import labelled

_RULE = re.compile(r"\|[\s:|-]{1,200}\|")
_ITEM = re.compile(r"(?:[-*]|\d{1,2}\.) ")


@dataclass(frozen=True, slots=True)
class HelpLine:
    """One line as it is shown.

    Attributes:
        level: of a heading, 1 to 3; 0 for other lines.
        item: whether it belongs to a list or table.
    """

    text: str
    level: int
    item: bool = False


def lines_of(text: str) -> list[HelpLine]:
    """Return the lines of a help page; the head of a table is left out, its cells are joined."""
    made: list[HelpLine] = []
    for raw in text.split("\n"):
        line = raw.strip()
        if _RULE.fullmatch(line):
            made.pop()
        elif line.startswith("|"):
            made.append(HelpLine(_cells(line), 0, item=True))
        elif line.startswith("#"):
            made.append(HelpLine(_bare(line.lstrip("# ")), len(line) - len(line.lstrip("#"))))
        elif _ITEM.match(line):
            made.append(HelpLine(_bare(_dotted(line)), 0, item=True))
        elif line and made and made[-1].text and not made[-1].level and raw[:1] != "|":
            joined = f"{made[-1].text} {_bare(line)}"
            made[-1] = HelpLine(joined, 0, item=made[-1].item)
        else:
            made.append(HelpLine(_bare(line), 0))
    return made


def _dotted(line: str) -> str:
    return f"• {line[2:]}" if line[0] in "-*" else line


def _cells(line: str) -> str:
    cells = [_bare(cell.strip()) for cell in line.strip("|").split("|")]
    head, rest = cells[0], [cell for cell in cells[1:] if cell]
    if len(rest) > 1:
        return f"{head}  {labelled(rest[0], ' '.join(rest[1:]))}"
    return "  ".join([head, *rest])


def _bare(text: str) -> str:
    return text.replace("**", "").replace("*", "").replace("`", "")
