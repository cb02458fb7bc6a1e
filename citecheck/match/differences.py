"""From an alignment to typed edits, with the protected words that each of them touches."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from citecheck.match.anchors import Stretch, anchors_of
from citecheck.match.brackets import beside_mark, bracketed, outer_brackets
from citecheck.match.edits import Difference, edit_of
from citecheck.match.gaps import is_the_pages_own, swallowed_concerns
from citecheck.match.hyphens import is_same_spelling, is_same_start
from citecheck.match.index import PageIndex
from citecheck.match.lexicon import MONTHS, is_negation
from citecheck.match.pattern import Joint, Mark, Pattern
from citecheck.match.protected import concerns_between
from citecheck.match.runs import MOST_BRACKETED, OPEN_MARKS
from citecheck.match.sides import sides
from citecheck.match.spelling import is_spelling_variant
from citecheck.match.stress import is_all_capitals, is_shouted, stress_edits
from citecheck.match.struck import struck_differences
from citecheck.model import Concern, Edit, EditOp, Span

SMALL = frozenset({EditOp.CASE, EditOp.PUNCTUATION})
_MOVING = frozenset({EditOp.REPLACE, EditOp.INSERT, EditOp.DELETE})
_FAR_WORDS = 25
"""Words passed over without a mark from which a quote counts as joined from two places."""
_FEW_WORDS = 3
_SENTENCE_END = re.compile(r"[.?!][\"')\]]{0,3}(?:\s|$)|\n")
_MOST_EDGE_WORDS = 2
_STOPS = str.maketrans("", "", ". ")
_CONNECTIVES = frozenset({"and", "but", "so", "or", "well", "um", "uh", "er", "that"})
"""Words between two halves of a sentence that its "she said" stands for."""


def differences(
    pattern: Pattern, index: PageIndex, pairs: Sequence[tuple[int, int]]
) -> list[Difference]:
    """Return every difference in quote order, small ones included."""
    anchors = anchors_of(pattern, index, pairs)
    found: list[Difference] = []
    first, last = anchors[0], anchors[-1]
    found += _edge(pattern, index, _head(pattern, index, (first.first, first.start)))
    for one, after in pairwise(anchors):
        found += _held(pattern, index, one)
        joint = _strongest(pattern.joints[one.last : after.first + 1])
        stretch = Stretch(one.last, after.first, one.end, after.start, joint)
        if joint.mark in OPEN_MARKS and after.first == one.last:
            found += beside_mark(pattern, index, stretch)
        if joint.mark is Mark.APART and after.first == one.last:
            continue
        if after.start < one.end:
            found.append(_leap_back(pattern, index, one.last - 1, after.first, one.end - 1))
            continue
        found += _inner(pattern, index, stretch)
    found += _held(pattern, index, last)
    end = (last.last - 1, last.end - 1)
    found += _edge(pattern, index, _tail(pattern, index, end))
    found += _last_mark(pattern, index, end)
    found += outer_brackets(pattern, index, first, last)
    stressed = [
        Difference(edit, frozenset({Concern.EMPHASIS}))
        for edit in stress_edits(pattern, index, anchors)
    ]
    struck = struck_differences(pattern, index, anchors)
    return sorted([*found, *stressed, *struck], key=_place)


def _place(difference: Difference) -> int:
    return difference.edit.quote_span.start


def _held(pattern: Pattern, index: PageIndex, anchor: Stretch) -> Iterator[Difference]:
    """Yield how the two sides of an anchor differ: in case, or in the writing of an amount."""
    if anchor.last - anchor.first == 1 == anchor.end - anchor.start:
        yield from _case(pattern, index, anchor.first, anchor.start)
    else:
        yield _changed(pattern, index, anchor)


def _strongest(joints: Sequence[Joint]) -> Joint:
    order = list(Mark)
    return max(joints, key=lambda joint: order.index(joint.mark))


def _inner(pattern: Pattern, index: PageIndex, stretch: Stretch) -> Iterator[Difference]:
    """Yield what differs between two neighbouring pairs of equal words."""
    has_quote = stretch.first < stretch.last
    skipped = int(index.solid[stretch.end]) - int(index.solid[stretch.start])
    if not has_quote and not skipped:
        yield from _between_words(pattern, index, stretch)
        return
    mark = stretch.joint.mark
    if mark is Mark.BRACKET and not has_quote and skipped <= MOST_BRACKETED:
        yield from bracketed(pattern, index, stretch)
        return
    if mark in OPEN_MARKS and not has_quote and not _is_silent(index, stretch):
        yield _gap(pattern, index, stretch)
        return
    if has_quote and skipped > _FAR_WORDS + 2 * (stretch.last - stretch.first):
        yield _changed(pattern, index, replace(stretch, end=stretch.start))
        yield from _inner(pattern, index, replace(stretch, first=stretch.last))
        return
    if is_same_spelling(pattern, index, stretch):
        return
    if not has_quote and _is_far(pattern, index, stretch, skipped):
        yield Difference(edit_of(EditOp.DELETE, pattern, index, stretch), far=True)
        return
    yield _changed(pattern, index, stretch)


def _is_silent(index: PageIndex, stretch: Stretch) -> bool:
    """Say whether the quote hides the omission: its sentence goes on after a "she said,"."""
    if not stretch.joint.goes_on or stretch.joint.mark is Mark.GAP:
        return False
    keys = {index.key(j) for j in range(stretch.start, stretch.end) if not index.free[j]}
    return not keys <= _CONNECTIVES


def _changed(pattern: Pattern, index: PageIndex, stretch: Stretch) -> Difference:
    ours, theirs = sides(pattern, index, stretch, skip_free=True)
    op = EditOp.REPLACE if ours and theirs else EditOp.INSERT if ours else EditOp.DELETE
    if op is EditOp.REPLACE and is_spelling_variant([s.key for s in ours], [s.key for s in theirs]):
        return Difference(edit_of(EditOp.SPELLING, pattern, index, stretch))
    concerns = concerns_between(ours, theirs)
    if Concern.NUMBER in concerns and _is_beside_a_month(index, stretch):
        concerns.add(Concern.DATE)
    return Difference(
        edit_of(op, pattern, index, stretch, protected=bool(concerns)), frozenset(concerns)
    )


def _is_beside_a_month(index: PageIndex, stretch: Stretch) -> bool:
    beside = [j for j in (stretch.start - 1, stretch.end) if 0 <= j < index.size]
    return any(index.key(j) in MONTHS for j in beside)


def _is_far(pattern: Pattern, index: PageIndex, stretch: Stretch, skipped: int) -> bool:
    """Say whether passing over these words joins two places rather than shortens one."""
    if skipped > _FAR_WORDS:
        return True
    if skipped <= _FEW_WORDS:
        return False
    left, right = pattern.words[stretch.first - 1], pattern.words[stretch.first]
    joined = pattern.folded[left.end : right.start]
    page = index.folded.text[int(index.ends[stretch.start - 1]) : int(index.starts[stretch.end])]
    between = _SENTENCE_END.search(page)
    return _SENTENCE_END.search(joined + " ") is not None and (
        "\n" in page.strip() or '"' in page or between is not None
    )


def _gap(pattern: Pattern, index: PageIndex, stretch: Stretch) -> Difference:
    """Return an omission that the quote marks."""
    marked = stretch.joint.mark is Mark.GAP
    if marked and is_the_pages_own(index, stretch.start, stretch.end):
        return Difference(edit_of(EditOp.DELETE, pattern, index, stretch), far=True)
    concerns: frozenset[Concern] = frozenset()
    if marked:
        concerns = swallowed_concerns(pattern, index, stretch.last, stretch.start, stretch.end)
        if any(map(is_negation, stretch.joint.words)):
            concerns -= {Concern.NEGATION}
    edit = edit_of(EditOp.GAP, pattern, index, stretch, protected=bool(concerns))
    return Difference(edit, concerns)


def _leap_back(pattern: Pattern, index: PageIndex, before: int, after: int, at: int) -> Difference:
    """Return what stands for a leap to an earlier place of the page."""
    ours = pattern.words[before + 1 : after]
    place = pattern.words[before].span.end
    span = Span(ours[0].span.start, ours[-1].span.end) if ours else Span(place, place)
    end = index.span(at, at + 1).end
    words = " ".join(w.raw for w in ours)
    op = EditOp.INSERT if ours else EditOp.DELETE
    edit = Edit(op, words, "", span, Span(end, end), protected=True)
    return Difference(edit, frozenset({Concern.ORDER}), far=True, backward=True)


def _head(pattern: Pattern, index: PageIndex, pair: tuple[int, int]) -> Stretch:
    """Return the words before the first equal pair, with page words of the same sentence."""
    i, j = pair
    if i == 1 and is_same_start(pattern.words[0], index, j):
        return Stretch(0, 1, j - 2, j, pattern.joints[1])
    start = j
    while i <= _MOST_EDGE_WORDS and start > 0 and j - start < i and not _breaks(index, start - 1):
        start -= 1
    return Stretch(0, i, start, j, pattern.joints[i])


def _tail(pattern: Pattern, index: PageIndex, pair: tuple[int, int]) -> Stretch:
    i, j = pair[0] + 1, pair[1] + 1
    end, count = j, len(pattern.words) - i
    while count <= _MOST_EDGE_WORDS and end < index.size and end - j < count:
        if _breaks(index, end - 1):
            break
        end += 1
    return Stretch(i, len(pattern.words), j, end, pattern.joints[i])


def _breaks(index: PageIndex, at: int) -> bool:
    """Say whether a sentence or a quotation ends after page word ``at``."""
    between = index.between(at, at + 1)
    return '"' in between or _SENTENCE_END.search(between + " ") is not None


def _edge(pattern: Pattern, index: PageIndex, stretch: Stretch) -> Iterator[Difference]:
    if stretch.first == stretch.last:
        return
    if stretch.start < stretch.end and is_same_spelling(pattern, index, stretch):
        return
    yield _changed(pattern, index, stretch)


def _case(pattern: Pattern, index: PageIndex, i: int, j: int) -> Iterator[Difference]:
    word, page = pattern.words[i], index.raw(j)
    if word.key != index.key(j):
        spelled = is_spelling_variant([word.key], [index.key(j)])
        op = EditOp.SPELLING if spelled else EditOp.REPLACE
        yield Difference(
            Edit(op, word.raw, page, word.span, index.span(j, j + 1), protected=not spelled)
        )
        return
    if word.raw == page or word.raw.translate(_STOPS) == page.translate(_STOPS):
        return
    if word.bracketed:
        edit = Edit(EditOp.BRACKET, word.raw, page, word.span, index.span(j, j + 1))
    else:
        op = EditOp.CASE if word.raw.lower() == page.lower() else EditOp.PUNCTUATION
        edit = Edit(op, word.raw, page, word.span, index.span(j, j + 1))
    shouted = is_shouted(index, j, word.raw) and not is_all_capitals(pattern)
    yield Difference(edit, frozenset({Concern.EMPHASIS} if shouted else ()))


def _between_words(pattern: Pattern, index: PageIndex, stretch: Stretch) -> Iterator[Difference]:
    """Yield a punctuation edit when the marks between two words differ in more than looks."""
    left, right = pattern.words[stretch.first - 1], pattern.words[stretch.first]
    written = pattern.folded[left.end : right.start]
    page = index.folded.text[int(index.ends[stretch.start - 1]) : int(index.starts[stretch.end])]
    if stretch.joint.mark is Mark.BRACKET:
        yield from bracketed(pattern, index, stretch)
        return
    if stretch.joint.mark in OPEN_MARKS - {Mark.GAP} or stretch.start < stretch.end or '"' in page:
        if asking(written) == asking(page):
            return
        written, page = asking(written), asking(page)
    place = Span(left.span.end, right.span.start)
    where = index.folded.to_raw(int(index.ends[stretch.start - 1]), int(index.starts[stretch.end]))
    if right.raw[0].isdigit() and sign_of(written) != sign_of(page):
        sign = Edit(EditOp.REPLACE, written.strip(), page.strip(), place, where, protected=True)
        yield Difference(sign, frozenset({Concern.NUMBER}))
    elif marks_of(written) != marks_of(page) or (
        "..." in page and stretch.joint.mark is Mark.NONE and "..." not in written
    ):
        yield Difference(Edit(EditOp.PUNCTUATION, written.strip(), page.strip(), place, where))


def _last_mark(pattern: Pattern, index: PageIndex, pair: tuple[int, int]) -> Iterator[Difference]:
    """Yield an edit when one side asks or exclaims at the end and the other does not."""
    if pair[0] != len(pattern.words) - 1:
        return
    last = pattern.words[-1]
    written = asking(pattern.folded[last.end :])
    page = asking(index.between(pair[1], pair[1] + 1))
    if written != page:
        at, end = last.span.end, index.span(pair[1], pair[1] + 1).end
        edit = Edit(EditOp.PUNCTUATION, written, page, Span(at, at), Span(end, end))
        yield Difference(edit)


def asking(tail: str) -> str:
    """Return the ? or ! right after a last word, or nothing."""
    bare = tail.lstrip("'\")] ")
    return bare[0] if bare[:1] in {"?", "!"} and bare else ""


def marks_of(between: str) -> str:
    """Return the marks between two words that count: no quotation marks, blanks or brackets."""
    kept = "".join(c for c in between if c in ",;:.?!-()/")
    return kept.replace("...", "")


def sign_of(between: str) -> str:
    """Return the minus or the point right before a figure, after a blank; else nothing."""
    return between[-1] if len(between) > 1 and between[-1] in "-." and between[-2] in " $(" else ""


def is_reordered(found: Sequence[Difference]) -> bool:
    """Say whether the same words stand in another order: a leap back, or two words swapped."""
    if any(d.backward for d in found):
        return True
    changed = [d.edit for d in found if d.edit.op in _MOVING]
    quote = Counter(w for e in changed for w in e.quote.lower().split())
    page = Counter(w for e in changed for w in e.page.lower().split())
    return len(changed) > 1 and quote == page
