"""Which run's findings count, and what a stopped run leaves to the next."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from citecheck.model import (
    Article,
    Attribution,
    AttributionKind,
    FetchOutcome,
    Finding,
    FindingKind,
    Origin,
    Reference,
    Snapshot,
    Span,
)
from citecheck.store.library import Library
from tests.report.invented import NOON
from tests.store.keeping import save_finding, save_snapshot


def one_claim() -> tuple[Article, Attribution]:
    article = Article("“Yes,” he said.")
    return article, Attribution("a1", 0, AttributionKind.DIRECT, (), (), (Span(0, 6),))


def _hours(count: int) -> timedelta:
    return timedelta(hours=count)


def count_findings(path: Path) -> int:
    with closing(sqlite3.connect(path)) as db:
        return int(db.execute("SELECT count(*) FROM finding").fetchone()[0])


def test_the_newest_run_is_shown_and_the_older_one_kept(library: Library) -> None:
    article, claim = one_claim()
    key = library.save_article(article, NOON)
    library.save_attributions(key, [claim])
    reference = Reference("a1", Origin.LINKED, "https://x.example/")
    library.save_references(key, [reference])
    first = library.begin_run(key, NOON)
    save_finding(library, key, "a1", reference, None, Finding(FindingKind.UNREACHED), run=first)
    second = library.begin_run(key, NOON + _hours(1))

    before = library.load_check(key).claims[0].finding
    save_finding(library, key, "a1", reference, None, Finding(FindingKind.ABSENT), run=second)
    after = library.load_check(key).claims[0].finding

    assert before == Finding(FindingKind.UNREACHED)
    assert after == Finding(FindingKind.ABSENT)
    assert first < second
    assert count_findings(library.path) == 2


def test_a_whole_run_that_ended_makes_earlier_findings_history(library: Library) -> None:
    article, claim = one_claim()
    key = library.save_article(article, NOON)
    library.save_attributions(key, [claim])
    old, new = (
        Reference("a1", Origin.USER, None, source=name) for name in ("old.html", "new.html")
    )
    first = library.begin_run(key, NOON, whole=True)
    save_finding(library, key, "a1", old, None, Finding(FindingKind.EXACT), run=first)
    library.end_run(first, NOON)
    second = library.begin_run(key, NOON, whole=True)
    save_finding(library, key, "a1", new, None, Finding(FindingKind.ABSENT), run=second)

    during = library.load_check(key).claims[0]
    library.end_run(second, NOON)
    after = library.load_check(key).claims[0]

    assert [page.reference.source for page in during.pages] == ["old.html", "new.html"]
    assert [page.reference.source for page in after.pages] == ["new.html"]
    assert library.list_checks()[0].by_finding == {FindingKind.ABSENT: 1}


def test_a_whole_run_takes_up_what_an_interrupted_one_was_answered(library: Library) -> None:
    article, claim = one_claim()
    key = library.save_article(article, NOON)
    library.save_attributions(key, [claim])
    url = "https://x.example/"
    snapshot = Snapshot(url, FetchOutcome.OK, NOON, body=b"words")
    cut = library.begin_run(key, NOON, whole=True)
    number = save_snapshot(library, snapshot)
    finding = Finding(FindingKind.EXACT)
    save_finding(library, key, "a1", Reference("a1", Origin.LINKED, url), number, finding, run=cut)

    part = library.begin_run(key, NOON)
    whole = library.begin_run(key, NOON, whole=True)

    assert library.resumable_snapshot(part, url) is None
    assert library.resumable_snapshot(whole, url) == snapshot
    assert library.resumable_snapshot(whole, "https://y.example/") is None
    library.end_run(whole, NOON)
    assert library.resumable_snapshot(library.begin_run(key, NOON, whole=True), url) is None


def test_a_pasted_page_is_not_lost_when_the_site_refuses_again(library: Library) -> None:
    article, claim = one_claim()
    key = library.save_article(article, NOON)
    library.save_attributions(key, [claim])
    linked = Reference("a1", Origin.LINKED, "https://x.example/")
    library.save_references(key, [linked])
    pasted = Snapshot(linked.url, FetchOutcome.MANUAL, NOON, body=b"Yes")
    refused = Snapshot(linked.url, FetchOutcome.FORBIDDEN, NOON)
    read = Snapshot(linked.url, FetchOutcome.OK, NOON, body=b"No")
    shown = []

    for snapshot, kind in (
        (pasted, FindingKind.EXACT),
        (refused, FindingKind.UNREACHED),
        (read, FindingKind.ABSENT),
        (refused, FindingKind.UNREACHED),
    ):
        run = library.begin_run(key, NOON)
        number = save_snapshot(library, snapshot)
        save_finding(library, key, "a1", linked, number, Finding(kind), run=run)
        shown.append(library.load_check(key).claims[0].pages[0].finding.kind)

    exact, absent = FindingKind.EXACT, FindingKind.ABSENT
    assert shown == [exact, exact, absent, absent]
    assert library.list_checks()[0].by_finding == {absent: 1}


def test_only_what_a_stopped_run_of_the_last_day_had_read_is_taken_up(library: Library) -> None:
    article, claim = one_claim()
    key = library.save_article(article, NOON)
    library.save_attributions(key, [claim])
    had = Snapshot("https://x.example/", FetchOutcome.OK, NOON, body=b"words")
    slow = Snapshot("https://slow.example/", FetchOutcome.TIMEOUT, NOON)
    stopped = library.begin_run(key, NOON, whole=True)
    for snapshot in (had, slow):
        reference = Reference("a1", Origin.LINKED, snapshot.url)
        number = save_snapshot(library, snapshot)
        save_finding(
            library, key, "a1", reference, number, Finding(FindingKind.ABSENT), run=stopped
        )

    def resumed(hours: int, url: str, *, whole: bool = True) -> Snapshot | None:
        run = library.begin_run(key, NOON + _hours(hours), whole=whole)
        return library.resumable_snapshot(run, url)

    assert resumed(1, "https://x.example/") == had
    assert resumed(1, "https://slow.example/") is None
    assert resumed(1, "https://x.example/", whole=False) is None
    assert resumed(25, "https://x.example/") is None
