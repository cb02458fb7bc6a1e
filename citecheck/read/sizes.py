"""How large a text may be; apart from the readers, which take long to load."""

from __future__ import annotations

MAX_TEXT_BYTES = 5 * 2**20
"""Most bytes of an article or page in text, HTML or Markdown."""
