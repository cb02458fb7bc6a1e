"""Word documents (.docx, ECMA-376): words as they are shown with all changes accepted.

Own reader, since the known ones give the words of paragraphs alone: insertions that are still
marked, links, footnotes and text boxes are lost by them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from lxml import etree

from citecheck.model import BlockKind
from citecheck.read.about import About, one_line
from citecheck.read.canvas import Canvas, Gap, OpenLink
from citecheck.read.docx_styles import Styles, read_styles, value_of
from citecheck.read.notes import Notes
from citecheck.read.packages import Package, broken
from citecheck.read.told import Told, told_by

READER = "docx 2"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_STRICT_R = b"http://purl.oclc.org/ooxml/officeDocument/relationships"
_TRANSITIONAL_R = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DC = "{http://purl.org/dc/elements/1.1/}"
_CREATED = "{http://purl.org/dc/terms/}created"
# Deleted words, the old places of moved ones, fallbacks of what is there twice, ruby, properties.
_LEFT_OUT = frozenset(
    {f"{_W}{name}" for name in ("del", "moveFrom", "pPr", "rPr", "tblPr", "tcPr", "trPr", "sectPr")}
    | {f"{_W}{name}" for name in ("rt", "delText", "delInstrText", "sdtPr", "sdtEndPr")}
    | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
)
_MARKS = {
    f"{_W}tab": "\t",
    f"{_W}ptab": "\t",
    f"{_W}noBreakHyphen": "\u2011",
    f"{_W}softHyphen": "\xad",
}
_HYPERLINK = re.compile(r"\s{0,9}HYPERLINK\s{1,9}\"?([^\s\"\\]{1,4000})", re.IGNORECASE)
_WEB = ("http://", "https://")
_FALSE = frozenset({"0", "false", "off"})


@dataclass(slots=True)
class _Field:
    """A field between its marks: what it was told to do, and its link once that is known."""

    instruction: str = ""
    shows: bool = False
    link: OpenLink | None = None


def docx_text(data: bytes, subject: str = "") -> Told:
    """Return the text of a Word document; linear in its unpacked size.

    Insertions are kept, deletions, comments, hidden words, headers and footers left out; footnotes
    stand behind the text.

    Raises:
        KnownError: ``BROKEN_FILE`` or ``LOCKED_FILE``.
    """
    package = Package(data, subject)
    name = next((n for n in _bodies(package) if n in package.names), "")
    root = _part(package, name)
    if root is None:
        raise broken(subject, "no document in it")
    writer = _Writer(package, read_styles(_part(package, _beside(name, "styles"))))
    writer.write(root, _links_of(package, name))
    notes = writer.notes.written(writer.canvas)
    return told_by(writer.canvas, _about(package), READER, notes)


def _bodies(package: Package) -> Iterator[str]:
    """Yield where the body may stand; the first that is there counts."""
    yield "word/document.xml"
    yield from sorted(n for n in package.names if re.fullmatch(r"word/document\d{1,3}\.xml", n))


def _beside(name: str, part: str) -> str:
    folder = name.rpartition("/")[0]
    return f"{folder}/{part}.xml"


def _part(package: Package, name: str) -> etree._Element | None:
    """Return a part's root; documents of the strict kind are read as the usual kind."""
    root = package.xml(name)
    if root is None or not root.tag.startswith("{http://purl.oclc.org/ooxml/"):
        return root
    data = package.part(name).replace(_STRICT_R, _TRANSITIONAL_R).replace(_STRICT, _TRANSITIONAL)
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))


def _links_of(package: Package, name: str) -> dict[str, str]:
    """Return the web addresses that a part's relations name, by id."""
    folder, _, file = name.rpartition("/")
    root = package.xml(f"{folder}/_rels/{file}.rels")
    if root is None:
        return {}
    return {
        relation.get("Id", ""): target
        for relation in root
        if relation.get("TargetMode") == "External"
        and (target := relation.get("Target", "")).lower().startswith(_WEB)
    }


def _about(package: Package) -> About:
    root = package.xml("docProps/core.xml")
    if root is None:
        return About()
    title = one_line(root.findtext(f"{_DC}title") or "")
    created = (root.findtext(_CREATED) or "")[:10]
    return About(title=title, published=created)


class _Writer:
    """Writes a document on a canvas; nesting is bounded by the parser's own limit."""

    def __init__(self, package: Package, styles: Styles) -> None:
        self.canvas = Canvas()
        self.notes = Notes()
        self._package = package
        self._styles = styles
        self._links: dict[str, str] = {}
        self._fields: list[_Field] = []
        self._kind = BlockKind.PARAGRAPH
        self._in_cell = self._struck = False
        self._boxes: list[etree._Element] = []
        self._writers: dict[str, Callable[[etree._Element], None]] = {
            f"{_W}p": self._paragraph,
            f"{_W}r": self._run,
            f"{_W}t": lambda element: self._text(element.text or ""),
            f"{_W}br": lambda _: self.canvas.break_line(),
            f"{_W}cr": lambda _: self.canvas.break_line(),
            f"{_W}hyperlink": self._hyperlink,
            f"{_W}fldSimple": self._hyperlink,
            f"{_W}fldChar": self._field_mark,
            f"{_W}instrText": self._instruct,
            f"{_W}footnoteReference": self._note,
            f"{_W}endnoteReference": self._note,
            f"{_W}tc": self._cell,
            f"{_W}tr": self._row,
            f"{_W}tbl": self._table,
            f"{_W}txbxContent": self._add_box,
            **{tag: lambda element: self._text(_MARKS[element.tag]) for tag in _MARKS},
        }
        self._note_parts: dict[str, tuple[dict[str, etree._Element], dict[str, str]]] = {}

    def write(self, element: etree._Element, links: dict[str, str]) -> None:
        """Write what ``element`` holds; ``links`` are those of the part that it stands in."""
        before, self._links = self._links, links
        self._children(element)
        self._links = before

    def _children(self, element: etree._Element) -> None:
        for child in element:
            self._element(child)

    def _element(self, element: etree._Element) -> None:
        tag = element.tag
        if isinstance(tag, str) and tag not in _LEFT_OUT:
            self._writers.get(tag, self._children)(element)

    def _paragraph(self, element: etree._Element) -> None:
        properties = element.find(f"{_W}pPr")
        before, self._kind = self._kind, self._styles.kind_of(properties)
        self._children(element)
        self._kind = before
        # The mark at its end was deleted: it goes on in the next.
        mark = None if properties is None else properties.find(f"{_W}rPr/{_W}del")
        if mark is None and not self._in_cell:
            self.canvas.end_block()
            self._write_boxes()

    def _add_box(self, element: etree._Element) -> None:
        self._boxes.append(element)

    def _write_boxes(self) -> None:
        """Write the text boxes that hang on the paragraph before; they are no part of it."""
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self._children(box)
            self.canvas.end_block()

    def _cell(self, element: etree._Element) -> None:
        paragraphs = element.findall(f"{_W}p")
        before, self._in_cell = self._in_cell, len(paragraphs) == 1 and len(element) <= 2  # noqa: PLR2004 - its properties and one paragraph
        self._children(element)
        self._in_cell = before
        self.canvas.end_cell()

    def _run(self, element: etree._Element) -> None:
        hidden = element.find(f"{_W}rPr/{_W}vanish")
        if hidden is None or value_of(hidden) in _FALSE:
            marks = (element.find(f"{_W}rPr/{_W}{name}") for name in ("strike", "dstrike"))
            self._struck = any(m is not None and value_of(m) not in _FALSE for m in marks)
            self._children(element)
            self._struck = False

    def _text(self, text: str) -> None:
        if all(field.shows for field in self._fields):
            self.canvas.write(text, self._kind, struck=self._struck)

    def _table(self, element: etree._Element) -> None:
        self._children(element)
        self.canvas.end_block()

    def _row(self, element: etree._Element) -> None:
        self.canvas.end_block(Gap.LINE)
        self._children(element)
        self.canvas.end_block(Gap.LINE)

    def _hyperlink(self, element: etree._Element) -> None:
        href = self._links.get(element.get(f"{_R}id", ""), "")
        href = href or _address(element.get(f"{_W}instr", ""))
        link = self.canvas.open_link(href) if href else None
        self._children(element)
        if link is not None:
            self.canvas.close_link(link)

    def _instruct(self, element: etree._Element) -> None:
        if self._fields:
            self._fields[-1].instruction += (element.text or "")[:4000]

    def _field_mark(self, element: etree._Element) -> None:
        kind = element.get(f"{_W}fldCharType", "")
        if kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            field = self._fields[-1]
            field.shows = True
            href = _address(field.instruction)
            field.link = self.canvas.open_link(href) if href else None
        elif kind == "end" and self._fields:
            field = self._fields.pop()
            if field.link is not None:
                self.canvas.close_link(field.link)

    def _note(self, element: etree._Element) -> None:
        kind = element.tag.removeprefix(_W).removesuffix("Reference")
        notes, links = self._note_part(kind)
        note = notes.get(element.get(f"{_W}id", ""))
        if note is not None:
            self.notes.met(self.canvas, partial(self.write, note, links))

    def _note_part(self, kind: str) -> tuple[dict[str, etree._Element], dict[str, str]]:
        if kind not in self._note_parts:
            name = f"word/{kind}s.xml"
            root = _part(self._package, name)
            found = () if root is None else root.findall(f"{_W}{kind}")
            notes = {n.get(f"{_W}id", ""): n for n in found if n.get(f"{_W}type") is None}
            self._note_parts[kind] = notes, _links_of(self._package, name)
        return self._note_parts[kind]


def _address(instruction: str) -> str:
    match = _HYPERLINK.match(instruction)
    return match[1] if match and match[1].lower().startswith(_WEB) else ""
