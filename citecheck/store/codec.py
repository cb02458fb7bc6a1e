"""Frozen values ⇄ JSON texts, by the types that their dataclasses declare.

A field at its default may be missing when read back, and a key without field is passed over: a
value written by a neighbouring version stays readable. What a type needs is looked up once, for a
page has thousands of small values.
"""

from __future__ import annotations

import dataclasses
import enum
import json
import types
import typing
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import cache
from typing import Any, TypeVar

from citecheck.model import Block, Blocks, ErrorCode, KnownError, Span, Zone

_T = TypeVar("_T")


def to_json(value: object) -> str:
    """Return ``value`` (dataclasses, enums, spans, tuples, plain values) as JSON in ASCII.

    Lone surrogates survive as escapes. Cost is linear.
    """
    return json.dumps(_plain(value), separators=(",", ":"))


def from_json(kind: type[_T], text: str) -> _T:
    """Return the value of type ``kind`` that ``to_json`` wrote.

    Raises:
        KnownError: ``LIBRARY_DAMAGED`` when ``text`` is no such value.
    """
    wanted: Any = kind
    try:
        value: _T = _reader(wanted)(json.loads(text))
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        detail = f"a stored {getattr(kind, '__name__', kind)} can't be read: {error}"
        raise KnownError(ErrorCode.LIBRARY_DAMAGED, "", detail) from error
    return value


def storable(text: str) -> str:
    """Return ``text`` with question marks for lone surrogates, which no database column takes.

    They come from file names that are not UTF-8, and from half an emoji that was typed.
    """
    return text.encode("utf-8", "replace").decode("utf-8")


def utc_text(at: datetime) -> str:
    """Return ``at`` as ISO 8601 in UTC, in a form whose order as text is its order in time."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def _plain(value: object) -> object:
    kind: Any = type(value)
    if kind in _AS_THEY_ARE:
        return value
    return _writer(kind)(value)


_AS_THEY_ARE = frozenset({str, int, float, bool, type(None)})


@cache
def _writer(kind: type) -> Callable[[Any], object]:
    """Return what makes a value of type ``kind`` plain."""
    if issubclass(kind, Span):
        return lambda span: [span.start, span.end]
    if issubclass(kind, Blocks):
        return _plain_blocks
    if issubclass(kind, enum.Enum):
        return lambda member: member.value
    if issubclass(kind, datetime):
        return lambda at: at.isoformat()
    if issubclass(kind, tuple):
        return lambda items: [_plain(item) for item in items]
    if dataclasses.is_dataclass(kind):
        names = tuple(f.name for f in dataclasses.fields(kind) if f.init)
        return lambda one: {name: _plain(getattr(one, name)) for name in names}
    return lambda value: value


def _plain_blocks(blocks: Blocks) -> list[dict[str, object]]:
    rows = blocks.rows()
    return [{"kind": kind, "span": (start, end), "zone": zone} for kind, start, end, zone in rows]


def _read_blocks(plain: list[dict[str, Any]]) -> Blocks:
    told = [(one["kind"], *one["span"], one.get("zone", _SHOWN)) for one in plain]
    return Blocks.of_rows(told)


_SHOWN = Zone.ARTICLE.value


@cache
def _reader(kind: Any) -> Callable[[Any], Any]:  # noqa: ANN401 - a type hint
    """Return what makes a value of type ``kind`` of what JSON holds; None stays None."""
    read = _reader_of_some(kind)
    return lambda plain: None if plain is None else read(plain)


def _reader_of_some(kind: Any) -> Callable[[Any], Any]:  # noqa: ANN401 - a type hint
    if kind is Span:
        return lambda plain: Span(*plain)
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if origin in {types.UnionType, typing.Union}:
        return _reader(next(one for one in inner if one is not types.NoneType))
    if origin is Sequence and inner == (Block,):
        return _read_blocks
    if origin is tuple:
        return _tuple_reader(inner)
    if isinstance(kind, type) and issubclass(kind, enum.Enum):
        return kind
    if kind is datetime:
        return datetime.fromisoformat
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        return _dataclass_reader(kind)
    return float if kind is float else lambda plain: plain


def _tuple_reader(inner: tuple[Any, ...]) -> Callable[[Any], Any]:
    if inner[-1] is Ellipsis:
        item = _reader(inner[0])
        return lambda plain: tuple([item(one) for one in plain])
    items = tuple(_reader(one) for one in inner)
    return lambda plain: tuple(read(one) for read, one in zip(items, plain, strict=True))


def _dataclass_reader(kind: type) -> Callable[[Any], Any]:
    hints = typing.get_type_hints(kind)
    fields: Any = dataclasses.fields(kind)
    readers = {f.name: _reader(hints[f.name]) for f in fields if f.init}
    as_they_are = {name for name in readers if hints[name] in _AS_THEY_ARE - {float}}

    def read(plain: Any) -> Any:  # noqa: ANN401 - what JSON holds
        return kind(
            **{
                name: value if name in as_they_are else readers[name](value)
                for name, value in plain.items()
                if name in readers
            }
        )

    return read
