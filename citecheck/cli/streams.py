"""The process's own streams, made fit for whatever the program says."""

from __future__ import annotations

import io
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

_STEERING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 but tab and newline, DEL, C1: ECMA-48's escapes begin so
    "\u202a-\u202e\u2066-\u2069]"  # what turns the direction of all that follows (UAX #9)
)
_STEERING_IN_JSON = re.compile("[\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def plain(text: str) -> str:
    r"""Return ``text`` without what a terminal obeys rather than shows.

    A page may say "\x9b2J" (clear the screen), or turn the direction of the line that its words
    are quoted in. Such characters go; the words stay, in the order they are compared in.
    """
    return _STEERING.sub("", text)


def say(text: str, *, err: bool = False) -> None:
    """Print one sentence, on stderr with ``err``."""
    click.echo(plain(text), err=err)


def make_streams_usable() -> None:
    """Let no letter and no closed stream end a command that did its work.

    What an encoding lacks (ASCII in a bare environment, the code page of a Windows pipe) is written
    as its escape, never as "?", which is the sign of an ambiguous finding. A stream that the caller
    closed takes, or gives, nothing.
    """
    if sys.stdin is None:
        sys.stdin = Path(os.devnull).open(encoding="utf-8")  # noqa: SIM115 - kept to the end
    sys.stdout = _usable(sys.stdout)
    sys.stderr = _usable(sys.stderr)


def say_no_more() -> None:
    """Send to nowhere what is printed from now on: Python would complain at its end."""
    sys.stdout = _nowhere()


@contextmanager
def going_on_unread() -> Iterator[None]:
    """Let the command go on when the reader of its output goes away: its status still counts."""
    try:
        yield
    except (BrokenPipeError, SystemExit):  # Rich makes an exit of a broken pipe
        say_no_more()


def print_json(text: str) -> None:
    """Print JSON as UTF-8, whatever the terminal's encoding is.

    What would steer a terminal is written as its number: the values are the same. Source: RFC 8259,
    sections 7 and 8.1.
    """
    numbered = _STEERING_IN_JSON.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
    click.echo(numbered.encode("utf-8", "backslashreplace"))


def _usable(stream: object) -> io.TextIOWrapper:
    if stream is None:
        return _nowhere()
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="backslashreplace")
    return stream  # type: ignore[return-value]  # whatever a test puts there is printed to as well


def _nowhere() -> io.TextIOWrapper:
    return Path(os.devnull).open("w", encoding="utf-8")
