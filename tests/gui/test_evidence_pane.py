"""The evidence pane in the window: tabs, places, layouts, steps on, files given by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QLabel, QToolButton
from pytestqt.qtbot import QtBot

from citecheck.gui.session.session import Session
from citecheck.gui.theme import Look
from citecheck.gui.views.diff import DiffColumn, DiffText
from citecheck.gui.views.evidence_finding import house_line
from citecheck.gui.widgets.chain_diagram import ChainDiagram
from citecheck.gui.window import Window
from citecheck.match.diff import Run
from citecheck.model import (
    Block,
    BlockKind,
    FetchOutcome,
    Finding,
    FindingKind,
    House,
    Origin,
    PageText,
    Passage,
    Reference,
    Snapshot,
    Span,
    Zone,
)
from citecheck.report.rules import page_acceptance
from citecheck.wording.house import acceptance_sentence
from tests.gui.bridge import NOW, PAGE, bare_check, page_result, span
from tests.gui.evidence_pages import buttons, exact, give_pages, several, shown, unlinked
from tests.gui.fake_desk import FakeDesk

# Pages as tabs


def test_the_best_page_is_the_first_tab_wherever_it_was_found(
    checked: Window, session: Session
) -> None:
    refused = page_result("a1", Finding(FindingKind.UNREACHED), FetchOutcome.FORBIDDEN)
    give_pages(session, "a1", unlinked(), refused, exact())

    tabs = checked.evidence.tabs

    assert [tabs.tabText(at)[0] for at in range(tabs.count())] == ["●", "×", "–"]
    assert tabs.currentIndex() == 0
    assert session.page_index == 2


def test_keys_go_from_page_to_page_and_round(
    qtbot: QtBot, checked: Window, session: Session
) -> None:
    give_pages(session, "a1", unlinked(), exact())

    qtbot.keyClick(checked, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert session.page_index == 0
    assert "The article gives no link." in shown(checked.evidence)

    qtbot.keyClick(checked, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(checked, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert session.page_index == 0


def test_a_tab_tells_finding_host_and_state(checked: Window, session: Session) -> None:
    refused = page_result("a1", Finding(FindingKind.UNREACHED), FetchOutcome.FORBIDDEN)
    give_pages(session, "a1", exact(), refused)

    tabs = checked.evidence.tabs

    assert tabs.tabText(1) == "× example.org · refused"
    assert "The site refused our program (403)." in tabs.tabToolTip(1)


# Words


def test_differences_are_told_in_words(checked: Window) -> None:
    assert "“now” → “not”" in shown(checked.evidence)
    assert "Here: “now” → “not”" in shown(checked.evidence)


def test_both_sides_can_stand_in_one_text_and_that_is_remembered(
    qtbot: QtBot, checked: Window
) -> None:
    checked.resize(1400, 900)
    qtbot.waitUntil(lambda: len(checked.evidence.findChildren(DiffColumn)) == 2)

    checked.actions_by_name["switch_words"].trigger()

    assert checked.evidence.findChildren(DiffColumn) == []
    (view,) = checked.evidence.findChildren(DiffText)
    assert view.toPlainText() == "“The gates are ⟨now⟩ ⟨not⟩ ready.”"
    assert checked._settings.value("words") == "inline"


def test_what_is_copied_from_a_side_are_its_words_alone(qtbot: QtBot, checked: Window) -> None:
    checked.resize(1400, 900)
    qtbot.waitUntil(lambda: len(checked.evidence.findChildren(DiffColumn)) == 2)
    ours = checked.evidence.findChildren(DiffColumn)[0]

    ours.selectAll()

    assert ours.createMimeDataFromSelection().text() == "“The gates are now ready.”"


def test_copying_words_beyond_the_basic_plane_keeps_their_places(qtbot: QtBot, look: Look) -> None:
    view = DiffColumn(look, is_page=False)
    qtbot.addWidget(view)
    view.show_runs((Run("a 🌉 ", "same"), Run("b🌉c", "changed", "C")), lettered=True)
    cursor = view.textCursor()
    cursor.setPosition(2)
    cursor.setPosition(9, cursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)

    assert view.createMimeDataFromSelection().text() == "🌉 b🌉"


def test_both_sides_go_to_the_clipboard_with_the_link_to_the_words(
    qtbot: QtBot, checked: Window
) -> None:
    checked.claims.list.setFocus()
    qtbot.keyClick(checked.claims.list, "c", Qt.KeyboardModifier.ShiftModifier)

    assert QGuiApplication.clipboard().text().splitlines() == [
        "The article: “The gates are now ready.”",
        "The page: The gates are not ready.",
        "C: “now” → “not”",
        "https://www.example.org/a1#:~:text=The%20gates%20are%20not%20ready.",
    ]


def test_words_from_right_to_left_stand_at_the_right(qtbot: QtBot, look: Look) -> None:
    view = DiffColumn(look, is_page=True)
    qtbot.addWidget(view)
    view.resize(400, 100)
    view.show_runs((Run("قال إن البوابات ليست جاهزة", "same"),), lettered=False)
    view.show()

    block = view.document().firstBlock()
    line = block.layout().lineAt(0)

    assert block.textDirection() == Qt.LayoutDirection.RightToLeft
    assert line.naturalTextRect().right() > 380


# Places


def test_brackets_go_from_place_to_place(qtbot: QtBot, checked: Window, session: Session) -> None:
    give_pages(session, "a1", several())
    assert "place 1 of 2" in shown(checked.evidence)

    qtbot.keyClick(checked.claims.list, "]")

    assert "place 2 of 2" in shown(checked.evidence)
    assert "another place that fits as well" in shown(checked.evidence)
    qtbot.keyClick(checked.claims.list, "]")
    assert "place 1 of 2" in shown(checked.evidence)


def test_more_context_widens_by_sentences_until_the_whole_text_is_there(
    qtbot: QtBot, checked: Window, session: Session
) -> None:
    text = " ".join(f"Sentence {number} stands here." for number in range(30))
    give_pages(session, "a1", exact(text, "Sentence 15 stands"))
    assert "Sentence 14" in shown(checked.evidence)
    assert "Sentence 12" not in shown(checked.evidence)

    for _press in range(8):
        qtbot.keyClick(checked.claims.list, "+")

    assert "Sentence 0 " in shown(checked.evidence)
    assert not checked.actions_by_name["more_context"].isEnabled()
    for _press in range(9):
        qtbot.keyClick(checked.claims.list, "-")
    assert "Sentence 14" not in shown(checked.evidence)


def test_words_in_the_comments_are_told_as_such(checked: Window, session: Session) -> None:
    block = Block(BlockKind.PARAGRAPH, Span(0, len(PAGE)), Zone.COMMENTS)
    page = replace(exact(), page=PageText(PAGE, (block,)))

    give_pages(session, "a1", page)

    assert "around it in the page · in the comments" in shown(checked.evidence)
    assert "a reader's, not the outlet's" in shown(checked.evidence)


def test_passages_are_ranked_with_what_they_lack(
    qtbot: QtBot, checked: Window, session: Session
) -> None:
    finding = Finding(
        FindingKind.PASSAGE,
        passages=(
            Passage(span("The gates are not ready.", PAGE), 0.9, ("five",)),
            Passage(span("That was all.", PAGE), 0.2, ("five", "AFP")),
        ),
    )
    give_pages(session, "a1", replace(exact(), finding=finding))

    assert "lacks: five, AFP" in shown(checked.evidence)
    second = next(
        b for b in checked.evidence.area.findChildren(QToolButton) if b.accessibleName()[:2] == "2."
    )
    second.click()
    assert checked.evidence.place_number == 1


# Next steps


def test_an_unreached_page_leads_on_by_what_happened(checked: Window, session: Session) -> None:
    for outcome, first in (
        (FetchOutcome.FORBIDDEN, "Open in browser (O)"),
        (FetchOutcome.TIMEOUT, "Fetch again (R)"),
    ):
        give_pages(session, "a1", page_result("a1", Finding(FindingKind.UNREACHED), outcome))

        assert buttons(checked.evidence.area)[0] == first
        assert "Choose a file (Shift+T)" in buttons(checked.evidence.area)


def test_the_page_opens_at_its_words_and_nothing_else_does(
    qtbot: QtBot, checked: Window, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)

    checked.claims.list.setFocus()
    qtbot.keyClick(checked.claims.list, "o", Qt.KeyboardModifier.ShiftModifier)
    snapshot = Snapshot("file:///etc/passwd", FetchOutcome.OK, NOW, "file:///etc/passwd")
    give_pages(session, "a1", exact(snapshot=snapshot))
    qtbot.keyClick(checked.claims.list, "o", Qt.KeyboardModifier.ShiftModifier)

    assert [bytes(url.toEncoded().data()).decode() for url in opened] == [
        "https://www.example.org/a1#:~:text=The%20gates%20are%20not%20ready."
    ]
    assert checked.notice.isVisibleTo(checked)


def test_before_a_check_the_hosts_of_a_claim_are_named(
    qtbot: QtBot, window: Window, session: Session, desk: FakeDesk
) -> None:
    first, *others = desk.stored.claims
    linked = replace(first.attribution, links=("https://www.example.org/x",))
    desk.stored = replace(desk.stored, claims=(replace(first, attribution=linked), *others))
    session.open_sample()
    qtbot.waitUntil(lambda: "example.org" in shown(window.evidence))

    assert "Press Check to fetch the pages" in shown(window.evidence)
    session.choose("a2")
    assert "No page is linked for these words." in shown(window.evidence)


# House rules, copies, facts, banner


@pytest.mark.parametrize("kind", FindingKind)
def test_the_window_speaks_of_house_rules_where_reports_do(qtbot: QtBot, kind: FindingKind) -> None:
    check = bare_check()
    quoted = check.claims[0].attribution
    page = page_result("a1", Finding(kind), FetchOutcome.OK)

    line = house_line(page, quoted, check.article, House.REUTERS)

    told = page_acceptance(quoted, check.article.text, page, House.REUTERS)
    assert (line.text() if isinstance(line, QLabel) else None) == (
        acceptance_sentence(told) if told else None
    )
    assert (told is None) is (
        kind in {FindingKind.UNREACHED, FindingKind.UNLINKED, FindingKind.PASSAGE}
    )


def test_a_house_profile_is_told_in_one_line(
    checked: Window, session: Session, desk: FakeDesk
) -> None:
    assert "house rules" not in shown(checked.evidence)

    desk.options = replace(desk.options, house_profile="reuters")
    give_pages(session, "a1", exact())

    assert "Acceptable by house rules (Reuters): word for word." in shown(checked.evidence)


def test_pages_with_one_text_count_as_one_source(
    qtbot: QtBot, checked: Window, session: Session
) -> None:
    other = "https://other.example/a"
    snapshot = Snapshot(other, FetchOutcome.OK, NOW, other, body=b"y")
    copy = exact(snapshot=snapshot, reference=Reference("a1", Origin.LINKED, other))

    give_pages(session, "a1", exact(), copy)

    qtbot.waitUntil(lambda: "Same text as other.example" in shown(checked.evidence))


def test_facts_open_are_remembered_and_copied_whole(qtbot: QtBot, checked: Window) -> None:
    assert "SHA-256" not in shown(checked.evidence)

    qtbot.keyClick(checked.claims.list, "i")

    assert "SHA-256" in shown(checked.evidence)
    assert checked._settings.value("facts") == "open"
    checked.evidence.copy_facts()
    assert "SHA-256: 2d711642b726b04401627ca9fbac32f5" in QGuiApplication.clipboard().text()


def test_a_paywalled_page_with_the_words_wears_a_banner(checked: Window, session: Session) -> None:
    snapshot = Snapshot("https://a.example/", FetchOutcome.PAYWALLED, NOW, "https://a.example/")

    give_pages(session, "a1", exact(snapshot=snapshot))

    assert "Only the free part of a paywalled page was seen" in shown(checked.evidence)


def test_the_chain_can_be_heard(checked: Window, session: Session) -> None:
    give_pages(session, "a1", exact())

    (diagram,) = checked.evidence.findChildren(ChainDiagram)

    assert diagram.accessibleDescription() == (
        "the article (under check) → example.org (seen) → Agence France-Presse (not seen)"
        " → Ilse Marrow (said to have spoken)"
    )
