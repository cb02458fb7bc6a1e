"""Pages given by hand at the evidence pane, and foreign words in it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFrame,
    QLabel,
    QMessageBox,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from citecheck.config import Options
from citecheck.gui.dialogs.page_text import PageTextDialog
from citecheck.gui.session.session import Session
from citecheck.gui.theme import Look
from citecheck.gui.widgets.fitted import FittedReading
from citecheck.gui.window import Window
from citecheck.model import (
    EarlierCopy,
    Evidence,
    FetchOutcome,
    Finding,
    FindingKind,
    Hop,
    PageResult,
    PageText,
    Passage,
    Snapshot,
    Span,
)
from tests.gui.bridge import NOW, PAGE, page_result, span
from tests.gui.evidence_pages import MARKUP, buttons, exact, give_pages, several, shown
from tests.gui.fake_desk import FakeDesk

# Given by hand


def dropped(path: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    return data


def test_a_file_dropped_on_the_evidence_is_a_page_of_its_claim(
    qtbot: QtBot, checked: Window, session: Session, desk: FakeDesk, tmp_path: Path
) -> None:
    session.choose("a3")
    file = tmp_path / "saved.html"
    file.write_bytes(b"<p>the ferry will sail</p>")
    data, mouse = dropped(file), Qt.MouseButton.LeftButton
    keys, copy = Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction

    enter = QDragEnterEvent(QPoint(5, 5), copy, data, mouse, keys)
    QApplication.sendEvent(checked.evidence, enter)
    sign = checked.evidence.drop.sign
    assert enter.isAccepted()
    assert sign.here.text() == "Drop here: use the file as the page of claim 3"
    assert sign.isVisible()
    drop = QDropEvent(QPointF(5, 5), copy, data, mouse, keys)
    QApplication.sendEvent(checked.evidence, drop)

    qtbot.waitUntil(lambda: bool(desk.given))
    (page,) = desk.given
    assert (page.source, page.data, page.by) == ("saved.html", b"<p>the ferry will sail</p>", "AB")
    assert (page.url, page.attribution_id) == ("https://www.example.org/a3", "a3")
    assert not sign.isVisible()
    assert "open" not in str(desk.asked)


def test_dragging_over_the_window_shows_where_a_file_would_be_a_page(
    checked: Window, tmp_path: Path
) -> None:
    data = dropped(tmp_path / "saved.html")
    keys, copy = Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction

    enter = QDragEnterEvent(QPoint(5, 5), copy, data, Qt.MouseButton.LeftButton, keys)
    QApplication.sendEvent(checked, enter)

    assert checked.evidence.drop.sign.isVisible()
    assert checked.evidence.drop.sign.elsewhere.text().startswith("Anywhere else")


def test_sentences_name_the_keys_as_they_are_now(checked: Window, session: Session) -> None:
    checked.use_options(Options(keys=("give_text=Ctrl+9",)))

    give_pages(
        session, "a1", page_result("a1", Finding(FindingKind.UNREACHED), FetchOutcome.FORBIDDEN)
    )
    session.choose("a1")

    assert "paste its text (Ctrl+9)." in shown(checked.evidence)
    assert "Give its text (Ctrl+9)" in buttons(checked.evidence)


def test_a_missing_file_is_told_in_a_sentence(
    qtbot: QtBot, checked: Window, desk: FakeDesk, tmp_path: Path
) -> None:
    checked.evidence_commands.give_file(str(tmp_path / "gone.html"))

    qtbot.waitUntil(checked.notice.isVisible)
    assert desk.given == []


def test_several_files_are_refused_with_a_sentence(
    checked: Window, desk: FakeDesk, tmp_path: Path
) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in ("a.html", "b.html")])

    checked.evidence_commands.take_drop(data)

    assert checked.notice.isVisible()
    assert desk.given == []


# Archives


def test_an_archive_is_asked_by_key_and_its_answer_told(
    qtbot: QtBot, checked: Window, session: Session, desk: FakeDesk
) -> None:
    session.choose("a3")

    qtbot.keyClick(checked.claims.list, "r", Qt.KeyboardModifier.ShiftModifier)

    qtbot.waitUntil(checked.notice.isVisible)
    assert "archive a3" in desk.asked
    assert "The archive has no copy of this page." in shown(checked.notice)


def test_a_page_is_saved_in_public_only_after_a_warning(
    qtbot: QtBot, checked: Window, session: Session, desk: FakeDesk
) -> None:
    told: list[str] = []
    session.noticed.connect(told.append)

    checked.actions_by_name["save_archive"].trigger()
    box = next(b for b in checked.findChildren(QMessageBox) if b.isVisible())
    assert "publishes both the address and the page" in box.text()
    assert desk.asked == ["sample", "check"]
    box.button(QMessageBox.StandardButton.Save).click()

    qtbot.waitUntil(lambda: any("Submitted, not yet archived" in one for one in told))
    assert desk.asked[-1] == "save https://www.example.org/a1"


def test_archives_that_are_never_to_be_asked_have_no_button(
    checked: Window, session: Session, desk: FakeDesk
) -> None:
    session.choose("a3")
    assert "Look in an archive (Shift+R)" in buttons(checked.evidence.area)

    desk.options = replace(desk.options, archives="never")
    session.choose("a1")
    session.choose("a3")

    assert "Look in an archive (Shift+R)" not in buttons(checked.evidence.area)


# What changed


def test_a_page_that_changed_says_which_words(
    qtbot: QtBot, checked: Window, session: Session
) -> None:
    old = PAGE.replace("not ready", "ready")
    before = Snapshot("https://www.example.org/a1", FetchOutcome.OK, NOW, body=b"old")

    give_pages(session, "a1", exact(earlier=EarlierCopy(before, PageText(old))))

    qtbot.waitUntil(lambda: "“not”" in changed_strip(checked))


def changed_strip(window: Window) -> str:
    frames = window.evidence.area.findChildren(QFrame, "strip")
    return "\n".join(shown(frame) for frame in frames)


def test_a_page_that_was_lost_says_so(checked: Window, session: Session) -> None:
    before = Snapshot("https://www.example.org/a1", FetchOutcome.OK, NOW, body=b"old")
    page = page_result("a1", Finding(FindingKind.UNREACHED), FetchOutcome.NOT_FOUND)

    give_pages(session, "a1", replace(page, earlier=EarlierCopy(before, PageText(PAGE))))

    assert changed_strip(checked)


# Foreign words


def hostile() -> PageResult:
    text = f"{MARKUP} said: We will wait. {MARKUP}"
    page = PageText(text, title=MARKUP, byline=MARKUP, site=MARKUP, published=MARKUP)
    finding = Finding(
        FindingKind.EXACT,
        Evidence((span("We will wait", text),), 1.0),
        passages=(Passage(Span(0, len(MARKUP)), 1.0, (MARKUP,)),),
        page_outlet=MARKUP,
        page_speaker=MARKUP,
    )
    return replace(exact(), page=page, finding=finding)


def test_hostile_pages_are_shown_as_text(qtbot: QtBot, checked: Window, session: Session) -> None:
    qtbot.keyClick(checked.claims.list, "i")
    assert session.check is not None
    claims = tuple(
        replace(c, attribution=replace(c.attribution, speaker_name=MARKUP, hops=(Hop(MARKUP),)))
        for c in session.check.claims
    )
    session._refresh(replace(session.check, claims=claims))
    give_pages(session, "a1", hostile(), exact())

    for made in checked.evidence.findChildren(QLabel):
        assert made.textFormat() == Qt.TextFormat.PlainText
        assert "<img" not in made.toolTip()
    assert "<img" not in checked.evidence.tabs.tabToolTip(0)
    assert MARKUP in shown(checked.evidence)


def test_the_whole_text_shows_every_place_and_goes_between_them(
    qtbot: QtBot, checked: Window, session: Session, look: Look
) -> None:
    page = several(MARKUP + "\n" + PAGE)

    dialog = PageTextDialog(page, look, checked, 1)
    qtbot.addWidget(dialog)

    words = [marked.cursor.selectedText() for marked in dialog.view.extraSelections()]
    assert words == ["We will wait", "That was all"]
    assert dialog._where.text() == "place 2 of 2"
    dialog.step_place(1)
    assert dialog._where.text() == "place 1 of 2"
    assert MARKUP in dialog.view.toPlainText()


def test_words_are_found_in_the_whole_text(qtbot: QtBot, checked: Window, look: Look) -> None:
    dialog = PageTextDialog(exact("Long ago.\n" * 9000 + PAGE), look, checked)
    qtbot.addWidget(dialog)
    dialog.show()

    qtbot.keyClick(dialog.view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(dialog.find_bar.field, "the gates are not")

    qtbot.waitUntil(lambda: dialog.find_bar.count.text().startswith("1 of 1"))
    assert "The gates are not ready." in dialog.view.toPlainText()
    qtbot.keyClick(dialog.find_bar.field, Qt.Key.Key_Escape)
    assert dialog.isVisible()


def test_everything_that_takes_the_keys_has_a_name(
    qtbot: QtBot, checked: Window, session: Session
) -> None:
    give_pages(session, "a1", several(), exact())
    checked.actions_by_name["facts"].trigger()

    nameless = [
        made
        for made in checked.evidence.area.findChildren(QWidget)
        if made.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not made.accessibleName()
        and not (isinstance(made, QAbstractButton) and made.text())
    ]

    assert nameless == []


def test_words_of_the_page_can_be_reached_and_copied_by_keys_alone(
    qtbot: QtBot, checked: Window, session: Session
) -> None:
    give_pages(session, "a1", exact())
    view = next(v for v in checked.evidence.area.findChildren(FittedReading))
    view.setFocus()

    qtbot.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    assert QGuiApplication.clipboard().text() == "“The gates are now ready.”"


def test_a_rebuild_leaves_the_keys_where_they_were(
    qtbot: QtBot, checked: Window, session: Session
) -> None:
    give_pages(session, "a1", several())
    checked.activateWindow()
    before = next(
        b for b in checked.evidence.area.findChildren(QToolButton)
        if b.accessibleName() == "Next place (])"
    )  # fmt: skip
    before.setFocus()

    before.click()

    held = QApplication.focusWidget()
    assert held is not None
    assert held.accessibleName() == "Next place (])"
