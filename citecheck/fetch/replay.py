"""Captured evidence in place of the web: WARC and WACZ files, read back through the real client.

Nothing is asked of any host. Answers go through guard, redirects, decoding and status as live ones
do, so that findings rest on the captured bytes and not on what somebody wrote about them.
"""

from __future__ import annotations

import hashlib
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from citecheck.config import Options
from citecheck.fetch.account import (
    EPOCH,
    Account,
    as_captured,
    snapshot_as_told,
)
from citecheck.fetch.capture_file import Capture, asked_as, read_capture
from citecheck.fetch.client import Fetcher, open_fetcher
from citecheck.fetch.recorded import RecordedAnswer, RecordedWeb
from citecheck.model import FetchOutcome, Snapshot

OpenReplay = Callable[[Options], AbstractAsyncContextManager[Fetcher]]


def replay_web(path: Path) -> OpenReplay:
    """Return a way to a web that holds nothing but what ``path`` captured.

    Args:
        path: a .warc, .warc.gz or .wacz file, or an evidence folder (.zip); read at once, so faults
            are told before a run.

    Raises:
        KnownError: ``MISSING_FILE``, ``IS_A_FOLDER``, ``UNREADABLE_FILE``, or ``INPUT_TOO_LARGE``.
    """
    capture = read_capture(path)

    @asynccontextmanager
    async def opened(options: Options) -> AsyncIterator[Fetcher]:
        async with _client(capture, options) as client:
            yield ReplayFetcher(capture, client, options)

    return opened


def _client(
    capture: Capture, options: Options, instead: RecordedAnswer | None = None
) -> AbstractAsyncContextManager[Fetcher]:
    """Open a client of the captured web, which gives ``instead`` at its address."""
    newest = [answer for _, answer in capture.answers.values()]
    web = RecordedWeb([*_redirections(capture), *newest, *([instead] if instead else ())])
    offline = replace(
        options,
        proxy="",
        robots="never",
        skip_hosts=(),
        host_delay_s=0.0,
        host_delays=(),
        # Content is kept decoded, so all of it comes over this wire.
        max_wire_bytes=options.max_wire_bytes + options.max_decoded_bytes,
    )
    return open_fetcher(offline, resolve=web.resolve, dial=web.dial, wait=_no_wait)


async def _no_wait(_seconds: float) -> None:
    """Wait for nobody: what was captured does not change."""


class ReplayFetcher:
    """Gives captured pages; what was not captured was not attempted."""

    def __init__(self, capture: Capture, client: Fetcher, options: Options) -> None:
        self._capture = capture
        self._client = client
        self._options = options

    async def fetch(self, url: str, earlier: Snapshot | None = None) -> Snapshot:  # noqa: ARG002 - same face
        """Return the captured page, dated as it was captured."""
        account = self._capture.accounts.get(url, {})
        if account.get("outcome") == FetchOutcome.MANUAL.value and url in self._capture.by_hand:
            return snapshot_as_told(account, url, self._capture.by_hand[url])
        place = asked_as(str(account.get("final_url") or url))
        if account.get("outcome") == FetchOutcome.NOT_MODIFIED.value:
            return snapshot_as_told(account, url, self._kept_body(account, place))
        told_at, answer = self._capture.answers.get(place, (None, None))
        if told_at and answer and (answer.body or not account):
            meant = self._capture.versions.get((place, str(account.get("sha256"))))
            return as_captured(await self._page(url, answer, meant), account, told_at)
        if account:
            return snapshot_as_told(account, url, b"")
        return Snapshot(
            url=url,
            outcome=FetchOutcome.NOT_ATTEMPTED,
            fetched_at=EPOCH,
            detail="not in the captured evidence",
        )

    def _kept_body(self, account: Account, place: str) -> bytes:
        """Return the body that an answer "not modified" rests on; empty where it is not here."""
        digest = str(account.get("sha256"))
        body = self._capture.by_hand.get(place, b"")
        if hashlib.sha256(body).hexdigest() == digest:
            return body
        version = self._capture.versions.get((place, digest))
        return version.body if version else b""

    async def _page(
        self, url: str, newest: RecordedAnswer, meant: RecordedAnswer | None
    ) -> Snapshot:
        """Return the page as this account had it: its address may have been had again since."""
        if meant is None or meant == newest:
            return await self._client.fetch(url)
        async with _client(self._capture, self._options, meant) as client:
            return await client.fetch(url)


def _redirections(capture: Capture) -> Iterator[RecordedAnswer]:
    """Yield the steps by which our own pages were reached; their answers were not kept."""
    for url, account in capture.accounts.items():
        steps = [url, *(str(step) for step in account.get("redirects") or ())]
        for here, there in pairwise(steps):
            if asked_as(here) and asked_as(here) not in capture.answers:
                yield RecordedAnswer(here, 302, (("Location", there),))
