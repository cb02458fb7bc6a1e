"""Story 8: what a screen reader is told: names, roles, values, and what happens meanwhile."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleInterface
from PySide6.QtWidgets import QWidget

from tests.gui.stories.conftest import Story

NAME = QAccessible.Text.Name
ROLE = QAccessible.Role
LINES = (
    "“The gates will open when the tide allows it,” Ilse Marrow told AFP on Tuesday.",
    "“We asked for a bridge and we got a timetable,” Tomas Reyle told Estuary Radio.",
)


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Return what is announced from now on."""
    heard: list[str] = []
    plain = QAccessible.updateAccessibility

    def hear(event: object) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            heard.append(event.message())
        plain(event)  # type: ignore[arg-type] # every event

    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    yield heard
    monkeypatch.undo()


@pytest.fixture
def reading(story: Story) -> Story:
    """Return the window with two claims that link to nothing."""
    story.paste("The boat and the road\n\n" + "\n\n".join(LINES))
    story.window.claims.list.setFocus()
    return story


def spoken(widget: QWidget) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(widget)


def lines(interface: QAccessibleInterface) -> list[str]:
    """Return the names of the cells of a table, in order, without its headers."""
    children = [interface.child(at) for at in range(interface.childCount())]
    return [c.text(NAME) for c in children if c.role() == ROLE.Cell]


def test_the_list_is_a_table_whose_rows_say_number_finding_verdict_speaker_and_words(
    reading: Story,
) -> None:
    table = spoken(reading.window.claims.list)

    assert table.role() == ROLE.Table
    assert table.text(NAME) == "Claims"
    first, second = lines(table)
    for part in ("Claim 1 of 2", "not yet checked", "Ilse Marrow", "The gates will open"):
        assert part.lower() in first.lower()
    assert "Claim 2 of 2" in second
    reading.key("V")
    assert "verified" in lines(table)[0]


def test_panes_and_fields_say_what_they_are(reading: Story) -> None:
    window = reading.window
    article = spoken(window.article)
    assert article.role() == ROLE.EditableText
    assert article.text(NAME) == "Article"
    assert article.state().readOnly
    assert LINES[0] in article.text(QAccessible.Text.Value)
    assert spoken(window.evidence.area).text(NAME) == "Evidence"
    note = spoken(window.evidence.verdicts.note)
    assert (note.role(), note.text(NAME)) == (ROLE.EditableText, "Note")


def test_a_verdict_is_confirmed_with_its_claim(reading: Story, said: list[str]) -> None:
    reading.key("J")
    reading.key("X")
    assert said == ["Claim 2: not supported"]

    reading.key("Ctrl+Z")
    assert said[1] == "Claim 2: unmarked"


def test_one_verdict_for_several_claims_tells_how_many(reading: Story, said: list[str]) -> None:
    reading.key("Ctrl+A")
    reading.key("U")

    assert "2 claims: cannot be verified" in said


def test_a_claim_that_is_chosen_in_the_article_is_told_and_in_the_list_the_row_speaks(
    reading: Story, said: list[str]
) -> None:
    reading.key("J")
    assert said == []

    reading.window.article.setFocus()
    reading.key("K")
    (told,) = said
    assert told.startswith("Claim 1 of 2")
    assert "Ilse Marrow" in told


def test_the_end_of_a_check_is_told_with_its_counts(reading: Story, said: list[str]) -> None:
    reading.press_check()

    assert said[-1] == "The check has ended: 2 open"


def test_what_went_wrong_is_told(reading: Story, said: list[str]) -> None:
    reading.session.troubled.emit("The disk is full.")

    assert said == ["The disk is full."]


def test_the_start_page_says_what_can_be_done(story: Story) -> None:
    names = {
        spoken(widget).text(NAME).replace("&", "").removesuffix(" …")
        for widget in story.window.start.findChildren(QWidget)
        if widget.isVisible()
    }

    assert {"Paste an article", "Open a file", "Try the sample"} <= names
