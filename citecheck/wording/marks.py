"""Marks between words; languages differ in the blanks around them."""

from __future__ import annotations

from collections.abc import Iterable

from citecheck.wording.translate import trc


def colon() -> str:
    """Return the mark between a name and its value, with its blanks."""
    return trc("between a name and its value", ": ")


def labelled(name: str, value: object) -> str:
    """Return "Title: The harbour"."""
    return f"{name}{colon()}{value}"


def semicolon() -> str:
    """Return the mark between several sayings, with its blanks."""
    return trc("between several sayings", "; ")


def several(sayings: Iterable[str]) -> str:
    """Return sayings one after the other: "a was added; b was dropped"."""
    return semicolon().join(sayings)
