"""Who is credited at the found words, how they are reported, and through which outlet."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from citecheck.match.beside import name_beside
from citecheck.match.cues import is_framed
from citecheck.match.index import PageIndex
from citecheck.match.lexicon import is_common
from citecheck.match.names import (
    is_pronoun,
    is_same_speaker,
    leading_name,
    mentions,
    name_tokens,
    trailing_name,
)
from citecheck.match.nearby import credit_near, is_quoted_by, is_reporter
from citecheck.match.quote import Quote
from citecheck.match.quoted import is_quoted
from citecheck.match.roles import is_bare_role_of_another, is_role_of_another, is_voice_of
from citecheck.model import Attribution, Concern, Finding, FindingKind, Span, hull
from citecheck.read.fold import fold

_CONTEXT = 300
"""Code points on either side of a short quote in which its speaker may be named."""
_MOST_PIECES, _MOST_LINES = 12, 400
_UNJOINED = frozenset({FindingKind.EXACT, FindingKind.EQUIVALENT, FindingKind.CUT})
_SLIVER, _SLIVER_SHARE = 60, 0.2
"""An attribution that covers no more of the words than this (code points; share) is of others."""
_NAMED_BEFORE = 1200
"""Code points before a quotation in which its "he" is looked for."""
_NICKNAMED = re.compile(
    r"\s[\"“‘'(]{1,2}[A-Z][\w.-]{0,20}[\"”’')]{1,2}(?:\s[A-Z][\w'’-]{1,30}){1,2}(?!\w)"
)
"""What follows a given name that a nickname parts from the family name."""
_SURE = 0.8
"""Confidence from which a pronoun's resolution may accuse an article of the wrong speaker."""


@dataclass(frozen=True, slots=True)
class Reporting:
    """What a page says around some words of it; None where it says nothing."""

    speaker: str | None = None
    cue: str | None = None
    outlet: str | None = None
    sure: bool = True
    """Whether the speaker was named there, or resolved from a pronoun beyond doubt."""
    pronoun: bool = False
    written: str = ""
    """The speaker as written there, where the name was gathered from the rest of the page."""
    beside: bool = False
    """Whether the name stands right beside the words, in a form that leaves no doubt."""


def reporting_at(page: PageIndex, place: Span, credits: Sequence[Attribution]) -> Reporting:  # noqa: A002
    """Return how a page reports the words at ``place``.

    Its attributions tell; where they name nobody, the text beside the words does.
    """
    best = max(credits, key=lambda a: _overlap(a, place), default=None)
    credited = Reporting()
    if best is not None and _overlap(best, place) > min(_SLIVER, _SLIVER_SHARE * len(place)):
        credited = _reporting_of(page.page.text, best, credits)
    words = page.words_in(place)
    if not words:
        return credited
    beside = name_beside(page, words.start, words.stop)
    if beside is not None and is_same_speaker(beside, credited.speaker or "") is not True:
        return Reporting(beside, credited.cue, credited.outlet, beside=True)
    if beside is not None:
        return replace(credited, beside=True)
    if credited.speaker:
        return credited
    near = credit_near(page, words.start, words.stop)
    return Reporting(near.speaker or None, credited.cue or near.cue or None, credited.outlet)


def _reporting_of(text: str, best: Attribution, credits: Sequence[Attribution]) -> Reporting:  # noqa: A002
    written = " ".join(_whole_words(text, s) for s in best.speaker)
    name = best.speaker_name or ""
    is_cut = "\u00ad" in name or _NICKNAMED.search(written) is not None
    speaker = written if is_cut else name or written
    if not name_tokens(speaker) and best.speaker and best.cue:
        leads = best.speaker[-1].end <= best.cue[0].start
        bare = leading_name(speaker) or (trailing_name(speaker) if leads else None)
        speaker = bare or speaker
    cue = " ".join(s.of(text) for s in best.cue)
    outlet = best.outlet.name if best.outlet else None
    sure = best.confidence >= _SURE or not is_pronoun(written) or _goes_on(text, best, credits)
    return Reporting(speaker or None, cue or None, outlet, sure, is_pronoun(written), written)


def _goes_on(text: str, best: Attribution, credits: Sequence[Attribution]) -> bool:  # noqa: A002
    """Say whether the one named before in the same paragraph is speaking on: "She added"."""
    before = [a for a in credits if a.extent.end <= best.extent.start]
    if not before:
        return False
    last = max(before, key=lambda a: a.extent.end)
    written = " ".join(s.of(text) for s in last.speaker)
    return (
        "\n" not in text[last.extent.end : best.extent.start]
        and last.speaker_name == best.speaker_name
        and not is_pronoun(written)
    )


def with_reporting(
    finding: Finding,
    quote: Quote,
    page: PageIndex,
    credits: Sequence[Attribution],  # noqa: A002
    *,
    page_is_of_outlet: bool | None,
) -> Finding:
    """Return the finding with who says the words on the page, and the concerns that follow."""
    if finding.evidence is None or not finding.evidence.spans:
        return finding
    there = reporting_at(page, hull(finding.evidence.spans), credits)
    concerns = set(finding.concerns)
    merged = is_merged(finding, page, credits)
    if merged or _is_other_speaker(quote, page, hull(finding.evidence.spans), there):
        concerns.add(Concern.SPEAKER)
    if there.cue and is_framed(quote.cue, there.cue):
        concerns.add(Concern.FRAMING)
    elsewhere = page_is_of_outlet is False or _is_of_another(quote, page_is_of_outlet, there)
    if elsewhere and quote.outlet and not _credits_outlet(quote, page):
        concerns.add(Concern.OUTLET)
    joined = merged and finding.kind in _UNJOINED
    return replace(
        finding,
        kind=FindingKind.STITCHED if joined else finding.kind,
        concerns=tuple(concern for concern in Concern if concern in concerns),
        page_speaker=there.speaker,
        page_cue=there.cue,
        page_outlet=there.outlet,
    )


def is_speaker_open(quote: Quote, finding: Finding) -> bool:
    """Say whether a quote that names its speaker was found where nobody was seen to be named."""
    return (
        finding.evidence is not None
        and bool(finding.evidence.spans)
        and bool(name_tokens(quote.speaker or ""))
        and not name_tokens(finding.page_speaker or "")
        and Concern.SPEAKER not in finding.concerns
    )


def _is_of_another(quote: Quote, page_is_of_outlet: bool | None, there: Reporting) -> bool:  # noqa: FBT001 - three values
    """Say whether a page of unknown host credits the words to an outlet other than the quote's."""
    if page_is_of_outlet is not None or not there.outlet:
        return False
    return there.outlet not in {quote.outlet, *quote.outlet_names}


def choose_place(
    quote: Quote,
    page: PageIndex,
    places: Sequence[Span],
    credits: Sequence[Attribution],  # noqa: A002
) -> int | None:
    """Return which of several places is credited to the quote's speaker; None when unclear.

    The credited speaker decides; after that the name within 300 code points. A quotation credited
    to somebody else goes before the same words in a headline, that nobody is credited with.
    """
    if quote.speaker is None:
        return None
    verdicts = [agrees(quote, page, reporting_at(page, place, credits)) for place in places]
    if any(verdicts):
        return verdicts.index(True)
    near = [
        k
        for k, place in enumerate(places)
        if verdicts[k] is None and mentions(quote.speaker, _around(page.page.text, place))
    ]
    others = [k for k, verdict in enumerate(verdicts) if verdict is False]
    if others and not any(is_quoted(page, page.words_in(places[k]).start) for k in near):
        return others[0]
    return near[0] if len(near) == 1 else None


def agrees(quote: Quote, page: PageIndex, there: Reporting) -> bool | None:
    """Say whether the page credits the quote's speaker; None when either side names nobody."""
    if not quote.speaker or not there.speaker:
        return None
    same = is_same_speaker(quote.speaker, there.speaker)
    if same is False and _is_shared_family_name(quote.speaker, page, there):
        return True
    return same


def _is_shared_family_name(speaker: str, page: PageIndex, there: Reporting) -> bool:
    """Say whether the words' family name fits ``speaker`` too, whom the page names elsewhere.

    "Holm said" may be either Holm of the page, whichever it was taken for.
    """
    ours = name_tokens(speaker)
    return (
        len(ours) > 1
        and len(name_tokens(there.written)) == 1
        and is_same_speaker(speaker, there.written) is True
        and page.once(f"names {ours[0]}", lambda: _is_word_of(page.folded.text, ours[0]))
    )


def _is_word_of(text: str, word: str) -> bool:
    return re.search(rf"\b{re.escape(word)}\b", text) is not None


def _is_other_speaker(quote: Quote, page: PageIndex, place: Span, there: Reporting) -> bool:
    """Say whether somebody else is credited, and nothing beside the words speaks for the quote."""
    if not quote.speaker or not there.speaker or not there.sure:
        return False
    agreed = agrees(quote, page, there)
    if agreed is None:
        return (
            is_role_of_another(page, quote.speaker, there.speaker)
            or is_role_of_another(page, there.speaker, quote.speaker)
            or is_bare_role_of_another(page, there.speaker, quote.speaker)
        )
    if agreed:
        return False
    if there.outlet and is_same_speaker(quote.speaker, there.outlet):
        return False
    if there.pronoun and _is_named_last(quote.speaker, there.speaker, page, place):
        return False
    if _is_ordinary(page, there.speaker) or is_voice_of(page, there.speaker, quote.speaker):
        return False
    words = page.words_in(place)
    ours, theirs = name_tokens(quote.speaker), name_tokens(there.speaker)
    if not ours or not theirs or ours[-1] == theirs[-1]:  # two houses, or two of one family
        return True
    if there.beside and not is_quoted_by(page, words.start, words.stop, ours[-1]):
        return True
    return not is_reporter(page, words.start, words.stop, ours[-1], rival=theirs[-1])


def _is_ordinary(page: PageIndex, speaker: str) -> bool:
    """Say whether the page has every word of a "name" in small letters too, or it is common.

    So are the capitals of a headline, and the first word of a sentence: "More from Lee: “…”".
    """
    small = page.small_letter_words
    tokens = [token.lower() for token in name_tokens(speaker)]
    return (
        bool(tokens)
        and tokens[-1] in small
        and all(token in small or is_common(token) for token in tokens)
    )


def _is_named_last(claimed: str, resolved: str, page: PageIndex, place: Span) -> bool:
    """Say whether a "he" has the quote's speaker nearer before it than whom it was taken for.

    Then the page may well mean the quote's speaker, and nobody is accused.
    """
    before = page.page.text[max(0, place.start - _NAMED_BEFORE) : place.start]
    ours, theirs = name_tokens(claimed), name_tokens(resolved)
    return bool(ours and theirs) and before.rfind(ours[-1]) > before.rfind(theirs[-1])


def is_merged(
    finding: Finding,
    page: PageIndex,
    credits: Sequence[Attribution],  # noqa: A002
) -> bool:
    """Say whether the page credits two pieces of one quote to two people whom it names.

    Words of one run are two pieces too, where a line ends between them and so does a quotation.
    """
    if finding.evidence is None:
        return False
    places = [part for span in finding.evidence.spans for part in _paragraphs(page, span)]
    if len(places) < 2:  # noqa: PLR2004 - a piece is merged with another
        return False
    told = [reporting_at(page, place, credits) for place in places[:_MOST_PIECES]]
    named = [there.speaker for there in told if there.speaker and there.sure]
    return any(is_same_speaker(a, b) is False for a, b in pairwise(named))


def _paragraphs(page: PageIndex, place: Span) -> list[Span]:
    """Return the parts of a place that stand in quotations and paragraphs of their own."""
    words = page.words_in(place)
    text = page.folded.text
    ends = _line_ends(text, int(page.starts[words.start]), int(page.ends[words.stop - 1]))
    after = [page.word_at(end) for end in ends]
    cuts = [
        at for at in after if page.free[at - 1] or page.free[at] or '"' in page.between(at - 1, at)
    ]
    edges = [words.start, *cuts, words.stop]
    parts = [range(a, b) for a, b in pairwise(edges)]
    solid = [[j for j in part if not page.free[j]] for part in parts]
    return [page.span(part[0], part[-1] + 1) for part in solid if part]


def _line_ends(text: str, start: int, end: int) -> list[int]:
    found: list[int] = []
    at = text.find("\n", start, end)
    while at >= 0 and len(found) < _MOST_LINES:
        found.append(at)
        at = text.find("\n", at + 1, end)
    return found


def _whole_words(text: str, span: Span) -> str:
    """Return the text of a span with what a soft hyphen or a nickname cut off."""
    end = span.end
    while end < len(text) and (text[end] == "\u00ad" or text[end].isalnum()):
        end += 1
    nicknamed = _NICKNAMED.match(text, end)
    if nicknamed and name_tokens(text[span.start : end]):
        end = nicknamed.end()
    return text[span.start : end].replace("\u00ad", "")


def _around(text: str, place: Span) -> str:
    return text[max(0, place.start - _CONTEXT) : place.end + _CONTEXT]


def _overlap(attribution: Attribution, place: Span) -> int:
    return sum(
        max(0, min(s.end, place.end) - max(s.start, place.start)) for s in attribution.content
    )


def _credits_outlet(quote: Quote, page: PageIndex) -> bool:
    """Say whether the page names the outlet that the article credits."""
    names = {quote.outlet or "", *quote.outlet_names} - {""}
    return any(
        re.search(rf"(?<!\w){re.escape(fold(name).text)}(?!\w)", page.folded.text) for name in names
    )
