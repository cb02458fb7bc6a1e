"""Findings as the plain objects of the JSON contract."""

from __future__ import annotations

from citecheck.model import Finding, hull


def finding_object(finding: Finding) -> dict[str, object]:
    """Return a finding as JSON-ready values; spans are ``[start, end]`` of the page's text."""
    evidence = finding.evidence
    place = hull(evidence.spans) if evidence and evidence.spans else None
    shown: dict[str, object] = {
        "finding": finding.kind.value,
        "span": [place.start, place.end] if place else None,
        "similarity": round(evidence.similarity, 3) if evidence else 0.0,
        "concerns": [concern.value for concern in finding.concerns],
        "edits": [
            {"op": edit.op.value, "quote": edit.quote, "page": edit.page}
            for edit in (evidence.edits if evidence else ())
        ],
    }
    if finding.passages:
        shown["passages"] = [[p.span.start, p.span.end] for p in finding.passages]
    if finding.triage is not None:
        shown["triage"] = round(finding.triage, 3)
    return shown
