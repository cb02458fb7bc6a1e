"""Several articles, or an article and readers' comments, told apart in one text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from citecheck.model import Block, BlockKind, Link, Part, Span, Zone
from citecheck.read import shapes
from citecheck.read.ruled_parts import ruled_starts

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
    text: str,
    blocks: Sequence[Block],
    rules: Sequence[int] = (),
    links: Sequence[Link] = (),
    *,
    ranked: bool = False,
) -> tuple[Part, ...]:
    """Return the parts of a text; one for an ordinary article. Parts tile the text. Linear.

    A new article begins at a title-like run of lines that holds a byline, an outlet's line or a
    dateline, after enough prose to be an article of its own. An ordinary subheading has none of
    these. Readers' comments follow the last article.

    Args:
        text: what the spans count.
        blocks: in order.
        rules: where drawn rules begin, in order; short items between them are parts too.
        links: of the text.
        ranked: as in ``ruled_starts``.
    """
    heads = frozenset(i for i in range(1, len(blocks)) if _is_head(text, blocks, i, rules))
    words = _prose_words(text, blocks)
    begun = _starts(words, heads)
    if items := ruled_starts(text, blocks, rules, links, ranked=ranked) if rules else ():
        begun = [_Start(at) for at in sorted({*items, *(start.block for start in begun)})]
    begun.extend(_comment_starts(text, blocks, words, begun[-1].block))
    return _parts(text, blocks, begun)


def page_parts(text: str, blocks: Sequence[Block], starts: Sequence[int]) -> tuple[Part, ...]:
    """Return the parts of a web page: one, but for further whole articles at ``starts``.

    A page's markup says what its articles are; the shape of lines is no argument against it.
    """
    return _parts(text, blocks, _starts(_prose_words(text, blocks), frozenset(starts)))


def _prose_words(text: str, blocks: Sequence[Block]) -> list[int]:
    """Return for each block how many words of prose it has."""
    return [len(b.span.of(text).split()) if b.kind in _PROSE else 0 for b in blocks]


def _starts(words: Sequence[int], heads: frozenset[int]) -> list[_Start]:
    """Return the first block and those of ``heads`` that have enough prose before and after."""
    begun = [_Start(0)]
    before, left = 0, sum(words)
    for index, count in enumerate(words):
        if index in heads and before >= _MIN_WORDS_BEFORE and left >= _MIN_WORDS_AFTER:
            begun.append(_Start(index))
            before = 0
        before += count
        left -= count
    return begun


def _parts(text: str, blocks: Sequence[Block], begun: Sequence[_Start]) -> tuple[Part, ...]:
    """Return the parts that begin at ``begun``; they tile the text."""
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


def _is_head(text: str, blocks: Sequence[Block], index: int, rules: Sequence[int]) -> bool:
    """Say whether the run of head lines that begins at ``index`` opens another article.

    A bare date under a heading belongs to a chronicle, unless a drawn rule stands above it.
    """
    block, above = blocks[index], blocks[index - 1]
    if block.kind not in _TITLES or above.kind in _HEADS or block.zone is not Zone.ARTICLE:
        return False
    end = index
    while end < len(blocks) and blocks[end].kind in _HEADS:
        end += 1
    lines = [shapes.line_of(text, b.span) for b in blocks[index:end] if b.kind not in _TITLES]
    if any(not shapes.is_date_line(line) for line in lines):
        return True
    at = bisect_left(rules, above.span.end)
    return bool(lines) and at < len(rules) and rules[at] < block.span.start


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
