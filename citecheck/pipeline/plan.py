"""What a run has to look at: which page serves which claims."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urldefrag

from citecheck.model import (
    Article,
    Attribution,
    Check,
    FetchOutcome,
    Origin,
    Reference,
    Snapshot,
)

PART = "part:"


@dataclass(frozen=True, slots=True)
class HandPage:
    """A page given by hand.

    Attributes:
        source: file name, "pasted text" or "part:N", for people.
        data: its bytes.
        content_type: "text/html", "text/plain; charset=utf-8", … or empty to sniff.
        url: the address that it stands for, or None.
        attribution_id: the one claim it was given for, or None for every claim.
        part: index of the article's part that it is, or None.
        by: name or initials of who gave it; may be empty.
        own_url: where the page itself says that it came from, for want of ``url``: it stands in
            for links there, and is tried for every claim all the same.
    """

    source: str
    data: bytes
    content_type: str = ""
    url: str | None = None
    attribution_id: str | None = None
    part: int | None = None
    by: str = ""
    own_url: str | None = None


@dataclass(frozen=True, slots=True)
class Use:
    """One claim that a page serves."""

    attribution: Attribution
    reference: Reference


@dataclass(frozen=True, slots=True)
class Job:
    """One page of a run: a URL to fetch, or a page given by hand, with the claims it serves."""

    url: str | None
    hand: HandPage | None
    uses: tuple[Use, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """All pages of a run, and the claims that have none.

    Attributes:
        jobs: one a page; a page given by hand stands in for the URL it has.
        unlinked: claims that no page serves, each with the reference that says so.
    """

    jobs: tuple[Job, ...]
    unlinked: tuple[Use, ...]


def same_page(url: str) -> str:
    """Return ``url`` in the form in which two addresses of one page are equal."""
    plain = urldefrag(url).url.strip().rstrip("/")
    scheme, _, rest = plain.partition("://")
    return rest.removeprefix("www.") if scheme.lower() in {"http", "https"} else plain


def plan_run(
    attributions: Sequence[Attribution],
    references: Iterable[Reference],
    by_hand: Sequence[HandPage] = (),
) -> Plan:
    """Return which pages to look at for which claims.

    A page given by hand with an address stands in for the links to that address; claims without
    a link of their own are tried against it too. One without an address (or with none but its own
    word for it) is tried for every claim, or for the one it was given for, but a part of the
    article never for its own claims.
    """
    claims = {attribution.id: attribution for attribution in attributions}
    linked: dict[str, list[Use]] = {}
    nothing: list[Use] = []
    for reference in references:
        if reference.origin is Origin.USER:
            continue  # a page of an earlier run; it counts only when it is given again
        use = Use(claims[reference.attribution_id], reference)
        if reference.url is None:
            nothing.append(use)
        else:
            linked.setdefault(same_page(reference.url), []).append(use)
    has_link = {use.attribution.id for uses in linked.values() for use in uses}
    jobs = [_hand_job(page, attributions, linked, has_link) for page in by_hand]
    jobs += [Job(uses[0].reference.url, None, tuple(uses)) for uses in linked.values()]
    told = {use.attribution.id for use in nothing} | has_link
    nothing += [Use(a, no_reference(a)) for a in attributions if a.id not in told]
    served = {use.attribution.id for job in jobs for use in job.uses}
    unlinked = tuple(use for use in nothing if use.attribution.id not in served)
    return Plan(tuple(job for job in jobs if job.uses), unlinked)


def no_reference(attribution: Attribution) -> Reference:
    """Return the reference of a claim that names no page at all."""
    outlet = attribution.outlet.name if attribution.outlet else None
    return Reference(attribution.id, Origin.OUTLET, None, outlet, reason="no link")


def _hand_job(
    page: HandPage,
    attributions: Sequence[Attribution],
    linked: dict[str, list[Use]],
    has_link: set[str],
) -> Job:
    uses: list[Use] = []
    if address := page.url or page.own_url:
        uses = linked.pop(same_page(address), [])
    taken = {use.attribution.id for use in uses}
    for attribution in attributions:
        if attribution.id in taken or attribution.part == page.part:
            continue
        if page.attribution_id is not None and attribution.id != page.attribution_id:
            continue
        if page.url is not None and page.attribution_id is None and attribution.id in has_link:
            continue
        uses.append(Use(attribution, _hand_reference(page, attribution)))
    return Job(page.url, page, tuple(uses))


def _hand_reference(page: HandPage, attribution: Attribution) -> Reference:
    reason = "given by hand" if page.part is None else "part of this article"
    return Reference(
        attribution.id, Origin.USER, page.url, rank=99, reason=reason, source=page.source
    )


def part_page(article: Article, number: int) -> HandPage:
    """Return part ``number`` (counted from 1) of the article as a page for the other parts."""
    part = article.parts[number - 1]
    data = part.span.of(article.text).encode("utf-8")
    page = HandPage(f"{PART}{number}", data, "text/plain; charset=utf-8")
    return replace(page, part=number - 1)


def hands_of(check: Check, whole: Callable[[Snapshot], Snapshot]) -> tuple[HandPage, ...]:
    """Return the pages given by hand that a check shows, each as it was given.

    One that several claims show was given for all of them. Those that were removed by age are left
    out; what was found in them stays (``store.retention.carry_over``).

    Args:
        check: as loaded.
        whole: brings back a body that was left in the library.
    """
    shown: dict[tuple[str, str | None], list[tuple[str, Snapshot]]] = {}
    for claim in check.claims:
        for page in claim.pages:
            if page.snapshot is not None and page.outcome is FetchOutcome.MANUAL:
                source = page.snapshot.detail
                entry = (claim.attribution.id, page.snapshot)
                shown.setdefault((source, page.snapshot.sha256), []).append(entry)
    pages = (_hand_page(check.article, entries, whole) for entries in shown.values())
    return tuple(page for page in pages if page is not None)


def _hand_page(
    article: Article,
    entries: Sequence[tuple[str, Snapshot]],
    whole: Callable[[Snapshot], Snapshot],
) -> HandPage | None:
    claim, snapshot = entries[0]
    number = snapshot.detail.removeprefix(PART)
    if number != snapshot.detail and 0 < int(number) <= len(article.parts):
        return part_page(article, int(number))
    given = whole(snapshot)
    if given.removal is not None:
        return None
    return HandPage(
        snapshot.detail,
        given.body,
        snapshot.header("content-type"),
        snapshot.url,
        claim if len(entries) == 1 else None,
        by=snapshot.supplied_by,
        own_url=snapshot.final_url,
    )
