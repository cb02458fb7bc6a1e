"""What came from outside is text: in every label, hover, view and link."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QMimeData, Qt, QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

import citecheck.gui
from citecheck.gui.models.marks import ClaimPlaces
from citecheck.gui.session.session import Session
from citecheck.gui.text.addresses import host_of, openable
from citecheck.gui.theme import Look
from citecheck.gui.views.article import ArticleView
from citecheck.gui.views.diff import plain_column
from citecheck.gui.widgets.labels import ElidedLabel, hint, label, message_box
from citecheck.gui.widgets.plain_box import PlainBox
from citecheck.gui.widgets.reading import ReadingView
from citecheck.gui.window import Window
from citecheck.model import Article, Attribution, AttributionKind, Check, ClaimResult, Span
from tests.gui.fake_desk import FakeDesk

MARKUP = "<img src='file:///etc/hostname'><b>bold</b>"
SOURCES = sorted(Path(citecheck.gui.__file__).parent.rglob("*.py"))
_FORBIDDEN = re.compile(
    r"\b(?:QLabel|QMessageBox)\(|\bsetToolTip\(|\bsetHtml\(|\bsetMarkdown\(|\binsertHtml\("
    r"|\bprocessEvents\(|\bQTextBrowser\b|\.exec\(\)"
)
_ALLOWED = {
    "widgets/labels.py": {"QLabel(", "QMessageBox(", "setToolTip("},
    "first_paint.py": {"processEvents("},  # before the loop; no input is taken
}


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_text_reaches_widgets_through_the_one_factory(path: Path) -> None:
    name = path.relative_to(Path(citecheck.gui.__file__).parent).as_posix()
    found = set(_FORBIDDEN.findall(path.read_text(encoding="utf-8")))
    allowed = _ALLOWED.get(name, set())
    if name in {"app.py", "shots.py"}:
        allowed = {".exec()"}  # the one event loop, and the photographer's

    assert found <= allowed


def test_labels_and_message_boxes_are_plain(qtbot: QtBot) -> None:
    for made in (label(MARKUP), ElidedLabel(MARKUP)):
        qtbot.addWidget(made)
        assert made.textFormat() == Qt.TextFormat.PlainText
        assert made.text() == MARKUP
    box = message_box("title", MARKUP)
    qtbot.addWidget(box)
    assert box.textFormat() == Qt.TextFormat.PlainText


def test_hovers_show_markup_as_it_is() -> None:
    document = QTextDocument()
    document.setHtml(hint(MARKUP + "\nnext"))

    assert document.toPlainText() == MARKUP + "\nnext"
    assert hint("") == ""


def test_no_view_opens_what_a_text_names(qtbot: QtBot) -> None:
    view = ReadingView()
    qtbot.addWidget(view)
    data = QMimeData()
    data.setHtml(MARKUP)

    assert view.loadResource(2, QUrl("file:///etc/hostname")) == QByteArray()
    assert not view.canInsertFromMimeData(data)
    view.insertFromMimeData(data)
    assert view.toPlainText() == ""


def test_a_view_hands_out_plain_text_only(qtbot: QtBot, opened: Window) -> None:
    opened.article.selectAll()

    data = opened.article.createMimeDataFromSelection()

    assert data.formats() == ["text/plain"]


def test_every_label_of_the_window_is_plain(
    qtbot: QtBot, window: Window, session: Session, desk: FakeDesk
) -> None:
    claims = tuple(
        replace(c, attribution=replace(c.attribution, speaker_name=MARKUP))
        for c in desk.stored.claims
    )
    desk.stored = replace(desk.stored, claims=claims)
    session.open_sample()
    qtbot.waitUntil(lambda: session.check is not None)

    formats = {made.textFormat() for made in window.findChildren(QLabel)}
    assert formats == {Qt.TextFormat.PlainText}


def test_the_box_for_texts_refuses_what_is_too_large(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused: list[bool] = []
    box = PlainBox(lambda: refused.append(True))
    qtbot.addWidget(box)
    data = QMimeData()
    data.setText("x" * 50)
    monkeypatch.setattr("citecheck.gui.widgets.plain_box.MAX_PASTE_BYTES", 49)

    box.insertFromMimeData(data)

    assert refused == [True]
    assert box.document().isEmpty()


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd", "FILE:///c:/x", "javascript:alert(1)", "data:text/html,x", "//host/x",
        "\\\\server\\share", "https://a b/", "https:\\\\x", "ftp://example.org/", "mailto:a@b.c",
        "https://", "http://user:pass@example.org/", "https://example.org/\u202eabc", "", None,
        "java\tscript:alert(1)", "https://example.org\n/x",
    ],
)  # fmt: skip
def test_only_plain_web_addresses_are_opened(url: str | None) -> None:
    assert openable(url) is None


def test_web_addresses_are_opened_as_they_are() -> None:
    for url in ("https://example.org/a?b=c#d", "HTTP://example.org"):
        made = openable(url)
        assert made is not None
        assert made.host() == "example.org"


def test_hosts_with_foreign_letters_are_shown_in_ascii() -> None:
    assert host_of("https://www.example.org/x") == "example.org"
    assert host_of("https://аррle.com/") == "xn--le-6kcb8f4a.com" or host_of(
        "https://аррle.com/"
    ).startswith("xn--")
    assert host_of("http://[bad") == ""
    assert host_of(None) == ""


def test_the_underlined_words_are_the_claims_words(qtbot: QtBot, look: Look) -> None:
    words = ["a\u00a0b", "😀😀", "e\u0301e", "“q”", "\u200fx", "𝔘."] * 40
    text = "\n\n".join(" ".join(words[i : i + 6]) for i in range(0, 240, 6))
    view = ArticleView(look)
    qtbot.addWidget(view)
    view.resize(600, 400)
    view.show()
    now = opened_at()
    claims, at = [], 0
    for number in range(60):
        start = text.index(words[number], at)
        at = start + len(words[number])
        claims.append(
            ClaimResult(
                Attribution(f"a{number}", 0, AttributionKind.DIRECT, (), (), (Span(start, at),))
            )
        )
    article = Article(text)
    view.show_check(Check(article.sha256, article, tuple(claims), now, now, "0"))

    for number, claim in enumerate(claims):
        view.go_to(claim.attribution.content[0])
        assert view.cursor_of(claim.attribution.content[0]).selectedText() == words[number]
        assert view.boxes(claim.attribution.content[0])


def opened_at() -> datetime:
    return datetime(2026, 3, 14, tzinfo=UTC)


def test_the_shortest_claim_at_a_place_wins() -> None:
    outer = Attribution("a1", 0, AttributionKind.INDIRECT, (), (), (Span(0, 50),))
    inner = Attribution("a2", 0, AttributionKind.DIRECT, (), (), (Span(10, 20),))
    places = ClaimPlaces((outer, inner))

    assert [places.claim_at(point) for point in (5, 10, 19, 20, 49, 50)] == [
        "a1", "a2", "a2", "a1", "a1", None,
    ]  # fmt: skip


def test_a_label_and_a_view_of_evidence_cut_what_is_endless(qtbot: QtBot, look: Look) -> None:
    title = ElidedLabel("x" * 1_000_000)
    words = plain_column("y" * 1_000_000, look.theme)
    for made in (title, words):
        qtbot.addWidget(made)

    assert len(title.text()) <= 1000
    assert words.document().characterCount() < 21_000
