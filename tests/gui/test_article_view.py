"""The article: marks where the words are, in any script, for any text."""

from __future__ import annotations

import random
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from citecheck.gui.finding import text_target
from citecheck.gui.models.marks import SpanIndex, levels_of
from citecheck.gui.text.shown_text import safe_for_qt
from citecheck.gui.theme import COLUMN_LETTERS, Look
from citecheck.gui.views.article_menu import article_menu
from citecheck.gui.views.article_pane import ArticlePane
from citecheck.gui.widgets.find_bar import FindBar
from citecheck.gui.window import Window
from citecheck.model import (
    Article,
    Attribution,
    AttributionKind,
    Check,
    ClaimResult,
    Link,
    Maker,
    Part,
    Span,
)
from citecheck.report.coverage import whole_coverage
from tests.gui.bridge import TEXT, span

NOW = datetime(2026, 3, 14, 14, 2, tzinfo=UTC)
PIECES = (
    "word", " ", "\u00a0", "\r\n", "\n", "e\u0301", "o\u0302\u0323", "😀",
    "👩\u200d👩\u200d👧", "“", "”", "𝔘𝔫", "\u200f", "قال", "שלום", "\u2028",
    "\x00", "\ufffc", "\t", "—", "long" * 40,
)  # fmt: skip


def claim(number: int, *content: Span) -> ClaimResult:
    return ClaimResult(
        Attribution(f"a{number}", 0, AttributionKind.DIRECT, (), (), content, "Ada Wren")
    )


def check_of(article: Article, *claims: ClaimResult) -> Check:
    return Check(article.sha256, article, claims, NOW, NOW, "0")


class PaintsSeen(QObject):
    """Counts how often a widget is painted."""

    count = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Count a painting."""
        self.count += event.type() == QEvent.Type.Paint
        return False


@pytest.fixture
def pane(qtbot: QtBot, look: Look) -> ArticlePane:
    made = ArticlePane(look)
    qtbot.addWidget(made)
    made.resize(600, 500)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_in_500_texts_what_is_highlighted_is_what_is_stored(pane: ArticlePane) -> None:
    chance = random.Random(14)  # noqa: S311 - the same texts each time
    view = pane.view
    for _ in range(500):
        text = "".join(chance.choices(PIECES, k=chance.randint(1, 60))) + "x"
        start = chance.randrange(len(text))
        words = Span(start, chance.randint(start + 1, len(text)))
        view.show_check(check_of(Article(text), claim(1, words)))

        cursor = view.cursor_of(words)
        shown = cursor.selectedText().replace("\u2029", "\n").replace("\u2028", "\n")

        assert shown == safe_for_qt(text)[words.start : words.end]
        view.setTextCursor(cursor)
        assert view.selected() == words


def test_words_on_soft_broken_lines_keep_their_places(pane: ArticlePane) -> None:
    text = "word " * 4_000
    words = Span(9_990, 10_020)

    pane.view.show_check(check_of(Article(text), claim(1, words)))
    pane.view.go_to(words, select=True)

    assert pane.view.selected() == words
    assert sum(box.place.width() > 0 for box in pane.view.boxes(words)) >= 1


def test_a_right_to_left_article_stands_at_the_right(pane: ArticlePane) -> None:
    text = "قال الوزير إن المدينة آمنة.\nThe same in English."
    arabic, english = Span(0, 3), Span(text.index("The"), text.index("The") + 3)

    pane.view.show_check(check_of(Article(text), claim(1, arabic), claim(2, english)))

    width = pane.view.viewport().width()
    (first,) = pane.view.boxes(arabic)
    (second,) = pane.view.boxes(english)
    assert first.place.right() > width * 0.9
    assert second.place.left() < width * 0.1


def test_words_in_two_directions_are_marked_piece_by_piece(pane: ArticlePane) -> None:
    text = "He said قال الوزير to us."
    words = Span(text.index("said"), text.index("to"))

    pane.view.show_check(check_of(Article(text), claim(1, words)))

    boxes = pane.view.boxes(words)
    assert boxes
    assert all(box.place.width() > 0 for box in boxes)


def test_underlines_of_claims_within_claims_lie_below_each_other() -> None:
    outer, inner, apart = Span(0, 50), Span(10, 20), Span(60, 70)

    levels = levels_of([(outer, "a1"), (inner, "a2"), (apart, "a3")])

    assert levels == {(outer, "a1"): 0, (inner, "a2"): 1, (apart, "a3"): 0}


def test_a_link_is_opened_with_ctrl_and_a_click_alone(
    qtbot: QtBot, pane: ArticlePane, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    links = (
        Link("https://example.org/a", span("told AFP")),
        Link("file:///etc/hosts", span("ferry will sail")),
    )
    pane.view.show_check(check_of(Article(TEXT, links=links)))
    refused: list[str] = []
    pane.view.troubled.connect(refused.append)

    def click(words: str, modifier: Qt.KeyboardModifier) -> None:
        (box,) = pane.view.boxes(span(words))
        place = QPoint(round(box.place.center().x()), round(box.place.center().y()))
        qtbot.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, modifier, place)

    click("told", Qt.KeyboardModifier.NoModifier)
    assert opened == []
    click("told", Qt.KeyboardModifier.ControlModifier)
    click("ferry", Qt.KeyboardModifier.ControlModifier)

    assert opened == ["https://example.org/a"]
    assert len(refused) == 1


def test_hovering_tells_what_a_claim_is_and_why_it_was_found(checked: Window) -> None:
    (box, *_more) = checked.article.boxes(span("gates are now"))
    place = QPoint(round(box.place.center().x()), round(box.place.center().y()))

    told = checked.article.hover_at(place)

    assert told.startswith("Claim 1: Ilse Marrow\ntold AFP")
    assert "Words differ in 1 place" in told


def test_parts_have_a_list_to_jump_to(pane: ArticlePane) -> None:
    text = "First & <b>one</b>.\n\n" + "More words.\n\n" * 200 + "Second one.\n\nIts words."
    cut = text.index("Second")
    parts = (Part(Span(0, cut), "First & <b>one</b>"), Part(Span(cut, len(text)), "Second one"))
    pane.view.show_check(check_of(Article(text, parts=parts)))
    pane.show_check(check_of(Article(text, parts=parts)))

    menu = pane.parts.menu()
    titles = [action.text() for action in menu.actions()]
    menu.actions()[1].trigger()

    assert titles == ["Part 1 of 2 · First && <b>one</b>", "Part 2 of 2 · Second one"]
    sight = pane.view.span_in_sight()
    assert sight.start <= cut < sight.end
    assert pane.parts.isVisibleTo(pane)


def test_what_carries_no_mark_is_found_likely_sentences_first(pane: ArticlePane) -> None:
    text = "Plain words here. Ada said “yes”. Bo warned of rain. Nothing else."
    yes = Span(text.index("“yes”"), text.index("“yes”") + 5)
    article = Article(text)
    one = claim(1, yes)
    pane.show_check(check_of(article, one))
    pane.show_coverage(whole_coverage(article, [one.attribution]))

    found = []
    for _ in range(4):
        pane.step_open(1)
        selected = pane.view.selected()
        found.append(selected.of(text) if selected else "")

    assert found == [
        "Bo warned of rain.", "Plain words here.", "Nothing else.", "Bo warned of rain.",
    ]  # fmt: skip
    assert pane.open_shown.isChecked()
    pane.step_open(-1)
    assert pane.view.selected() is not None


def test_the_strip_goes_to_the_claim_that_is_clicked(qtbot: QtBot, pane: ArticlePane) -> None:
    text = "He said “no”. " * 400
    first, last = text.index("“no”"), text.rindex("“no”")
    claims = [claim(1, Span(first, first + 4)), claim(2, Span(last, last + 4))]
    pane.view.show_check(check_of(Article(text), *claims))
    strip = pane.view._strip
    places = strip.places()

    with qtbot.waitSignal(strip.picked) as picked:
        qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(4, places[1][1]))

    assert picked.args == ["a2"]
    assert places[0][1] < places[1][1]


def test_a_number_pushed_below_its_words_is_painted_anew_when_they_are_out_of_sight(
    qtbot: QtBot, pane: ArticlePane
) -> None:
    line = "“no” and “no” and “no” and “no”\n\n"
    text = line * 60
    starts = [at for at in range(len(text)) if text.startswith("“no”", at)]
    claims = [claim(number, Span(at, at + 4)) for number, at in enumerate(starts, 1)]
    check, view = check_of(Article(text), *claims), pane.view
    view.show_check(check)
    view.document().size()
    view.verticalScrollBar().setValue(500)
    sight = view.span_in_sight()
    pushed = next(
        mark for mark, _box in view._margin._places() if not mark.content[0].overlaps(sight)
    )
    painted = PaintsSeen()
    view._margin.installEventFilter(painted)
    qtbot.waitUntil(lambda: painted.count > 0)  # what was asked for before
    painted.count = 0

    view.update_claims(check, (pushed.claim_id,))

    qtbot.waitUntil(lambda: painted.count > 0)


def test_lines_are_never_longer_than_chosen(qtbot: QtBot, look: Look, pane: ArticlePane) -> None:
    pane.resize(1900, 500)
    wide = pane.view.viewport().width()

    look.use_reading("", 45)

    qtbot.waitUntil(lambda: pane.view.viewport().width() < wide * 46 / COLUMN_LETTERS)
    look.use_reading("", 500)
    assert look.theme.column == COLUMN_LETTERS


def test_a_change_of_size_keeps_what_is_read_in_sight(look: Look, pane: ArticlePane) -> None:
    text = "\n\n".join(f"Paragraph {n} of some words." for n in range(300))
    pane.view.show_check(check_of(Article(text)))
    pane.view.go_to(Span(text.index("Paragraph 200"), text.index("Paragraph 200") + 5))
    before = pane.view.span_in_sight().start

    look.zoom_by(2)

    assert abs(pane.view.span_in_sight().start - before) < 100
    look.zoom_by(0)


def test_a_change_of_size_while_words_are_sought_keeps_what_is_read_and_selected(
    qtbot: QtBot, look: Look, pane: ArticlePane
) -> None:
    text = "\n\n".join(f"Paragraph {n} of some words." for n in range(300))
    view = pane.view
    view.show_check(check_of(Article(text)))
    bar = FindBar(look, text_target(text, view, look, view.show_point))
    qtbot.addWidget(bar)
    bar.ask("Paragraph 5 of")
    qtbot.waitUntil(lambda: bool(bar.hits))
    read = Span(text.index("Paragraph 200"), text.index("Paragraph 200") + 5)
    view.go_to(read, select=True)
    before = view.span_in_sight().start

    look.zoom_by(2)

    assert abs(view.span_in_sight().start - before) < 100
    assert view.selected() == read
    look.zoom_by(0)


def test_an_article_without_claims_shows_nothing_of_the_claim_chosen_before(
    checked: Window,
) -> None:
    view = checked.article
    view.choose("a1")
    before, chosen_before = view.grab().toImage(), view._ground.chosen

    view.show_check(check_of(Article("Nobody says anything here, and so it goes on for a while.")))

    assert chosen_before is not None
    assert view._ground.chosen is None
    assert view.grab().toImage() != before


def test_a_long_paragraph_does_not_slide_away_when_the_size_is_changed_step_by_step(
    qtbot: QtBot, look: Look, pane: ArticlePane
) -> None:
    words = " ".join(f"word{n}" for n in range(900))
    text = f"{words}\n\n{words.upper()}"
    pane.view.show_check(check_of(Article(text)))
    pane.view.go_to(Span(text.index("WORD500"), text.index("WORD500") + 7))
    before = pane.view.line_in_sight()

    for step in (1, 1, 1, -1, -1, -1):
        with qtbot.waitSignal(look.changed):
            look.zoom_by(step)
        QCoreApplication.processEvents()  # the panes take their new size
        qtbot.waitUntil(pane.window().updatesEnabled)

    assert abs(pane.view.line_in_sight() - before) < 150


def test_the_context_menu_offers_what_can_be_done(qtbot: QtBot, checked: Window) -> None:
    menu = article_menu(
        checked.article, "https://example.org/a", checked.article.open_link,
        checked.article.claim_actions,
    )  # fmt: skip
    texts = [action.text().replace("&", "") for action in menu.actions() if action.text()]

    assert isinstance(menu, QMenu)
    assert texts[:4] == [
        "Copy",
        "Select all",
        "Open example.org in the browser",
        "Copy the address",
    ]
    assert "Mark as claim …" in texts
    next(a for a in menu.actions() if a.text() == "Copy the address").trigger()
    assert QGuiApplication.clipboard().text() == "https://example.org/a"


def test_every_part_of_the_pane_has_a_name(pane: ArticlePane) -> None:
    editor = pane.editing.editor
    for widget in (
        pane.view, pane.open_shown, pane.parts, pane.legend, editor.speaker, editor.outlet,
        editor.link, editor.kind,
    ):  # fmt: skip
        assert widget.accessibleName()


def test_claims_by_hand_are_told_apart_in_the_margin(pane: ArticlePane) -> None:
    made = Attribution(
        "h1", 0, AttributionKind.INDIRECT, (), (), (span("The gates"),), maker=Maker.HAND
    )
    pane.view.show_check(check_of(Article(TEXT), ClaimResult(made)))

    assert pane.view.marks["h1"].maker is Maker.HAND


SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 30)), max_size=20)


@given(SPANS, st.integers(0, 60), st.integers(1, 20))
def test_what_lies_in_a_stretch_is_found_whole(
    places: list[tuple[int, int]], start: int, length: int
) -> None:
    spans = [Span(at, at + size) for at, size in places]
    stretch = Span(start, start + length)

    found = SpanIndex((span, None) for span in spans).overlapping(stretch)

    assert [span for span, _none in found] == sorted(s for s in spans if s.overlaps(stretch))
