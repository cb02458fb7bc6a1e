"""What every written report says of a check, in words and order, before any markup."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from citecheck.match.diff import Run, diff_runs
from citecheck.model import (
    Acceptance,
    Article,
    Attribution,
    BlockKind,
    Check,
    ClaimResult,
    FetchOutcome,
    Finding,
    FindingKind,
    House,
    PageChange,
    PageResult,
    PageText,
    Review,
    Span,
    Verdict,
    hull,
)
from citecheck.report.chain import chain_of, shown_url
from citecheck.report.changes import change_of
from citecheck.report.context import Segment, around, claim_in_context, one_line, shorten
from citecheck.report.copies import Copies, copies_of
from citecheck.report.coverage import Coverage, covered_words
from citecheck.report.rules import page_acceptance
from citecheck.wording import report as words
from citecheck.wording.archives import way_sentences
from citecheck.wording.article_pane import made_by_line
from citecheck.wording.house import acceptance_sentence, copies_sentence, copy_of
from citecheck.wording.outcomes import outcome_fact
from citecheck.wording.reading import supplied_sentence
from citecheck.wording.retention import removed_sentence
from citecheck.wording.signs import FINDING_SIGNS, Group, finding_word, group_of, lacks
from citecheck.wording.times import utc_time

EXCERPT = 90
_NO_SENTENCES = {BlockKind.TITLE, BlockKind.BYLINE, BlockKind.DATELINE, BlockKind.HEADING}
PASSAGES_SHOWN = 3


@dataclass(frozen=True, slots=True)
class PassageView:
    """A passage of a page with the words around it."""

    before: str
    words: str
    after: str
    missing: str


@dataclass(frozen=True, slots=True)
class PageView:
    """One page of a claim.

    Attributes:
        sides: the article's and the page's runs, or None where nothing is to be laid side by side.
        before, after: the page's own words beside those found, to their sentences' ends.
        outcome_text: what happened, without advice that only the program's window can follow.
        rules: what the chosen house rules make of the quotation, or empty.
        same_as: that the page copies an earlier one of the claim, or empty.
        change: how the page differs from an earlier copy, or None.
        lost_since: when it could last be read, where it can't be now.
    """

    result: PageResult
    finding: Finding
    group: Group
    outcome: FetchOutcome
    outcome_text: str
    sides: tuple[tuple[Run, ...], tuple[Run, ...]] | None
    before: str
    after: str
    passages: tuple[PassageView, ...]
    credit: str
    rules: str
    same_as: str
    change: PageChange | None = None
    lost_since: datetime | None = None

    @property
    def lettered(self) -> bool:
        """Whether letters stand above any run, and need their legend."""
        return any(run.letter for side in self.sides or () for run in side)


@dataclass(frozen=True, slots=True)
class ClaimView:
    """One claim.

    Attributes:
        copies: tells of pages that carry one text, or is empty.
        made_by: that it was marked or changed by hand and by whom, or empty.
    """

    number: int
    result: ClaimResult
    segments: tuple[Segment, ...]
    excerpt: str
    speaker: str
    hops: tuple[tuple[str, bool], ...]
    pages: tuple[PageView, ...]
    copies: str
    verdict: Verdict | None
    review: Review | None
    signed: Review | None
    earlier: tuple[Review, ...]
    made_by: str


@dataclass(frozen=True, slots=True)
class Unchecked:
    """A claim that was not checked, and the reason in one sentence."""

    number: int
    excerpt: str
    reason: str


@dataclass(frozen=True, slots=True)
class Summary:
    """Numbers of the claims of each kind, in the order of their enums; empty kinds are left out.

    Attributes:
        flagged: numbers of the claims whose best finding has a concern.
    """

    findings: tuple[tuple[FindingKind, tuple[int, ...]], ...]
    verdicts: tuple[tuple[Verdict | None, tuple[int, ...]], ...]
    coverage: Coverage
    decided: int
    flagged: frozenset[int]


@dataclass(frozen=True, slots=True)
class ReportView:
    """A whole report.

    Attributes:
        unchecked: lists by their label ("unreached", "unlinked", "not_run", "unmarked").
        captured_until: time of the newest capture.
    """

    check: Check
    made_at: datetime
    reviewers: str
    summary: Summary
    unchecked: tuple[tuple[str, tuple[Unchecked, ...]], ...]
    claims: tuple[ClaimView, ...]
    captured_until: datetime


def view_of(check: Check, made_at: datetime, *, house: House | None = None) -> ReportView:
    """Return what a report of ``check`` says; with a ``house`` also what its rules accept."""
    claims = tuple(
        _claim(check, claim, n, copies, house)
        for n, (claim, copies) in enumerate(
            zip(check.claims, copies_of(check.claims), strict=True), 1
        )
    )
    times = [p.snapshot.fetched_at for c in check.claims for p in c.pages if p.snapshot]
    return ReportView(
        check=check,
        made_at=made_at,
        reviewers=", ".join(_reviewers(check)),
        summary=_summary(check),
        unchecked=_unchecked(claims),
        claims=claims,
        captured_until=max(times, default=check.changed_at),
    )


def _reviewers(check: Check) -> list[str]:
    """Return who decided anything, each once, in the order of their first decision."""
    reviews = sorted((r for c in check.claims for r in c.reviews), key=lambda r: r.reviewed_at)
    return list(dict.fromkeys(r.reviewer for r in reviews if r.reviewer))


def _summary(check: Check) -> Summary:
    attributions = [claim.attribution for claim in check.claims]
    findings: dict[FindingKind, list[int]] = {}
    verdicts: dict[Verdict | None, list[int]] = {}
    for number, claim in enumerate(check.claims, 1):
        verdicts.setdefault(claim.verdict, []).append(number)
        if claim.finding:
            findings.setdefault(claim.finding.kind, []).append(number)
    return Summary(
        findings=tuple((k, tuple(findings[k])) for k in FindingKind if k in findings),
        verdicts=tuple((v, tuple(verdicts[v])) for v in (*Verdict, None) if v in verdicts),
        coverage=covered_words(check.article, attributions),
        decided=sum(claim.verdict is not None for claim in check.claims),
        flagged=frozenset(
            number
            for number, claim in enumerate(check.claims, 1)
            if claim.finding and claim.finding.concerns
        ),
    )


def _unchecked(claims: tuple[ClaimView, ...]) -> tuple[tuple[str, tuple[Unchecked, ...]], ...]:
    lists: dict[str, list[Unchecked]] = {
        "unreached": [],
        "unlinked": [],
        "not_run": [],
        "unmarked": [],
    }
    for claim in claims:
        finding = claim.result.finding
        if finding is None:
            lists["not_run"].append(_line(claim, words.not_checked_yet()))
        elif finding.kind is FindingKind.UNREACHED and claim.result.best is not None:
            page = next(p for p in claim.pages if p.result is claim.result.best)
            address = page.result.reference.url or page.result.reference.source
            reason = f"{address} – {page.outcome_text}" if address else page.outcome_text
            lists["unreached"].append(_line(claim, reason))
        elif finding.kind is FindingKind.UNLINKED and claim.result.best is not None:
            outlet = claim.result.best.reference.outlet
            lists["unlinked"].append(_line(claim, words.no_link(outlet)))
        if claim.verdict is None:
            kind = f"{FINDING_SIGNS[finding.kind]} {finding_word(finding.kind)}" if finding else ""
            lists["unmarked"].append(_line(claim, kind))
    return tuple((name, tuple(lines)) for name, lines in lists.items() if lines)


def _line(claim: ClaimView, reason: str) -> Unchecked:
    return Unchecked(claim.number, claim.excerpt, reason)


def _claim(
    check: Check, claim: ClaimResult, number: int, copies: Copies, house: House | None
) -> ClaimView:
    attribution, text = claim.attribution, check.article.text
    speaker = attribution.speaker_name
    if attribution.anonymous:
        speaker = words.unnamed(speaker)
    return ClaimView(
        number=number,
        result=claim,
        segments=claim_in_context(text, attribution, _surroundings(check.article, attribution)),
        excerpt=shorten(attribution.quote(text), EXCERPT),
        speaker=speaker or words.no_speaker(),
        hops=tuple((hop.name, seen) for hop, seen in chain_of(claim)),
        pages=tuple(
            _page(
                attribution.quote(text),
                page,
                page_acceptance(attribution, text, page, house),
                _named(claim, copies.first_of(at)),
            )
            for at, page in enumerate(claim.pages)
        ),
        copies=copies_sentence(copies.read, copies.copied, copies.texts),
        verdict=claim.verdict,
        review=claim.decision,
        signed=claim.sign_off,
        earlier=_earlier(claim),
        made_by=made_by_line(claim.attribution.maker, claim.attribution.made_by),
    )


def _earlier(claim: ClaimResult) -> tuple[Review, ...]:
    """Return the reviews behind those that count, the newest first."""
    counting = (claim.decision, claim.sign_off)
    return tuple(r for r in reversed(claim.reviews) if all(r is not one for one in counting))


def _surroundings(article: Article, attribution: Attribution) -> Span:
    """Return where the sentences beside a claim may be taken from: its part, without headings."""
    parts, extent = article.parts, attribution.extent
    part = parts[min(attribution.part, len(parts) - 1)].span
    fences = [block.span for block in article.blocks if block.kind in _NO_SENTENCES]
    start = max((s.end for s in fences if s.end <= extent.start), default=0)
    end = min((s.start for s in fences if s.start >= extent.end), default=len(article.text))
    # A part told wrongly must not hide the claim.
    start, end = max(start, part.start), min(end, part.end)
    return Span(min(start, extent.start), max(end, extent.end))


def _named(claim: ClaimResult, at: int | None) -> str:
    """Return the address or name of a claim's page, or an empty string."""
    if at is None:
        return ""
    page = claim.pages[at]
    url = page.snapshot.page_url if page.snapshot else None
    return shown_url(url or page.reference.url or "") or page.reference.source


def _fact(page: PageResult, status: int | None) -> str:
    """Return what happened; of a page given by hand, who gave it and when."""
    snapshot = page.snapshot
    is_part = page.reference.reason == "part of this article"
    if snapshot is None or page.outcome is not FetchOutcome.MANUAL or is_part:
        return outcome_fact(page.outcome, status)
    return supplied_sentence(snapshot.supplied_by, utc_time(snapshot.fetched_at))


def _page(quote: str, page: PageResult, told: Acceptance | None, same_as: str) -> PageView:
    finding, text = page.finding, page.page
    status = page.snapshot.status if page.snapshot else None
    gone = (removed_sentence(page.removal),) if page.removal else ()
    way = way_sentences(page.snapshot) if page.snapshot else ()
    sides, before, after = None, "", ""
    if finding.evidence is not None and finding.evidence.spans and text is not None:
        sides = diff_runs(quote, text.text, finding.evidence)
        place = hull(finding.evidence.spans)
        before, after = around(text.text, place, Span(0, len(text.text)))
    return PageView(
        result=page,
        finding=finding,
        group=group_of(finding),
        outcome=page.outcome,
        outcome_text=" ".join((_fact(page, status), *gone, *way)),
        sides=sides,
        before=before,
        after=after,
        passages=_passages(text, finding) if text is not None else (),
        credit=words.page_credit(finding.page_speaker, finding.page_cue, finding.page_outlet),
        rules=acceptance_sentence(told) if told else "",
        same_as=copy_of(same_as) if same_as else "",
        change=change_of(page),
        lost_since=page.earlier.snapshot.fetched_at if page.earlier and text is None else None,
    )


def _passages(page: PageText, finding: Finding) -> tuple[PassageView, ...]:
    whole = Span(0, len(page.text))
    views = []
    for passage in finding.passages[:PASSAGES_SHOWN]:
        before, after = around(page.text, passage.span, whole)
        said = one_line(passage.span.of(page.text))
        views.append(PassageView(before, said, after, lacks(passage.missing)))
    return tuple(views)
