"""What a boilerplate remover takes for the article: advice about zones, never a text itself."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass

import trafilatura
from lxml.etree import LxmlError
from trafilatura.metadata import extract_metadata
from trafilatura.utils import load_html

from citecheck.read.about import About, one_line
from citecheck.read.clean import clean_text
from citecheck.read.markup import Rendered

MAX_MARKUP_CHARS = 2 * 2**20
MAX_DEPTH = 250
"""lxml's own tree drops what lies deeper than about 255, without a word."""
MAX_ATTRIBUTES = 1000
MAX_ELEMENTS = 20_000
MAX_TEXT_CHARS = 300_000
"""A longer text is no news article, and the remover takes seconds for it."""

_NOT_WORDS = re.compile(r"[\W_]+")
_MIN_CONTAINED_CHARS = 20

# Its warnings are about pages, not about us.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
logging.getLogger("htmldate").setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True)
class MainText:
    """The advice: folded lines of the article, and what the page says of itself."""

    lines: frozenset[str]
    joined: str
    about: About

    def holds(self, text: str) -> bool:
        """Say whether ``text`` is one of the lines, or long enough to be found within them."""
        folded = _folded(text)
        if folded in self.lines:
            return True
        return len(folded) >= _MIN_CONTAINED_CHARS and folded in self.joined


def main_text(markup: str, rendered: Rendered, url: str | None) -> MainText | None:
    """Return the advice about a page, or None where it would cost too much or there is none."""
    if (
        len(markup) > MAX_MARKUP_CHARS
        or len(rendered.text) > MAX_TEXT_CHARS
        or rendered.elements > MAX_ELEMENTS
        or rendered.depth > MAX_DEPTH
        or rendered.most_attributes > MAX_ATTRIBUTES
    ):
        return None
    tree = load_html(markup)
    if tree is None:
        return None
    about = _about(tree, url)
    text = trafilatura.extract(
        tree, url=url, favor_recall=True, include_comments=False, include_tables=True
    )
    if not text:
        return MainText(frozenset(), "", about)
    lines = [folded for line in text.splitlines() if (folded := _folded(line))]
    return MainText(frozenset(lines), "".join(lines), about)


def _about(tree: object, url: str | None) -> About:
    # A far fixed date instead of today: the same page must read the same tomorrow.
    dates = {
        "original_date": True,
        "extensive_search": False,
        "max_date": "2100-01-01",
    }
    try:
        found = extract_metadata(tree, default_url=url, date_config=dates)
    except (LxmlError, ValueError, TypeError, AttributeError, KeyError, IndexError):
        # Known to trip over odd structured data; the page's text doesn't depend on it.
        return About()
    return About(
        title=one_line(found.title or ""),
        byline=one_line(found.author or ""),
        site=one_line(found.sitename or ""),
        published=one_line(found.date or ""),
        canonical_url=clean_text(found.url or ""),
    )


def _folded(text: str) -> str:
    return _NOT_WORDS.sub("", text.replace("\xad", "")).casefold()
