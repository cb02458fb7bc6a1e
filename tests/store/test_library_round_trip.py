"""What was saved comes back equal, after closing and opening again."""

from __future__ import annotations

import dataclasses
import sqlite3
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from citecheck.model import (
    Article,
    Attribution,
    AttributionKind,
    Check,
    ClaimResult,
    ErrorCode,
    FetchOutcome,
    Finding,
    FindingKind,
    KnownError,
    Origin,
    PageText,
    Reference,
    Review,
    Snapshot,
    Span,
    Verdict,
)
from citecheck.store.codec import from_json, to_json
from citecheck.store.library import Library, open_library
from tests.report.invented import NOON, invented_check
from tests.store.keeping import save_finding, save_page, save_snapshot


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with open_library(tmp_path / "deep" / "er" / "library.citecheck") as library:
        yield library


def save(library: Library, check: Check) -> None:
    library.save_article(check.article, check.created_at)
    library.save_attributions(check.key, [c.attribution for c in check.claims])
    pages = [(c.attribution.id, page) for c in check.claims for page in c.pages]
    library.save_references(check.key, [page.reference for _, page in pages])
    run = library.begin_run(check.key, check.changed_at)
    for label, page in pages:
        number = None
        if page.snapshot:
            number = save_snapshot(library, page.snapshot)
            if page.page:
                save_page(library, number, page.page)
        save_finding(library, check.key, label, page.reference, number, page.finding, run=run)
    for claim in check.claims:
        for review in claim.reviews:
            library.add_reviews(check.key, [review])


def one_claim(text: str = "“Yes,” he said.") -> tuple[Article, Attribution]:
    content = (Span(0, len(text)),)
    kind = AttributionKind.DIRECT
    return Article(text), Attribution("a1", 0, kind, (), (), content)


def test_a_whole_check_survives_closing_and_opening(tmp_path: Path) -> None:
    check = invented_check()
    path = tmp_path / "library.citecheck"
    with open_library(path) as library:
        save(library, check)

    with open_library(path) as library:
        loaded = library.with_bodies(library.load_check(check.key))

    assert loaded == check


def test_saving_a_check_twice_doubles_nothing(library: Library) -> None:
    check = invented_check()
    save(library, dataclasses.replace(check, claims=tuple(_without_reviews(check))))
    before = _row_counts(library.path)

    save(library, dataclasses.replace(check, claims=tuple(_without_reviews(check))))

    after = _row_counts(library.path)
    # A run is an event of its own, with its own findings; nothing else grows.
    grown = {name for name in before if before[name] != after[name]}
    assert grown == {"run", "finding", "sqlite_sequence"} & grown
    again = library.with_bodies(library.load_check(check.key))
    assert again.claims == tuple(_without_reviews(check))


def _without_reviews(check: Check) -> Iterator[ClaimResult]:
    return (dataclasses.replace(claim, reviews=()) for claim in check.claims)


def _row_counts(path: Path) -> dict[str, int]:
    db = sqlite3.connect(path)
    try:
        names = [r[0] for r in db.execute("SELECT name FROM sqlite_master WHERE type='table'")]
        return {n: db.execute(f"SELECT count(*) FROM {n}").fetchone()[0] for n in names}  # noqa: S608 - our own tables
    finally:
        db.close()


texts = st.text(
    st.one_of(
        st.sampled_from("😀\u00a0\u2028\u2029\u200b\ufeff\x00\n\r\t“”«»é٣漢"),
        st.characters(exclude_categories=["Cs"]),
    ),
    min_size=1,
    max_size=60,
)


kept_outcomes = st.sampled_from([one for one in FetchOutcome if one is not FetchOutcome.DAMAGED])


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts, texts, st.sampled_from(Verdict), kept_outcomes, st.binary())
def test_any_text_and_any_bytes_come_back_as_they_were(
    tmp_path_factory: pytest.TempPathFactory,
    text: str,
    other: str,
    verdict: Verdict,
    outcome: FetchOutcome,
    body: bytes,
) -> None:
    article, claim = one_claim(text)
    article = dataclasses.replace(article, title=other, byline=other, url=other)
    snapshot = Snapshot(other, outcome, NOON, headers=((other, text),), body=body, detail=other)
    page, reference = PageText(other, title=text), Reference("a1", Origin.USER, other, text)
    finding = Finding(FindingKind.ABSENT, page_speaker=text)
    review = Review(claim.key(article.sha256), verdict, other, text, NOON)

    with open_library(tmp_path_factory.mktemp("l") / "l") as library:
        key = library.save_article(article, NOON)
        library.save_attributions(key, [claim])
        number = save_snapshot(library, snapshot)
        save_page(library, number, page)
        save_finding(
            library, key, "a1", reference, number, finding, run=library.begin_run(key, NOON)
        )
        library.add_reviews(key, [review])
        loaded = library.with_bodies(library.load_check(key))

    (got,) = loaded.claims
    assert (loaded.article, got.attribution, got.reviews) == (article, claim, (review,))
    assert (got.pages[0].snapshot, got.pages[0].page) == (snapshot, page)
    assert (got.pages[0].reference, got.pages[0].finding) == (reference, finding)


@pytest.mark.parametrize("kind", FindingKind)
@pytest.mark.parametrize("origin", Origin)
def test_every_enum_value_has_its_way_through_json(kind: FindingKind, origin: Origin) -> None:
    finding, reference = Finding(kind), Reference("a1", origin, None)

    assert from_json(Finding, to_json(finding)) == finding
    assert from_json(Reference, to_json(reference)) == reference


def test_a_field_of_a_newer_version_is_passed_over() -> None:
    assert from_json(Finding, '{"kind":"exact","mood":"good"}') == Finding(FindingKind.EXACT)


def test_a_broken_row_is_damage_and_no_crash() -> None:
    with pytest.raises(KnownError) as caught:
        from_json(Finding, '{"kind":"no such kind"}')

    assert caught.value.code is ErrorCode.LIBRARY_DAMAGED


def test_the_same_text_opened_again_continues_its_check(library: Library) -> None:
    article, claim = one_claim()
    key = library.save_article(article, NOON)
    library.save_attributions(key, [claim])
    library.add_reviews(key, [Review(claim.key(key), Verdict.VERIFIED, "", "AB", NOON)])

    again = library.save_article(dataclasses.replace(article, title="Found"), NOON + _hours(1))
    library.save_attributions(again, [claim])

    check = library.load_check(key)
    assert again == key == article.sha256
    assert check.claims[0].verdict is Verdict.VERIFIED
    assert (check.created_at, check.changed_at) == (NOON, NOON + _hours(1))
    assert check.article.title == "Found"


def test_reviews_follow_a_claim_that_is_detected_under_another_number(library: Library) -> None:
    article = Article("One said. Two said.")
    one = Attribution("a1", 0, AttributionKind.INDIRECT, (), (), (Span(0, 3),))
    two = Attribution("a1", 0, AttributionKind.INDIRECT, (), (), (Span(10, 13),))
    key = library.save_article(article, NOON)
    library.save_attributions(key, [two])
    reference = Reference("a1", Origin.LINKED, "https://x.example/")
    library.save_references(key, [reference])
    run = library.begin_run(key, NOON)
    save_finding(library, key, "a1", reference, None, Finding(FindingKind.ABSENT), run=run)
    library.add_reviews(key, [Review(two.key(key), Verdict.PARTLY, "n", "AB", NOON)])

    moved = dataclasses.replace(two, id="a2")
    library.save_attributions(key, [one, moved])
    library.save_references(key, [dataclasses.replace(reference, attribution_id="a2")])

    first, second = library.load_check(key).claims
    assert (first.reviews, first.pages) == ((), ())
    assert second.verdict is Verdict.PARTLY
    assert second.pages[0].reference.attribution_id == "a2"


def test_a_verdict_is_taken_back_by_a_review_without_one(library: Library) -> None:
    article, claim = one_claim()
    key = library.save_article(article, NOON)
    library.save_attributions(key, [claim])
    given_back = Review(claim.key(key), None, "", "AB", NOON - _hours(9))
    library.add_reviews(key, [Review(claim.key(key), Verdict.VERIFIED, "", "AB", NOON)])

    library.add_reviews(key, [given_back])

    (loaded,) = library.load_check(key).claims
    # The clock went back; the order of giving counts.
    assert loaded.reviews[-1] == given_back
    assert loaded.verdict is None
    assert library.list_checks()[0].decided == 0


def test_pages_given_by_hand_outlive_a_new_search_for_references(library: Library) -> None:
    article, claim = one_claim()
    key = library.save_article(article, NOON)
    library.save_attributions(key, [claim])
    linked = Reference("a1", Origin.LINKED, "https://x.example/")
    by_hand = Reference("a1", Origin.USER, None, source="notes.txt")
    library.save_references(key, [by_hand])

    library.save_references(key, [linked])

    assert library.load_references(key) == (linked, by_hand)


def test_a_page_given_by_hand_twice_is_one_capture(library: Library) -> None:
    first = Snapshot(None, FetchOutcome.MANUAL, NOON, media_type="text/plain", body=b"words")
    again = dataclasses.replace(first, fetched_at=NOON + _hours(1))
    other = dataclasses.replace(first, body=b"other words")

    ids = [save_snapshot(library, s) for s in (first, again, other)]

    assert ids[0] == ids[1] != ids[2]


def test_the_newest_capture_of_an_address_may_be_a_fault(library: Library) -> None:
    url = "https://x.example/"
    good = Snapshot(url, FetchOutcome.OK, NOON, body=b"words")
    bad = Snapshot(url, FetchOutcome.TIMEOUT, NOON + _hours(1))
    number = save_snapshot(library, good)
    save_page(library, number, PageText("words"))
    save_snapshot(library, bad)

    newest, readable = library.newest_snapshot(url), library.newest_snapshot(url, with_text=True)

    assert newest is not None
    assert newest.snapshot == bad
    assert readable is not None
    assert (readable.id, readable.snapshot, readable.page) == (number, good, PageText("words"))
    assert library.newest_snapshot("https://never.example/") is None


def test_the_list_counts_claims_by_their_best_finding(library: Library) -> None:
    check = invented_check()
    save(library, check)

    (line,) = library.list_checks()

    assert line.title == check.article.title
    assert line.claims == len(check.claims)
    assert line.decided == sum(1 for c in check.claims if c.verdict)
    assert line.by_finding == {k: n for k in FindingKind if (n := check.count(k))}


def test_the_last_changed_check_comes_first(library: Library) -> None:
    keys = [library.save_article(Article(t), NOON + _hours(n)) for n, t in enumerate("abc")]
    library.begin_run(keys[0], NOON + _hours(9))

    assert [line.key for line in library.list_checks()] == [keys[0], keys[2], keys[1]]


def test_a_check_is_found_by_the_begin_of_its_key_or_by_its_title(library: Library) -> None:
    bridge = library.save_article(Article("b", title="The Bridge by May"), NOON)
    short = library.save_article(Article("c", title="Bridge"), NOON)

    assert library.find_key(bridge[:6]) == bridge
    assert library.find_key("bridge") == short
    assert library.find_key("by MAY") == bridge
    for wanted in ("no such thing", "", bridge[:3]):
        with pytest.raises(KnownError) as caught:
            library.find_key(wanted)
        assert caught.value.code is ErrorCode.NO_SUCH_CHECK
    with pytest.raises(KnownError) as several:
        library.find_key("br")
    assert (several.value.code, several.value.detail) == (ErrorCode.AMBIGUOUS_CHECK, "2")


def test_deleting_a_check_leaves_nothing_of_it_and_all_of_the_others(library: Library) -> None:
    whole = invented_check()
    other = invented_check(title="Another title over the same pages")
    save(library, whole)
    save(library, other)

    library.delete_check(whole.key)

    assert library.with_bodies(library.load_check(other.key)) == other
    library.delete_check(other.key)
    counts = _row_counts(library.path)
    kept = {"_sqlite_migrations", "sqlite_sequence", "search_index_config", "search_index_data"}
    assert {n: c for n, c in counts.items() if c and n not in kept} == {}


@pytest.mark.parametrize("call", ["load_check", "delete_check", "load_references"])
def test_an_unknown_key_is_said_to_be_unknown(library: Library, call: str) -> None:
    with pytest.raises(KnownError) as caught:
        getattr(library, call)("0" * 64)

    assert caught.value.code is ErrorCode.NO_SUCH_CHECK


def test_writing_to_an_unknown_key_changes_nothing(library: Library) -> None:
    review = Review("k", Verdict.VERIFIED, "", "", NOON)
    before = _row_counts(library.path)

    for write in (
        lambda: library.add_reviews("nokey", [review]),
        lambda: library.begin_run("nokey", NOON),
        lambda: library.save_attributions("nokey", [one_claim()[1]]),
        lambda: library.save_references("nokey", []),
    ):
        with pytest.raises(KnownError) as caught:
            write()
        assert caught.value.code is ErrorCode.NO_SUCH_CHECK
    assert _row_counts(library.path) == before


def _hours(count: int) -> timedelta:
    return timedelta(hours=count)
