"""What is done in a shorter way, later or in pieces, so that the window is never silent."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from citecheck.gui.windows import Windows
from citecheck.model import Verdict
from citecheck.read.sizes import MOST_TAGGED
from citecheck.wording.silences import long_article
from tests.gui.bridge import TEXT, bare_check
from tests.gui.fake_desk import FakeDesk


def test_a_window_that_was_made_anew_leaves_nothing_of_the_old_one_listening(
    qtbot: QtBot, windows: Windows
) -> None:
    old = windows.open()
    session = old.session
    with qtbot.waitSignal(session.coverage_known):
        session.open_sample()
    windows.renew()
    qtbot.waitUntil(lambda: not isValid(old))
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    # A slot of the old window would raise, which fails the test.
    with qtbot.waitSignal(session.coverage_known):
        session.open_sample()
    session.mark(Verdict.PARTLY)

    assert [window.session for window in windows.windows] == [session]


def test_an_article_too_long_for_the_model_is_told(
    qtbot: QtBot, windows: Windows, desk: FakeDesk
) -> None:
    desk.stored = bare_check(TEXT + "\n\nword" * (MOST_TAGGED // 6))
    window = windows.open()
    told: list[str] = []
    window.session.troubled.connect(told.append)

    window.session.open_sample()

    qtbot.waitUntil(lambda: long_article(MOST_TAGGED) in told)
