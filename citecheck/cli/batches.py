"""JSON Lines in and out: one object a line, faults named by line number."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import click

from citecheck.cli.streams import print_json
from citecheck.model import ErrorCode, KnownError, Link, Span

_LONGEST_LINE = 64_000_000
"""Characters: the longest text twice (a quote, a page), each letter written as an escape."""


@dataclass(frozen=True, slots=True)
class Line:
    """One object of a batch file, with its line number for error messages."""

    number: int
    fields: dict[str, object]

    @property
    def id(self) -> object:
        """The row's own id, as given; its line number where it has none."""
        return self.fields.get("id", str(self.number))

    def fault(self, detail: str) -> KnownError:
        """Return the error that names this line."""
        return KnownError(ErrorCode.BAD_BATCH_LINE, str(self.number), detail)

    def text(self, name: str) -> str:
        """Return a field that must be a text.

        Raises:
            KnownError: ``BAD_BATCH_LINE`` when it is missing or no text.
        """
        value = self.fields.get(name)
        if not isinstance(value, str):
            msg = f"“{name}” must be a text"
            raise self.fault(msg)
        return value

    def optional_text(self, name: str) -> str | None:
        """Return a field that may be missing or null, else must be a text."""
        return None if self.fields.get(name) is None else self.text(name)

    def links(self) -> tuple[Link, ...]:
        """Return the row's ``links``; rows without the field have none."""
        raw = self.fields.get("links") or []
        if not isinstance(raw, list):
            msg = "“links” must be a list"
            raise self.fault(msg)
        return tuple(self._link(item) for item in raw)

    def _link(self, item: object) -> Link:
        if not isinstance(item, dict) or not isinstance(item.get("href"), str):
            msg = "a link must be an object with “href”"
            raise self.fault(msg)
        span = item.get("span")
        if span is None:
            return Link(item["href"])
        msg = "a link's span must be [start, end]"
        # True is an int too, and no place.
        if not isinstance(span, list) or [type(place) for place in span] != [int, int]:
            raise self.fault(msg)
        try:
            return Link(item["href"], Span(*span))
        except ValueError as error:
            raise self.fault(msg) from error


def read_lines(name: str) -> Iterator[Line]:
    """Yield the objects of a JSON Lines file ("-" is standard input); blank lines are skipped.

    Raises:
        KnownError: the file can't be read, or a line is no JSON object.
    """
    try:
        with click.open_file(name, encoding="utf-8") as file:
            lines = iter(partial(file.readline, _LONGEST_LINE + 1), "")
            for number, raw in enumerate(lines, 1):
                line = raw.removeprefix("\ufeff") if number == 1 else raw
                if line.strip():
                    yield Line(number, _object(number, line))
    except FileNotFoundError as error:
        raise KnownError(ErrorCode.MISSING_FILE, name) from error
    except IsADirectoryError as error:
        raise KnownError(ErrorCode.IS_A_FOLDER, name) from error
    except UnicodeDecodeError as error:
        raise KnownError(ErrorCode.UNKNOWN_ENCODING, Path(name).name, str(error)) from error
    except OSError as error:
        raise KnownError(ErrorCode.UNREADABLE_FILE, name, error.strerror or str(error)) from error


def _object(number: int, raw: str) -> dict[str, object]:
    if len(raw) > _LONGEST_LINE:
        detail = f"longer than {_LONGEST_LINE // 10**6} million characters"
        raise KnownError(ErrorCode.BAD_BATCH_LINE, str(number), detail)
    try:
        value = json.loads(raw, parse_float=_finite, parse_constant=_finite)
    except (ValueError, RecursionError) as error:
        raise KnownError(ErrorCode.BAD_BATCH_LINE, str(number), f"not JSON ({error})") from error
    if not isinstance(value, dict):
        raise KnownError(ErrorCode.BAD_BATCH_LINE, str(number), "not an object")
    return value


def _finite(written: str) -> float:
    """Return a number; what JSON can't write again ("NaN", "1e999") is none. Source: RFC 8259, 6.

    Raises:
        ValueError: it is no finite number.
    """
    number = float(written)
    if not math.isfinite(number):
        msg = f"{written} is no number of JSON"
        raise ValueError(msg)
    return number


def print_line(value: object) -> None:
    """Print one JSON value on one line of UTF-8."""
    print_json(json.dumps(value, ensure_ascii=False))
