"""Markdown to a text of record: what a reader of the rendered page would see."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from citecheck.model import Block, BlockKind, Link
from citecheck.read.canvas import Canvas, Gap, OpenLink
from citecheck.read.markup import render_markup

_FRONT_MATTER = re.compile(r"---[ \t]*\n((?:[^\n]{0,2000}\n){0,60}?)(?:---|\.\.\.)[ \t]*(?:\n|$)")
_FRONT_FIELD = re.compile(r"([A-Za-z_-]{1,30}):[ \t]*(.{0,500})")
_MAX_BLOCK_DEPTH = 100
_MAX_LINE_DEPTH = 4
_KINDS = {
    "blockquote_open": BlockKind.QUOTE,
    "list_item_open": BlockKind.LIST_ITEM,
    "heading_open": BlockKind.HEADING,
}
_CLOSES = {"blockquote_close", "list_item_close", "heading_close"}
_TIGHT = frozenset({"list_item_open", "list_item_close", "tr_open", "tr_close"})


@dataclass(frozen=True, slots=True)
class MarkdownText:
    """Rendered Markdown; ``fields`` are those of its front matter, names in lower case."""

    text: str
    blocks: tuple[Block, ...]
    links: tuple[Link, ...]
    fields: dict[str, str]
    rules: tuple[int, ...]


def rendered_markdown(markdown: str) -> MarkdownText:
    """Return the text of ``markdown`` with blocks and links; linear in the number of tokens."""
    fields, body = _front_matter(markdown)
    parser = _parser()
    writer = _Writer()
    for token in parser.parse(body):
        writer.block(token)
    text, raw, links = writer.canvas.finished()
    blocks = tuple(Block(block.kind, block.span) for block in raw)
    return MarkdownText(text, blocks, links, fields, tuple(writer.rules))


def _parser() -> MarkdownIt:
    """Return a parser for one text.

    What is nested more deeply than its limit is dropped in blocks but kept as text in lines, and
    a row of opening brackets costs its length times the limit.
    """
    parser = MarkdownIt("commonmark", {"maxNesting": _MAX_BLOCK_DEPTH})
    parser.enable(["table", "strikethrough"])
    parser.core.ruler.before("inline", "shallow_lines", _limit_lines)
    return parser


def _limit_lines(state: StateCore) -> None:
    state.md.options["maxNesting"] = _MAX_LINE_DEPTH


def _front_matter(markdown: str) -> tuple[dict[str, str], str]:
    """Return the fields of a YAML head, as far as they stand on one line, and what follows it."""
    match = _FRONT_MATTER.match(markdown)
    if not match or ":" not in match[1]:
        return {}, markdown
    fields = {
        found[1].lower(): found[2].strip().strip("\"'")
        for line in match[1].split("\n")
        if (found := _FRONT_FIELD.match(line))
    }
    return fields, markdown[match.end() :]


class _Writer:
    """Writes tokens on a canvas; keeps the kinds of the blocks that are open."""

    def __init__(self) -> None:
        self.canvas = Canvas()
        self.rules: list[int] = []
        self._kinds = [BlockKind.PARAGRAPH]
        self._open_links: list[OpenLink] = []

    def block(self, token: Token) -> None:
        """Write one token of the block level."""
        kind = token.type
        if kind == "inline":
            self._inlines(token.children or ())
        elif kind in {"fence", "code_block"}:
            self.canvas.end_block()
            self.canvas.write_kept(token.content.rstrip("\n"), self._kinds[-1])
            self.canvas.end_block()
        elif kind == "html_block":
            self._html(token.content)
        elif kind in {"td_close", "th_close"}:
            self.canvas.end_cell()
        else:
            self._boundary(token)

    def _boundary(self, token: Token) -> None:
        kind = token.type
        if kind in {"td_open", "th_open"}:
            return
        hidden = kind.startswith("paragraph") and token.hidden
        self.canvas.end_block(Gap.LINE if kind in _TIGHT or hidden else Gap.BLANK)
        if kind == "hr":
            self.rules.append(self.canvas.length)
        elif kind in _KINDS:
            is_title = kind == "heading_open" and token.tag == "h1"
            self._kinds.append(BlockKind.TITLE if is_title else _KINDS[kind])
        elif kind in _CLOSES:
            self._kinds.pop()

    def _inlines(self, tokens: Sequence[Token]) -> None:
        struck = False
        for token in tokens:
            kind = token.type
            if kind in {"text", "code_inline"}:
                self.canvas.write(token.content, self._kinds[-1], struck=struck)
            elif kind in {"s_open", "s_close"}:
                struck = kind == "s_open"
            elif kind == "softbreak":
                self.canvas.write(" ", self._kinds[-1])
            elif kind == "hardbreak" or (kind == "html_inline" and token.content[:3] == "<br"):
                self.canvas.break_line()
            elif kind == "link_open":
                self._open_links.append(self.canvas.open_link(str(token.attrGet("href") or "")))
            elif kind == "link_close":
                self.canvas.close_link(self._open_links.pop())

    def _html(self, markup: str) -> None:
        """Write the visible text of a block of HTML; its links are lost, its words are not."""
        self.canvas.end_block()
        for line in render_markup(markup).text.split("\n\n"):
            self.canvas.write_kept(line, self._kinds[-1])
            self.canvas.end_block()
