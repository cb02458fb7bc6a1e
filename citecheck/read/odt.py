"""OpenDocument texts (.odt, .fodt; OASIS ODF 1.3): words as shown, changes accepted."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from lxml import etree

from citecheck.model import BlockKind, ErrorCode, KnownError
from citecheck.read.about import About, one_line
from citecheck.read.canvas import Canvas, Gap
from citecheck.read.notes import Notes
from citecheck.read.packages import Package, broken, parsed_xml
from citecheck.read.told import Told, told_by

READER = "odt 2"
_NAMESPACE = "urn:oasis:names:tc:opendocument:xmlns:"
_TEXT, _STYLE = f"{{{_NAMESPACE}text:1.0}}", f"{{{_NAMESPACE}style:1.0}}"
_TABLE, _OFFICE = f"{{{_NAMESPACE}table:1.0}}", f"{{{_NAMESPACE}office:1.0}}"
_META = f"{{{_NAMESPACE}meta:1.0}}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_HREF = "{http://www.w3.org/1999/xlink}href"
_WEB = ("http://", "https://")
_LEFT_OUT = frozenset(
    {f"{_TEXT}tracked-changes", f"{_TEXT}note-citation", f"{_TEXT}ruby-text", f"{_TEXT}hidden-text"}
    | {f"{_OFFICE}annotation", f"{_OFFICE}annotation-end", f"{_OFFICE}forms", f"{_DC}creator"}
    | {f"{_TEXT}sequence-decls", f"{_TEXT}variable-decls", f"{_TEXT}user-field-decls"}
    | {f"{_OFFICE}event-listeners", "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}glue-point"}
    | {f"{{{_NAMESPACE}svg-compatible:1.0}}title", f"{{{_NAMESPACE}svg-compatible:1.0}}desc"}
)
_KINDS = {
    "Title": BlockKind.TITLE,
    "Subtitle": BlockKind.HEADING,
    "Quotations": BlockKind.QUOTE,
    "Illustration": BlockKind.CAPTION,
    "Caption": BlockKind.CAPTION,
    "Figure": BlockKind.CAPTION,
}
_MAX_BASES = 12


def odt_text(data: bytes, subject: str = "") -> Told:
    """Return the text of an OpenDocument text, packed or flat; linear in its unpacked size.

    Insertions are kept, deletions, comments and hidden words left out; footnotes stand behind the
    text. Words struck through have marks, as everywhere.

    Raises:
        KnownError: ``BROKEN_FILE`` or ``LOCKED_FILE``.
    """
    root, styles, meta = _roots(data, subject)
    body = root.find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise broken(subject, "no text document in it")
    writer = _Writer(_bases(root) | _bases(styles), _struck_styles(root) | _struck_styles(styles))
    writer.children(body)
    notes = writer.notes.written(writer.canvas)
    return told_by(writer.canvas, _about(meta), READER, notes)


def _roots(
    data: bytes, subject: str
) -> tuple[etree._Element, etree._Element | None, etree._Element | None]:
    """Return the roots that hold content, styles and the document's account of itself."""
    if not data.startswith(b"PK"):
        root = parsed_xml(data, subject)
        return root, root, root
    package = Package(data, subject)
    if b"encryption-data" in package.part("META-INF/manifest.xml"):
        raise KnownError(ErrorCode.LOCKED_FILE, subject)
    root = package.xml("content.xml")
    if root is None:
        raise broken(subject, "no content.xml in it")
    return root, package.xml("styles.xml"), package.xml("meta.xml")


def _bases(root: etree._Element | None) -> dict[str, str]:
    """Return for each paragraph style the one that it is based on."""
    if root is None:
        return {}
    return {
        style.get(f"{_STYLE}name", ""): style.get(f"{_STYLE}parent-style-name", "")
        for style in root.iter(f"{_STYLE}style")
        if style.get(f"{_STYLE}family") == "paragraph"
    }


def _struck_styles(root: etree._Element | None) -> frozenset[str]:
    """Return the names of the styles, of words or paragraphs, that strike them through."""
    if root is None:
        return frozenset()
    return frozenset(
        style.get(f"{_STYLE}name", "")
        for style in root.iter(f"{_STYLE}style")
        if any(
            _is_line(looks.get(f"{_STYLE}text-line-through-style"))
            or _is_line(looks.get(f"{_STYLE}text-line-through-type"))
            for looks in style.iterchildren(f"{_STYLE}text-properties")
        )
    )


def _is_line(value: str | None) -> bool:
    return value not in {None, "", "none"}


def _about(root: etree._Element | None) -> About:
    told = None if root is None else root.find(f"{_OFFICE}meta")
    if told is None:
        return About()
    created = (told.findtext(f"{_META}creation-date") or "")[:10]
    return About(title=one_line(told.findtext(f"{_DC}title") or ""), published=created)


class _Writer:
    """Writes a document on a canvas; nesting is bounded by the parser's own limit."""

    def __init__(self, bases: dict[str, str], struck_styles: frozenset[str]) -> None:
        self.canvas = Canvas()
        self.notes = Notes()
        self._bases = bases
        self._struck_styles = struck_styles
        self._struck = False
        self._kind = BlockKind.PARAGRAPH
        self._in_list = False
        self._in_cell = False
        self._in_paragraph = False
        self._writers: dict[str, Callable[[etree._Element], None]] = {
            f"{_TEXT}p": self._paragraph,
            f"{_TEXT}h": self._paragraph,
            f"{_TEXT}a": self._link,
            f"{_TEXT}span": self._span,
            f"{_TEXT}s": self._space,
            f"{_TEXT}tab": self._space,
            f"{_TEXT}line-break": lambda _: self.canvas.break_line(),
            f"{_TEXT}note": self._note,
            f"{_TEXT}list-item": self._item,
            f"{_TABLE}table-cell": self._cell,
            f"{_TABLE}table-row": self._row,
            f"{_TABLE}table": self._table,
        }

    def children(self, element: etree._Element) -> None:
        """Write what ``element`` holds."""
        # Outside a paragraph, white space is layout of the file.
        if element.text and self._in_paragraph:
            self.canvas.write(element.text, self._kind, struck=self._struck)
        for child in element:
            self._element(child)
            if child.tail and self._in_paragraph:
                self.canvas.write(child.tail, self._kind, struck=self._struck)

    def _element(self, element: etree._Element) -> None:
        tag = element.tag
        if isinstance(tag, str) and tag not in _LEFT_OUT:
            self._writers.get(tag, self.children)(element)

    def _paragraph(self, element: etree._Element) -> None:
        before = self._kind, self._in_paragraph
        self._kind, self._in_paragraph = self._kind_of(element), True
        self._span(element)
        self._kind, self._in_paragraph = before
        if not self._in_cell:
            self.canvas.end_block(Gap.LINE if self._in_list else Gap.BLANK)

    def _kind_of(self, element: etree._Element) -> BlockKind:
        if element.tag == f"{_TEXT}h":
            return BlockKind.HEADING
        style = element.get(f"{_TEXT}style-name", "")
        for _ in range(_MAX_BASES):
            if style in _KINDS:
                return _KINDS[style]
            style = self._bases.get(style, "")
            if not style:
                break
        return BlockKind.LIST_ITEM if self._in_list else BlockKind.PARAGRAPH

    def _span(self, element: etree._Element) -> None:
        """Write words that have a style of their own."""
        before = self._struck
        self._struck = before or element.get(f"{_TEXT}style-name", "") in self._struck_styles
        self.children(element)
        self._struck = before

    def _space(self, _element: etree._Element) -> None:
        self.canvas.write(" ", self._kind)

    def _link(self, element: etree._Element) -> None:
        href = element.get(_HREF, "")
        link = self.canvas.open_link(href) if href.lower().startswith(_WEB) else None
        self.children(element)
        if link is not None:
            self.canvas.close_link(link)

    def _note(self, element: etree._Element) -> None:
        body = element.find(f"{_TEXT}note-body")
        if body is not None:
            self.notes.met(self.canvas, partial(self.children, body))

    def _item(self, element: etree._Element) -> None:
        before, self._in_list = self._in_list, True
        self.children(element)
        self._in_list = before
        if not before:
            self.canvas.end_block()

    def _cell(self, element: etree._Element) -> None:
        before, self._in_cell = self._in_cell, len(element) == 1
        self.children(element)
        self._in_cell = before
        self.canvas.end_cell()

    def _table(self, element: etree._Element) -> None:
        self.children(element)
        self.canvas.end_block()

    def _row(self, element: etree._Element) -> None:
        self.canvas.end_block(Gap.LINE)
        self.children(element)
        self.canvas.end_block(Gap.LINE)
