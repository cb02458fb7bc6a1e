"""The window as a person uses it: keys, the link between panes, messages, memory."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, QSettings, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from citecheck.gui.dialogs.give_text import GiveTextDialog
from citecheck.gui.pasting import MAX_PASTE_BYTES
from citecheck.gui.session import Session
from citecheck.gui.theme import Look
from citecheck.gui.window import Window
from citecheck.model import Span, Verdict
from citecheck.report.formats import ReportFormat

if TYPE_CHECKING:
    from tests.gui.conftest import FakeDesk


def texts(widget: QWidget) -> str:
    return "\n".join(made.text() for made in widget.findChildren(QLabel) if made.isVisible())


def dialog_of(window: Window) -> QDialog:
    return next(made for made in window.findChildren(QDialog) if made.isVisible())


# Before an article


def test_the_empty_window_holds_one_sentence_and_three_buttons(window: Window) -> None:
    buttons = [b.text() for b in window.findChildren(QPushButton) if b.isVisible()]

    assert buttons == ["Paste an article", "Open a file", "Try the sample"]
    assert texts(window).count("\n") == 0


def test_the_start_page_lists_recent_checks_as_plain_text(
    qtbot: QtBot, window: Window, session: Session
) -> None:
    session.list_recent()
    qtbot.waitUntil(lambda: window.start.recent.count() == 1)

    item = window.start.recent.item(0)
    assert item.text().startswith("<b>An old one</b>, ")
    assert item.text().endswith("18 of 31 decided")
    window.start.recent.itemClicked.emit(item)
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
    assert window.notice.text.text() == "There is no text in the paste."


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


@pytest.mark.parametrize("form", list(ReportFormat))
def test_a_report_is_written_where_the_user_says(
    qtbot: QtBot, checked: Window, session: Session, tmp_path: Path, form: ReportFormat
) -> None:
    target = tmp_path / "report"

    with qtbot.waitSignal(session.noticed):
        checked.commands.export_to(form, target)

    assert "gates are now ready" in target.read_text(encoding="utf-8-sig")
    assert [path.name for path in tmp_path.glob("*report*")] == ["report"]


def test_a_report_that_cannot_be_written_is_told(
    qtbot: QtBot, checked: Window, tmp_path: Path
) -> None:
    checked.commands.export_to(ReportFormat.CSV, tmp_path / "no such folder" / "report.csv")

    qtbot.waitUntil(checked.notice.isVisible)
    assert "report.csv cannot be written" in checked.notice.text.text()


def test_export_asks_with_a_dialog_that_does_not_block(checked: Window) -> None:
    checked.actions_by_name["export_html"].trigger()

    dialog = checked.findChild(QFileDialog)
    assert dialog is not None
    assert dialog.selectedFiles()[0].endswith(".html")
    dialog.close()


# Dialogs


def test_space_shows_the_captured_text_with_the_place_marked(qtbot: QtBot, checked: Window) -> None:
    qtbot.keyClick(checked.claims.list, Qt.Key.Key_Space)

    dialog = dialog_of(checked)
    marked = [made.cursor.selectedText() for made in dialog.view.extraSelections()]  # type: ignore[attr-defined] # the dialog's view
    assert marked == ["The gates are not ready."]
    dialog.close()


def test_t_takes_a_text_by_hand(
    qtbot: QtBot, checked: Window, session: Session, desk: FakeDesk
) -> None:
    session.choose("a3")
    qtbot.keyClick(checked.claims.list, "t")
    dialog = dialog_of(checked)
    assert isinstance(dialog, GiveTextDialog)
    assert dialog.address.text() == "https://www.example.org/a3"

    dialog.box.insertPlainText("“The ferry will sail,” he said. <b>")
    dialog.findChildren(QPushButton)[-1].click()
    qtbot.waitUntil(lambda: bool(desk.given))

    assert desk.given[0].data.decode() == "“The ferry will sail,” he said. <b>"
    assert desk.given[0].url == "https://www.example.org/a3"


@pytest.mark.parametrize("name", ["keys", "pages", "about", "open_url"])
def test_every_window_that_only_tells_opens_and_closes(checked: Window, name: str) -> None:
    checked.actions_by_name[name].trigger()

    dialog_of(checked).close()

    assert not [d for d in checked.findChildren(QDialog) if d.isVisible()]


# Looks and memory


def test_every_action_stands_in_a_menu(window: Window) -> None:
    def under(widget: QWidget) -> set[str]:
        names = set()
        for action in widget.actions():
            menu = action.menu()
            names |= under(menu) if isinstance(menu, QWidget) else {action.objectName()}
        return names

    assert set(window.actions_by_name) <= under(window.menuBar())


def test_every_control_has_a_name_for_screen_readers(checked: Window) -> None:
    kinds = (QAbstractButton, QLineEdit, QListView, QTextEdit)
    nameless = [
        widget
        for kind in kinds
        for widget in checked.findChildren(kind)
        if widget.isVisible()
        and not (widget.accessibleName() or getattr(widget, "text", str)())
        and not isinstance(widget.parent(), QLineEdit)
    ]

    assert nameless == []


def test_the_theme_is_switched_and_kept(window: Window, look: Look) -> None:
    kept: list[tuple[str, str]] = []
    window.keep_option.connect(lambda name, value: kept.append((name, value)))

    window.actions_by_name["theme_dark"].trigger()

    assert look.theme.dark
    assert kept == [("theme", "dark")]


def test_zoom_changes_the_type_everywhere_and_goes_back(checked: Window, look: Look) -> None:
    row = checked.claims.list.sizeHintForRow(0)

    checked.actions_by_name["zoom_in"].trigger()
    assert look.theme.zoom == 110
    assert checked.status.zoom.text() == "110 %"
    assert checked.claims.list.sizeHintForRow(0) > row
    checked.actions_by_name["zoom_reset"].trigger()
    assert look.theme.zoom == 100


def test_a_narrow_window_puts_the_evidence_below(qtbot: QtBot, checked: Window) -> None:
    checked.resize(900, 900)
    qtbot.waitUntil(lambda: checked.evidence.y() > 0)

    checked.resize(1280, 800)
    qtbot.waitUntil(lambda: checked.evidence.y() == 0)


def test_panes_hide_but_the_last_one_stays(checked: Window) -> None:
    for name in ("claims", "evidence", "article"):
        checked.actions_by_name[f"pane_{name}"].trigger()

    assert [name for name, pane in checked.panes.items() if pane.isVisible()] == ["article"]
    checked.actions_by_name["pane_evidence"].trigger()
    assert checked.evidence.isVisible()


def test_the_window_remembers_its_size(
    qtbot: QtBot, checked: Window, session: Session, look: Look, tmp_path: Path
) -> None:
    checked.resize(780, 600)
    checked.close()

    ini = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    again = Window(session, look, tmp_path, ini)
    qtbot.addWidget(again)

    assert again.height() == 600
