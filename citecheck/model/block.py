"""Blocks of a text: what each stretch is, and in which region of a page it stands."""

from __future__ import annotations

import enum
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import le
from typing import overload

from citecheck.model.span import Span


class BlockKind(enum.Enum):
    """What a stretch of a text is."""

    TITLE = "title"
    BYLINE = "byline"
    DATELINE = "dateline"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    QUOTE = "quote"
    LIST_ITEM = "list_item"
    CAPTION = "caption"


class Zone(enum.Enum):
    """Which region of a page a block stands in."""

    ARTICLE = "article"
    CAPTION = "caption"
    ASIDE = "aside"
    COMMENTS = "comments"
    NAVIGATION = "navigation"
    HIDDEN = "hidden"
    STRUCTURED = "structured"
    """Told by the page's structured data (JSON-LD ``articleBody``) and shown nowhere on it."""


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a text: ``span`` counts code points of that text. Blocks never overlap."""

    kind: BlockKind
    span: Span
    zone: Zone = Zone.ARTICLE


_KINDS, _ZONES = tuple(BlockKind), tuple(Zone)
_KIND_AT = {kind: at for at, kind in enumerate(_KINDS)}
_ZONE_AT = {zone: at for at, zone in enumerate(_ZONES)}
_KIND_NAMED = {kind.value: at for at, kind in enumerate(_KINDS)}
_ZONE_NAMED = {zone.value: at for at, zone in enumerate(_ZONES)}


class Blocks(Sequence[Block]):
    """The blocks of a page in columns: ten bytes each, where objects of their own take two hundred.

    Equal to every sequence of the same blocks. A page may have a hundred thousand, and a check a
    hundred pages; each block is made when it is asked for.

    Args:
        blocks: in order.
    """

    __slots__ = ("_ends", "_kinds", "_starts", "_zones")

    def __init__(self, blocks: Iterable[Block] = ()) -> None:
        told = tuple(blocks)
        self._starts = array("I", [block.span.start for block in told])
        self._ends = array("I", [block.span.end for block in told])
        self._kinds = bytes([_KIND_AT[block.kind] for block in told])
        self._zones = bytes([_ZONE_AT[block.zone] for block in told])

    @classmethod
    def of_rows(cls, rows: Sequence[tuple[str, int, int, str]]) -> Blocks:
        """Return the blocks of rows of kind, start, end and zone, each by its value.

        Raises:
            ValueError: a row is no block.
        """
        made = cls()
        try:
            made._kinds = bytes([_KIND_NAMED[row[0]] for row in rows])
            made._zones = bytes([_ZONE_NAMED[row[3]] for row in rows])
            made._starts = array("I", [row[1] for row in rows])
            made._ends = array("I", [row[2] for row in rows])
        except (KeyError, OverflowError) as error:
            raise ValueError(str(error)) from error
        return made._checked()

    def rows(self) -> Iterator[tuple[str, int, int, str]]:
        """Yield kind, start, end and zone of each block, kind and zone by their values."""
        kinds, zones = [kind.value for kind in _KINDS], [zone.value for zone in _ZONES]
        for kind, start, end, zone in zip(
            self._kinds, self._starts, self._ends, self._zones, strict=True
        ):
            yield kinds[kind], start, end, zones[zone]

    def __len__(self) -> int:
        return len(self._kinds)

    @overload
    def __getitem__(self, at: int) -> Block: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Block, ...]: ...
    def __getitem__(self, at: int | slice) -> Block | tuple[Block, ...]:
        if isinstance(at, slice):
            return tuple(self[one] for one in range(*at.indices(len(self))))
        span = Span(self._starts[at], self._ends[at])
        return Block(_KINDS[self._kinds[at]], span, _ZONES[self._zones[at]])

    def __iter__(self) -> Iterator[Block]:
        columns = zip(self._kinds, self._starts, self._ends, self._zones, strict=True)
        for kind, start, end, zone in columns:
            yield Block(_KINDS[kind], Span(start, end), _ZONES[zone])

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Blocks):
            return self._columns() == other._columns()
        return tuple(self) == tuple(other) if isinstance(other, Sequence) else NotImplemented

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return f"Blocks({list(self)!r})"

    def _columns(self) -> tuple[bytes, bytes, bytes, bytes]:
        return self._starts.tobytes(), self._ends.tobytes(), self._kinds, self._zones

    def __reduce__(self) -> tuple[Callable[..., Blocks], tuple[bytes, bytes, bytes, bytes]]:
        return _blocks_of, self._columns()

    def _checked(self) -> Blocks:
        """Return these blocks.

        Raises:
            ValueError: the columns are no blocks.
        """
        count = len(self._kinds)
        alike = len(self._starts) == len(self._ends) == len(self._zones) == count
        known = max(self._kinds, default=0) < len(_KINDS) and max(self._zones, default=0) < len(
            _ZONES
        )
        if not (alike and known and all(map(le, self._starts, self._ends))):
            msg = "these are no blocks"
            raise ValueError(msg)
        return self


def _blocks_of(starts: bytes, ends: bytes, kinds: bytes, zones: bytes) -> Blocks:
    """Return the blocks of these columns, as another process of ours sent them."""
    made = Blocks()
    made._starts = array("I", starts)  # noqa: SLF001 - its own maker
    made._ends = array("I", ends)  # noqa: SLF001 - its own maker
    made._kinds, made._zones = bytes(kinds), bytes(zones)  # noqa: SLF001 - its own maker
    return made._checked()  # noqa: SLF001 - its own maker
