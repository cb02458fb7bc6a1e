"""What the paragraph styles of a Word document say about its paragraphs."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from citecheck.model import BlockKind

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MAX_BASES = 12
_BODY_LEVEL = 9
# Word writes the names of its own styles in English, whatever its language.
_KINDS = {
    "title": BlockKind.TITLE,
    "headline": BlockKind.TITLE,
    "subtitle": BlockKind.HEADING,
    "quote": BlockKind.QUOTE,
    "intense quote": BlockKind.QUOTE,
    "block text": BlockKind.QUOTE,
    "caption": BlockKind.CAPTION,
    "list bullet": BlockKind.LIST_ITEM,
    "list number": BlockKind.LIST_ITEM,
    "byline": BlockKind.BYLINE,
}


@dataclass(frozen=True, slots=True)
class Style:
    """One style: its name in small letters, what it is based on, and whether it numbers."""

    name: str
    base: str
    is_heading: bool
    is_list: bool


class Styles:
    """The paragraph styles by id."""

    def __init__(self, styles: dict[str, Style]) -> None:
        self._styles = styles

    def kind_of(self, properties: etree._Element | None) -> BlockKind:
        """Return what a paragraph with these ``w:pPr`` is."""
        if properties is None:
            return BlockKind.PARAGRAPH
        style = properties.find(f"{_W}pStyle")
        kind = self._kind(value_of(style)) if style is not None else None
        if kind in {None, BlockKind.PARAGRAPH} and _has_level(properties):
            return BlockKind.HEADING
        if kind is None and _numbers(properties):
            return BlockKind.LIST_ITEM
        return kind or BlockKind.PARAGRAPH

    def _kind(self, style_id: str) -> BlockKind | None:
        """Return what a style, or the first of its bases that says so, makes of a paragraph."""
        for _ in range(_MAX_BASES):
            style = self._styles.get(style_id)
            if style is None:
                return _by_name(style_id.lower())
            if kind := _by_name(style.name):
                return kind
            if style.is_heading:
                return BlockKind.HEADING
            if style.is_list:
                return BlockKind.LIST_ITEM
            style_id = style.base
        return None


def _by_name(name: str) -> BlockKind | None:
    if name.startswith("heading"):
        return BlockKind.HEADING
    return _KINDS.get(name.rstrip(" 0123456789"))


def read_styles(root: etree._Element | None) -> Styles:
    """Return the styles of a ``styles.xml``, or none."""
    styles: dict[str, Style] = {}
    for element in () if root is None else root.findall(f"{_W}style"):
        properties = element.find(f"{_W}pPr")
        styles[element.get(f"{_W}styleId", "")] = Style(
            _value(element, "name").lower(),
            _value(element, "basedOn"),
            properties is not None and _has_level(properties),
            properties is not None and _numbers(properties),
        )
    return Styles(styles)


def value_of(element: etree._Element) -> str:
    """Return the ``w:val`` of an element, or an empty string."""
    return element.get(f"{_W}val") or ""


def _value(element: etree._Element, name: str) -> str:
    found = element.find(f"{_W}{name}")
    return "" if found is None else value_of(found)


def _has_level(properties: etree._Element) -> bool:
    level = _value(properties, "outlineLvl")
    return level.isdecimal() and int(level[:3]) < _BODY_LEVEL


def _numbers(properties: etree._Element) -> bool:
    numbering = properties.find(f"{_W}numPr")
    return numbering is not None and _value(numbering, "numId") != "0"
