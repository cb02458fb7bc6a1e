"""The page that came is held against what the article says of it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from citecheck.fetch.right_page import right_page
from citecheck.model import Block, BlockKind, FetchOutcome, PageText, Snapshot, Span

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
ASKED = "https://www.marlow.example/2026/03/ferry-port-reopens-after-storm"
SHORTENED = "https://sho.example/x9"
STORY = "The ferry port reopened on Tuesday, the harbour master Edith Crane said. " * 12


def page_of(text: str, title: str = "", canonical: str = "") -> PageText:
    blocks = (Block(BlockKind.PARAGRAPH, Span(0, len(text))),)
    return PageText(text, blocks, title=title, canonical_url=canonical)


def told(
    page: PageText,
    *,
    asked: str = ASKED,
    final: str = ASKED,
    link: str = "",
    names: tuple[str, ...] = (),
) -> bool | None:
    redirects = (final,) if final != asked else ()
    snapshot = Snapshot(
        url=asked,
        outcome=FetchOutcome.OK,
        fetched_at=NOON,
        final_url=final,
        redirects=redirects,
        body=b"x",
    )
    return right_page(snapshot, page, link_text=link, names=names)


@pytest.mark.parametrize(
    ("title", "canonical", "link", "names"),
    [
        ("Ferry port reopens after the storm", "", "", ()),
        ("Courier", ASKED + "?amp=1", "", ()),
        ("FÉRRY PORT REOPENS", "", "", ()),
        ("Port open again", "", "", ("Edith Crane",)),
    ],
)
def test_title_address_or_a_name_speak_for_the_page(
    title: str, canonical: str, link: str, names: tuple[str, ...]
) -> None:
    assert told(page_of(STORY, title, canonical), link=link, names=names) is True


def test_a_redirect_to_a_page_about_something_else_is_wrong() -> None:
    other = page_of("A recipe for plum cake with almonds and a little cinnamon. " * 12, "Plum cake")

    final = "https://www.marlow.example/kitchen/plum-cake-88412"

    assert told(other, final=final, link="told the Courier", names=("Edith Crane",)) is False


def test_the_front_page_is_wrong_whatever_stands_on_it() -> None:
    home = page_of(STORY, "Marlow Courier")

    assert told(home, final="https://marlow.example/", names=("Edith Crane",)) is False


def test_where_nothing_tells_nothing_is_said() -> None:
    other = page_of("A recipe for plum cake with almonds and a little cinnamon. " * 12, "Plum cake")

    assert told(other, names=("Edith Crane",)) is None
    assert told(page_of(" "), names=("", "  ")) is None


def test_a_shortened_link_that_leads_to_the_named_speaker_is_right() -> None:
    assert told(page_of(STORY), asked=SHORTENED, names=("Edith Crane",)) is True


def test_a_shortened_link_says_nothing_of_where_it_leads() -> None:
    other = page_of("A recipe for plum cake with almonds and a little cinnamon. " * 12, "Plum cake")

    assert told(other, asked=SHORTENED, link="told the Courier on Friday") is None
