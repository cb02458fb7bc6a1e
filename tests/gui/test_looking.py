"""What the window looks like wherever it is read: sides, lines, widths, and what gives way."""

from __future__ import annotations

import unicodedata
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontMetrics, QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import QApplication, QLineEdit, QStyle, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from citecheck.gui.models.claims_model import ClaimsModel
from citecheck.gui.stillness import keep_still
from citecheck.gui.text.missing_letters import MissingLetters, sample_letters
from citecheck.gui.text.times import local_time, near_time
from citecheck.gui.theme import Look, blend
from citecheck.gui.views.article import ArticleView
from citecheck.gui.views.article_margin import ArticleMargin
from citecheck.gui.views.article_strip import ArticleStrip
from citecheck.gui.views.claims_list import ClaimsList
from citecheck.gui.widgets.labels import label
from citecheck.gui.widgets.own_way import draw_line
from citecheck.gui.widgets.search_field import SearchField
from citecheck.model import Edit, EditOp, Span
from citecheck.wording.directions import apart
from citecheck.wording.evidence_pane import edit_words
from citecheck.wording.gui import told_line
from citecheck.wording.palette import CONTRAST_DARK, CONTRAST_LIGHT, DARK, LIGHT, Palette
from citecheck.wording.translate import use_language


@pytest.fixture
def look(qapp: object) -> Look:
    return Look("light")


def test_margin_and_strip_change_sides_where_the_window_reads_leftwards(
    qtbot: QtBot, look: Look
) -> None:
    view = ArticleView(look)
    qtbot.addWidget(view)
    view.setFrameStyle(0)
    view.resize(700, 400)
    view.show()
    margin, strip = view.findChild(ArticleMargin), view.findChild(ArticleStrip)
    assert isinstance(margin, ArticleMargin)
    assert isinstance(strip, ArticleStrip)
    before = (margin.geometry(), view.viewport().geometry(), strip.geometry())

    view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)

    after = (margin.geometry(), view.viewport().geometry(), strip.geometry())
    for left, right in zip(before, after, strict=True):
        assert right.left() == view.width() - left.right() - 1
        assert right.width() == left.width()


def test_a_line_of_the_article_has_no_more_letters_than_wanted(look: Look) -> None:
    words = "the council heard on Monday that the sluice will hold for another winter and"

    letters = look.theme.line_width() / QFontMetricsF(look.theme.reading()).horizontalAdvance(words)

    assert 66 <= letters * len(words) <= 75


def _ink(direction: Qt.LayoutDirection, text: str, look: Look) -> tuple[int, int]:
    """Return the first and the last column with ink of ``text`` drawn in a wide box."""
    picture = QImage(400, 30, QImage.Format.Format_Grayscale8)
    picture.fill(QColor("white"))
    painter = QPainter(picture)
    painter.setFont(look.theme.interface())
    painter.setLayoutDirection(direction)
    draw_line(painter, picture.rect(), text)
    painter.end()
    inked = [
        x for x in range(400) if any(picture.pixelColor(x, y).value() < 128 for y in range(30))
    ]
    return inked[0], inked[-1]


@pytest.mark.parametrize("text", ["lll (we wait)", "مرسى الرمل"])
def test_a_foreign_line_stands_where_the_window_begins_to_read(text: str, look: Look) -> None:
    assert _ink(Qt.LayoutDirection.LeftToRight, text, look)[0] < 8
    assert _ink(Qt.LayoutDirection.RightToLeft, text, look)[1] > 392


def test_names_that_read_leftwards_are_set_apart_from_those_that_do_not() -> None:
    assert told_line(("exact", "ميناء", "")) == f"exact · {apart('ميناء')}"
    assert told_line(("ميناء", "نهر")) == "ميناء · نهر"
    assert told_line(("Ilse", "Ledger")) == "Ilse · Ledger"


def test_the_button_that_empties_a_field_is_there_with_its_words_alone(
    qtbot: QtBot, look: Look
) -> None:
    field = SearchField(look)
    qtbot.addWidget(field)
    field.show()
    button = field.findChild(QToolButton)
    assert isinstance(button, QToolButton)
    assert not button.isVisible()

    field.setText("sluice")
    assert button.isVisible()
    button.click()

    assert field.text() == ""
    assert not button.isVisible()


def test_a_label_of_latin_words_stands_at_the_right_where_the_window_reads_leftwards(
    qtbot: QtBot,
) -> None:
    window = QWidget()
    window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    qtbot.addWidget(window)

    said = label("tidewatch.example", parent=window)

    assert said.alignment() & Qt.AlignmentFlag.AlignRight
    assert said.alignment() & Qt.AlignmentFlag.AlignAbsolute


def test_the_year_is_told_where_it_is_another() -> None:
    decided = datetime(2026, 7, 2, 12, 0, tzinfo=UTC)

    assert "2026" not in near_time(decided, datetime(2026, 11, 23, tzinfo=UTC))
    assert "2026" in near_time(decided, datetime(2027, 2, 1, tzinfo=UTC))


@pytest.mark.usefixtures("english_again")
def test_months_are_named_in_the_language_of_the_window() -> None:
    decided = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
    use_language("fr")

    assert "mars" in local_time(decided)


def test_nothing_is_animated(qtbot: QtBot, look: Look) -> None:
    QApplication.setEffectEnabled(Qt.UIEffect.UI_FadeMenu, True)  # noqa: FBT003 - Qt's own
    field = QLineEdit()
    qtbot.addWidget(field)
    look.apply()
    look.dress(field)
    field.ensurePolished()

    keep_still()

    duration = QStyle.StyleHint.SH_Widget_Animation_Duration
    assert field.style().styleHint(duration, None, field) == 0
    assert not any(QApplication.isEffectEnabled(effect) for effect in Qt.UIEffect)


def test_letters_are_sampled_by_script() -> None:
    letters = sample_letters("Дамба… 문은 준비되었다고 말했다 (dam) é 12")

    assert sum(unicodedata.name(letter).startswith("HANGUL") for letter in letters) == 3
    assert sum(unicodedata.name(letter).startswith("CYRILLIC") for letter in letters) == 3
    assert "é" in letters
    assert not any(letter.isascii() for letter in letters)


def test_letters_that_no_font_has_are_told_in_words(
    qtbot: QtBot, look: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFontMetrics, "inFontUcs4", lambda _self, code: code != ord("문"))
    watch = MissingLetters(look)

    with qtbot.waitSignal(watch.told) as told:
        watch.look_at("문 Дамба")

    assert "U+BB38" in told.args[0]


def _contrast(one: str, other: str) -> float:
    def light(colour: str) -> float:
        ink = QColor(colour)
        parts = (
            v / 12.92 if v <= 0.03928 else ((v + 0.055) / 1.055) ** 2.4
            for v in (ink.redF(), ink.greenF(), ink.blueF())
        )
        return sum(share * v for share, v in zip((0.2126, 0.7152, 0.0722), parts, strict=True))

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize(
    ("mode", "colours"),
    [("light", LIGHT), ("dark", DARK), ("contrast", CONTRAST_LIGHT)],
)
def test_fields_handles_and_disabled_words_hold_three_to_one(mode: str, colours: Palette) -> None:
    theme = Look(mode).theme
    faint = theme.tint(colours.quiet, 0.75).name()
    for ground in (colours.page, colours.panel):
        assert _contrast(theme.edge().name(), ground) >= 3
        assert _contrast(faint, ground) >= 3


@pytest.mark.parametrize("colours", [LIGHT, DARK, CONTRAST_LIGHT, CONTRAST_DARK])
def test_links_and_groups_are_readable_on_every_tint(colours: Palette) -> None:
    page = QColor(colours.page)
    chosen = blend(QColor(colours.accent), page, 0.16).name()
    for ink in (colours.accent, colours.found, colours.look, colours.wrong, colours.open):
        assert _contrast(ink, chosen) >= 4.5
    assert _contrast(colours.accent, blend(QColor(colours.look), page, 0.18).name()) >= 4.5


def test_a_low_list_gives_each_claim_one_line(qtbot: QtBot, look: Look) -> None:
    claims = ClaimsList(ClaimsModel(), look)
    qtbot.addWidget(claims)
    claims.show()

    claims.resize(300, 600)
    high = claims.verticalHeader().defaultSectionSize()
    claims.resize(300, 200)

    assert claims.verticalHeader().defaultSectionSize() < high
    claims.resize(300, 600)
    assert claims.verticalHeader().defaultSectionSize() == high


def test_an_arrow_points_from_the_article_to_the_page_also_between_arabic_words() -> None:
    edit = Edit(EditOp.REPLACE, "بيوم", "بأسبوع", Span(0, 4), Span(0, 6))

    ours, arrow, theirs = edit_words(edit).split(" ")

    assert arrow == "→"
    assert ours == apart("“بيوم”")
    assert theirs == apart("“بأسبوع”")
