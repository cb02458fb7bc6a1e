"""Why something was found, as a code with its values: what is stored, and worded on screen."""

from __future__ import annotations

_BETWEEN = "\t"


def reason(code: str, *values: str) -> str:
    """Return ``code`` and ``values`` as the one line that an ``Attribution`` keeps.

    A code is a few English words that stay as they are from version to version; values are words
    of the article. Tabs stand between them (those of a value become spaces).
    """
    return _BETWEEN.join((code, *(" ".join(value.split()) for value in values)))


def reason_parts(line: str) -> tuple[str, tuple[str, ...]]:
    """Return the code and the values of a ``reason``; a line of an older version is all code."""
    code, *values = line.split(_BETWEEN)
    return code, tuple(values)
