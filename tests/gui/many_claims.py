"""Checks of any number of claims, for tests and clocks of the list."""

from __future__ import annotations

from dataclasses import replace

from citecheck.model import (
    Article,
    Attribution,
    AttributionKind,
    Check,
    ClaimResult,
    FetchOutcome,
    Finding,
    FindingKind,
    OutletMention,
    Span,
)
from tests.gui.bridge import NOW, page_result

KINDS = (FindingKind.EXACT, FindingKind.ALTERED, FindingKind.PASSAGE, FindingKind.ABSENT)


def check_of(count: int) -> Check:
    """Return a check of ``count`` claims that were not checked yet."""
    lines = [
        f"Speaker {n % 7} told Outlet {n % 5}, “These are the words {n}.”" for n in range(count)
    ]
    text = "\n\n".join(lines)
    claims, at = [], 0
    for n, line in enumerate(lines):
        content = Span(at + line.index("“"), at + len(line))
        speaker = Span(at, at + len(f"Speaker {n % 7}"))
        outlet = OutletMention(f"Outlet {n % 5}", f"Outlet {n % 5}")
        claims.append(
            ClaimResult(
                Attribution(
                    f"a{n + 1}", 0, AttributionKind.DIRECT, (speaker,), (), (content,),
                    speaker_name=f"Speaker {n % 7}", outlet=outlet,
                )
            )
        )  # fmt: skip
        at += len(line) + 2
    article = Article(text)
    return Check(article.sha256, article, tuple(claims), NOW, NOW, "0")


def checked_of(count: int) -> Check:
    """Return the same check with a finding for every claim."""
    check = check_of(count)
    return replace(check, claims=tuple(judged(c, n) for n, c in enumerate(check.claims)))


def judged(claim: ClaimResult, n: int) -> ClaimResult:
    """Return a claim with a finding."""
    finding = Finding(KINDS[n % len(KINDS)])
    return replace(claim, pages=(page_result(claim.attribution.id, finding, FetchOutcome.OK),))
