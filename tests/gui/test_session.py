"""Decisions, their undoing, and what happens when they cannot be saved."""

from __future__ import annotations

import threading

from pytestqt.qtbot import QtBot

from citecheck.gui.session.merging import with_appended, with_claims, with_reviews_of
from citecheck.gui.session.session import Session
from citecheck.gui.window import Window
from citecheck.model import ErrorCode, KnownError, Review, Verdict
from tests.gui.fake_desk import FakeDesk


def verdicts(session: Session) -> list[Verdict | None]:
    return [claim.verdict for claim in session.check.claims] if session.check else []


def test_a_verdict_is_shown_at_once_and_reaches_the_library(
    qtbot: QtBot, checked: Window, session: Session, desk: FakeDesk
) -> None:
    session.mark(Verdict.NOT_SUPPORTED)

    assert verdicts(session) == [Verdict.NOT_SUPPORTED, None, None]
    assert checked.claims.model.rows()[0].verdict is Verdict.NOT_SUPPORTED
    qtbot.waitUntil(lambda: len(desk.reviews) == 1)
    kept = desk.reviews[0]
    assert (kept.verdict, kept.reviewer) == (Verdict.NOT_SUPPORTED, "AB")
    assert kept.snapshot_sha256 == session.page.snapshot.sha256  # type: ignore[union-attr] # checked


def test_the_same_verdict_again_changes_nothing(checked: Window, session: Session) -> None:
    session.mark(Verdict.PARTLY)
    session.mark(Verdict.PARTLY)

    assert session.undo_stack.count() == 1


def test_undo_and_redo_append_reviews_and_name_what_they_do(
    qtbot: QtBot, checked: Window, session: Session, desk: FakeDesk
) -> None:
    session.mark(Verdict.VERIFIED)
    session.mark(Verdict.PARTLY)
    undo = checked.actions_by_name["undo"]
    assert undo.text() == "&Undo: mark “partly”"

    undo.trigger()
    assert verdicts(session)[0] is Verdict.VERIFIED
    undo.trigger()
    assert verdicts(session)[0] is None
    assert not undo.isEnabled()
    checked.actions_by_name["redo"].trigger()
    assert verdicts(session)[0] is Verdict.VERIFIED

    qtbot.waitUntil(lambda: len(desk.reviews) == 5)
    wanted = [Verdict.VERIFIED, Verdict.PARTLY, Verdict.VERIFIED, None, Verdict.VERIFIED]
    assert [review.verdict for review in desk.reviews] == wanted


def test_undo_goes_to_the_claim_that_it_changes(checked: Window, session: Session) -> None:
    session.mark(Verdict.VERIFIED)
    session.choose("a3")

    session.undo_stack.undo()

    assert session.claim_id == "a1"


def test_a_note_keeps_the_verdict_and_a_verdict_keeps_the_note(
    checked: Window, session: Session
) -> None:
    session.note("called the office")
    session.mark(Verdict.CANNOT_VERIFY)

    review = session.claim.review  # type: ignore[union-attr] # a claim is chosen
    assert review is not None
    assert (review.verdict, review.note) == (Verdict.CANNOT_VERIFY, "called the office")


def test_a_verdict_that_cannot_be_saved_does_not_look_saved(
    qtbot: QtBot, checked: Window, session: Session, desk: FakeDesk
) -> None:
    desk.trouble = KnownError(ErrorCode.DISK_FULL, "the library")

    session.mark(Verdict.VERIFIED)
    qtbot.waitUntil(lambda: verdicts(session) == [None, None, None])

    qtbot.waitUntil(checked.notice.isVisible)
    assert checked.notice.text.text().startswith("The disk is full")


def test_a_verdict_given_while_a_check_runs_survives_its_end(
    qtbot: QtBot, opened: Window, session: Session
) -> None:
    session.start_check()
    session.mark(Verdict.VERIFIED)

    qtbot.waitUntil(lambda: opened.claims.model.rows()[2].sign == "×")
    qtbot.waitUntil(lambda: session.check is not None and bool(session.check.claims[0].pages))

    assert verdicts(session)[0] is Verdict.VERIFIED


def test_opening_another_article_forgets_what_could_be_undone(
    qtbot: QtBot, checked: Window, session: Session
) -> None:
    session.mark(Verdict.VERIFIED)

    session.open_sample()
    qtbot.waitUntil(lambda: session.undo_stack.count() == 0)

    assert not checked.actions_by_name["undo"].isEnabled()


def test_text_by_hand_goes_to_the_chosen_claim_without_the_network(
    qtbot: QtBot, checked: Window, session: Session, desk: FakeDesk
) -> None:
    session.choose("a3")

    session.give_text("The ferry will sail.", None)
    qtbot.waitUntil(lambda: bool(desk.given))

    page = desk.given[0]
    assert (page.attribution_id, page.data, page.url) == ("a3", b"The ferry will sail.", None)


def test_histories_only_grow(checked: Window, session: Session) -> None:
    before = session.check
    assert before is not None
    review = Review("k", Verdict.VERIFIED, "", "AB", before.created_at)

    known = with_appended(before, {"a1": review})

    assert with_reviews_of(before, known).claims[0].reviews == (review,)
    assert with_reviews_of(known, before).claims[0].reviews == (review,)
    assert with_claims(known, before.claims).claims[0].reviews == (review,)
    assert with_reviews_of(before, None) is before


def test_a_check_begun_at_once_lets_what_is_looked_up_arrive(
    qtbot: QtBot, window: Window, session: Session, desk: FakeDesk
) -> None:
    is_checked = threading.Event()
    counted: list[object] = []
    session.coverage_known.connect(counted.append)
    desk.before_hosts = lambda: is_checked.wait(10)
    session.open_sample()
    qtbot.waitUntil(lambda: session.check is not None)

    session.start_check()
    qtbot.waitUntil(lambda: "check" in desk.asked)
    is_checked.set()

    qtbot.waitUntil(lambda: len(counted) == 1)
    assert window.claims.model.rows()[0].quote


def test_what_was_looked_up_of_a_check_left_meanwhile_is_not_told(
    qtbot: QtBot, window: Window, session: Session, desk: FakeDesk
) -> None:
    is_left = threading.Event()
    told: list[object] = []
    for known in (session.coverage_known, session.hosts_known):
        known.connect(told.append)
    desk.before_hosts = lambda: is_left.wait(10)
    session.open_sample()
    qtbot.waitUntil(lambda: session.check is not None)

    session.leave()
    is_left.set()

    with qtbot.waitSignal(session.recent_known):
        session.list_recent()
    assert session.check is None
    assert told == []
