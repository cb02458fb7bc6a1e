"""Story 1: a pasted post with nine links is listed at once, and nothing asks the network."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QListWidget

from citecheck.model import AttributionKind
from tests.gui.stories.conftest import Story

PEOPLE = (
    ("Ilse Marrow", "the Harbour Ledger", "The gates will open when the tide allows it"),
    ("Tomas Reyle", "Estuary Radio", "We asked for a bridge and we were given a timetable"),
    ("Henrike Solbakk", "the Saltmarsh Courier", "The council has a duty to keep the boat"),
    ("Oskar Tielmann", "Reuters", "People forget that the sea was here first"),
    ("Jonne Adelaar", "AFP", "The road will cost more than anybody has written down"),
    ("Edda Lorne", "the Associated Press", "We will not drain a port to dry a road"),
    ("Maud Terling", "the Lantern Daily", "Our boats are full on Fridays and empty on paper"),
    ("Ravi Ekholm", "the Quay Review", "The mud will remember us longer than the city does"),
    ("Signe Aldous", "the Skerry Times", "If the boat stops then the school closes as well"),
    ("Bram Oostvik", "the Northlight agency", "Nobody in this office signed off the dredging"),
    ("Lucia Farrant", "the Tide Gazette", "An island is a patient that cannot leave the ward"),
)
LINKED = 9
FILLING = (
    "The estuary has been argued over for as long as anybody can remember, and the argument has "
    "rarely been about water alone. Whoever walks the quay in the morning meets men who mend nets "
    "for boats that no longer leave, and women who count the lorries on the other bank. The city "
    "has drawn four plans since the storm and has dropped three of them without a word. What is "
    "left is a heap of grey stone, a crane that turns in the wind, and a sign with a date on it "
    "that has been painted over twice since the spring. "
)


def post() -> str:
    """Return a post of some 1,200 words, nine of its eleven quotations with a link."""
    made = []
    for number, (who, outlet, said) in enumerate(PEOPLE):
        name = outlet.removeprefix("the ")
        address = f"http://www.source{number}.example/2026/03/story-{number}"
        told = f"<a href='{address}'>told {name}</a>" if number < LINKED else f"told {name}"
        made.append(f"<p>{FILLING}</p><p>“{said},” {who} {told} on Tuesday.</p>")
    return "<html><body><h1>A boat, a road and a tide</h1>" + "".join(made) + "</body></html>"


@pytest.fixture
def pasted(story: Story) -> Story:
    """Return the window with the post pasted into it."""
    story.paste(html=post(), text="A boat, a road and a tide")
    return story


def test_every_attribution_is_listed_with_who_and_where(pasted: Story) -> None:
    rows = pasted.rows()

    assert len(pasted.check.article.text.split()) > 1_100
    assert len(rows) == len(PEOPLE)
    for row, (who, outlet, said) in zip(rows, PEOPLE, strict=True):
        assert who in row
        assert outlet.removeprefix("the ").removesuffix(" agency") in row or "AP" in row
        assert said in row
    assert {c.attribution.kind for c in pasted.check.claims} == {AttributionKind.DIRECT}


def test_each_claim_shows_its_own_link_or_that_it_has_none(pasted: Story) -> None:
    for number, (_who, _outlet, said) in enumerate(PEOPLE):
        pasted.choose(said)
        shown = pasted.evidence()
        hosts = [n for n in range(len(PEOPLE)) if f"source{n}.example" in shown]

        assert hosts == ([number] if number < LINKED else [])
        assert ("No page is linked" in shown) is (number >= LINKED)


def test_nothing_needed_the_network_and_the_hosts_are_named_before_they_are_asked(
    pasted: Story,
) -> None:
    assert pasted.web.opened == 0
    assert pasted.web.asked == []

    pasted.until(lambda: "9" in pasted.window.header.hosts.text())
    pasted.key("Ctrl+Shift+H")
    (listed,) = pasted.dialog().findChildren(QListWidget)

    hosts = [listed.item(at).text().partition(" · ")[0] for at in range(listed.count())]
    assert hosts == [f"source{n}.example" for n in range(LINKED)]
    assert pasted.web.asked == []
