"""The judgement: what kind of match, and which concerns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from citecheck.match.amounts import MOST_WORDS, units_in
from citecheck.match.differences import MARKED, SMALL, Difference, differences, is_reordered
from citecheck.match.edges import edge_concerns
from citecheck.match.index import PageIndex
from citecheck.match.locate import Located, exact_places, nearest
from citecheck.match.partial import is_partial, kept_concerns, main_part
from citecheck.match.passages import passage_finding, with_passages
from citecheck.match.pattern import Mark, Pattern, pattern_of
from citecheck.match.protected import looks_named
from citecheck.match.quote import Quote
from citecheck.match.quoted import is_quoted
from citecheck.match.reporting import choose_place, with_reporting
from citecheck.match.runs import OPEN_MARKS
from citecheck.match.short import (
    FEW_WORDS,
    SHORT_WORDS,
    Short,
    altered_short,
    is_short,
    shortened_short,
)
from citecheck.model import (
    Attribution,
    AttributionKind,
    Concern,
    Edit,
    EditOp,
    Evidence,
    Finding,
    FindingKind,
    Span,
)

_RUN_WEIGHTS = ((0.9, 1.2), (0.75, 2.2), (0.5, 2.9), (0.0, 3.2))
"""The less of a quote is there, the more its best run must tell: (similarity, weight of a run)."""
_RUN_LONG = 2.2
_SENTENCE_WORDS, _SENTENCE_WORTH = 5, 1.5
_NAMED_SHARE = 0.4
_SCATTERED = 60
"""Page words within which the pieces of a short quote must stand."""
_PIECE_APART = 25
_FAR, _EDIT_PRICE = 1000, 0.5
_POOR = 0.5
_WHOLE_WORDS, _WHOLE_SHARE = 6, 0.8
"""A quote is there when this share of its words stands in one place, single words passed over,
even if the one that differs was the only rare one."""
_RUN_WORDS = 8
"""As many words in a row are no chance, however common each of them is."""
_FEW_WORDS, _NARRATED = 8, 0.8


@dataclass(frozen=True, slots=True)
class Match:
    """A finding in the making: words ``first`` to ``last`` of the page hold what was found."""

    finding: Finding
    first: int
    last: int


def compare(
    quote: Quote,
    page: PageIndex,
    credits: Sequence[Attribution] = (),  # noqa: A002 - the trade's word
    *,
    page_is_of_outlet: bool | None = None,
) -> Finding:
    """Return what a page shows of a quote.

    Args:
        quote: what the article claims.
        page: the page's index.
        credits: the page's own attributions; their spans count its code points. Without them the
            text near the found words is looked at.
        page_is_of_outlet: whether the page belongs to the outlet that the article credits; None
            when that is unknown or no outlet is credited.
    """
    pattern = pattern_of(quote)
    if quote.kind is AttributionKind.INDIRECT or not pattern.words:
        return passage_finding(quote, page)
    match = _matched(quote, pattern, page, credits)
    if match is None:
        absent = Finding(FindingKind.ABSENT)
        return with_passages(absent, quote, page)
    found = with_reporting(match.finding, quote, page, credits, page_is_of_outlet=page_is_of_outlet)
    return with_passages(found, quote, page)


def _matched(
    quote: Quote,
    pattern: Pattern,
    page: PageIndex,
    credits: Sequence[Attribution],  # noqa: A002
) -> Match | None:
    match = _unbroken(quote, pattern, page, credits) or _near(quote, pattern, page, credits)
    has_brackets = any(joint.mark is Mark.BRACKET for joint in pattern.joints)
    if not has_brackets or "[" not in page.folded.text:
        return match
    opened = pattern_of(quote, page_brackets=page.brackets)
    if opened == pattern:
        return match
    other = _unbroken(quote, opened, page, credits) or _near(quote, opened, page, credits)
    if other is None or other.finding.evidence is None:
        return match
    place = other.finding.evidence.spans
    own = any("[" in span.of(page.page.text) for span in place)
    return other if own else match


def _unbroken(
    quote: Quote,
    pattern: Pattern,
    page: PageIndex,
    credits: Sequence[Attribution],  # noqa: A002
) -> Match | None:
    """Return the match of a quote that stands there in one run; None when it does not."""
    places = exact_places(pattern, page)
    if not places:
        return None
    count = len(pattern.words)
    ranked = sorted((_judged(pattern, page, _run(at, count)) for at in places), key=_order(page))
    spans = tuple(page.span(m.first, m.last) for m in ranked)
    if len(ranked) == 1:
        return ranked[0]
    short = is_short(pattern)
    chosen = choose_place(quote, page, spans, credits)
    if chosen is None and short:
        best = ranked[0]
        finding = replace(best.finding, kind=FindingKind.AMBIGUOUS, places=spans[1:])
        return replace(best, finding=finding)
    best = ranked[chosen or 0]
    others = tuple(span for k, span in enumerate(spans) if k != (chosen or 0))
    return replace(best, finding=replace(best.finding, places=others))


def _order(page: PageIndex) -> Callable[[Match], tuple[tuple[int, int], bool, int]]:
    def key(match: Match) -> tuple[tuple[int, int], bool, int]:
        return match.finding.rank, bool(page.free[match.first]), match.first

    return key


def _run(at: int, count: int) -> Located:
    return Located(tuple((k, at + k) for k in range(count)))


def _near(
    quote: Quote,
    pattern: Pattern,
    page: PageIndex,
    credits: Sequence[Attribution],  # noqa: A002
) -> Match | None:
    """Return the match of a quote whose words differ; None when too little of it is there."""
    short = is_short(pattern)
    if short and pattern.is_plain:
        return _few_changed(quote, pattern, page, credits)
    if short and (gapped := shortened_short(quote, pattern, page, credits)):
        return _of_short(_judged(pattern, page, gapped.located), gapped)
    located = nearest(pattern, page)
    if located is None or not located.pairs:
        return None
    match = _judged(pattern, page, located)
    if match.finding.kind is FindingKind.ABSENT:
        few = pattern.is_plain and len(pattern.words) <= FEW_WORDS
        return _few_changed(quote, pattern, page, credits) if few else None
    if short and any(
        e.op not in SMALL | MARKED for e in (match.finding.evidence or Evidence((), 0)).edits
    ):
        return None
    if short and match.last - match.first > _SCATTERED:
        return replace(match, finding=replace(match.finding, kind=FindingKind.AMBIGUOUS))
    return match


def _few_changed(
    quote: Quote,
    pattern: Pattern,
    page: PageIndex,
    credits: Sequence[Attribution],  # noqa: A002
) -> Match | None:
    """Return the match of a few words of which one differs in their speaker's own; never found."""
    found = altered_short(quote, pattern, page, credits)
    if found is None:
        return None
    match = _judged(pattern, page, found.located)
    evidence = match.finding.evidence or Evidence((), 0)
    dropped = all(edit.op in SMALL | {EditOp.DELETE} for edit in evidence.edits)
    kind = FindingKind.CUT if dropped else FindingKind.ALTERED
    return _of_short(replace(match, finding=replace(match.finding, kind=kind)), found)


def _of_short(match: Match, short: Short) -> Match:
    kind = FindingKind.AMBIGUOUS if short.is_unclear else match.finding.kind
    return replace(match, finding=replace(match.finding, kind=kind, places=short.others))


def _judged(pattern: Pattern, page: PageIndex, located: Located) -> Match:
    found = differences(pattern, page, located.pairs)
    similarity = _similarity(pattern, located)
    kind = _kind(pattern, page, located, found, similarity)
    if kind is FindingKind.PARTIAL and (main := main_part(pattern, page, located)) != located:
        located, similarity = main, _similarity(pattern, main)
        found = differences(pattern, page, main.pairs)
    shown = [d for d in found if kind is not FindingKind.PARTIAL or d.edit.op not in SMALL]
    concerns: set[Concern] = set().union(*(d.concerns for d in found))
    if kind is FindingKind.PARTIAL:
        concerns = kept_concerns(pattern, located, found)
    if is_reordered(found):
        concerns.add(Concern.ORDER)
    spans, first, last = _pieces(pattern, page, located, [d.edit for d in shown], kind)
    concerns |= edge_concerns(pattern, page, first, last)
    evidence = Evidence(spans, similarity, tuple(d.edit for d in shown))
    others = tuple(page.span(a, b) for a, b in located.others)
    finding = Finding(kind, evidence, in_order(concerns), places=others)
    return Match(finding, first, last)


def in_order(concerns: set[Concern]) -> tuple[Concern, ...]:
    """Return concerns in the order of ``Concern``."""
    return tuple(concern for concern in Concern if concern in concerns)


def _similarity(pattern: Pattern, located: Located) -> float:
    total = sum(word.weight for word in pattern.words)
    return sum(pattern.words[i].weight for i, _ in located.pairs) / total


def _kind(
    pattern: Pattern,
    page: PageIndex,
    located: Located,
    found: Sequence[Difference],
    similarity: float,
) -> FindingKind:
    ops = {d.edit.op for d in found}
    real = ops - SMALL - MARKED
    if not real:
        if ops & MARKED:
            only_case = all(
                d.edit.op is EditOp.BRACKET and d.edit.quote.lower() == d.edit.page.lower()
                for d in found
                if d.edit.op in MARKED
            )
            return FindingKind.EQUIVALENT if only_case else FindingKind.SHORTENED
        return FindingKind.EQUIVALENT if ops else FindingKind.EXACT
    best, count, stretch = _best_run(pattern, page, located)
    words = units_in([word.key for word in pattern.words])
    whole = stretch >= max(_WHOLE_WORDS, _WHOLE_SHARE * words)
    few = words <= _FEW_WORDS
    quoted = few and is_quoted(page, located.pairs[0][1])
    if quoted and words > SHORT_WORDS and _has_both_ends(pattern, located):
        whole = whole or stretch >= words - 1
    there = whole or best >= _needed(similarity, count) or _has_sentence(pattern, located)
    # Stock phrases are short: what a page itself narrates is no altered quotation.
    if not there or (few and not quoted and similarity < _NARRATED):
        return FindingKind.ABSENT
    if (similarity < _POOR and not whole) or is_partial(pattern, located):
        return FindingKind.PARTIAL
    if real & {EditOp.REPLACE, EditOp.INSERT, EditOp.SPELLING}:
        return FindingKind.ALTERED
    marked = any(joint.mark is Mark.GAP for joint in pattern.joints)
    if any(d.backward for d in found) and marked:
        return FindingKind.ALTERED
    return FindingKind.STITCHED if any(d.far for d in found) else FindingKind.CUT


def _has_both_ends(pattern: Pattern, located: Located) -> bool:
    return located.pairs[0][0] == 0 and located.pairs[-1][0] == len(pattern.words) - 1


def _has_sentence(pattern: Pattern, located: Located) -> bool:
    """Say whether a whole sentence of a longer quote stands there unbroken."""
    places = dict(located.pairs)
    starts = [i for i, word in enumerate(pattern.words) if word.opens] + [len(pattern.words)]
    for first, last in pairwise(starts):
        here = [places.get(i, -1) for i in range(first, last)]
        unbroken = all(b - a == 1 for a, b in pairwise(here)) and -1 not in here
        worth = sum(word.weight for word in pattern.words[first:last])
        if last - first >= _SENTENCE_WORDS and unbroken and worth >= _SENTENCE_WORTH:
            return True
    return False


def _needed(similarity: float, count: int) -> float:
    """Return the weight that one run must have for the quote to be there at all."""
    if count >= _RUN_WORDS:
        return _RUN_LONG
    return next(weight for least, weight in _RUN_WEIGHTS if similarity >= least)


def _best_run(pattern: Pattern, page: PageIndex, located: Located) -> tuple[float, int, int]:
    """Return the weight of the weightiest run of equal words, and the words of the longest.

    A single word that differs does not end a run; it takes from its weight. The third figure is
    the most equal words of such a run, single differences passed over.
    """
    best = weight = 0.0
    longest = count = 0
    widest = stretch = 0
    last_i, last_j = -3, -3
    for i, j in located.pairs:
        skipped = int(page.solid[j]) - int(page.solid[last_j + 1]) if j > last_j >= 0 else _FAR
        passed = i - last_i - 1
        if 1 < passed <= MOST_WORDS:
            passed = units_in([w.key for w in pattern.words[last_i + 1 : i]])
        if 1 < skipped <= MOST_WORDS:
            skipped = units_in([page.key(at) for at in range(last_j + 1, j) if not page.free[at]])
        if max(passed, skipped) > 1:
            weight, stretch = 0.0, 0
        elif passed or skipped:
            weight -= _EDIT_PRICE
        word = pattern.words[i]
        named = looks_named(word.raw, opens=word.opens, small_letters=False)
        weight = max(weight, 0.0) + word.weight * (_NAMED_SHARE if named else 1.0)
        count = count + 1 if passed == 0 == skipped else 1
        stretch += 1
        best, longest, widest = max(best, weight), max(longest, count), max(widest, stretch)
        last_i, last_j = i, j
    return best, longest, widest


def _pieces(
    pattern: Pattern,
    page: PageIndex,
    located: Located,
    edits: Sequence[Edit],
    kind: FindingKind,
) -> tuple[tuple[Span, ...], int, int]:
    """Return the spans found in quote order, and the first and last page word of them all."""
    groups: list[list[int]] = []
    last_i = -1
    for i, j in located.pairs:
        marks = {joint.mark for joint in pattern.joints[last_i + 1 : i + 1]}
        last_i = i
        leap = groups and not 0 < j - groups[-1][1] <= _PIECE_APART
        if not groups or leap or (marks & OPEN_MARKS and j != groups[-1][1] + 1):
            groups.append([j, j])
        groups[-1][1] = j
    if kind is not FindingKind.PARTIAL:
        _take_edges(page, groups, edits, located)
    spans = tuple(page.span(a, b + 1) for a, b in groups)
    return spans, min(a for a, _ in groups), max(b for _, b in groups) + 1


def _take_edges(
    page: PageIndex, groups: list[list[int]], edits: Sequence[Edit], located: Located
) -> None:
    """Widen the first and the last span by the page words that a changed word stands for."""
    start = page.span(located.pairs[0][1], located.pairs[0][1] + 1).start
    end = page.span(located.pairs[-1][1], located.pairs[-1][1] + 1).end
    for edit in edits:
        if edit.op not in {EditOp.REPLACE, EditOp.SPELLING} or not len(edit.page_span):
            continue
        words = page.words_in(edit.page_span)
        if edit.page_span.end <= start and words.stop == groups[0][0]:
            groups[0][0] = words.start
        elif edit.page_span.start >= end and words.start == groups[-1][1] + 1:
            groups[-1][1] = words.stop - 1
