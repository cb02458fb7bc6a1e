"""Claims marked, changed, joined, split and deleted by hand, in the window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from citecheck.gui.session.session import Session
from citecheck.gui.window import Window
from citecheck.model import ErrorCode, KnownError, Maker, Span, Verdict
from tests.gui.bridge import TEXT, span
from tests.gui.fake_desk import FakeDesk


def claims(session: Session) -> list[str]:
    return [c.attribution.quote(TEXT) for c in session.check.claims] if session.check else []


def chosen_words(session: Session) -> str:
    return session.claim.attribution.quote(TEXT) if session.claim else ""


def mark(window: Window, words: Span, who: str) -> None:
    window.article.select(words)
    window.actions_by_name["mark_claim"].trigger()
    window.article_pane.editing.editor.speaker.setEditText(who)
    window.article_pane.editing.editor.save.click()


def test_selected_words_become_a_claim_in_text_order(
    qtbot: QtBot, checked: Window, session: Session
) -> None:
    mark(checked, span("A bridge 🌉 and its gate"), "Ada Wren")

    qtbot.waitUntil(lambda: len(claims(session)) == 4)
    assert claims(session)[0] == "A bridge 🌉 and its gate"
    made = session.claim.attribution if session.claim else None
    assert made is not None
    assert (made.speaker_name, made.maker, made.made_by) == ("Ada Wren", Maker.HAND, "AB")
    assert checked.claims.model.rows()[0].quote == "A bridge 🌉 and its gate"
    assert checked.article.chosen == made.id


def test_the_key_m_marks_only_while_the_article_has_the_keys(qtbot: QtBot, checked: Window) -> None:
    checked.article.select(span("A bridge"))
    checked.claims.list.setFocus()
    qtbot.keyClick(checked.claims.list, "m")
    assert not checked.article_pane.editing.editor.isVisible()

    checked.article.setFocus()
    qtbot.keyClick(checked.article, "m")

    assert checked.article_pane.editing.editor.isVisible()
    qtbot.keyClick(checked.article_pane.editing.editor.speaker, Qt.Key.Key_Escape)
    assert not checked.article_pane.editing.editor.isVisible()
    assert checked.article.hasFocus()


def test_keys_alone_find_what_lacks_a_mark_and_mark_it(
    qtbot: QtBot, checked: Window, session: Session
) -> None:
    pane = checked.article_pane
    qtbot.waitUntil(lambda: bool(pane._open))
    checked.article.setFocus()

    qtbot.keyClick(checked.article, ".")
    found = checked.article.selected()
    qtbot.keyClick(checked.article, "m")
    qtbot.keyClick(pane.editing.editor.speaker, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: len(claims(session)) == 4)
    assert found is not None
    assert chosen_words(session) in found.of(TEXT)


def test_without_a_selection_it_is_said_what_to_do(qtbot: QtBot, checked: Window) -> None:
    with qtbot.waitSignal(checked.session.noticed) as said:
        checked.actions_by_name["mark_claim"].trigger()

    assert said.args == ["Select the words first, with the mouse or Shift and the arrow keys."]


def test_the_nearest_speaker_is_offered_first(checked: Window) -> None:
    checked.article.select(span("the ferry"))
    checked.actions_by_name["mark_claim"].trigger()

    assert checked.article_pane.editing.editor.speaker.currentText() == "Tomas Reyle"


def test_undo_says_what_it_takes_back_and_redo_brings_it_again(
    qtbot: QtBot, checked: Window, session: Session
) -> None:
    before = claims(session)
    mark(checked, span("A bridge"), "Ada Wren")
    qtbot.waitUntil(lambda: len(claims(session)) == 4)
    assert checked.actions_by_name["undo"].text().endswith("mark as claim")

    checked.actions_by_name["undo"].trigger()
    qtbot.waitUntil(lambda: claims(session) == before)
    checked.actions_by_name["redo"].trigger()

    qtbot.waitUntil(lambda: len(claims(session)) == 4)
    assert chosen_words(session) == "A bridge"


def test_a_detected_claim_can_be_changed_and_keeps_its_outlet(
    qtbot: QtBot, checked: Window, session: Session
) -> None:
    checked.actions_by_name["edit_claim"].trigger()
    editor = checked.article_pane.editing.editor
    checked.article.select(span("now ready"))
    editor._take("content")
    editor.save.click()

    qtbot.waitUntil(lambda: "now ready" in claims(session))
    assert "“The gates are now ready.”" not in claims(session)
    changed = session.claim.attribution if session.claim else None
    assert changed is not None
    assert changed.maker is Maker.EDITED
    assert changed.outlet is not None
    assert changed.outlet.as_written == "AFP"


def test_verdicts_come_back_with_the_claim_that_an_undo_brings_back(
    qtbot: QtBot, checked: Window, session: Session
) -> None:
    session.mark(Verdict.VERIFIED)
    checked.actions_by_name["join_next"].trigger()
    qtbot.waitUntil(lambda: len(claims(session)) == 2)
    assert session.claim is not None
    assert session.claim.verdict is None

    checked.actions_by_name["undo"].trigger()

    qtbot.waitUntil(lambda: len(claims(session)) == 3)
    assert session.check is not None
    assert session.check.claims[0].verdict is Verdict.VERIFIED


def test_two_claims_are_joined_and_split_again(
    qtbot: QtBot, checked: Window, session: Session
) -> None:
    checked.actions_by_name["join_next"].trigger()
    both = "“The gates are now ready.” “We will wait,”"
    qtbot.waitUntil(lambda: claims(session)[0] == both)

    place = span("“We will wait,”").start
    checked.article.setTextCursor(checked.article.cursor_of(Span(place, place)))
    checked.actions_by_name["split_claim"].trigger()

    halves = ["“The gates are now ready.”", "“We will wait,”"]
    qtbot.waitUntil(lambda: claims(session)[:2] == halves)


def test_only_what_was_made_by_hand_can_be_deleted(
    qtbot: QtBot, checked: Window, session: Session
) -> None:
    delete = checked.actions_by_name["delete_claim"]
    assert not delete.isEnabled()

    mark(checked, span("A bridge"), "Ada Wren")
    qtbot.waitUntil(lambda: len(claims(session)) == 4)
    assert delete.isEnabled()
    delete.trigger()

    qtbot.waitUntil(lambda: len(claims(session)) == 3)


def test_a_mark_that_cannot_be_saved_is_told_and_not_shown(
    qtbot: QtBot, checked: Window, session: Session, desk: FakeDesk
) -> None:
    desk.trouble = KnownError(ErrorCode.DISK_FULL, "the library")

    mark(checked, span("A bridge"), "Ada Wren")

    qtbot.waitUntil(checked.notice.isVisible)
    assert len(claims(session)) == 3


def test_names_in_the_editor_are_never_markup(qtbot: QtBot, checked: Window) -> None:
    mark(checked, span("A bridge"), "<b>Ada</b>")
    qtbot.waitUntil(lambda: len(claims(checked.session)) == 4)

    assert checked.claims.model.rows()[0].speaker == "<b>Ada</b>"
