"""Plain text to blocks: by blank lines, then by the shape of each line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from citecheck.model import Block, BlockKind, Span
from citecheck.read import shapes
from citecheck.read.refine import refined_blocks

# Hard-wrapped prose: columns of mails and wires lie between these.
_MIN_WRAP, _MAX_WRAP = 45, 100
_INDENT = ("    ", "\t")
_LAST_LINE_SHARE = 0.75


@dataclass(frozen=True, slots=True)
class _Line:
    """One line: its span without surrounding space, and its words."""

    span: Span
    words: str
    indented: bool


def plain_blocks(text: str) -> tuple[Block, ...]:
    """Return the blocks of plain text in order; a drawn rule belongs to none. Linear."""
    groups = list(_groups(text))
    indented = [all(line.indented for line in group) for group in groups]
    # Where everything is indented, indenting says nothing.
    quotes = any(indented) and not all(indented)
    blocks: list[Block] = []
    for group, is_indented in zip(groups, indented, strict=True):
        kind = BlockKind.QUOTE if quotes and is_indented else BlockKind.PARAGRAPH
        blocks.extend(_group_blocks(group, kind))
    return refined_blocks(text, blocks, headings=True)


def rule_offsets(text: str) -> tuple[int, ...]:
    """Return where the drawn rules of ``text`` begin."""
    return tuple(
        line.span.start for group in _groups(text, rules=True) for line in group if _is_rule(line)
    )


def _is_rule(line: _Line) -> bool:
    return shapes.is_rule(line.words)


def _groups(text: str, *, rules: bool = False) -> Iterator[list[_Line]]:
    """Yield the runs of lines between blank lines; rules end a run and are left out of it."""
    group: list[_Line] = []
    start = 0
    for written in text.split("\n"):
        words = written.strip()
        left = start + len(written) - len(written.lstrip())
        line = _Line(Span(left, left + len(words)), words, written.startswith(_INDENT))
        start += len(written) + 1
        is_rule = bool(words) and _is_rule(line)
        if rules:
            if is_rule:
                yield [line]
            continue
        if words and not is_rule:
            group.append(line)
        elif group:
            yield group
            group = []
    if group:
        yield group


def _group_blocks(group: Sequence[_Line], kind: BlockKind) -> Iterator[Block]:
    if all(line.words.startswith(">") for line in group):
        yield Block(BlockKind.QUOTE, Span(group[0].span.start, group[-1].span.end))
        return
    if _is_wrapped(group):
        yield from _unwrapped(group, kind)
        return
    for line in group:
        is_item = shapes.is_list_item(line.words)
        quoted = line.words.startswith(">")
        own = BlockKind.LIST_ITEM if is_item else BlockKind.QUOTE if quoted else kind
        yield Block(own, line.span)


def _is_wrapped(group: Sequence[_Line]) -> bool:
    """Say whether the lines are one paragraph broken at a column rather than lines of their own."""
    inner = group[:-1]
    if not inner or any(shapes.is_list_item(line.words) for line in group):
        return False
    if not all(len(line.words) <= _MAX_WRAP for line in group):
        return False
    if sum(len(line.words) >= _MIN_WRAP for line in inner) < 0.8 * len(inner):
        return False
    ended = sum(line.words[-1] in '.!?”"' for line in inner)
    return ended <= len(inner) / 2


def _unwrapped(group: Sequence[_Line], kind: BlockKind) -> Iterator[Block]:
    """Yield the paragraphs of wrapped lines: one ends where a sentence ends a short line."""
    longest = max(len(line.words) for line in group)
    start = group[0].span.start
    for at, line in enumerate(group):
        is_short = len(line.words) < longest * _LAST_LINE_SHARE
        if at == len(group) - 1 or (is_short and line.words[-1] in '.!?”"'):
            yield Block(kind, Span(start, line.span.end))
            start = group[min(at + 1, len(group) - 1)].span.start
