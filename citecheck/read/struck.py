"""Words struck through, in a text without looks: between the marks that Markdown has for them."""

from __future__ import annotations

STRUCK = "~~"


def struck_lines(text: str) -> str:
    """Return ``text`` with the words of each line struck through; a blank line stays so."""
    return "\n".join(map(_struck_line, text.split("\n")))


def _struck_line(line: str) -> str:
    bare = line.strip()
    return line.replace(bare, f"{STRUCK}{bare}{STRUCK}", 1) if bare else line
