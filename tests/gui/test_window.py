"""The window as a person uses it: keys, the link between panes, messages, memory."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from citecheck.gui.pasting import MAX_PASTE_BYTES
from citecheck.gui.session.session import Session
from citecheck.gui.window import Window
from citecheck.model import Span, Verdict
from tests.gui.fake_desk import FakeDesk


def texts(widget: QWidget) -> str:
    return "\n".join(made.text() for made in widget.findChildren(QLabel) if made.isVisible())


# Before an article


def test_the_empty_window_holds_one_sentence_and_three_buttons(window: Window) -> None:
    buttons = [b.text() for b in window.findChildren(QPushButton) if b.isVisible()]

    assert buttons == ["Paste an article", "Open a file", "Try the sample"]
    assert texts(window).count("\n") == 0


def test_the_start_page_lists_recent_checks_as_plain_text(
    qtbot: QtBot, window: Window, session: Session
) -> None:
    session.list_recent()
    library = window.start.library
    qtbot.waitUntil(lambda: library.model.rowCount() == 1)

    row = library.model.rows[0]
    assert row.spoken.startswith("<b>An old one</b>, ")
    assert row.spoken.endswith("18 of 31 decided, 31 open")
    library.list.clicked.emit(library.model.index(0))
    qtbot.waitUntil(lambda: session.check is not None)


def test_ctrl_v_in_the_empty_window_reads_the_clipboard(
    qtbot: QtBot, window: Window, session: Session, desk: FakeDesk
) -> None:
    QGuiApplication.clipboard().setText("He said so.")

    qtbot.keyClick(window.start, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: session.check is not None)

    assert desk.asked == ["clipboard None 'He said so.'"]


def test_a_paste_over_five_megabytes_is_refused_in_a_sentence(
    window: Window, desk: FakeDesk
) -> None:
    data = QMimeData()
    data.setText("x" * (MAX_PASTE_BYTES + 1))

    window.commands.take_in(data)

    assert window.notice.text.text() == (
        "the paste is too large: citecheck takes articles of up to 5 MB."
    )
    assert desk.asked == []


def test_an_empty_paste_is_told(window: Window) -> None:
    window.commands.take_in(QMimeData())

    assert window.notice.isVisible()
    assert window.notice.text.text() == "There is no text in the clipboard."


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (" https://example.org/a ", "https://example.org/a"),
        ("https://example.org/a and more", "clipboard None 'https://example.org/a and more'"),
    ],
)
def test_an_address_alone_is_opened_and_one_in_a_text_is_not(
    qtbot: QtBot, window: Window, session: Session, desk: FakeDesk, text: str, wanted: str
) -> None:
    data = QMimeData()
    data.setText(text)

    window.commands.take_in(data)
    qtbot.waitUntil(lambda: session.check is not None)

    assert desk.asked == [wanted]


def test_a_dropped_file_is_opened(
    qtbot: QtBot, window: Window, session: Session, desk: FakeDesk, tmp_path: Path
) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.html"))])

    window.commands.take_in(data)
    qtbot.waitUntil(lambda: session.check is not None)

    assert desk.asked == [str(tmp_path / "a.html")]


def test_a_file_that_is_not_there_is_told_in_the_bar_and_takes_no_focus(
    qtbot: QtBot, window: Window, session: Session
) -> None:
    focus = window.focusWidget()

    session.open_source("missing.txt")
    qtbot.waitUntil(window.notice.isVisible)

    assert window.notice.text.text() == "There is no file missing.txt."
    assert window.focusWidget() is focus
    assert not [d for d in window.findChildren(QDialog) if d.isVisible()]


# The panes


def test_the_first_claim_is_chosen_and_every_pane_shows_it(opened: Window) -> None:
    assert opened.session.claim_id == "a1"
    assert opened.article.chosen == "a1"
    assert "Ilse Marrow" in texts(opened.evidence)
    assert "Not yet checked" in texts(opened.evidence)


def test_j_and_k_walk_through_the_claims_and_stop_at_the_ends(
    qtbot: QtBot, opened: Window, session: Session
) -> None:
    walked = []
    for key in "jjjkkk":
        qtbot.keyClick(opened.claims.list, key)
        walked.append(session.claim_id)

    assert walked == ["a2", "a3", "a3", "a2", "a1", "a1"]


def test_clicking_marked_words_chooses_their_claim(
    qtbot: QtBot, opened: Window, session: Session
) -> None:
    text = opened.article.shown
    assert text is not None
    start = session.check.article.text.index("ferry will")  # type: ignore[union-attr] # opened
    cursor = opened.article.cursor_of(Span(start, start))
    place = opened.article.cursorRect(cursor).center() + QPoint(3, 0)

    qtbot.mouseClick(opened.article.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert session.claim_id == "a3"
    assert opened.claims.list.currentIndex().row() == 2


def test_clicking_unmarked_words_chooses_nothing(
    qtbot: QtBot, opened: Window, session: Session
) -> None:
    cursor = opened.article.cursor_of(Span(3, 3))

    place = opened.article.cursorRect(cursor).center()
    qtbot.mouseClick(opened.article.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert session.claim_id == "a1"


@pytest.mark.parametrize(
    ("key", "verdict"),
    [
        ("v", Verdict.VERIFIED),
        ("x", Verdict.NOT_SUPPORTED),
        ("p", Verdict.PARTLY),
        ("u", Verdict.CANNOT_VERIFY),
        ("n", Verdict.NOT_A_CLAIM),
    ],
)
def test_a_letter_decides_and_stays_at_the_claim(
    qtbot: QtBot, opened: Window, session: Session, key: str, verdict: Verdict
) -> None:
    qtbot.keyClick(opened.claims.list, key)

    assert session.claim is not None
    assert session.claim.verdict is verdict
    assert session.claim_id == "a1"


def test_letters_act_in_the_article_too(qtbot: QtBot, opened: Window, session: Session) -> None:
    opened.article.setFocus()

    qtbot.keyClick(opened.article, "v")

    assert session.claim is not None
    assert session.claim.verdict is Verdict.VERIFIED


def test_letters_in_a_field_are_letters(qtbot: QtBot, opened: Window, session: Session) -> None:
    opened.actions_by_name["note"].trigger()

    qtbot.keyClicks(opened.evidence.verdicts.note, "vxpun")

    assert opened.evidence.verdicts.note.text() == "vxpun"
    assert session.claim is not None
    assert session.claim.verdict is None


def test_enter_keeps_a_note_and_gives_the_keys_back(
    qtbot: QtBot, opened: Window, session: Session
) -> None:
    opened.actions_by_name["note"].trigger()
    qtbot.keyClicks(opened.evidence.verdicts.note, "asked again")

    qtbot.keyClick(opened.evidence.verdicts.note, Qt.Key.Key_Return)

    assert session.claim is not None
    assert session.claim.review is not None
    assert session.claim.review.note == "asked again"
    assert opened.claims.list.hasFocus()


def test_escape_drops_a_note(qtbot: QtBot, opened: Window, session: Session) -> None:
    opened.actions_by_name["note"].trigger()
    qtbot.keyClicks(opened.evidence.verdicts.note, "never mind")

    qtbot.keyClick(opened.evidence.verdicts.note, Qt.Key.Key_Escape)

    assert session.claim is not None
    assert session.claim.review is None
    assert opened.evidence.verdicts.note.text() == ""


def test_initials_are_asked_for_once(qtbot: QtBot, opened: Window, session: Session) -> None:
    kept: list[tuple[str, str]] = []
    opened.keep_option.connect(lambda name, value: kept.append((name, value)))
    bar = opened.evidence.verdicts

    bar.initials.setText("CD")
    qtbot.keyClick(bar.initials, Qt.Key.Key_Return)

    assert kept == [("reviewer", "CD")]
    assert session.reviewer == "CD"
    assert bar.initials.isHidden()


def test_an_altered_quote_shows_both_sides_and_its_flag(checked: Window) -> None:
    shown = texts(checked.evidence)

    assert "altered" in shown
    assert "Words differ in 1 place." in shown
    assert "⚑ negation" in shown


def test_a_refused_page_says_so_and_offers_three_ways(checked: Window, session: Session) -> None:
    session.choose("a3")

    buttons = [b.text() for b in checked.evidence.findChildren(QPushButton) if b.isVisible()]
    assert "The site refused our program (403)." in texts(checked.evidence)
    assert buttons[:3] == ["Open in browser (O)", "Give its text (T)", "Fetch again (R)"]


def test_the_status_bar_counts_pages_by_outcome(qtbot: QtBot, checked: Window) -> None:
    qtbot.waitUntil(lambda: "3 pages" in checked.status.line.text())

    assert checked.status.line.text() == "Saved · 3 pages: 2 read, 1 refused"


def test_the_header_names_the_hosts_that_check_would_ask(qtbot: QtBot, opened: Window) -> None:
    qtbot.waitUntil(lambda: opened.header.hosts.text() == "2 hosts")

    assert "example.org\nexample.com" in opened.header.hosts.toolTip()


# Out


def test_o_opens_the_page_in_the_browser_and_nothing_else(
    qtbot: QtBot, checked: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)

    qtbot.keyClick(checked.claims.list, "o")

    assert [url.toString() for url in opened] == ["https://www.example.org/a1"]


def test_c_copies_quote_speaker_and_address(qtbot: QtBot, checked: Window) -> None:
    qtbot.keyClick(checked.claims.list, "c")

    assert QGuiApplication.clipboard().text().splitlines() == [
        "“The gates are now ready.”",
        "Ilse Marrow · told AFP · direct",
        "https://www.example.org/a1 (2026-03-14 14:02 UTC)",
    ]


def test_hovering_over_a_claims_circumstances_tells_why_it_was_found(checked: Window) -> None:
    hovered = [w.toolTip() for w in checked.evidence.findChildren(QLabel)]

    assert any("Why this was found:" in tip and "The rules found it." in tip for tip in hovered)
