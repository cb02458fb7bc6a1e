"""What the evidence pane says of one page of one claim. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from citecheck.gui.addresses import host_of
from citecheck.gui.models.claims_model import speaker_of
from citecheck.model import (
    Article,
    Attribution,
    ClaimResult,
    Concern,
    FetchOutcome,
    Finding,
    PageResult,
    Span,
)
from citecheck.report.chain import chain_of
from citecheck.wording.gui import (
    anonymous_mark,
    captured_on,
    cues_differ,
    fetched_line,
    given_line,
    part_word,
    speakers_differ,
    told_line,
    word,
)
from citecheck.wording.outcomes import outcome_word
from citecheck.wording.signs import (
    FINDING_SIGNS,
    HOP_NOT_SEEN,
    HOP_SEEN,
    concern_sentence,
    finding_word,
    kind_word,
)

_AROUND = 200
_EMPTY_LINES = re.compile(r"\n{2,100}")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of words in context; ``found`` ones are the evidence itself."""

    text: str
    found: bool


def cue_of(attribution: Attribution, text: str) -> str:
    """Return the cue as written, on one line."""
    return " ".join(" ".join(span.of(text).split()) for span in attribution.cue)


def told(attribution: Attribution, article: Article) -> str:
    """Return "told AFP · direct · part 1 of 2"."""
    outlet = attribution.outlet
    organ = outlet.as_written or outlet.name if outlet else ""
    cue = cue_of(attribution, article.text)
    # "as cited in The New York Times" names the organ already.
    head = cue if organ and organ.casefold() in cue.casefold() else f"{cue} · {organ}"
    if cue.casefold() in {"told", "tells"}:
        head = f"{cue} {organ}"
    return told_line(
        (
            head.strip(" ·"),
            kind_word(attribution.kind),
            anonymous_mark() if attribution.anonymous else "",
            part_word(attribution.part + 1, len(article.parts)),
        )
    )


def page_name(page: PageResult) -> str:
    """Return what a page is called: its host, its file, or the outlet it stands for."""
    snapshot = page.snapshot
    host = host_of((snapshot.final_url or snapshot.url) if snapshot else None)
    return host or host_of(page.reference.url) or page.reference.source or _stand_in(page)


def _stand_in(page: PageResult) -> str:
    return page.reference.outlet or word("page")


def tab_text(page: PageResult) -> str:
    """Return a page's tab: the sign of its finding, its name, and why it has no text."""
    sign = FINDING_SIGNS[page.finding.kind]
    if page.page is None and page.snapshot is not None:
        return f"{sign} {page_name(page)} · {outcome_word(page.outcome)}"
    return f"{sign} {page_name(page)} · {finding_word(page.finding.kind)}"


def flag_sentence(concern: Concern, finding: Finding, attribution: Attribution, text: str) -> str:
    """Return what a concern says here, with the two names or verbs where they are known."""
    if concern is Concern.SPEAKER and finding.page_speaker:
        return speakers_differ(speaker_of(attribution, text), finding.page_speaker)
    if concern is Concern.FRAMING and finding.page_cue:
        return cues_differ(cue_of(attribution, text), finding.page_cue)
    return concern_sentence(concern)


def chain(claim: ClaimResult, page: PageResult | None) -> str:
    """Return "the article ▸ AFP ○ ▸ thedefensepost.com ●": a full dot stands for a step seen."""
    steps = [word("article")]
    for hop, seen in chain_of(claim):
        steps.append(f"{hop.name} {HOP_SEEN if seen else HOP_NOT_SEEN}")
    if page is not None and (page.snapshot is not None or page.reference.url):
        steps.append(f"{page_name(page)} {HOP_SEEN if page.page is not None else HOP_NOT_SEEN}")
    return " ▸ ".join(steps)


def provenance(page: PageResult) -> tuple[str, str]:
    """Return the line under the evidence and what its hover adds; both empty if never asked."""
    snapshot = page.snapshot
    if snapshot is None:
        return "", ""
    say = given_line if snapshot.outcome is FetchOutcome.MANUAL else fetched_line
    utc = snapshot.fetched_at.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S")
    url = snapshot.final_url or snapshot.url or ""
    full = captured_on(utc, url, snapshot.sha256 or "")
    return say(local_time(snapshot.fetched_at), snapshot.sha256 or ""), full


def local_time(when: datetime) -> str:
    """Return "2 Jul 2024, 14:02" in the user's own time."""
    here = when.astimezone()
    return f"{here.day} {here:%b %Y, %H:%M}"


def context_of(text: str, spans: tuple[Span, ...]) -> tuple[Piece, ...]:
    """Return the found words with about 200 characters of the page round them."""
    pieces: list[Piece] = []
    at = 0
    for span in sorted(spans):
        if span.end <= at or not len(span):
            continue
        start = max(at, _word_start(text, span.start - _AROUND))
        if start > at:
            pieces.append(Piece(" … " if pieces else "… ", found=False))
        pieces.append(Piece(text[start : max(start, span.start)], found=False))
        pieces.append(Piece(text[max(start, span.start) : span.end], found=True))
        at = span.end
    end = _word_end(text, at + _AROUND)
    if pieces:
        pieces.append(Piece(text[at:end] + (" …" if end < len(text) else ""), found=False))
    return tuple(
        Piece(_EMPTY_LINES.sub("\n", piece.text), piece.found) for piece in pieces if piece.text
    )


def _word_start(text: str, at: int) -> int:
    if at <= 0:
        return 0
    space = text.find(" ", at, at + 40)
    return space + 1 if space >= 0 else at


def _word_end(text: str, at: int) -> int:
    if at >= len(text):
        return len(text)
    space = text.rfind(" ", at - 40, at)
    return space if space >= 0 else at


def citation(attribution: Attribution, article: Article, page: PageResult | None) -> str:
    """Return the quote with who, where and when, for pasting elsewhere."""
    quote = " ".join(attribution.quote(article.text).split())
    lines = [quote, told_line((speaker_of(attribution, article.text), told(attribution, article)))]
    if page is not None and page.snapshot is not None:
        url = page.snapshot.final_url or page.snapshot.url or page_name(page)
        utc = page.snapshot.fetched_at.astimezone(UTC).strftime("%Y-%m-%d %H:%M UTC")
        lines.append(f"{url} ({utc})")
    return "\n".join(lines)
