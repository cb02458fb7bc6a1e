"""Places: our code points and Qt's UTF-16 units are one and the same word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from citecheck.gui.text.offsets import LONGEST_LINE, QtMap, from_qt, soft_breaks, to_qt
from citecheck.gui.text.shown_text import PAGE_LENGTH, PAGE_LINES, pages_of, safe_for_qt, shown_text
from citecheck.gui.widgets.reading import ReadingView, paragraph
from citecheck.model import Span

LETTERS = st.sampled_from("ab é“😀\u00a0\u0301\r\n\u2028\u2029\u200f𝔘\x00\ud800\ufdd0\ufffc")
TEXTS = st.text(LETTERS, max_size=60)


def test_an_emoji_takes_two_units() -> None:
    assert [to_qt("a😀b", point) for point in range(4)] == [0, 1, 3, 4]


def test_a_place_inside_a_pair_is_the_pair() -> None:
    assert from_qt("a😀b", 2) == 1


def test_places_beyond_the_text_are_its_ends() -> None:
    assert to_qt("a😀", 99) == 3
    assert from_qt("a😀", 99) == 2
    assert from_qt("a😀", -1) == 0


@given(TEXTS, st.data())
def test_every_place_goes_there_and_back(text: str, data: st.DataObject) -> None:
    places = QtMap(text, sorted(data.draw(st.sets(st.integers(1, max(1, len(text)))))))

    assert [places.from_qt(places.to_qt(p)) for p in range(len(text))] == list(range(len(text)))


@given(TEXTS)
def test_places_are_counts_of_utf_16_units(text: str) -> None:
    places = QtMap(text)

    for point in range(len(text) + 1):
        assert places.to_qt(point) == len(text[:point].encode("utf-16-le", "surrogatepass")) // 2


@given(TEXTS)
def test_what_qt_is_given_has_as_many_places_as_the_text(text: str) -> None:
    assert len(safe_for_qt(text)) == len(text)


def test_selecting_a_span_selects_its_words(qtbot: QtBot) -> None:
    @given(TEXTS, st.data())
    def holds(text: str, data: st.DataObject) -> None:
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, len(text)))
        view.fill(shown_text(text), lambda _point, _line: looks)

        found = view.cursor_of(Span(start, end)).selectedText()

        assert found == safe_for_qt(text)[start:end].replace("\n", "\u2029")

    view = ReadingView()
    qtbot.addWidget(view)
    looks = (paragraph(100), QTextCursor().charFormat())
    holds()


def test_a_long_line_is_broken_at_a_space_and_places_still_fit(qtbot: QtBot) -> None:
    text = "word 😀 " * 1500 + "END"
    view = ReadingView()
    qtbot.addWidget(view)
    looks = (paragraph(100), QTextCursor().charFormat())

    shown = shown_text(text)
    view.fill(shown, lambda _point, _line: looks)

    assert max(map(len, shown.lines)) <= LONGEST_LINE
    assert all(line.endswith(" ") for line in shown.lines[:-1])
    assert view.cursor_of(Span(len(text) - 3, len(text))).selectedText() == "END"


def test_a_line_without_spaces_is_broken_all_the_same() -> None:
    assert soft_breaks("x" * (2 * LONGEST_LINE + 1)) == [LONGEST_LINE, 2 * LONGEST_LINE]


def test_a_text_over_the_limit_is_paged_without_losing_a_letter() -> None:
    text = ("A paragraph of some words.\n" * 20_000) + "x" * (PAGE_LENGTH + 5)

    pages = pages_of(text)

    assert "".join(page.of(text) for page in pages) == text
    assert all(len(page) <= PAGE_LENGTH for page in pages)
    assert all(page.of(text).endswith("\n") for page in pages[:5])


def test_a_text_of_empty_lines_is_paged_by_its_lines() -> None:
    text = "\n" * (2 * PAGE_LINES + 7)

    pages = pages_of(text)

    assert [len(page) for page in pages] == [PAGE_LINES, PAGE_LINES, 7]


def test_an_empty_text_is_one_empty_page() -> None:
    assert pages_of("") == (Span(0, 0),)
    assert shown_text("").lines == ("",)
