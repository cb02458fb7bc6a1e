"""The page of a report: dead whatever the texts hold, and for every reader."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup, Tag

from citecheck.model import Check, FindingKind, Verdict
from citecheck.report.formats import ReportFormat
from citecheck.wording import palette
from citecheck.wording.signs import FINDING_SIGNS, VERDICT_SIGNS, finding_word, verdict_word
from tests.report.conftest import written
from tests.report.invented import HOSTILE, invented_check


@pytest.fixture(scope="module")
def page(check: Check) -> BeautifulSoup:
    return BeautifulSoup(written(check, ReportFormat.HTML), "lxml")


def test_the_page_has_no_active_content_and_loads_nothing(page: BeautifulSoup) -> None:
    forbidden = "script iframe object embed link base form img svg video audio source input button"
    assert page.find_all(forbidden.split()) == []
    for tag in page.find_all():
        names = set(tag.attrs)
        assert not {n for n in names if n.startswith("on")}
        assert not names & {"src", "srcset", "background", "action", "data", "poster", "ping"}
    style = page.style
    assert isinstance(style, Tag)
    assert "url(" not in style.get_text()
    assert "@import" not in style.get_text()
    policy = page.find("meta", attrs={"http-equiv": "Content-Security-Policy"})
    assert isinstance(policy, Tag)
    assert policy["content"] == "default-src 'none'; style-src 'unsafe-inline'"


def test_only_web_addresses_and_places_of_the_page_are_linked(page: BeautifulSoup) -> None:
    targets = [str(a["href"]) for a in page.find_all("a")]
    ids = {str(tag["id"]) for tag in page.find_all(id=True)}

    assert all(t.startswith(("https://", "http://")) or t[1:] in ids for t in targets)
    assert any(t.startswith("https://") for t in targets)


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_shown_as_words(page: BeautifulSoup, words: str) -> None:
    shown = re.sub(r"\s+", " ", page.get_text())

    assert re.sub(r"\s+", " ", words) in shown


def test_foreign_text_stands_apart_in_its_own_direction(page: BeautifulSoup) -> None:
    turned = [s for s in page.find_all(string=re.compile("\u202e")) if s.parent]

    assert turned
    for string in turned:
        holders = [p for p in string.parents if p.name == "bdi" or p.get("dir") == "auto"]
        assert holders or string.find_parent("title")


def test_every_finding_and_verdict_has_its_sign_and_its_word(page: BeautifulSoup) -> None:
    shown = page.get_text()

    for kind in FindingKind:
        assert f"{FINDING_SIGNS[kind]}{finding_word(kind)}" in shown
    for verdict in Verdict:
        assert f"{VERDICT_SIGNS[verdict]} {verdict_word(verdict)}" in shown


def test_the_page_speaks_to_readers_and_to_screen_readers(page: BeautifulSoup) -> None:
    html = page.html
    assert isinstance(html, Tag)
    assert html["lang"] == "en"
    assert [page.find_all(name) != [] for name in ("header", "main", "footer", "h1")] == [True] * 4
    assert len(page.find_all("h1")) == 1
    for table in page.find_all("table"):
        assert isinstance(table, Tag)
        assert table.caption
        assert table.find("th", scope="col")


def test_the_page_knows_day_night_and_paper(page: BeautifulSoup) -> None:
    style = page.style
    assert isinstance(style, Tag)
    for wanted in ("prefers-color-scheme: dark", "@media print", palette.DARK.page):
        assert wanted in style.get_text()


def test_the_page_tells_who_what_when_and_what_verified_means(page: BeautifulSoup) -> None:
    check = invented_check()
    shown = re.sub(r"\s+", " ", page.get_text(" "))

    for wanted in (
        check.article.sha256,
        "The Invented Times",
        "2026-11-20 12:00:00 UTC",
        "2026-11-21 12:00:00 UTC",
        "citecheck 0.1.0",
        f"{len(check.claims)} claims",
        "It does not mean that the statement is true.",
        "Not checked yet.",
        "The site refused our program (403).",
        "no link: Northwire",
        "Nine weeks, not two. Ask the desk.",
        "the minister (not named)",
        "lacks: 45",
    ):
        assert wanted in shown
    assert "(T)" not in shown


def test_changed_words_stand_side_by_side_with_letters(page: BeautifulSoup) -> None:
    claim = page.find(id="claim-4")
    assert isinstance(claim, Tag)
    runs = [(str(r.contents[0]), r.find("rt").get_text()) for r in claim.find_all("ruby")]  # type: ignore[union-attr]  # every ruby has its rt

    assert runs == [("should", "C"), ("two", "C"), ("must", "C"), ("nine", "C")]
    assert all("protected" in r["class"] for r in claim.find_all("ruby"))


def test_the_words_beside_those_found_are_shown(page: BeautifulSoup) -> None:
    claim = page.find(id="claim-1")
    assert isinstance(claim, Tag)

    cells = [re.sub(r"\s+", " ", td.get_text()).strip() for td in claim.find_all("td")]

    assert cells[1] == (
        "Opening it, Maria Voss said: “We shall build the bridge by May, whatever it costs.”"
    )


def test_a_finding_with_a_concern_is_flagged_in_the_summary(page: BeautifulSoup) -> None:
    rows = [tr.get_text() for tr in page.find_all("tr") if "equivalent" in tr.get_text()]

    assert any("2⚑" in row for row in rows)
