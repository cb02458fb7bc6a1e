"""Every text of the library can be searched, and nothing that was deleted can be found."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from citecheck.model import (
    Article,
    Attribution,
    AttributionKind,
    FetchOutcome,
    Finding,
    FindingKind,
    OutletMention,
    PageText,
    Reference,
    Review,
    Snapshot,
    Span,
    Verdict,
)
from citecheck.model.attribution import Origin
from citecheck.store.library import Library, open_library
from citecheck.store.migrations import _FIRST_SCHEMA
from citecheck.store.search import Place, SearchHit
from tests.report.invented import NOON
from tests.store.keeping import save_finding, save_page, save_snapshot

TEXT = (
    "The Barrage\n\n“We kept the lamp burning,” he told the Harbour Gazette. Crème brûlée followed."
)


def fill(library: Library, text: str = TEXT, title: str = "The Barrage") -> str:
    key = library.save_article(Article(text, title=title, url="https://a.test/1"), NOON)
    start = text.find("“")
    if start >= 0:
        outlet = OutletMention("Harbour Gazette", "the Harbour Gazette")
        claim = Attribution(
            *("a1", 0, AttributionKind.DIRECT, (), ()),
            (Span(start, text.find("”") + 1),),
            speaker_name="Jo Vance",
            outlet=outlet,
        )
        library.save_attributions(key, [claim])
    return key


def add_page(library: Library, key: str, text: str, url: str = "https://b.test/p") -> int:
    snapshot = Snapshot(url, FetchOutcome.OK, NOON, url, body=text.encode())
    number = save_snapshot(library, snapshot)
    save_page(library, number, PageText(text, title="A page of lamps"))
    run = library.begin_run(key, NOON)
    reference = Reference("a1", Origin.LINKED, url)
    save_finding(library, key, "a1", reference, number, Finding(FindingKind.ABSENT), run=run)
    return number


def places(hits: tuple[SearchHit, ...]) -> set[Place]:
    return {hit.place for hit in hits}


def marked(hit: SearchHit) -> list[str]:
    return [span.of(hit.snippet) for span in hit.spans]


def test_words_are_found_in_article_claim_and_page(library: Library) -> None:
    key = fill(library)
    number = add_page(library, key, "Behind the hill they kept another lamp.")

    hits = library.search("kept lamp")

    assert places(hits) == {Place.ARTICLE, Place.CLAIM, Place.PAGE}
    assert {hit.key for hit in hits} == {key}
    page = next(hit for hit in hits if hit.place is Place.PAGE)
    assert (page.url, page.page_title) == ("https://b.test/p", "A page of lamps")
    assert (page.snapshot_id, page.title) == (number, "The Barrage")
    assert marked(page) == ["kept", "lamp"]


def test_a_claim_is_found_by_who_says_it_and_where(library: Library) -> None:
    fill(library)

    (hit,) = library.search("vance gazette")

    assert (hit.place, hit.claim, hit.who) == (Place.CLAIM, "a1", "Jo Vance · Harbour Gazette")
    assert hit.snippet == "“We kept the lamp burning,”"


@pytest.mark.parametrize(
    "words", ["creme brulee", "CRÈME", "brûl", '"crème brûlée"', "“creme brulee", "brulee creme"]
)
def test_accents_capitals_and_unfinished_words_do_not_matter(library: Library, words: str) -> None:
    fill(library)
    assert places(library.search(words)) == {Place.ARTICLE}


@pytest.mark.parametrize("words", ['"brulee creme"', "creme lighthouse", "", "  ", "…—!", '""'])
def test_what_is_not_there_is_not_found(library: Library, words: str) -> None:
    fill(library)
    assert library.search(words) == ()


def test_words_of_scripts_without_spaces_are_found_inside_a_line(library: Library) -> None:
    fill(library, "市長は記者会見で「橋は五月に開通する」と述べた。", "橋の開通")

    hits = library.search("記者会見")

    assert places(hits) == {Place.ARTICLE}
    assert marked(hits[0]) == list("記者会見")
    assert library.search("会記見者") == ()


def test_a_snippet_begins_where_it_says(library: Library) -> None:
    text = "filler words 😀 go on. " * 100 + "The lamp\nof the keeper burned. " + "And more. " * 100
    fill(library, text)

    (hit,) = library.search("keeper lamp")

    assert marked(hit) == ["lamp", "keeper"]
    assert "\n" not in hit.snippet
    at = hit.start + hit.spans[1].start
    assert text[at : at + 6] == "keeper"


@settings(
    max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(st.text(max_size=40) | st.text("\"'*(){}^:-+ANDORNEAR ab\x00\\", max_size=30))
def test_no_query_is_a_fault(library: Library, words: str) -> None:
    fill(library)
    for hit in library.search(words, limit=3):
        assert all(0 <= span.start < span.end <= len(hit.snippet) for span in hit.spans)


def test_what_is_saved_again_is_found_as_it_is_now(library: Library) -> None:
    key = fill(library)
    number = add_page(library, key, "An older wording.")
    assert library.search("older wording")

    save_page(library, number, PageText("A newer spelling."))
    library.save_attributions(key, [])

    assert library.search("older") == ()
    assert places(library.search("newer spelling")) == {Place.PAGE}
    assert library.search("vance") == ()


def test_of_a_deleted_check_no_word_is_left_in_the_file(path: Path) -> None:
    with open_library(path) as library:
        key = fill(library, TEXT.replace("Crème", "Zanzibarine"))
        add_page(library, key, "A quintessential page.")
        assert library.search("zanzibarine")
        assert library.search("quintessential")
        library.delete_check(key)
        assert library.search("zanzibarine") == ()
        assert library.search("lamp") == ()
    content = path.read_bytes()
    assert b"anzibarine" not in content
    assert b"quintessential" not in content


def test_a_page_of_two_checks_is_told_of_the_one_that_changed_last(library: Library) -> None:
    first = fill(library)
    second = fill(library, TEXT + " More of it.", "Second")
    number = add_page(library, first, "The common source.")
    run = library.begin_run(second, NOON + timedelta(hours=1))
    reference = Reference("a1", Origin.LINKED, "https://b.test/p")
    save_finding(library, second, "a1", reference, number, Finding(FindingKind.ABSENT), run=run)

    (hit,) = library.search("common source")

    assert hit.key == second


def test_a_library_from_before_the_search_is_indexed_bit_by_bit(path: Path) -> None:
    with open_library(path) as library:
        for n in range(450):
            fill(library, f"Article number{n} about lamps", "")
    with closing(sqlite3.connect(path)) as db:
        db.execute("UPDATE search_entry SET indexed = 0")
        db.execute("INSERT INTO search_index (search_index) VALUES ('delete-all')")
        db.commit()

    with open_library(path) as library:
        first = library.index_texts()
        while library.index_texts():
            pass
        assert 0 < first < 450
        assert library.search("number7 lamps")[0].title == "Article number7 about lamps"


def test_a_read_only_library_is_searched_as_far_as_it_is_indexed(path: Path) -> None:
    with open_library(path) as library:
        fill(library)
        library.search("lamp")
    path.chmod(0o400)
    with open_library(path) as library:
        assert library.search("lamp")


def test_a_check_without_title_is_called_by_its_first_words(library: Library) -> None:
    fill(library, "Yes.", "")
    fill(library, "A long opening\nof an article " + "that goes on " * 30, "")
    titles = [summary.title for summary in library.list_checks()]
    assert "Yes." in titles
    assert "A long opening of an article that goes on that goes on that …" in titles
    assert library.find_key("A long opening")


def test_the_first_schema_knows_no_search() -> None:
    assert not any("search" in statement for statement in _FIRST_SCHEMA)


def test_the_note_of_a_claim_is_found_as_it_stands_now(library: Library) -> None:
    key = fill(library)
    claim = library.load_attributions(key)[0].key(key)
    review = Review(claim, Verdict.PARTLY, "rang the quaystone office", "AB", NOON)
    library.add_reviews(key, [review])

    (hit,) = library.search("quaystone")
    library.add_reviews(key, [replace(review, note="asked the harbourmaster")])
    gone, (newer,) = library.search("quaystone"), library.search("harbourmaster")
    library.add_reviews(key, [replace(review, note="")])

    assert (hit.place, hit.key, hit.claim, hit.who) == (Place.NOTE, key, "a1", "AB")
    assert gone == ()
    assert newer.snippet == "asked the harbourmaster"
    assert library.search("harbourmaster") == ()


def test_notes_leave_the_index_with_their_check(library: Library) -> None:
    key = fill(library)
    claim = library.load_attributions(key)[0].key(key)
    library.add_reviews(key, [Review(claim, Verdict.PARTLY, "the quaystone office", "AB", NOON)])
    assert library.search("quaystone")

    library.delete_check(key)

    assert library.search("quaystone") == ()
    assert b"quaystone" not in library.path.read_bytes()
