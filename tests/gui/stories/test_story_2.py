"""Story 2: nine pages are fetched; three refuse, one wants money, one leads to the front page."""

from __future__ import annotations

import pytest

from citecheck.fetch.recorded import RecordedAnswer
from citecheck.model import FetchOutcome, Verdict
from tests.gui.stories.conftest import HTML, Story, page

SAID = (
    "The gates will open when the tide allows it",
    "We asked for a bridge and we were given a timetable",
    "The council has a duty to keep the boat afloat",
    "People forget that the sea was here first of all",
    "The road will cost more than anybody has written down",
    "We will not drain a port to dry a country road",
    "Our boats are full on Fridays and empty on paper",
    "The mud will remember us longer than the city does",
    "If the boat stops then the school closes as well",
)
WHO = (
    "Ilse Marrow", "Tomas Reyle", "Henrike Solbakk", "Oskar Tielmann", "Jonne Adelaar",
    "Edda Lorne", "Maud Terling", "Ravi Ekholm", "Signe Aldous",
)  # fmt: skip
REFUSED, PAID, HOME = (0, 1, 2), 3, 4
WALL = (
    "<div class='paywall'><h3>Subscribe to continue reading</h3><p>Become a subscriber to enjoy "
    "unlimited access to our reporting. Already a subscriber? Sign in.</p></div>"
)


def url(number: int) -> str:
    return f"http://www.source{number}.example/2026/03/{WHO[number].split()[1].lower()}-speaks"


def answer(number: int) -> list[RecordedAnswer]:
    if number in REFUSED:
        return [RecordedAnswer(url(number), status=403, headers=HTML, body=b"<p>No.</p>")]
    if number == PAID:
        free = "<html><head><title>Paid</title></head><body><article><h1>Paid</h1><p>The quay was "
        free += f"wet that morning.</p>{WALL}</article></body></html>"
        return [RecordedAnswer(url(number), headers=HTML, body=free.encode())]
    if number == HOME:
        home = f"http://www.source{number}.example/"
        links = "".join(
            f"<li><a href='/{n}'>Another story of the day {n}</a></li>" for n in range(30)
        )
        front = (
            f"<html><head><title>The front page</title></head><body><ul>{links}</ul></body></html>"
        )
        return [
            RecordedAnswer(url(number), status=302, headers=(("Location", home),)),
            RecordedAnswer(home, headers=HTML, body=front.encode()),
        ]
    words = f"“{SAID[number]},” said {WHO[number]}."
    return [RecordedAnswer(url(number), headers=HTML, body=page(words))]


@pytest.fixture
def pasted(story: Story) -> Story:
    """Return the window with an article of nine links pasted into it."""
    lines = [
        f"<p>“{SAID[n]},” {WHO[n]} <a href='{url(n)}'>told a reporter</a> on Tuesday.</p>"
        for n in range(9)
    ]
    story.web.answers += [one for n in range(9) for one in answer(n)]
    story.paste(html="<h1>A boat and a road</h1>" + "".join(lines), text="A boat and a road")
    return story


def test_each_page_that_was_not_had_says_why_in_words(pasted: Story) -> None:
    pasted.press_check()

    outcomes = [claim.pages[0].outcome for claim in pasted.check.claims]
    assert outcomes[:3] == [FetchOutcome.FORBIDDEN] * 3
    assert outcomes[PAID] is FetchOutcome.PAYWALLED
    assert outcomes[HOME] is FetchOutcome.WRONG_PAGE
    assert all(outcome is FetchOutcome.OK for outcome in outcomes[5:])
    pasted.choose(SAID[0])
    assert "The site refused our program (403)." in pasted.evidence()
    pasted.choose(SAID[PAID])
    assert "Only the free part of a paywalled page came." in pasted.evidence()
    pasted.choose(SAID[HOME])
    assert "Another page came than the one linked." in pasted.evidence()
    assert "9 pages: " in pasted.window.status.line.text()
    assert "3 refused" in pasted.window.status.line.text()


def test_a_checker_reads_and_decides_while_pages_are_still_to_come(pasted: Story) -> None:
    pasted.web.held = {url(8)}
    pasted.key("Ctrl+Return")
    pasted.until(lambda: "exact" in pasted.rows()[5])

    pasted.choose(SAID[5])
    pasted.key("V")

    assert "The page was read" in pasted.evidence() or SAID[5] in pasted.evidence()
    assert pasted.check.claims[5].verdict is Verdict.VERIFIED
    assert pasted.window.header.cancel.isVisible()
    pasted.web.go.set()
    pasted.until_quiet()
    assert pasted.check.claims[5].verdict is Verdict.VERIFIED
    assert "exact" in pasted.rows()[8]


def test_stop_ends_the_run_keeps_what_was_found_and_says_so(pasted: Story) -> None:
    pasted.web.held = {url(8)}
    pasted.key("Ctrl+Return")
    pasted.until(lambda: "exact" in pasted.rows()[5])

    pasted.key("Ctrl+.")
    pasted.until_quiet()

    assert "Stopped; what was found so far is kept." in pasted.window.status.line.text()
    assert "exact" in pasted.rows()[5]
    assert "not yet checked" in pasted.rows()[8].lower()
    assert pasted.window.actions_by_name["check"].isEnabled()
