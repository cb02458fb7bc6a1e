"""Whether a page that asks for money or an account shows its article all the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from citecheck.fetch import wall_marks as marks
from citecheck.fetch.shown import Shown, weight
from citecheck.fetch.wall_words import wall_words
from citecheck.model import Block, BlockKind, Zone

_TEASER = 700
_LONG_TEASER = 1_500
_TEASER_BESIDE = 600
_LONGEST_TEASER = 3_000
_MOST_PARAGRAPHS, _SHORTEST_PARAGRAPH = 2, 80
_PAID_TEXT, _SHORT_TEXT = 300, 120
_LONGEST_OFFER = 300
_LONGEST_FLAG = 40
_BLOCKS_NEAR = 10
_LONGEST_PRICED = 150
_SURE, _ENOUGH, _ENOUGH_SAID = 2, 4, 2
_SNIPPET = 24
_UNSEEN = frozenset({Zone.HIDDEN, Zone.NAVIGATION, Zone.COMMENTS})
_QUOTED = re.compile(r"[“”„«»「」『』\"]")
_PAID_CLASS = re.compile(r"\"cssselector\"\s{0,9}:\s{0,9}\"[^\"]{0,80}?\.([\w-]{2,60})\s{0,9}\"")
_ENDS_CUT = ("…", "...")


def is_paywalled(shown: Shown) -> bool:
    """Return whether only the free part of an article came.

    The page's own ``isAccessibleForFree`` says that there is a wall, not that the text is behind
    it: many sites send the whole article and hide it by script.
    """
    story = [block for block in shown.story if block.zone is Zone.ARTICLE]
    if shown.weight_of(story) > 2 * _LONGEST_TEASER or marks.SENT_WHOLE.search(shown.markup):
        return False
    said_paid = shown.page.free_to_read is False
    barriers = list(_barriers(shown, said_paid=said_paid))
    if not barriers and not said_paid:
        return False
    article = [block for block in story if not _offers(shown.text_of(block))]
    if barriers:
        return any(_stops_at(shown, article, one, said_paid=said_paid) for one in barriers)
    if _paid_text(shown, article) >= _PAID_TEXT:
        return False
    is_cut = bool(article) and shown.text_of(article[-1]).rstrip("]) »").endswith(_ENDS_CUT)
    return is_cut or (shown.weight_of(article) < _TEASER and len(article) <= _MOST_PARAGRAPHS)


def _stops_at(shown: Shown, article: Sequence[Block], barrier: Block, *, said_paid: bool) -> bool:
    """Return whether the article's words end at ``barrier``, early enough for a free part."""
    before = [block for block in article if block.span.end <= barrier.span.start]
    if not _is_headed(shown) and _goes_on(shown, before, article[len(before) :]):
        return False
    length = shown.weight_of(before)
    if barrier.zone is not Zone.ARTICLE:
        paragraphs = [b for b in before if weight(shown.text_of(b)) >= _SHORTEST_PARAGRAPH]
        return length < _TEASER_BESIDE and len(paragraphs) <= _MOST_PARAGRAPHS
    if said_paid:
        is_long = length >= _TEASER and _paid_text(shown, before) >= _PAID_TEXT
        return length < _LONGEST_TEASER and not is_long
    return length < _LONG_TEASER


def _barriers(shown: Shown, *, said_paid: bool) -> Iterator[Block]:
    """Yield the blocks that say, with the offers near them, that the rest costs.

    What stands in quotation marks or in the headline is an article's subject, and a flag above the
    article ("for subscribers") says that there is a barrier, not where.
    """
    enough, fewest = (_ENOUGH_SAID, 1) if said_paid else (_ENOUGH, 2)
    told = [block for block in shown.all_blocks if block.zone not in _UNSEEN]
    begun, story = _is_headed(shown), set(shown.story)
    for at, block in enumerate(told):
        text = shown.text_of(block)
        is_flag = not begun and len(text) <= _LONGEST_FLAG
        if _is_offer(block, text) and not is_flag:
            near = [t for b in told[at : at + _BLOCKS_NEAR] if _is_offer(b, t := shown.text_of(b))]
            fewest_sure = 0 if said_paid else 1 + (block.zone is not Zone.ARTICLE)
            if _strength(near, fewest_sure) >= enough and len(near) >= fewest:
                yield block
        begun = begun or block in story


def _is_offer(block: Block, text: str) -> bool:
    is_teaser = block.kind is BlockKind.LIST_ITEM and block.zone is not Zone.ARTICLE
    in_words = block.kind is not BlockKind.TITLE and len(text) <= _LONGEST_OFFER
    return in_words and not is_teaser and not _QUOTED.search(text) and _offers(text)


def _strength(texts: Sequence[str], fewest_sure: int) -> int:
    """Return how plainly ``texts`` together offer the rest of an article."""
    words, low = wall_words("barrier"), [text.lower() for text in texts]
    sure = {found[0] for text in low for found in words.sure.finditer(text)}
    hints = {found[0] for text in low for found in words.hints.finditer(text)}
    priced = any(marks.PRICE.search(text) for text in low if len(text) <= _LONGEST_PRICED)
    return 0 if len(sure) < fewest_sure else _SURE * len(sure) + len(hints) + priced


def _is_headed(shown: Shown) -> bool:
    """Return whether the page's title is the offer itself ("Subscribe to read")."""
    title = shown.page.title
    return bool(wall_words("barrier").sure.search(title.lower())) and not _QUOTED.search(title)


def _goes_on(shown: Shown, before: Sequence[Block], behind: Sequence[Block]) -> bool:
    """Return whether the article's words go on behind its barrier: that is a box in their midst."""
    visitor = wall_words("visitor").sure
    told = (block for block in behind if not shown.holds(shown.text_of(block), visitor))
    return shown.weight_of(told) >= (_PAID_TEXT if before else _SHORT_TEXT)


def _offers(text: str) -> bool:
    words, low = wall_words("barrier"), text.lower()
    return bool(words.sure.search(low) or words.hints.search(low))


def _paid_text(shown: Shown, article: Sequence[Block]) -> int:
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
