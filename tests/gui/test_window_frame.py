"""The frame of the window: reports, dialogs, menus, theme, zoom, memory."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialog,
    QFileDialog,
    QLineEdit,
    QListView,
    QPushButton,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from citecheck.gui.dialogs.give_text import GiveTextDialog
from citecheck.gui.session.session import Session
from citecheck.gui.theme import Look
from citecheck.gui.window import Window
from citecheck.pipeline.verification import verify_file
from citecheck.report.formats import ReportFormat
from tests.gui.fake_desk import FakeDesk


def dialog_of(window: Window) -> QDialog:
    return next(made for made in window.findChildren(QDialog) if made.isVisible())


# A phone list names only those who have to be called.
@pytest.mark.parametrize("form", [form for form in ReportFormat if form is not ReportFormat.PHONE])
def test_a_report_is_written_where_the_user_says(
    qtbot: QtBot, checked: Window, session: Session, tmp_path: Path, form: ReportFormat
) -> None:
    target = tmp_path / "report"
    session.deciding.toggle_call(session.targets)

    with qtbot.waitSignal(session.noticed, timeout=20_000):
        checked.commands.export_to(form, target)

    assert "gates are now ready" in target.read_text(encoding="utf-8-sig")
    assert [path.name for path in tmp_path.glob("*report*")] == ["report"]


def test_a_phone_list_names_who_has_to_be_called_and_nobody_else(
    qtbot: QtBot, checked: Window, session: Session, tmp_path: Path
) -> None:
    target = tmp_path / "calls"
    session.choose("a3")
    session.deciding.toggle_call(session.targets)

    with qtbot.waitSignal(session.noticed, timeout=20_000):
        checked.commands.export_to(ReportFormat.PHONE, target)

    listed = target.read_text(encoding="utf-8-sig")
    assert "Tomas Reyle" in listed
    assert "gates are now ready" not in listed


def test_a_report_that_cannot_be_written_is_told(
    qtbot: QtBot, checked: Window, tmp_path: Path
) -> None:
    (tmp_path / "a file").write_bytes(b"x")

    checked.commands.export_to(ReportFormat.CSV, tmp_path / "a file" / "report.csv")

    qtbot.waitUntil(checked.notice.isVisible)
    assert "report.csv cannot be written" in checked.notice.text.text()


def test_an_evidence_folder_is_written_and_agrees_with_itself(
    qtbot: QtBot, checked: Window, session: Session, tmp_path: Path
) -> None:
    target = tmp_path / "evidence.zip"

    with qtbot.waitSignal(session.noticed, timeout=20_000):
        checked.commands.export_evidence_to(target)

    found = verify_file(target)
    assert found.differs == ()
    assert found.files > 5


def test_the_evidence_folder_is_asked_for_by_a_dialog(checked: Window) -> None:
    checked.actions_by_name["export_evidence"].trigger()

    dialog = checked.findChild(QFileDialog)
    assert dialog is not None
    assert dialog.selectedFiles()[0].endswith("-evidence.zip")
    dialog.close()


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


def test_zoom_changes_the_type_everywhere_and_goes_back(
    qtbot: QtBot, checked: Window, look: Look
) -> None:
    row = checked.claims.list.sizeHintForRow(0)

    with qtbot.waitSignal(look.changed):
        checked.actions_by_name["zoom_in"].trigger()
    assert look.theme.zoom == 110
    qtbot.waitUntil(lambda: checked.status.zoom.text() == "110 %")
    qtbot.waitUntil(lambda: checked.claims.list.sizeHintForRow(0) > row)
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

    assert [name for name, pane in checked.panes.by_name.items() if pane.isVisible()] == ["article"]
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


@pytest.fixture
def largest(qtbot: QtBot, checked: Window, look: Look) -> Iterator[Window]:
    """A window of 900 pixels with the largest type."""
    look.use_zoom(300)
    checked.resize(900, 700)
    qtbot.waitUntil(lambda: checked.width() == 900)
    yield checked
    look.use_zoom(100)


def test_the_header_gives_up_words_before_anything_is_cut(qtbot: QtBot, largest: Window) -> None:
    header = largest.header

    buttons = [b for b in header.findChildren(QAbstractButton) if b.isVisible()]

    assert len(buttons) == 4
    qtbot.waitUntil(lambda: all(b.width() >= b.sizeHint().width() for b in buttons))
    assert header.rect().contains(header.export.geometry())
    assert header.export.text() == ""
    assert header.export.accessibleName() == "Export"
    assert header.check.text() == "Check again"


def test_words_come_back_to_the_header_where_there_is_room(qtbot: QtBot, largest: Window) -> None:
    largest.look.use_zoom(100)

    qtbot.waitUntil(lambda: "Export" in largest.header.export.text())


def test_a_narrow_window_leaves_the_claims_their_room(largest: Window) -> None:
    claims = largest.claims

    assert claims.width() >= claims.minimumWidth()
    assert claims.width() > largest.width() // 3


def test_the_ways_in_lie_below_each_other_where_they_have_no_room(
    qtbot: QtBot, largest: Window
) -> None:
    largest.session.leave()
    ways = largest.start.ways

    buttons = ways.findChildren(QAbstractButton)

    qtbot.waitUntil(lambda: all(ways.rect().contains(b.geometry()) for b in buttons))
    assert largest.width() == 900
    assert all(button.width() >= button.sizeHint().width() for button in buttons)
