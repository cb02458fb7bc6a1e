"""The whole story with the real desk: read, checked, decided on, exported and opened again."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from citecheck.model import FindingKind, Verdict
from citecheck.pipeline.web import OpenWeb, live_web
from citecheck.report.formats import ReportFormat
from tests.gui.stories.conftest import A_MINUTE, Story


@pytest.fixture
def way() -> OpenWeb:
    """Return the desk's own way; for the sample it plays the answers that ship with it."""
    return live_web


def read_sample(story: Story) -> None:
    story.session.open_sample()
    story.until(lambda: story.session.check is not None)
    story.until_quiet()


def check(story: Story) -> None:
    story.window.actions_by_name["check"].trigger()
    story.until_quiet()


def kinds(story: Story) -> set[FindingKind]:
    return {claim.finding.kind for claim in story.check.claims if claim.finding}


def test_the_sample_is_checked_and_shows_mixed_findings(story: Story) -> None:
    read_sample(story)
    check(story)

    assert {FindingKind.EXACT, FindingKind.ALTERED, FindingKind.UNREACHED} <= kinds(story)
    assert not story.window.notice.isVisible()
    assert "refused" in story.window.status.line.text()


def test_a_checker_works_through_the_sample_and_finds_it_again(
    story: Story, tmp_path: Path
) -> None:
    read_sample(story)
    check(story)
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

    kept = [claim.verdict for claim in story.check.claims[:3]]
    assert kept == [Verdict.VERIFIED, Verdict.NOT_SUPPORTED, None]
    assert report.read_bytes().startswith(b"<!DOCTYPE html>")


def test_text_given_by_hand_settles_a_claim_whose_page_refused(story: Story) -> None:
    read_sample(story)
    check(story)
    claims = story.check.claims
    claim = next(c for c in claims if c.finding and c.finding.kind is FindingKind.UNREACHED)
    words = claim.attribution.content[0].of(story.check.article.text)
    story.session.choose(claim.attribution.id)

    story.session.give_text(f"An interview. {words} That was all that was said.", None)
    story.until_quiet()

    now = story.session.claim
    assert now is not None
    assert now.finding is not None
    assert now.finding.kind in {FindingKind.EXACT, FindingKind.EQUIVALENT}


def test_stopping_a_check_keeps_what_was_found_and_says_so(story: Story) -> None:
    read_sample(story)
    story.window.actions_by_name["check"].trigger()

    story.window.actions_by_name["cancel"].trigger()
    story.until_quiet()

    assert story.window.actions_by_name["check"].isEnabled()
    assert not story.window.notice.isVisible()
