"""A check as the JSON object of the contract: ``check --json`` prints it, the report is it."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from citecheck.detect.contract import attribution_object
from citecheck.match.contract import finding_object
from citecheck.model import (
    Acceptance,
    Check,
    ClaimResult,
    EvidenceChange,
    FindingKind,
    House,
    PageResult,
    PageText,
    Review,
    Span,
    Verdict,
    hull,
)
from citecheck.report.captures import removal_object, server_date, tls_object
from citecheck.report.chain import chain_of
from citecheck.report.changes import change_of
from citecheck.report.copies import Copies, copies_of
from citecheck.report.coverage import covered_words
from citecheck.report.rules import page_acceptance


def check_object(check: Check, *, house: House | None = None) -> dict[str, object]:
    """Return a check as JSON-ready values.

    With a ``house`` every page also tells what its rules make of the quotation.

    Spans are ``[start, end]`` in code points: of the article's text, and in ``pages`` of that
    page's text. Times are ISO 8601 in UTC. Keys are only ever added.
    """
    article = check.article
    return {
        "article": {
            "title": article.title,
            "byline": article.byline,
            "outlet": article.outlet,
            "published": article.published,
            "url": article.url,
            "sha256": article.sha256,
            "text": article.text,
            "parts": [_span(part.span) for part in article.parts],
            "links": [
                {"href": link.href, "span": _span(link.span) if link.span else None}
                for link in article.links
            ],
        },
        "claims": [
            _claim_object(check, claim, copies, house)
            for claim, copies in zip(check.claims, copies_of(check.claims), strict=True)
        ],
        "summary": _summary_object(check),
        "created_at": check.created_at.isoformat(),
        "changed_at": check.changed_at.isoformat(),
        "version": check.version,
    }


def json_report(check: Check, made_at: datetime, *, house: House | None = None) -> bytes:
    """Return the JSON report: UTF-8, indented; lone surrogates become U+FFFD."""
    whole = {**check_object(check, house=house), "made_at": made_at.isoformat()}
    text = json.dumps(whole, ensure_ascii=False, indent=1, allow_nan=False)
    return (text + "\n").encode("utf-8", "replace")


def _span(span: Span) -> list[int]:
    return [span.start, span.end]


def _spans(spans: Iterable[Span]) -> list[list[int]]:
    return [_span(span) for span in spans]


def _claim_object(
    check: Check, claim: ClaimResult, copies: Copies, house: House | None
) -> dict[str, object]:
    attribution, finding, change = claim.attribution, claim.finding, claim.evidence_change
    return {
        **attribution_object(attribution),
        "text": attribution.quote(check.article.text),
        "hops": [
            {"name": hop.name, "span": _span(hop.span) if hop.span else None, "seen": seen}
            for hop, seen in chain_of(claim)
        ],
        "finding": finding.kind.value if finding else None,
        "concerns": [concern.value for concern in finding.concerns] if finding else [],
        "verdict": claim.verdict.value if claim.verdict else None,
        "decided_on_earlier_copy": change is EvidenceChange.EARLIER_COPY,
        "evidence_change": change.value if change else None,
        "signed_off_by": claim.sign_off.reviewer if claim.sign_off else None,
        "to_call": claim.to_call,
        "reviews": [_review_object(review) for review in claim.reviews],
        "texts": copies.texts,
        "pages": [
            {
                **_page_object(page),
                "text_group": group,
                "acceptance": _acceptance_object(
                    page_acceptance(attribution, check.article.text, page, house)
                ),
            }
            for page, group in zip(claim.pages, copies.groups, strict=True)
        ],
    }


def _review_object(review: Review) -> dict[str, object]:
    return {
        "verdict": review.verdict.value if review.verdict else None,
        "note": review.note,
        "reviewer": review.reviewer,
        "reviewed_at": review.reviewed_at.isoformat(),
        "snapshot_sha256": review.snapshot_sha256,
        "finding": review.found.kind.value if review.found else None,
        "concerns": [c.value for c in review.found.concerns] if review.found else None,
        "kind": review.kind.value,
        "to_call": review.to_call,
        "blind": review.blind,
    }


def _page_object(page: PageResult) -> dict[str, object]:
    snapshot, reference, finding = page.snapshot, page.reference, page.finding
    archived_at = snapshot.archived_at if snapshot else None
    shown: dict[str, object] = {
        "url": reference.url,
        "origin": reference.origin.value,
        "reason": reference.reason,
        "source": reference.source,
        "outcome": page.outcome.value,
        "status": snapshot.status if snapshot else None,
        "final_url": snapshot.final_url if snapshot else None,
        "redirects": list(snapshot.redirects) if snapshot else [],
        "fetched_at": snapshot.fetched_at.isoformat() if snapshot else None,
        "archived_at": archived_at.isoformat() if archived_at else None,
        "notes": [note.value for note in snapshot.notes] if snapshot else [],
        "supplied_by": snapshot.supplied_by if snapshot else "",
        "sha256": snapshot.sha256 if snapshot else None,
        "media_type": snapshot.media_type if snapshot else "",
        "server_date": server_date(snapshot) if snapshot else None,
        "address": snapshot.exchange.address if snapshot and snapshot.exchange else "",
        "tls": tls_object(snapshot) if snapshot else None,
        "removed": removal_object(page.removal) if page.removal else None,
    }
    shown.update(finding_object(finding))
    shown["places"] = _spans(finding.places)
    shown["credits"] = {
        "speaker": finding.page_speaker,
        "cue": finding.page_cue,
        "outlet": finding.page_outlet,
    }
    shown["page"] = _text_object(page.page, page) if page.page else None
    shown["changed"] = _change_object(page)
    return shown


def _acceptance_object(told: Acceptance | None) -> dict[str, object] | None:
    if told is None:
        return None
    return {
        "house": told.house.value,
        "accepted": told.accepted,
        "reason": told.reason.value,
        "edits": [
            {
                "quote": e.edit.quote,
                "page": e.edit.page,
                "accepted": e.accepted,
                "reason": e.reason.value,
            }
            for e in told.edits
        ],
    }


def _change_object(page: PageResult) -> dict[str, object] | None:
    """Return what changed since an earlier copy, places beside the quote first; None if nothing."""
    change = change_of(page)
    if change is None or page.earlier is None:
        return None
    return {
        "since": change.since.isoformat(),
        "earlier_sha256": page.earlier.snapshot.sha256,
        "touches_quote": change.touches_quote,
        "places": [
            {
                "old": place.old,
                "new": place.new,
                "old_span": _span(place.old_span),
                "new_span": _span(place.new_span),
                "beside_quote": place.beside_quote,
            }
            for place in change.places
        ],
    }


def _text_object(text: PageText, page: PageResult) -> dict[str, object]:
    evidence = page.finding.evidence
    found = hull(evidence.spans).of(text.text) if evidence and evidence.spans else None
    return {
        "title": text.title,
        "byline": text.byline,
        "site": text.site,
        "published": text.published,
        "canonical_url": text.canonical_url,
        "reader": text.reader,
        "length": len(text.text),
        "text_sha256": hashlib.sha256(text.text.encode("utf-8", "replace")).hexdigest(),
        "found": found,
    }


def _summary_object(check: Check) -> dict[str, object]:
    covered = covered_words(check.article, [c.attribution for c in check.claims])
    verdicts = Counter(claim.verdict for claim in check.claims)
    pages = {
        (page.reference.url, page.reference.source, page.reference.outlet): page.outcome.value
        for claim in check.claims
        for page in claim.pages
    }
    return {
        "claims": len(check.claims),
        "by_finding": {k.value: n for k in FindingKind if (n := check.count(k))},
        "unchecked": sum(claim.finding is None for claim in check.claims),
        "by_outcome": dict(sorted(Counter(pages.values()).items())),
        "by_verdict": {v.value: verdicts[v] for v in Verdict if verdicts[v]},
        "unmarked": verdicts[None],
        "words": covered.words,
        "coverage": round(covered.share, 4),
    }
