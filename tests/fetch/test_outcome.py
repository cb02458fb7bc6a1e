"""Walls are told from articles, and articles never taken for walls."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest

from citecheck.fetch.outcome import refine_outcome
from citecheck.model import Block, BlockKind, FetchOutcome, PageText, Snapshot, Span, Zone

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
SENTENCE = "The recount in Harlan County ended on Monday, after four days of work. "


def refined(
    text: str,
    markup: str = "",
    *,
    title: str = "",
    outcome: FetchOutcome = FetchOutcome.OK,
    final_url: str = "http://news.example/page",
    url: str = "http://news.example/page",
    redirects: tuple[str, ...] = (),
    free: bool | None = None,
    byline: str = "",
) -> FetchOutcome:
    snapshot = Snapshot(
        url=url,
        outcome=outcome,
        fetched_at=NOON,
        final_url=final_url,
        redirects=redirects,
        body=(markup or text or " ").encode(),
    )
    blocks = tuple(
        Block(BlockKind.PARAGRAPH, Span(line.start(), line.end()))
        for line in re.finditer(r"[^\n]+", text)
    )
    return refine_outcome(
        snapshot, PageText(text, blocks, title=title, byline=byline, free_to_read=free)
    )


WALLS = [
    (
        "Are you a robot? Unusual traffic.",
        "<div class='g-recaptcha'>",
        "Check",
        FetchOutcome.BOT_WALL,
    ),
    ("Sign in to continue", "<input name=pw type=password>", "Sign in", FetchOutcome.LOGIN_WALL),
    (
        "Before you continue. We and our 842 partners store information on your device.",
        "<button>Accept all</button>",
        "Your privacy choices",
        FetchOutcome.CONSENT_WALL,
    ),
    ("Sorry, we can’t find that page.", "", "Page not found", FetchOutcome.SOFT_404),
    ("Die Seite wurde nicht gefunden.", "", "Hoppla", FetchOutcome.SOFT_404),
    ("One moment.", '<META HTTP-EQUIV="refresh" content="0">', "", FetchOutcome.INTERSTITIAL),
    ("", "<frameset><frame src=a></frameset>", "F", FetchOutcome.INTERSTITIAL),
    ("", "<div id='root'></div><script src=a></script>", "App", FetchOutcome.NEEDS_JAVASCRIPT),
    ("", "<noscript>Please enable JavaScript.</noscript>", "App", FetchOutcome.NEEDS_JAVASCRIPT),
    ("You need to enable JavaScript to run this app.", "", "", FetchOutcome.NEEDS_JAVASCRIPT),
    (" \n\u00a0\u200b", "<body></body>", "", FetchOutcome.EMPTY),
]


@pytest.mark.parametrize(("text", "markup", "title", "outcome"), WALLS)
def test_a_page_that_is_only_a_wall_is_named(
    text: str, markup: str, title: str, outcome: FetchOutcome
) -> None:
    assert refined(text, markup, title=title) is outcome


@pytest.mark.parametrize(("text", "markup", "title", "_outcome"), WALLS[:-1])
def test_an_article_with_the_same_marks_stays_an_article(
    text: str, markup: str, title: str, _outcome: FetchOutcome
) -> None:
    story = "\n".join([text, *[SENTENCE * 2] * 10])

    assert refined(story, markup, title="County recount") is FetchOutcome.OK


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        (SENTENCE, "<input type=password><button>Sign in</button>"),
        (SENTENCE, "<div class='g-recaptcha'>"),
        (SENTENCE, "<button>Accept all</button>"),
        (SENTENCE * 2, "<noscript>Please enable JavaScript.</noscript>"),
        ("A robot wrote it, she said.", ""),
        ("Ministers want to log in to the past.", ""),
        ("No.", ""),
    ],
)
def test_a_short_page_with_one_sign_alone_stays_an_article(text: str, markup: str) -> None:
    assert refined(text, markup) is FetchOutcome.OK


def test_a_page_that_says_it_is_not_free_is_paywalled_when_little_came() -> None:
    offer = "Subscribe to continue reading."

    assert refined(SENTENCE * 5, free=False) is FetchOutcome.PAYWALLED
    assert refined("\n".join([*[SENTENCE] * 15, offer]), free=False) is FetchOutcome.PAYWALLED
    assert refined(SENTENCE * 15 + "\nThey were …", free=False) is FetchOutcome.OK
    assert refined(SENTENCE * 15 + "They were …", free=False) is FetchOutcome.PAYWALLED
    assert refined(SENTENCE * 50, free=False) is FetchOutcome.OK
    assert refined(SENTENCE * 5, free=True) is FetchOutcome.OK


def test_a_paid_part_that_holds_the_article_is_no_paywall() -> None:
    story = "\n".join(f"{number}. {SENTENCE * 4}" for number in range(2))
    parts = '{"cssSelector": ".paid"}<div class="x paid-hint"></div>'

    assert refined(story, parts + story, free=False) is FetchOutcome.PAYWALLED
    assert refined(story, parts + f"<div class='b paid'>{story}", free=False) is FetchOutcome.OK


def test_a_redirect_to_a_consent_host_is_a_consent_wall() -> None:
    consent = "https://consent.news.example/collect"

    assert refined(SENTENCE, final_url=consent, redirects=(consent,)) is FetchOutcome.CONSENT_WALL


def test_an_article_that_sends_us_to_the_front_page_is_another_page() -> None:
    article = "http://news.example/2024/03/recount"
    home = "https://www.news.example/"

    sent_home = refined(SENTENCE * 50, url=article, final_url=home, redirects=(home,))
    moved = refined(SENTENCE * 50, url=article, final_url=home + "recount", redirects=(home,))
    short_link = refined(
        SENTENCE * 50, url="http://sho.example/recount-2024-03", final_url=home, redirects=(home,)
    )

    assert sent_home is FetchOutcome.WRONG_PAGE
    assert moved is short_link is FetchOutcome.OK


def test_a_long_page_of_blanks_is_empty() -> None:
    assert refined(" \n\u00a0\u200b" * 2_000, "<body></body>") is FetchOutcome.EMPTY


def test_only_a_page_that_was_read_is_refined() -> None:
    assert refined("", outcome=FetchOutcome.FORBIDDEN, free=False) is FetchOutcome.FORBIDDEN


def test_a_menu_is_no_text_but_much_side_matter_is() -> None:
    text = "Home World Sport"
    blocks = (Block(BlockKind.PARAGRAPH, Span(0, len(text)), Zone.NAVIGATION),)
    snapshot = Snapshot(url=None, outcome=FetchOutcome.OK, fetched_at=NOON, body=b"<nav>")

    assert refine_outcome(snapshot, PageText(text, blocks)) is FetchOutcome.EMPTY
    aside = SENTENCE * 6
    blocks_aside = (Block(BlockKind.PARAGRAPH, Span(0, len(aside)), Zone.ASIDE),)
    assert refine_outcome(snapshot, PageText(aside, blocks_aside)) is FetchOutcome.OK
    app = b"<nav>Home</nav><div id=app></div><script>"
    scripted = Snapshot(url=None, outcome=FetchOutcome.OK, fetched_at=NOON, body=app)
    assert refine_outcome(scripted, PageText(text, blocks)) is FetchOutcome.NEEDS_JAVASCRIPT


ABOUT_WALLS = [
    (
        "Peugeot 404 comes back",
        ["The Peugeot 404 is coming back as an electric car, its maker said in Paris on Friday."]
        * 6,
        "<button>Accept all</button>",
    ),
    (
        "404 homes lost in valley fire",
        ["The fire in the valley took 404 homes, the county said, and thirty more were damaged."]
        * 4,
        "",
    ),
    (
        "Regulator fines network over cookie consent",
        ["The regulator fined the network over its cookie banner: consent was not freely given."]
        * 8,
        "<div id=onetrust-banner-sdk><button>Accept all</button></div>",
    ),
    (
        "Bots now solve captchas faster than people",
        ["A robot needs half a second for a captcha, the study says; people need fifteen of them."]
        * 20,
        "<div class=g-recaptcha>",
    ),
    (
        "Old domain of the party is for sale",
        ["The website is for sale, its owner said, and the party has offered nothing for it yet."]
        * 14,
        "",
    ),
]


@pytest.mark.parametrize(("title", "paragraphs", "markup"), ABOUT_WALLS)
def test_an_article_about_walls_is_no_wall(title: str, paragraphs: list[str], markup: str) -> None:
    story = "\n".join([title, *paragraphs])

    assert refined(story, markup, title=title, byline="Ada Orlan") is FetchOutcome.OK
