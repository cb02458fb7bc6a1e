"""A parsed document as the walk needs it: elements, their attributes and their children."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from bs4 import BeautifulSoup, Tag
from bs4.builder._lxml import LXMLTreeBuilder
from bs4.element import NavigableString


class Element(Tag):
    """An element that knows its name, its attributes and its children, and nothing else."""

    def __init__(self, name: str, attributes: Mapping[str, str]) -> None:
        # Tag's own __init__ fills twenty fields for finding and writing that no walk reads.
        self.name = name
        self.attrs = attributes  # type: ignore[assignment]  # strings alone, never lists
        self.contents = []


class Text(NavigableString):
    """A string that knows no neighbours."""

    def __new__(cls, value: str) -> Text:  # noqa: PYI034 - as NavigableString has it
        """Return the string, set up with nothing."""
        return str.__new__(cls, value)


class Soup(BeautifulSoup):
    """A document whose elements know their children, and nothing of document order.

    bs4 climbs from each text behind an element to the root to mend ``next_element``: quadratic
    in depth (100,000 nested ``<b>`` with as many texts take an hour), and most of its time goes
    into links between neighbours. Comments, doctypes and instructions are left out.
    """

    def __init__(self, markup: str) -> None:
        # Attributes stay strings: splitting class into lists costs more than the walk.
        builder = _Builder(multi_valued_attributes=None)
        super().__init__(markup, builder=builder)

    @classmethod
    def _markup_is_url(cls, markup: object) -> bool:
        """Spare a warning: whatever it looks like, it is the markup."""
        del markup
        return False

    @classmethod
    def _markup_resembles_filename(cls, markup: object) -> bool:
        """Spare a warning, as above."""
        del markup
        return False

    def begin(self, name: str, attributes: Mapping[str, str]) -> None:
        """Open an element."""
        self.endData()
        element = Element(name, attributes)
        self._innermost().contents.append(element)
        self.tagStack.append(element)
        self.currentTag = element
        self.open_tag_counter[name] += 1

    def end(self, name: str) -> None:
        """Close the innermost open element called ``name`` with all inside; else nothing."""
        self.endData()
        while self.open_tag_counter[name]:
            closed = self.tagStack.pop()
            self.open_tag_counter[closed.name] -= 1
            self.currentTag = self.tagStack[-1]
            if closed.name == name:
                return

    def endData(self, containerClass: type[NavigableString] | None = None) -> None:  # noqa: N802, N803 - bs4's
        """Add the text read so far to the open element, unless it is a comment or the like."""
        if not self.current_data:
            return
        if containerClass is None:
            self._innermost().contents.append(Text("".join(self.current_data)))
        self.current_data = []

    def _innermost(self) -> Tag:
        return self.currentTag or self


class _Builder(LXMLTreeBuilder):
    """Hands on what lxml's HTML parser tells; that one knows no namespaces."""

    soup: Soup

    def prepare_markup(
        self,
        markup: str | bytes,
        user_specified_encoding: str | None = None,
        document_declared_encoding: str | None = None,
        exclude_encodings: Iterable[str] | None = None,
    ) -> Iterator[tuple[str | bytes, None, None, bool]]:
        """Yield the markup as it is, without a warning where it looks like XML."""
        del user_specified_encoding, document_declared_encoding, exclude_encodings
        yield markup, None, None, False

    def start(
        self,
        tag: str | bytes,
        attrib: Mapping[str | bytes, str | bytes],
        nsmap: object = None,
    ) -> None:
        """Open an element."""
        del nsmap
        self.soup.begin(str(tag), dict(attrib))  # type: ignore[arg-type]  # strings from strings

    def end(self, tag: str | bytes) -> None:
        """Close an element."""
        self.soup.end(str(tag))


def attributes_of(tag: Tag) -> dict[str, str]:
    """Return the attributes of ``tag``."""
    return tag.attrs  # type: ignore[return-value]  # strings, for want of multi-valued attributes


def opening_text(tag: Tag, limit: int = 16) -> str:
    """Return the text of ``tag``, at most a little more than ``limit`` characters of it."""
    text = ""
    for string in islice(strings_of(tag), limit):
        text += string[: limit + 1]
        if len(text) > limit:
            break
    return text


def strings_of(tag: Tag) -> Iterator[str]:
    """Yield the strings under ``tag`` in order, one empty string for each element passed."""
    waiting = [iter(tag.contents)]
    while waiting:
        node = next(waiting[-1], None)
        if node is None:
            waiting.pop()
        elif isinstance(node, Tag):
            waiting.append(iter(node.contents))
            yield ""
        elif isinstance(node, Text):
            yield str(node)
