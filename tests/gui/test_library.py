"""The library on the start page: search, order, delete and take it back."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from citecheck.gui.models.library_model import Order, groups_of
from citecheck.gui.session.session import Session
from citecheck.gui.views.library_list import LibraryList
from citecheck.gui.window import Window
from citecheck.model import FindingKind, Span
from citecheck.store.search import Place, SearchHit
from citecheck.store.summaries import CheckSummary
from citecheck.wording.signs import Group
from tests.gui.fake_desk import FakeDesk


def summary(key: str, title: str, day: int, claims: int = 4, decided: int = 0) -> CheckSummary:
    made = datetime(2026, 3, 20 - day, tzinfo=UTC)
    changed = datetime(2026, 3, day, tzinfo=UTC)
    found = {FindingKind.EXACT: 2, FindingKind.ALTERED: 1}
    flagged = {FindingKind.EXACT: 1, FindingKind.ALTERED: 1}
    return CheckSummary(key, title, "", None, made, changed, claims, decided, found, flagged)


@pytest.fixture
def library(window: Window) -> LibraryList:
    window.start.show_recent(
        (
            summary("a", "A bridge", 1, decided=4),
            summary("b", "Zebra <b>crossing</b>", 9),
            summary("c", "The ferry", 5, claims=9),
        )
    )
    return window.start.library


def keys(library: LibraryList) -> list[str]:
    return [row.key for row in library.model.rows]


def test_claims_are_counted_by_group_and_a_flag_asks_for_a_look() -> None:
    assert groups_of(summary("a", "", 1)) == {
        Group.FOUND: 1,
        Group.LOOK: 1,
        Group.WRONG: 1,
        Group.OPEN: 1,
    }


@pytest.mark.parametrize(
    ("order", "wanted"),
    [
        (Order.CHANGED, ["b", "c", "a"]),
        (Order.CREATED, ["a", "c", "b"]),
        (Order.TITLE, ["a", "c", "b"]),
        (Order.OPEN, ["c", "b", "a"]),
    ],
)
def test_the_library_is_listed_in_the_order_that_is_asked_for(
    library: LibraryList, order: Order, wanted: list[str]
) -> None:
    library.order.setCurrentIndex(library.order.findData(order))

    assert keys(library) == wanted


def test_typing_narrows_the_list_and_searches_the_texts(
    qtbot: QtBot, library: LibraryList, desk: FakeDesk
) -> None:
    with qtbot.waitSignal(library.searched):
        library.search.setText("ferry")

    assert keys(library) == ["c"]
    qtbot.waitUntil(lambda: "search ferry" in desk.asked)


def test_a_check_whose_text_has_the_words_is_listed_with_them(library: LibraryList) -> None:
    library.search.setText("gates")
    article = SearchHit("a", "A bridge", Place.ARTICLE, "… the gates …")
    claim = SearchHit("a", "A bridge", Place.CLAIM, "The gates", claim="a1", who="Ilse Marrow")
    library.show_hits("gates", (article, claim))
    library.show_hits("another", (SearchHit("b", "", Place.ARTICLE, "late"),))

    told = [(row.key, row.title, row.excerpt, row.hit) for row in library.model.rows]
    assert told == [
        ("a", "A bridge", "In the article: … the gates …", article),
        ("a", "In a claim: Ilse Marrow", "The gates", claim),
    ]


def test_the_list_is_walked_and_opened_with_the_keyboard_alone(
    qtbot: QtBot, window: Window, library: LibraryList, session: Session
) -> None:
    window.search_all()
    qtbot.keyClicks(library.search, "e")
    qtbot.keyClick(library.search, Qt.Key.Key_Down)
    assert library.list.hasFocus()

    qtbot.keyClick(library.list, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: session.check is not None)


def test_a_deleted_check_is_gone_at_once_and_comes_back_by_undo(
    qtbot: QtBot, window: Window, library: LibraryList, desk: FakeDesk
) -> None:
    qtbot.keyClick(library.list, Qt.Key.Key_Delete)

    assert keys(library) == ["c", "a"]
    assert "<b>crossing</b>" in window.notice.text.text()
    window.notice.take()
    assert keys(library) == ["b", "c", "a"]
    assert not [asked for asked in desk.asked if asked.startswith("delete")]


def test_a_deleted_check_leaves_the_library_when_the_offer_is_over(
    qtbot: QtBot, window: Window, library: LibraryList, desk: FakeDesk
) -> None:
    qtbot.keyClick(library.list, Qt.Key.Key_Delete)

    window.notice.dismiss()

    qtbot.waitUntil(lambda: "delete b" in desk.asked)


def test_trouble_stays_and_news_goes(qtbot: QtBot, window: Window, session: Session) -> None:
    gone: list[str] = []
    window.notice.offer("News", "Undo", lambda: None, lambda: gone.append("gone"), stays_ms=1)
    qtbot.waitUntil(lambda: gone == ["gone"])
    assert window.notice.isHidden()

    session.troubled.emit("The disk is full.")
    assert window.notice.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_Escape)

    assert window.notice.isHidden()
    assert [line[10:] for line in window.messages.lines()] == ["The disk is full."]


def test_the_words_that_were_found_are_marked_where_they_stand(library: LibraryList) -> None:
    snippet = "… 🌉 the gates are open"
    start = snippet.index("gates")
    hits = tuple(
        SearchHit("a", "A bridge", place, snippet, (Span(start, start + 5),), claim="a1")
        for place in (Place.PAGE, Place.CLAIM, Place.NOTE)
    )
    library.search.setText("gates")
    library.show_hits("gates", hits)

    rows = library.model.rows
    assert [mark.of(row.excerpt) for row in rows for mark in row.marks] == ["gates"] * 3
    assert not library.list.grab().isNull()  # painted, marks and all
