"""Whether a page that asks for money shows its article all the same."""

from __future__ import annotations

import re

from citecheck.fetch.shown import Shown, weight
from citecheck.fetch.wall_words import BARRIER_MARKS, BARRIER_WORDS
from citecheck.model import Block, Zone

_TEASER = 700
_LONG_TEASER = 1_500
_LONGEST_TEASER = 3_000
_PAID_TEXT = 300
_BLOCKS_AFTER = 5
_SNIPPET = 24
_PAID_CLASS = re.compile(r"\"cssselector\"\s{0,9}:\s{0,9}\"[^\"]{0,80}?\.([\w-]{2,60})\s{0,9}\"")


def is_paywalled(shown: Shown) -> bool:
    """Return whether only the free part of an article came.

    The page's own ``isAccessibleForFree`` says that there is a wall, not that the text is behind
    it: many sites send the whole article and hide it by script.
    """
    article = [b for b in shown.article if not BARRIER_WORDS.search(shown.text_of(b))]
    at_barrier = _ends_at_barrier(shown, article)
    if not at_barrier and shown.page.free_to_read is not False:
        return False
    length = sum(weight(shown.text_of(block)) for block in article)
    is_cut = bool(article) and shown.text_of(article[-1]).rstrip("]) »").endswith(("…", "..."))
    if shown.page.free_to_read is False:
        if _paid_text(shown, article) >= _PAID_TEXT:
            return False
        return length < _TEASER or (at_barrier and length < _LONGEST_TEASER) or is_cut
    marked = bool(BARRIER_MARKS.search(shown.markup))
    return length < _LONG_TEASER and (is_cut or marked)


def _ends_at_barrier(shown: Shown, article: list[Block]) -> bool:
    """Return whether an offer stands right behind the article's last words."""
    end = article[-1].span.end if article else 0
    behind = [block for block in shown.all_blocks if block.span.start >= end][:_BLOCKS_AFTER]
    for block in behind:
        if block.zone is Zone.NAVIGATION:
            return False
        if block.zone is not Zone.HIDDEN and BARRIER_WORDS.search(shown.text_of(block)):
            return True
    return False


def _paid_text(shown: Shown, article: list[Block]) -> int:
    """Return how much of the article stands in the part that the page calls paid."""
    named = _PAID_CLASS.search(shown.markup)
    if named is None:
        return 0
    opening = re.compile(
        rf"<[a-z][a-z0-9-]{{0,20}}\s[^>]{{0,400}}class\s{{0,9}}=\s{{0,9}}[\"'][^\"'>]{{0,300}}"
        rf"(?<![\w-]){re.escape(named[1])}(?![\w-])"
    ).search(shown.markup)
    if opening is None:
        return 0
    paid = shown.markup[opening.start() :]
    return sum(
        weight(text) for text in map(shown.text_of, article) if text[:_SNIPPET].lower() in paid
    )
