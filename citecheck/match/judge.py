"""The judgement: what kind of match, and which concerns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from citecheck.match.differences import SMALL, asking, differences, is_reordered
from citecheck.match.edges import edge_concerns
from citecheck.match.edits import MARKED, Difference
from citecheck.match.index import PageIndex
from citecheck.match.locate import Located, exact_places, nearest
from citecheck.match.partial import is_partial, kept_concerns, main_part
from citecheck.match.passages import passage_finding, with_passages
from citecheck.match.pattern import Mark, Pattern, pattern_of
from citecheck.match.presence import presence
from citecheck.match.quote import Quote
from citecheck.match.reporting import choose_place, with_reporting
from citecheck.match.runs import OPEN_MARKS
from citecheck.match.short import (
    FEW_WORDS,
    Short,
    altered_short,
    is_short,
    shortened_short,
)
from citecheck.match.struck import struck_words
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

_SCATTERED = 60
"""Page words within which the pieces of a short quote must stand."""
_PIECE_APART = 25
_POOR = 0.5
_STRESS = frozenset("*_")


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
    opened = _own_brackets(pattern, page, match)
    if not opened:
        return match
    whole = pattern_of(quote, opened=opened)
    other = _unbroken(quote, whole, page, credits) or _near(quote, whole, page, credits)
    if other is None or other.finding.evidence is None:
        return match
    place = other.finding.evidence.spans
    own = any("[" in page.page.text[max(0, span.start - 1) : span.end] for span in place)
    return other if own else match


def _own_brackets(pattern: Pattern, page: PageIndex, match: Match | None) -> frozenset[int]:
    """Return where the quote's brackets begin that the page has too: nobody added their words.

    Those that stand for words in the page's brackets, and those with the very words of one.
    """
    marked = [b for joint in pattern.joints for b in joint.brackets if b.words]
    if not marked or "[" not in page.folded.text:
        return frozenset()
    same = {b.span.start for b in marked if frozenset(b.words) in page.brackets}
    if match is None:
        return frozenset(same)
    for edit in (match.finding.evidence or Evidence((), 0)).edits:
        there = edit.page_span
        shown = page.page.text[max(0, there.start - 1) : there.end]
        if edit.op is EditOp.BRACKET and len(there) and "[" in shown:
            same.add(edit.quote_span.start)
    before = page.between(match.first - 1, match.first)
    after = page.between(match.last - 1, match.last)[::-1]
    for nearest_first, beside, mark in (
        (pattern.joints[0].brackets[::-1], before, "]"),
        (pattern.joints[-1].brackets, after, "["),
    ):
        if nearest_first and nearest_first[0].words and beside.rstrip().endswith(mark):
            same.add(nearest_first[0].span.start)
    return frozenset(same)


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
    runs = [_run(at, len(pattern.words)) for at in places]
    judged = [_verbatim(pattern, page, run) or _judged(pattern, page, run) for run in runs]
    ranked = _apart(sorted(judged, key=_order(page)))
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


def _verbatim(pattern: Pattern, page: PageIndex, run: Located) -> Match | None:
    """Return the match of an unbroken run where every letter and mark is the same, or None."""
    if pattern.joints[0].brackets or pattern.joints[-1].brackets:
        return None
    at, last = run.pairs[0][1], run.pairs[-1][1] + 1
    if not struck_words(page).isdisjoint(range(at, last)):
        return None
    start, end = pattern.words[0].start, pattern.words[-1].end
    length = int(page.ends[last - 1]) - int(page.starts[at])
    if length != end - start or not page.folded.text.startswith(
        pattern.folded[start:end], int(page.starts[at])
    ):
        return None
    around = page.between(at - 1, at)[-1:] + page.between(last - 1, last)[:1]
    if _STRESS & set(around) or asking(pattern.folded[end:]) != asking(
        page.between(last - 1, last)
    ):
        return None
    concerns = in_order(edge_concerns(pattern, page, at, last))
    evidence = Evidence((page.span(at, last),), 1.0)
    return Match(Finding(FindingKind.EXACT, evidence, concerns), at, last)


def _order(page: PageIndex) -> Callable[[Match], tuple[tuple[int, int], bool, bool, int]]:
    def key(match: Match) -> tuple[tuple[int, int], bool, bool, int]:
        start, end = int(page.starts[match.first]), int(page.ends[match.last - 1])
        closes = '"' in page.folded.text[start:end]
        return match.finding.rank, bool(page.free[match.first]), closes, match.first

    return key


def _apart(ranked: Sequence[Match]) -> list[Match]:
    """Return the matches, best first, that share no word with a better one."""
    kept: list[Match] = []
    for match in ranked:
        if not any(match.first < other.last and other.first < match.last for other in kept):
            kept.append(match)
    return kept


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
    there = presence(pattern, page, located, similarity)
    if not there.is_there:
        return FindingKind.ABSENT
    if (similarity < _POOR and not there.is_whole) or is_partial(pattern, located):
        return FindingKind.PARTIAL
    if real & {EditOp.REPLACE, EditOp.INSERT, EditOp.SPELLING}:
        return FindingKind.ALTERED
    marked = any(joint.mark is Mark.GAP for joint in pattern.joints)
    if any(d.backward for d in found) and marked:
        return FindingKind.ALTERED
    return FindingKind.STITCHED if any(d.far for d in found) else FindingKind.CUT


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
