"""One article about a bridge, its page, and what is found of its three claims."""

from __future__ import annotations

from datetime import UTC, datetime

from citecheck.model import (
    Article,
    Attribution,
    AttributionKind,
    Check,
    ClaimResult,
    Concern,
    Edit,
    EditOp,
    Evidence,
    FetchOutcome,
    Finding,
    FindingKind,
    Origin,
    OutletMention,
    PageResult,
    PageText,
    Reference,
    Snapshot,
    Span,
)

NOW = datetime(2026, 3, 14, 14, 2, tzinfo=UTC)
TEXT = (
    "A bridge 🌉 and its gate\n\n"
    "Ilse Marrow told AFP, “The gates are now ready.” “We will wait,” she said.\n\n"
    "According to Tomas Reyle the ferry will sail."
)
PAGE = "The interview. “The gates are not ready.” She said: “We will wait.” That was all."


def span(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def attribution(name: str, speaker: str, cue: str, content: str) -> Attribution:
    quoted = content.startswith("“")
    return Attribution(
        name,
        0,
        AttributionKind.DIRECT if quoted else AttributionKind.INDIRECT,
        (span(speaker),),
        (span(cue),),
        (span(content),),
        speaker_name="Ilse Marrow" if speaker == "she" else speaker,
        outlet=OutletMention("Agence France-Presse", "AFP") if cue == "told" else None,
        why=("found by the rules",),
    )


def altered(page: PageText) -> Finding:
    there = span("The gates are not ready.", PAGE)
    now = Span(15, 18)
    edit = Edit(EditOp.REPLACE, "now", "not", now, span("not", PAGE), protected=True)
    return Finding(FindingKind.ALTERED, Evidence((there,), 0.9, (edit,)), (Concern.NEGATION,))


def page_result(claim_id: str, finding: Finding, outcome: FetchOutcome) -> PageResult:
    url = f"https://www.example.org/{claim_id}"
    has_text = outcome.has_text
    snapshot = Snapshot(
        url, outcome, NOW, url, status=200 if has_text else 403, body=b"x" if has_text else b""
    )
    reference = Reference(claim_id, Origin.LINKED, url)
    return PageResult(reference, snapshot, PageText(PAGE) if has_text else None, finding)


def url_of(claim: ClaimResult) -> str:
    return f"https://www.example.org/{claim.attribution.id}"


def findings() -> dict[str, PageResult]:
    exact = Finding(FindingKind.EXACT, Evidence((span("We will wait", PAGE),), 1.0))
    return {
        "a1": page_result("a1", altered(PageText(PAGE)), FetchOutcome.OK),
        "a2": page_result("a2", exact, FetchOutcome.OK),
        "a3": page_result("a3", Finding(FindingKind.UNREACHED), FetchOutcome.FORBIDDEN),
    }


def bare_check(text: str = TEXT) -> Check:
    article = Article(text, title=text.split("\n", 1)[0])
    claims = (
        ClaimResult(attribution("a1", "Ilse Marrow", "told", "“The gates are now ready.”")),
        ClaimResult(attribution("a2", "she", "said", "“We will wait,”")),
        ClaimResult(attribution("a3", "Tomas Reyle", "According to", "the ferry will sail")),
    )
    return Check(article.sha256, article, claims, NOW, NOW, "0")
