"""Several articles, or an article and readers' comments, told apart in one text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from citecheck.model import Block, BlockKind, Part, Span, Zone
from citecheck.read import shapes

_HEADS = frozenset({BlockKind.TITLE, BlockKind.HEADING, BlockKind.BYLINE, BlockKind.DATELINE})
_TITLES = frozenset({BlockKind.TITLE, BlockKind.HEADING})
_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.LIST_ITEM})
# Below these an article is not worth telling apart: a teaser, a correction, a list of briefs.
_MIN_WORDS_BEFORE = 60
_MIN_WORDS_AFTER = 40
_MIN_WORDS_BEFORE_COMMENT = 100
_MIN_COMMENT_WORDS = 12
# Names with a dash in a row are ratings or a cast, not comments.
_MAX_NAMED = 3
_MAX_COMMENT_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class _Start:
    """Where a part begins: the index of its first block."""

    block: int
    kind: str = "article"


def found_parts(
    text: str, blocks: Sequence[Block], rules: Sequence[int] = (), starts: Sequence[int] = ()
) -> tuple[Part, ...]:
    """Return the parts of a text; one for an ordinary article. Parts tile the text. Linear.

    A new article begins at a title-like run of lines that holds a byline, an outlet's line or a
    dateline, after enough prose to be an article of its own; or at a title under a drawn rule.
    An ordinary subheading has none of these. Readers' comments follow the last article.

    Args:
        text: what the spans count.
        blocks: in order.
        rules: where drawn rules begin.
        starts: indices of blocks where markup says that another article begins.
    """
    words = [len(shapes.line_of(text, block.span).split()) if block.kind in _PROSE else 0 for block in blocks]
    begun = _article_starts(text, blocks, words, frozenset(rules), frozenset(starts))
    begun.extend(_comment_starts(text, blocks, words, begun[-1].block if begun else 0))
    if len(begun) < 2:  # noqa: PLR2004 - one part is the whole
        return (Part(Span(0, len(text)), _title(text, blocks, 0)),)
    edges = [blocks[start.block].span.start for start in begun[1:]]
    spans = zip([0, *edges], [*edges, len(text)], strict=True)
    return tuple(
        Part(Span(*span), _part_title(text, blocks, start), start.kind)
        for span, start in zip(spans, begun, strict=True)
    )


def titled_blocks(blocks: Sequence[Block], parts: Sequence[Part]) -> tuple[Block, ...]:
    """Return ``blocks`` with one TITLE a part at most: its first; other titles are headings."""
    told: list[Block] = []
    part, has_title = 0, False
    for block in blocks:
        while part + 1 < len(parts) and parts[part + 1].span.start <= block.span.start:
            part, has_title = part + 1, False
        opens = len(parts) > 1 and block.span.start == parts[part].span.start
        kind = block.kind
        if kind in _TITLES:
            first = not has_title and (kind is BlockKind.TITLE or opens)
            kind = BlockKind.TITLE if first else BlockKind.HEADING
            has_title = has_title or first
        told.append(block if kind is block.kind else replace(block, kind=kind))
    return tuple(told)


def _article_starts(
    text: str,
    blocks: Sequence[Block],
    words: Sequence[int],
    rules: frozenset[int],
    starts: frozenset[int],
) -> list[_Start]:
    begun = [_Start(0)] if blocks else []
    before, left = 0, sum(words)
    ordered = sorted(rules)
    for index, block in enumerate(blocks):
        follows = index == 0 or blocks[index - 1].kind not in _HEADS
        marked = index in starts
        if before >= _MIN_WORDS_BEFORE and left >= _MIN_WORDS_AFTER:
            if marked or (follows and _is_head(text, blocks, index, ordered)):
                begun.append(_Start(index))
                before = 0
        before += words[index]
        left -= words[index]
    return begun


def _is_head(text: str, blocks: Sequence[Block], index: int, rules: Sequence[int]) -> bool:
    """Say whether the run of head lines from ``index`` on opens another article."""
    if blocks[index].kind not in _TITLES or blocks[index].zone is not Zone.ARTICLE:
        return False
    end = index
    while end < len(blocks) and blocks[end].kind in _HEADS:
        end += 1
    run = blocks[index:end]
    if any(b.kind is BlockKind.BYLINE for b in run):
        return True
    datelines = [shapes.line_of(text, b.span) for b in run if b.kind is BlockKind.DATELINE]
    if any(not shapes.is_date_line(line) for line in datelines):
        return True
    floor = blocks[index - 1].span.end
    ruled = any(floor <= rule < blocks[index].span.start for rule in rules)
    return ruled and bool(datelines)


def _comment_starts(
    text: str, blocks: Sequence[Block], words: Sequence[int], first: int
) -> list[_Start]:
    """Return where readers' comments begin behind the article that begins at block ``first``."""
    before, total = 0, sum(words[first:])
    named: list[int] = []
    for index in range(first, len(blocks)):
        if before >= _MIN_WORDS_BEFORE_COMMENT:
            if _opens_comments(text, blocks[index]):
                return [_Start(index, "comment")]
            late = before >= total * (1 - _MAX_COMMENT_SHARE)
            if late and words[index] >= _MIN_COMMENT_WORDS and _commenter(text, blocks[index]):
                named.append(index)
        before += words[index]
    if not named or len(named) > _MAX_NAMED:
        return []
    start = blocks[named[0]].span.start
    # Somebody the article speaks of is quoted by it, not commenting on it.
    if _commenter(text, blocks[named[0]]) in text[blocks[first].span.start : start]:
        return []
    return [_Start(at, "comment") for at in named]


def _opens_comments(text: str, block: Block) -> bool:
    if block.zone is Zone.COMMENTS:
        return True
    return shapes.is_comments_heading(shapes.line_of(text, block.span)[:80])


def _commenter(text: str, block: Block) -> str:
    if block.kind not in {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM}:
        return ""
    return shapes.commenter(shapes.line_of(text, block.span)[:200])


def _part_title(text: str, blocks: Sequence[Block], start: _Start) -> str:
    if start.kind == "comment":
        return _commenter(text, blocks[start.block])
    return _title(text, blocks, start.block)


def _title(text: str, blocks: Sequence[Block], first: int) -> str:
    """Return the title lines at the head of a part as one line."""
    lines: list[str] = []
    end = 0
    for block in blocks[first:]:
        if block.kind not in _TITLES:
            if lines or block.kind in _PROSE:
                break
            continue
        # A title broken in two has its second half on the very next line.
        if lines and text[end : block.span.start].count("\n") != 1:
            break
        lines.append(shapes.line_of(text, block.span))
        end = block.span.end
    return " ".join(" ".join(lines).split())
