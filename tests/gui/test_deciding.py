"""Deciding: many at one stroke, calls, sign-offs, and deciding before one sees."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from citecheck.config import Options
from citecheck.gui.dialogs.one_line import OneLineDialog
from citecheck.gui.dialogs.reasons import ReasonsDialog
from citecheck.gui.models.predicting import Tally, masked_check, tally
from citecheck.gui.session.session import Session
from citecheck.gui.window import Window
from citecheck.model import ClaimResult, ErrorCode, KnownError, ReviewKind, Verdict
from tests.gui.fake_desk import FakeDesk


def claims(session: Session) -> tuple[ClaimResult, ...]:
    assert session.check is not None
    return session.check.claims


def test_many_claims_are_marked_in_one_step_that_says_so(
    qtbot: QtBot, checked: Window, session: Session, desk: FakeDesk
) -> None:
    session.select(("a1", "a2", "a3"))

    session.mark(Verdict.VERIFIED)

    assert [claim.verdict for claim in claims(session)] == [Verdict.VERIFIED] * 3
    assert checked.actions_by_name["undo"].text() == "&Undo: mark 3 claims “verified”"
    checked.actions_by_name["undo"].trigger()
    assert [claim.verdict for claim in claims(session)] == [None] * 3
    assert checked.status.line.text().startswith("Undone: mark 3 claims “verified”")
    qtbot.waitUntil(lambda: len(desk.reviews) == 6)


def test_a_selection_without_the_chosen_claim_does_not_count(
    checked: Window, session: Session
) -> None:
    session.select(("a2", "a3"))

    session.mark(Verdict.VERIFIED)

    assert [claim.verdict for claim in claims(session)] == [Verdict.VERIFIED, None, None]


def test_the_one_who_decided_cannot_sign_off(checked: Window, session: Session) -> None:
    session.mark(Verdict.VERIFIED)

    session.deciding.toggle_sign_off(session.targets)

    assert claims(session)[0].sign_off is None
    assert checked.notice.text.text() == "AB decided this; somebody else has to sign it off."


def test_nothing_is_signed_off_before_a_verdict(checked: Window, session: Session) -> None:
    session.sign_as("CD")

    session.deciding.toggle_sign_off(session.targets)

    assert checked.notice.text.text() == "There is no verdict to sign off yet."


def test_a_second_person_signs_off_and_undo_takes_it_back(
    checked: Window, session: Session
) -> None:
    session.mark(Verdict.VERIFIED)
    session.sign_as("CD")

    session.deciding.toggle_sign_off(session.targets)

    signed = claims(session)[0].sign_off
    assert signed is not None
    assert (signed.reviewer, signed.kind, signed.verdict) == (
        "CD", ReviewKind.SIGN_OFF, Verdict.VERIFIED,
    )  # fmt: skip
    assert checked.actions_by_name["undo"].text() == "&Undo: sign off"
    session.undo_stack.undo()
    assert claims(session)[0].sign_off is None
    assert claims(session)[0].verdict is Verdict.VERIFIED


def test_another_verdict_or_note_ends_a_sign_off_and_a_call_does_not(
    checked: Window, session: Session
) -> None:
    session.mark(Verdict.VERIFIED)
    session.sign_as("CD")
    session.deciding.toggle_sign_off(session.targets)

    session.deciding.toggle_call(session.targets)
    assert claims(session)[0].sign_off is not None
    session.note("asked again")
    assert claims(session)[0].sign_off is None


def test_a_claim_goes_on_the_phone_list_and_off_again(checked: Window, session: Session) -> None:
    session.deciding.toggle_call(session.targets)
    assert (claims(session)[0].to_call, claims(session)[0].verdict) == (True, None)

    session.deciding.toggle_call(session.targets)
    assert not claims(session)[0].to_call


def test_a_reason_is_written_behind_the_note_once(checked: Window, session: Session) -> None:
    session.note("Spoke to the desk.")

    session.deciding.add_to_note(session.targets, "Words changed.")
    session.deciding.add_to_note(session.targets, "Words changed.")

    review = claims(session)[0].review
    assert review is not None
    assert review.note == "Spoke to the desk. Words changed."


def test_a_verdict_on_another_capture_is_told_and_given_again(
    checked: Window, session: Session
) -> None:
    session.mark(Verdict.VERIFIED)
    check = session.check
    assert check is not None
    page = check.claims[0].pages[0]
    assert page.snapshot is not None
    newer = replace(page, snapshot=replace(page.snapshot, body=b"another text"))
    session.check = replace(
        check, claims=(replace(check.claims[0], pages=(newer,)), *check.claims[1:])
    )
    assert claims(session)[0].evidence_changed

    session.note("still the same")
    assert claims(session)[0].evidence_changed
    session.mark(Verdict.VERIFIED)

    assert not claims(session)[0].evidence_changed


def test_findings_are_hidden_until_the_first_verdict_and_for_ever_seen_after_it(
    checked: Window, session: Session
) -> None:
    session.predict(True)  # noqa: FBT003 - a menu's check mark
    assert [row.finding for row in checked.claims.model.rows()] == ["hidden"] * 3

    session.mark(Verdict.NOT_SUPPORTED)
    assert checked.claims.model.rows()[0].finding == "altered"
    session.undo_stack.undo()

    assert checked.claims.model.rows()[0].finding == "altered"
    assert claims(session)[0].reviews[0].blind


def test_the_tally_counts_only_what_was_decided_blind(checked: Window, session: Session) -> None:
    session.choose("a3")
    session.mark(Verdict.VERIFIED)
    session.predict(True)  # noqa: FBT003 - a menu's check mark
    session.choose("a1")
    session.mark(Verdict.NOT_SUPPORTED)
    session.choose("a2")
    session.mark(Verdict.PARTLY)

    check = session.check
    assert check is not None
    assert tally(check) == Tally(same=1, other=1)
    assert masked_check(check) == check


@pytest.mark.parametrize("width", [320, 400, 480, 1000])
def test_no_verdict_is_cut_however_narrow_the_pane(
    qtbot: QtBot, checked: Window, width: int
) -> None:
    bar = checked.evidence.verdicts
    bar.setParent(None)
    qtbot.addWidget(bar)
    bar.resize(width, 160)
    bar.show()
    buttons = bar.findChildren(QPushButton)

    qtbot.waitUntil(lambda: all(b.width() >= b.sizeHint().width() for b in buttons))


def test_own_keys_decide_and_stand_on_the_buttons(
    qtbot: QtBot, checked: Window, session: Session
) -> None:
    checked.use_options(Options(keys=("verified=Y", "undo=Z")))

    qtbot.keyClick(checked.claims.list, "y")

    assert claims(session)[0].verdict is Verdict.VERIFIED
    buttons = [b.text() for b in checked.evidence.verdicts.findChildren(QPushButton)]
    assert buttons[0] == "Y  ✓ verified"
    assert checked.notice.text.text() == "The key Z can't be used for “Undo”; the usual key stays."


def test_a_verdict_goes_on_to_the_next_undecided_claim_where_that_is_wanted(
    qtbot: QtBot, checked: Window, session: Session
) -> None:
    checked.actions_by_name["advance"].trigger()
    session.choose("a2")

    qtbot.keyClick(checked.claims.list, "v")
    assert session.claim_id == "a3"
    qtbot.keyClick(checked.claims.list, "u")
    assert session.claim_id == "a1"
    qtbot.keyClick(checked.claims.list, "b")
    assert session.claim_id == "a3"
    qtbot.keyClick(checked.claims.list, "p")
    assert session.claim_id == "a3"


def test_a_note_that_is_being_written_goes_to_its_own_claim(
    qtbot: QtBot, checked: Window, session: Session
) -> None:
    checked.actions_by_name["note"].trigger()
    qtbot.keyClicks(checked.evidence.verdicts.note, "for the first")

    session.choose("a2")

    notes = [claim.review.note if claim.review else "" for claim in claims(session)]
    assert notes == ["for the first", "", ""]
    assert session.claim_id == "a2"


def test_a_pause_in_writing_saves_the_note_and_escape_still_takes_it_back(
    qtbot: QtBot, checked: Window, session: Session
) -> None:
    checked.actions_by_name["note"].trigger()
    field = checked.evidence.verdicts.note

    qtbot.keyClicks(field, "call them ")

    qtbot.waitUntil(lambda: (r := claims(session)[0].review) is not None and bool(r.note))
    assert claims(session)[0].review.note == "call them"  # type: ignore[union-attr]  # waited for
    qtbot.keyClicks(field, "today")
    assert field.text() == "call them today"
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    assert claims(session)[0].review.note == ""  # type: ignore[union-attr]  # waited for


def test_a_note_that_could_not_be_saved_stays_in_its_field_until_it_is(
    qtbot: QtBot, checked: Window, session: Session, desk: FakeDesk
) -> None:
    field = checked.evidence.verdicts.note
    desk.trouble = KnownError(ErrorCode.DISK_FULL, "the library")
    checked.actions_by_name["note"].trigger()
    qtbot.keyClicks(field, "rang twice")
    with qtbot.waitSignal(session.troubled):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: claims(session)[0].review is None)
    assert field.text() == "rang twice"

    desk.trouble = None
    session.choose("a2")
    assert field.text() == ""
    session.choose("a1")

    qtbot.waitUntil(lambda: [review.note for review in desk.reviews] == ["rang twice"])
    assert field.text() == "rang twice"


def test_d_and_shift_d_go_to_undecided_claims(
    qtbot: QtBot, checked: Window, session: Session
) -> None:
    session.choose("a2")
    session.mark(Verdict.VERIFIED)
    session.choose("a1")
    shift = Qt.KeyboardModifier.ShiftModifier

    qtbot.keyClick(checked.claims.list, "d")
    assert session.claim_id == "a3"
    qtbot.keyClick(checked.claims.list, "d", shift)
    assert session.claim_id == "a1"


def test_the_history_tells_every_review_the_newest_first(checked: Window, session: Session) -> None:
    session.mark(Verdict.VERIFIED)
    session.note("called")
    session.sign_as("CD")
    session.deciding.toggle_sign_off(session.targets)

    checked.actions_by_name["history"].trigger()

    dialog = next(d for d in checked.findChildren(QDialog) if d.isVisible())
    told = [made.text() for made in dialog.findChildren(QLabel)]
    assert [line for line in told if line.startswith("✓")] == [
        "✓ verified · signed off", "✓ verified", "✓ verified",
    ]  # fmt: skip
    assert "called" in told


@pytest.mark.qt_log_ignore("does not support")
def test_a_reason_from_the_menu_is_written_into_the_note(
    qtbot: QtBot, checked: Window, session: Session
) -> None:
    checked.claim_commands.use_options(Options(reasons=("First <b>.", "Second.")))
    checked.actions_by_name["reason"].trigger()

    menu = next(m for m in checked.findChildren(QMenu) if m.isVisible())
    qtbot.keyClick(menu, "2")

    review = claims(session)[0].review
    assert review is not None
    assert review.note == "Second."


def test_reasons_of_ones_own_are_kept(checked: Window) -> None:
    kept: list[tuple[str, object]] = []
    checked.keep_option.connect(lambda name, value: kept.append((name, value)))
    checked.claim_commands.edit_reasons()
    dialog = next(d for d in checked.findChildren(ReasonsDialog) if d.isVisible())

    dialog.box.setPlainText("  One  reason. \n\nOne reason.\nAnother.")
    next(b for b in dialog.findChildren(QPushButton) if b.text() == "Save").click()

    assert kept == [("reasons", ("One reason.", "Another."))]
    assert checked.claim_commands.reasons() == ("One reason.", "Another.")


def test_other_initials_are_written_from_now_on(checked: Window, session: Session) -> None:
    checked.actions_by_name["initials"].trigger()
    dialog = next(d for d in checked.findChildren(OneLineDialog) if d.isVisible())

    dialog.field.setText(" CD ")
    next(b for b in dialog.findChildren(QPushButton) if b.text() == "Save").click()

    assert session.reviewer == "CD"


def test_in_predict_mode_pane_and_page_text_keep_the_finding_back(
    checked: Window, session: Session
) -> None:
    checked.actions_by_name["predict"].trigger()

    shown = [made.text() for made in checked.evidence.findChildren(QLabel)]
    assert "Decide first" in shown
    assert not any("altered" in text or "negation" in text for text in shown)
    assert checked.claims.tally.text() == "Findings are hidden until you decide."
    session.mark(Verdict.NOT_SUPPORTED)
    assert checked.claims.tally.text() == (
        "1 decided first: 1 the same way as the finding, 0 another way, 0 not comparable"
    )
