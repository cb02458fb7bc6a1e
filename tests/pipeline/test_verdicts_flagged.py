"""A verdict is flagged when a later check, retry or page by hand brings other evidence."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from citecheck.config import Options
from citecheck.model import (
    Article,
    Check,
    ClaimResult,
    EvidenceChange,
    FetchOutcome,
    FindingKind,
    Link,
    Review,
    Span,
    Verdict,
)
from citecheck.pipeline.desk import Desk
from citecheck.pipeline.events import ClaimJudged
from citecheck.pipeline.plan import HandPage
from citecheck.store.library import Library
from tests.pipeline.test_recheck import NOON, PAGE, SCRIPT, TEXT, URL, Web

LINKED = Article(TEXT, links=(Link(URL, Span(TEXT.index("Ada"), TEXT.index("Ada") + 9)),))
Step = Callable[[Desk, str], Awaitable[object]]


async def recheck(desk: Desk, key: str) -> Check:
    return await desk.recheck(key)


async def retry(desk: Desk, key: str) -> Check:
    return await desk.retry(key, {URL})


async def give(desk: Desk, key: str) -> Check:
    pasted = "“We will open the bridge in May,” said Ada Orlan.".encode()
    page = HandPage("pasted text", pasted, "text/plain", attribution_id="a1")
    return await desk.give_page(key, page)


async def decide(desk: Desk, key: str) -> None:
    claim = desk.library.load_check(key).claims[0]
    best = claim.best
    snapshot = best.snapshot if best else None
    review = Review(
        claim.attribution.key(key),
        Verdict.CANNOT_VERIFY,
        "",
        "AB",
        NOON,
        snapshot.sha256 if snapshot else None,
        found=claim.outline,
    )
    desk.library.add_reviews(key, [review])


def after(
    library: Library, *steps: Step, article: Article = LINKED, versions: tuple[str | None, ...] = ()
) -> ClaimResult:
    """Return the one claim after ``steps``; the site gives one version after the other."""

    async def walk() -> str:
        async with Desk(library, Options(), web=Web(*versions).open, now=lambda: NOON) as desk:
            key = (await desk.open(article)).key
            for step in steps:
                await step(desk, key)
            return key

    return library.load_check(asyncio.run(walk())).claims[0]


def test_a_retry_that_brings_the_page_flags_the_verdict_and_keeps_it(library: Library) -> None:
    claim = after(library, recheck, decide, retry, versions=(None, PAGE))

    assert claim.verdict is Verdict.CANNOT_VERIFY
    assert claim.outline.kind is FindingKind.EXACT
    assert claim.evidence_change is EvidenceChange.PAGE_SINCE


def test_a_first_check_after_the_verdict_flags_it(library: Library) -> None:
    claim = after(library, decide, recheck, versions=(PAGE,))

    assert claim.evidence_change is EvidenceChange.PAGE_SINCE


def test_text_given_by_hand_for_a_claim_without_link_flags_it(library: Library) -> None:
    claim = after(library, recheck, decide, give, article=Article(TEXT))

    assert claim.outline.kind is FindingKind.EXACT
    assert claim.evidence_change is EvidenceChange.PAGE_SINCE


def test_a_page_that_is_missing_once_more_flags_nothing(library: Library) -> None:
    claim = after(library, recheck, decide, retry, recheck, versions=(None, None, None))

    assert claim.evidence_change is None


def test_a_better_page_given_by_hand_flags_the_verdict_on_a_poorer_one(library: Library) -> None:
    poorer = PAGE.replace("May", "June")

    claim = after(library, recheck, decide, give, versions=(poorer,))

    assert claim.evidence_change is EvidenceChange.OTHER_FINDING


def test_a_decision_on_the_new_evidence_takes_the_flag_away(library: Library) -> None:
    claim = after(library, recheck, decide, retry, decide, versions=(None, PAGE))

    assert claim.evidence_change is None


def test_a_verdict_on_a_stub_stands_while_the_stub_says_the_same(library: Library) -> None:
    text = f"{TEXT} “The roof has not been painted yet,” Ben Corr, the builder, said."
    places = [text.index("Ada"), text.index("Ben")]
    article = Article(text, links=tuple(Link(URL, Span(at, at + 8)) for at in places))
    said = '{"@type": "NewsArticle", "isAccessibleForFree": false}'
    stub = f'<script type="application/ld+json">{said}</script>{PAGE}<p>Subscribe to read on.</p>'
    versions = stub, stub + SCRIPT.format(1)

    claim = after(library, recheck, decide, recheck, article=article, versions=versions)

    assert claim.pages[0].outcome is FetchOutcome.PAYWALLED
    assert claim.outline.kind is FindingKind.EXACT
    assert claim.evidence_change is None


def test_what_is_told_while_a_run_goes_on_flags_no_page_that_says_the_same(
    library: Library,
) -> None:
    told: list[ClaimResult] = []

    def note(event: object) -> None:
        if isinstance(event, ClaimJudged):
            told.append(event.claim)

    async def watched(desk: Desk, key: str) -> None:
        await desk.recheck(key, report=note)

    after(library, recheck, decide, watched, versions=(PAGE, PAGE + SCRIPT.format(1)))

    assert [claim.evidence_change for claim in told] == [None]


def test_what_is_told_of_a_retry_leaves_the_other_pages_where_they_were(library: Library) -> None:
    told: list[ClaimResult] = []

    def note(event: object) -> None:
        if isinstance(event, ClaimJudged):
            told.append(event.claim)

    async def watched(desk: Desk, key: str) -> None:
        await desk.retry(key, {URL}, report=note)

    claim = after(library, recheck, give, decide, watched, versions=(None, None))

    assert [len(one.pages) for one in told] == [len(claim.pages)]
    assert [one.evidence_change for one in told] == [None]
