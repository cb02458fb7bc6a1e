"""Frozen values ⇄ JSON texts, by the types that their dataclasses declare.

A field at its default may be missing when read back, and a key without field is passed over: a
value written by a neighbouring version stays readable.
"""

from __future__ import annotations

import dataclasses
import enum
import json
import types
import typing
from datetime import UTC, datetime
from functools import cache
from typing import Any, TypeVar

from citecheck.model import ErrorCode, KnownError, Span

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
    try:
        value: _T = _value(kind, json.loads(text))
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
    if isinstance(value, Span):
        return [value.start, value.end]
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if dataclasses.is_dataclass(value):
        fields = (f.name for f in dataclasses.fields(value) if f.init)
        return {name: _plain(getattr(value, name)) for name in fields}
    return value


def _value(kind: Any, plain: Any) -> Any:  # noqa: ANN401 - a type hint and what JSON holds
    if plain is None:
        return None
    if kind is Span:
        return Span(*plain)
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if origin in {types.UnionType, typing.Union}:
        return _value(next(one for one in inner if one is not types.NoneType), plain)
    if origin is tuple:
        if inner[-1] is Ellipsis:
            return tuple(_value(inner[0], item) for item in plain)
        return tuple(_value(one, item) for one, item in zip(inner, plain, strict=True))
    if isinstance(kind, type) and issubclass(kind, enum.Enum):
        return kind(plain)
    if kind is datetime:
        return datetime.fromisoformat(plain)
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        hints = _hints(kind)
        return kind(**{k: _value(hints[k], v) for k, v in plain.items() if k in hints})
    return float(plain) if kind is float else plain


@cache
def _hints(kind: type) -> dict[str, Any]:
    hints = typing.get_type_hints(kind)
    return {f.name: hints[f.name] for f in dataclasses.fields(kind) if f.init}
