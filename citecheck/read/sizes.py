"""How large a text may be; apart from the readers, which take long to load."""

from __future__ import annotations

MAX_TEXT_BYTES = 5 * 2**20
"""Most bytes of an article or page in text, HTML or Markdown."""
MOST_TAGGED = 600_000
"""Most characters of an article that the trained model looks through: 100,000 words, a long book.

A reader has a minute for an article; the model takes half of it for a million characters, the
rules alone a twentieth of that.
"""


def too_long_for_model(text: str) -> bool:
    """Return whether the rules alone look for the claims of a text of record: above MOST_TAGGED."""
    return len(text) > MOST_TAGGED
