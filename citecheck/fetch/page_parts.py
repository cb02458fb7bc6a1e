"""Parts of a page that are no article's: teasers of others, lines that are links, small print."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from citecheck.model import Block, BlockKind, Link

_LONGEST_TEASER = 400
_FEWEST_TEASERS = 2
_LINK_SHARE = 0.8
_FEWEST_BREAKS, _LONGEST_LABEL = 2, 40
_BETWEEN_LABELS = re.compile(r"[|·•\n\t]|(?<=[^\W\d_A-Z])(?=[A-ZÄÖÜÅÆØÉ][a-zäöüåæøé])")
HEADINGS = frozenset({BlockKind.TITLE, BlockKind.HEADING})
PROSE_KINDS = frozenset({BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.LIST_ITEM})
_SMALL_PRINT = re.compile(
    r"©|\(c\) ?\d{4}|copyright|all rights reserved|(?:alle )?rechte vorbehalten|droits réservés"
    r"|derechos reservados|diritti (?:sono )?riservati|riproduzione riservata|direitos reservados"
    r"|rechten voorbehouden|prawa zastrzeżone|права (?:за)?(?:щищ|хищ)ены|med ensamrätt"
    r"|rettigheter|rettigheder|hakları saklıdır|無断(?:転載|複製)|版权所有|版權所有|all rights"
    r"|jogok fenntartva|drepturile rezervate|práva vyhrazena|حقوق|무단 ?전재"
    r"|p\. ?iva|cif:? |rcs [a-z]|vat (?:no|reg)|registered (?:in|office|charity)"
    r"|may not be published"
    r"|direttore responsabile|ansvarlig redaktør|ansvarig utgivare|chefredaktör|řídí redakce"
    r"|redakční|知的財産|承諾なし|reproduction|nachdruck|reproducción total|riproduzione|abn \d"
    r"|impressum|aviso legal|mentions légales|colofon|powered by|issn|имущественн|свидетельств",
    re.IGNORECASE,
)


def small_print(text: str) -> bool:
    """Return whether ``text`` speaks of rights and owners, as the foot of a page does."""
    return bool(_SMALL_PRINT.search(text))


def menu_line(text: str) -> bool:
    """Return whether ``text`` is a row of labels, set apart by bars, tabs or nothing at all."""
    labels = _BETWEEN_LABELS.split(text)
    return len(labels) > _FEWEST_BREAKS and all(map(_is_label, labels))


def _is_label(text: str) -> bool:
    return len(text) <= _LONGEST_LABEL and not text.strip().endswith((".", "!", "?", "。", "」"))


def linked_blocks(blocks: Sequence[Block], links: Sequence[Link]) -> set[Block]:
    """Return the blocks that are links and hardly anything else. Linear in both."""
    share = dict(linked_letters(blocks, links))
    return {block for block in blocks if share.get(block, 0) >= _LINK_SHARE * len(block.span)}


def teasers(blocks: Sequence[Block], links: Sequence[Link]) -> set[Block]:
    """Return the prose that stands below headings which lead elsewhere, one short piece each.

    A single one may be a heading with a link in it; teasers come in company.
    """
    headings = [block for block in blocks if block.kind is BlockKind.HEADING]
    leading = {block for block, letters in linked_letters(headings, links) if letters}
    found: list[list[Block]] = []
    below: list[Block] | None = None
    for block in blocks:
        if block.kind in HEADINGS:
            below = [] if block in leading else None
            if below is not None:
                found.append(below)
        elif below is not None and block.kind in PROSE_KINDS:
            below.append(block)
    short = [part for part in found if sum(len(one.span) for one in part) <= _LONGEST_TEASER]
    return {block for part in short for block in part} if len(short) >= _FEWEST_TEASERS else set()


def linked_letters(blocks: Sequence[Block], links: Sequence[Link]) -> Iterator[tuple[Block, int]]:
    """Yield blocks with how many of their code points are links; both come in text order."""
    spans = [link.span for link in links if link.span is not None]
    at = 0
    for block in blocks:
        while at < len(spans) and spans[at].end <= block.span.start:
            at += 1
        letters, here = 0, at
        while here < len(spans) and spans[here].start < block.span.end:
            letters += min(spans[here].end, block.span.end) - max(
                spans[here].start, block.span.start
            )
            here += 1
        yield block, letters
