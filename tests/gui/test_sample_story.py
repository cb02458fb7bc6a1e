"""The whole story with the real desk: read, checked, decided on, exported and opened again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from citecheck.config import Options
from citecheck.gui.runs.runner import Runner
from citecheck.gui.runs.under_way import Doing
from citecheck.gui.session.session import Session
from citecheck.gui.theme import Look
from citecheck.gui.window import Window
from citecheck.model import FindingKind, Verdict
from citecheck.pipeline.desk import Desk
from citecheck.report.formats import ReportFormat
from citecheck.store.library import open_library
from tests.gui.conftest import shown_window

A_MINUTE = 60_000


class Story:
    """A window upon a library of its own."""

    def __init__(self, qtbot: QtBot, session: Session, window: Window) -> None:
        self.qtbot = qtbot
        self.session = session
        self.window = window
        self._doing = Doing.NOTHING
        session.doing.connect(self._on_doing)

    def _on_doing(self, doing: Doing) -> None:
        self._doing = doing

    def until_quiet(self) -> None:
        self.qtbot.waitUntil(lambda: self._doing is Doing.NOTHING, timeout=A_MINUTE)

    def read_sample(self) -> None:
        self.session.open_sample()
        self.qtbot.waitUntil(lambda: self.session.check is not None, timeout=A_MINUTE)
        self.until_quiet()

    def check(self) -> None:
        self.window.actions_by_name["check"].trigger()
        self.until_quiet()

    def kinds(self) -> set[FindingKind]:
        claims = self.session.check.claims if self.session.check else ()
        return {claim.finding.kind for claim in claims if claim.finding}


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return tmp_path / "library.citecheck"


@pytest.fixture
def story(qtbot: QtBot, library: Path, look: Look) -> Iterator[Story]:
    with open_library(library) as opened:
        desk = Desk(opened, Options())
        runner = Runner(around=desk)
        session = Session(desk, runner, "AB")
        window = shown_window(qtbot, session, look, library)
        yield Story(qtbot, session, window)
        assert runner.close(timeout_s=30)


def test_the_sample_is_checked_and_shows_mixed_findings(story: Story) -> None:
    story.read_sample()
    story.check()

    assert {FindingKind.EXACT, FindingKind.ALTERED, FindingKind.UNREACHED} <= story.kinds()
    assert not story.window.notice.isVisible()
    assert "refused" in story.window.status.line.text()


def test_a_checker_works_through_the_sample_and_finds_it_again(
    story: Story, tmp_path: Path
) -> None:
    story.read_sample()
    story.check()
    keys, claims = story.qtbot, story.window.claims.list
    for letter in "vjxjp":
        keys.keyClick(claims, letter)
    story.window.actions_by_name["undo"].trigger()

    report = tmp_path / "report.html"
    with story.qtbot.waitSignal(story.session.noticed, timeout=A_MINUTE):
        story.window.commands.export_to(ReportFormat.HTML, report)
    story.session.leave()
    library = story.window.start.library
    story.qtbot.waitUntil(lambda: library.model.rowCount() == 1, timeout=A_MINUTE)
    keys.keyClick(library.list, Qt.Key.Key_Return)
    story.qtbot.waitUntil(lambda: story.session.check is not None, timeout=A_MINUTE)

    check = story.session.check
    assert check is not None
    kept = [claim.verdict for claim in check.claims[:3]]
    assert kept == [Verdict.VERIFIED, Verdict.NOT_SUPPORTED, None]
    assert report.read_bytes().startswith(b"<!DOCTYPE html>")


def test_text_given_by_hand_settles_a_claim_whose_page_refused(story: Story) -> None:
    story.read_sample()
    story.check()
    check = story.session.check
    assert check is not None
    claim = next(c for c in check.claims if c.finding and c.finding.kind is FindingKind.UNREACHED)
    words = claim.attribution.content[0].of(check.article.text)
    story.session.choose(claim.attribution.id)

    story.session.give_text(f"An interview. {words} That was all that was said.", None)
    story.until_quiet()

    now = story.session.claim
    assert now is not None
    assert now.finding is not None
    assert now.finding.kind in {FindingKind.EXACT, FindingKind.EQUIVALENT}


def test_stopping_a_check_keeps_what_was_found_and_says_so(story: Story) -> None:
    story.read_sample()
    story.window.actions_by_name["check"].trigger()

    story.window.actions_by_name["cancel"].trigger()
    story.until_quiet()

    assert story.window.actions_by_name["check"].isEnabled()
    assert not story.window.notice.isVisible()
