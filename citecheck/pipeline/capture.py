"""One address, had and read: with what the page itself says about where its text stands."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import NamedTuple, Protocol
from urllib.parse import urldefrag, urlsplit

from citecheck.detect.outlets import registrable_domain
from citecheck.model import (
    ErrorCode,
    FetchNote,
    FetchOutcome,
    KnownError,
    PageText,
    Snapshot,
)
from citecheck.read.alternates import refresh_target

# Address and what was had of it earlier → what came of asking for it.
Fetch = Callable[[str, Snapshot | None], Awaitable[Snapshot]]

# Outcomes whose body is worth reading all the same: it may hold the quoted words.
_STUBS = {FetchOutcome.PAYWALLED, FetchOutcome.WRONG_PAGE}
LIVE = {FetchOutcome.OK, FetchOutcome.NOT_MODIFIED}
# Ends of a page that shows nothing of its own where it sends its visitors on.
_SENT_ON = {FetchOutcome.INTERSTITIAL, FetchOutcome.EMPTY, FetchOutcome.NEEDS_JAVASCRIPT}
_TOO_LITTLE = {FetchOutcome.PAYWALLED, FetchOutcome.EMPTY, FetchOutcome.NEEDS_JAVASCRIPT}


class ReadsPage(Protocol):
    """What foreign bytes are handed to."""

    async def read_snapshot(self, snapshot: Snapshot) -> tuple[PageText, FetchOutcome]:
        """Return an answer's text, and its outcome in that light; raises ``KnownError``."""
        ...


class Captured(NamedTuple):
    """A snapshot with its outcome as its text shows it, and the text where it has one."""

    snapshot: Snapshot
    page: PageText | None


class Earlier(NamedTuple):
    """What was had of a page before, and what brings its body back from the library."""

    snapshot: Snapshot
    whole: Callable[[Snapshot], Awaitable[Snapshot]]


async def captured_page(
    url: str, fetch: Fetch, reader: ReadsPage, *, earlier: Earlier | None = None
) -> Captured:
    """Return what came of ``url``, followed once where the page says that its text is elsewhere.

    A page that sends its visitors on (meta refresh, or its header) is followed like a redirect.
    One that shows too little and names its AMP form or its form for printing, on a domain of the
    same owner, is read there; where that shows no more, the page itself stands.

    Args:
        url: as the article has it.
        fetch: asks for an address, guarded like every other.
        reader: reads what came.
        earlier: what was had of it before; asked for only if it changed.
    """
    snapshot = await fetch(url, earlier.snapshot if earlier else None)
    if earlier is not None and snapshot.outcome is FetchOutcome.NOT_MODIFIED:
        snapshot = _renewed(await earlier.whole(earlier.snapshot), snapshot)
    found = await read_capture(snapshot, reader)
    page = found.page
    if found.snapshot.outcome in _SENT_ON and (target := _sent_to(found)):
        sent_on = await _step(snapshot, target, fetch, FetchNote.META_REFRESH)
        return await read_capture(sent_on, reader)
    if page is None:
        return found
    variant = _variant(found.snapshot, page)
    if variant is None:
        return found
    other = await read_capture(await _step(snapshot, variant[0], fetch, variant[1]), reader)
    return other if other.snapshot.outcome is FetchOutcome.OK else found


async def read_capture(snapshot: Snapshot, reader: ReadsPage) -> Captured:
    """Return the page's text where it has one, and the snapshot as its text shows it."""
    if not snapshot.body or not (snapshot.outcome.has_text or snapshot.outcome in _STUBS):
        return Captured(snapshot, None)
    try:
        page, outcome = await reader.read_snapshot(snapshot)
    except KnownError as error:
        return Captured(_unreadable(snapshot, error), None)
    return Captured(replace_outcome(snapshot, outcome), page)


def replace_outcome(snapshot: Snapshot, outcome: FetchOutcome, detail: str = "") -> Snapshot:
    """Return ``snapshot`` with another outcome; its bytes and times stay."""
    if outcome is snapshot.outcome:
        return snapshot
    return replace(snapshot, outcome=outcome, detail=detail or snapshot.detail)


def _renewed(earlier: Snapshot, answer: Snapshot) -> Snapshot:
    """Return ``answer``, "not modified", with the body that it says still holds.

    Its headers renew those that came with the body (RFC 9111, section 4.3.4).
    """
    told = {name.casefold() for name, _ in answer.headers}
    kept = tuple(pair for pair in earlier.headers if pair[0].casefold() not in told)
    return replace(
        answer,
        headers=answer.headers + kept,
        media_type=earlier.media_type,
        body=earlier.body,
        detail=f"not modified since {earlier.fetched_at.isoformat(timespec='seconds')}",
    )


async def _step(before: Snapshot, target: str, fetch: Fetch, note: FetchNote) -> Snapshot:
    """Return the answer of ``target``, as the end of the way that began with ``before``."""
    there = await fetch(target, None)
    way = (*before.redirects, target, *there.redirects)
    told = (*before.exchanges, *there.exchanges)
    return with_note(replace(there, url=before.url, redirects=way, exchanges=told), note)


def _sent_to(found: Captured) -> str:
    """Return where a page sends its visitors: by its markup, else by the header of its answer."""
    if found.page is not None and found.page.refresh_url:
        return found.page.refresh_url
    own = found.snapshot.page_url or ""
    target = refresh_target(found.snapshot.header("refresh"), own)
    return target if target and urldefrag(target).url != urldefrag(own).url else ""


def _variant(snapshot: Snapshot, page: PageText) -> tuple[str, FetchNote] | None:
    """Return another form of a page that shows too little, where its owner offers one."""
    if snapshot.outcome not in _TOO_LITTLE:
        return None
    own = _domain(snapshot.page_url or "")
    forms = ((page.amp_url, FetchNote.AMP_VARIANT), (page.print_url, FetchNote.PRINT_VARIANT))
    return next(((url, note) for url, note in forms if url and _domain(url) == own), None)


def _domain(url: str) -> str:
    return registrable_domain(urlsplit(url).hostname or "")


def with_note(snapshot: Snapshot, note: FetchNote) -> Snapshot:
    """Return ``snapshot`` with one more note."""
    return replace(snapshot, notes=(*snapshot.notes, note))


_OUTCOME_OF_FAULT = {
    ErrorCode.EMPTY_INPUT: FetchOutcome.EMPTY,
    ErrorCode.INPUT_TOO_LARGE: FetchOutcome.TOO_LARGE,
    ErrorCode.UNREADABLE_PAGE: FetchOutcome.BAD_RESPONSE,
    ErrorCode.BROKEN_FILE: FetchOutcome.BAD_RESPONSE,
    ErrorCode.UNKNOWN_ENCODING: FetchOutcome.BAD_RESPONSE,
}


def _unreadable(snapshot: Snapshot, error: KnownError) -> Snapshot:
    """Return the snapshot of a page that no reader could take, with the outcome that says so."""
    outcome = _OUTCOME_OF_FAULT.get(error.code, FetchOutcome.UNSUPPORTED_TYPE)
    return replace_outcome(snapshot, outcome, error.code.value)
