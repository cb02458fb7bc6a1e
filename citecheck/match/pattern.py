"""A quote taken apart: its words, and the marks of omission or addition between them."""

from __future__ import annotations

import enum
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from citecheck.match.lexicon import weight
from citecheck.match.protected import looks_named
from citecheck.match.quote import Quote
from citecheck.match.words import NOTE_SIGN, OPENING_PARENTHESIS, STRUCK, WORD, key_of
from citecheck.model import AttributionKind, Span
from citecheck.read.fold import fold


class Mark(enum.Enum):
    """What stands between two words of a quote."""

    NONE = "none"
    BRACKET = "bracket"  # the article's own words in brackets; they may stand for some of the page
    APART = "apart"  # two quoted stretches of mixed content, the article's own words between
    PIECE = "piece"  # the quotation was closed and opened again
    GAP = "gap"  # an ellipsis


@dataclass(frozen=True, slots=True)
class Bracket:
    """The keys of the words in one bracket of a quote, and its code points of the quote's text.

    ``named`` are those written as names.
    """

    words: tuple[str, ...]
    span: Span
    named: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Joint:
    """What stands before a word: the strongest mark with its place, and every bracket.

    ``goes_on`` where a quotation was closed amid a sentence: “A,” she said, “and b”. It claims that
    nothing lies between.
    """

    mark: Mark = Mark.NONE
    brackets: tuple[Bracket, ...] = ()
    span: Span | None = None
    goes_on: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        """Return the keys of all words in brackets here."""
        return tuple(key for bracket in self.brackets for key in bracket.words)


PLAIN_JOINT = Joint()
_FEW_LETTERS = 20
"""In more capitals than this "US" may be "us"."""


@dataclass(frozen=True, slots=True)
class QuoteWord:
    """One word of a quote.

    Attributes:
        key, raw: what must be equal, and the word as folded.
        span: code points of the quote's text.
        start, end: code points of the folded text.
        weight: how much it tells.
        opens: it begins a sentence (or the quote), where a capital means nothing.
        bracketed: its first letter stood in brackets: "[W]e".
    """

    key: str
    raw: str
    span: Span
    start: int
    end: int
    weight: float
    opens: bool
    bracketed: bool


@dataclass(frozen=True, slots=True)
class Pattern:
    """A quote's words; ``joints[i]`` stands before ``words[i]``, the last one after all."""

    folded: str
    words: tuple[QuoteWord, ...]
    joints: tuple[Joint, ...]

    @property
    def is_plain(self) -> bool:
        """Say whether nothing but words stands between the first and the last word."""
        return all(joint.mark is Mark.NONE for joint in self.joints[1:-1])


_ITEM = re.compile(
    r"(?P<gap>[\[(][ ]?\.\.\.[ ]?[\])]|\.\.\.)"
    r"|(?P<sic>[\[(][ ]?sic[.!]?[ ]?[\])]|(?<=[\w.,'\"])\[\d{1,3}\]"
    rf"|(?<=[^\W\d]){NOTE_SIGN.pattern})"
    rf"|(?:\[|{OPENING_PARENTHESIS})(?P<first>[^\W\d_])[\])]"
    r"(?P<rest>[^\W_]{0,60}(?:'[^\W_]{1,20})?)"
    r"|(?P<ending>[^\W\d_]{1,40}\[[^\W\d_]{1,20}\])"
    r"|\[(?P<bracket>[^\[\]]{1,160})\]"
    rf"|(?P<word>{WORD.pattern})",
    re.IGNORECASE,
)


_REOPENED = re.compile(
    r"[^\w\"]{0,6}\"(?:[^\"]{0,200}?)(?P<last>[^\s\"])?\s{0,3}\"[^\w\"]{0,3}(?P<first>\w)"
)


@lru_cache(maxsize=256)
def pattern_of(quote: Quote, *, opened: frozenset[int] = frozenset()) -> Pattern:
    """Return the words and marks of a quote's stretches. Linear in its length.

    The last ones are kept: one quote is compared with many pages.

    Args:
        quote: what is to be found.
        opened: where brackets begin that are the page's own: their words are ordinary words.
    """
    folded = fold(quote.text)
    struck = _struck(folded.text)
    words: list[QuoteWord] = []
    joints: list[Joint] = []
    pending = PLAIN_JOINT
    apart = Mark.APART if quote.kind is AttributionKind.MIXED else Mark.PIECE
    for stretch in quote.stretches:
        area = folded.to_folded(stretch.start, stretch.end)
        if words:
            goes_on = apart is Mark.PIECE and _goes_on(folded.text[words[-1].end : area.end])
            pending = _joined(pending, Joint(apart, goes_on=goes_on))
        opens, done = True, area.start
        is_shouted = folded.text[area.start : area.end].isupper() and len(area) > _FEW_LETTERS
        for match in _items(folded.text, area, struck):
            opens = opens or _ends_sentence(folded.text[done : match.start()])
            done = match.end()
            span = folded.to_raw(match.start(), match.end())
            found = _words_in(match, is_opened=span.start in opened)
            if found is None:
                pending = _joined(pending, _joint_of(match, span))
                continue
            for raw, start, end in found:
                key = key_of(raw) if not is_shouted else raw.lower()
                joints.append(pending)
                pending = PLAIN_JOINT
                bracketed = match["first"] is not None
                where = span if bracketed else folded.to_raw(start, end)
                words.append(
                    QuoteWord(
                        key,
                        raw,
                        where,
                        start,
                        end,
                        _weight(key, raw, opens=opens),
                        opens,
                        bracketed,
                    )
                )
                opens = False
    return Pattern(folded.text, tuple(words), (*joints, pending))


def _struck(folded: str) -> list[tuple[int, int]]:
    """Return what the article strikes through, and so does not quote; nothing where that is all."""
    found = [match.span() for match in STRUCK.finditer(folded)] if "~~" in folded else []
    return found if WORD.search(STRUCK.sub("", folded)) else []


def _items(folded: str, area: Span, struck: Sequence[tuple[int, int]]) -> Iterator[re.Match[str]]:
    """Yield the words and marks of a stretch that are not struck through."""
    starts = [start for start, _ in struck]
    for match in _ITEM.finditer(folded, area.start, area.end):
        last = bisect_right(starts, match.start()) - 1
        if last < 0 or match.start() >= struck[last][1]:
            yield match


def _weight(key: str, raw: str, *, opens: bool) -> float:
    return weight(key, named=looks_named(raw, opens=opens, small_letters=False))


def _words_in(match: re.Match[str], *, is_opened: bool) -> list[tuple[str, int, int]] | None:
    """Return the words that an item stands for (with folded places), None for a mark."""
    if match["word"] is not None:
        return [(match.group(), match.start(), match.end())]
    if match["first"] is not None:
        return [(match["first"] + match["rest"], match.start(), match.end())]
    if match["bracket"] is None or not is_opened:
        return None
    at = match.start("bracket")
    return [(w.group(), at + w.start(), at + w.end()) for w in WORD.finditer(match["bracket"])]


def _joint_of(match: re.Match[str], span: Span) -> Joint:
    if match["gap"] is not None:
        return Joint(Mark.GAP, (), span)
    if match["sic"] is not None:
        return PLAIN_JOINT
    inner = match["bracket"] or match["ending"].replace("[", "").replace("]", "")
    raws = [w.group() for w in WORD.finditer(inner)]
    named = frozenset(
        key_of(raw) for raw in raws if looks_named(raw, opens=False, small_letters=False)
    )
    return Joint(Mark.BRACKET, (Bracket(tuple(map(key_of, raws)), span, named),), span)


def _joined(first: Joint, second: Joint) -> Joint:
    order = list(Mark)
    strongest = max(first, second, key=lambda joint: order.index(joint.mark))
    span = strongest.span or first.span or second.span
    goes_on = first.goes_on or second.goes_on
    return Joint(strongest.mark, first.brackets + second.brackets, span, goes_on)


def _goes_on(rest: str) -> bool:
    """Say whether the sentence goes on after a quotation that ends where ``rest`` begins."""
    opened = _REOPENED.match(rest)
    return opened is not None and (opened["last"] == "," or opened["first"].islower())


def _ends_sentence(between: str) -> bool:
    """Say whether the marks between two words end a sentence or open a quotation."""
    return any(mark in between for mark in '.?!:"\n')
