"""What is known of a page beside its words. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from citecheck.gui.text.times import local_time
from citecheck.model import Exchange, FetchOutcome, PageResult, Snapshot
from citecheck.report.chain import shown_url
from citecheck.wording.archives import both_times, way_sentences
from citecheck.wording.evidence_pane import (
    banner,
    bytes_words,
    certificate_words,
    fact_name,
    reason_sentence,
    supplied,
    utc_hint,
)
from citecheck.wording.marks import labelled
from citecheck.wording.outcomes import outcome_fact


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact: its name, what is shown, the whole of it for the clipboard, and a hover."""

    name: str
    shown: str
    whole: str = ""
    hover: str = ""


def facts_of(page: PageResult) -> tuple[Fact, ...]:
    """Return the facts of a page that are known; none of a claim without a page."""
    snapshot, text = page.snapshot, page.page
    found: list[Fact] = []
    if text is not None:
        told = (("title", text.title), ("site", text.site), ("byline", text.byline))
        found += [_fact(name, value) for name, value in told]
        found.append(_fact("published", text.published))
    if snapshot is not None:
        found += _of_snapshot(snapshot)
    found.append(_fact("reason", reason_sentence(page.reference.reason)))
    return tuple(fact for fact in found if fact.shown)


def _of_snapshot(snapshot: Snapshot) -> list[Fact]:
    by_hand = snapshot.outcome is FetchOutcome.MANUAL
    when = who_and_when(snapshot) if by_hand else local_time(snapshot.fetched_at)
    utc = utc_hint(utc_time(snapshot.fetched_at))
    asked, final = shown_url(snapshot.url or ""), shown_url(snapshot.final_url or "")
    size = snapshot.size
    sha = snapshot.sha256 or ""
    had = "fetched" if sha else "tried"
    return [
        Fact(fact_name("given" if by_hand else had), when, f"{when} ({utc})", utc),
        _fact("status", outcome_fact(snapshot.outcome, snapshot.status)),
        _fact("way", "" if by_hand else " ".join(way_sentences(snapshot))),
        _fact("asked", asked),
        _fact("final", final if final != asked else ""),
        *_of_connection(snapshot.exchange),
        _fact("type", snapshot.media_type),
        _fact("size", bytes_words(size) if size else ""),
        Fact(fact_name("sha"), f"{sha[:12]}…" if sha else "", sha, sha),
    ]


def _of_connection(exchange: Exchange | None) -> list[Fact]:
    if exchange is None:
        return []
    clock = exchange.server_date
    found = [
        _fact("server", utc_hint(utc_time(clock)) if clock else ""),
        _fact("address", exchange.address),
    ]
    if exchange.tls is not None:
        peer = exchange.tls
        told = certificate_words(peer.subject, peer.issuer) or f"{peer.sha256[:12]}…"
        whole = f"{told} · {peer.protocol} · SHA-256 {peer.sha256}"
        found.append(Fact(fact_name("certificate"), " ".join(told.split()), whole, whole))
    return found


def _fact(name: str, value: str) -> Fact:
    return Fact(fact_name(name), " ".join(value.split()))


def facts_text(facts: tuple[Fact, ...]) -> str:
    """Return the facts as lines of text, nothing shortened."""
    return "\n".join(labelled(fact.name, fact.whole or fact.shown) for fact in facts)


def banner_of(page: PageResult) -> str:
    """Return the sentence over a page that is no ordinary one, or an empty string."""
    snapshot = page.snapshot
    if snapshot is None:
        return ""
    archived = snapshot.outcome is FetchOutcome.ARCHIVED
    return banner(snapshot.outcome, both_times(snapshot) if archived else who_and_when(snapshot))


def who_and_when(snapshot: Snapshot) -> str:
    """Return by whom and when a page was given."""
    return supplied(snapshot.supplied_by, local_time(snapshot.fetched_at))


def utc_time(when: datetime) -> str:
    """Return "2024-07-02 14:02:05"."""
    return when.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S")
