"""The sample is whole, invented, and says nothing about what should be found in it."""

from __future__ import annotations

import ipaddress
import re
import tomllib
from typing import Any
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup

from citecheck.model import Concern, FindingKind, Verdict
from citecheck.paths import resource

SAMPLE = resource("sample")
WEB = SAMPLE / "web"
# Quotes of the article that stand in their page letter for letter.
VERBATIM = [
    ("The barrage will open when it is safe to open, and not a day before,", "harbour-ledger.html"),
    ("Every month we waited has saved us a year of repairs,", "harbour-ledger.html"),
    ("People forget that the sea was here first,", "council-meeting.html"),
    ("We will not drain a port to dry a road,", "saltmarsh-courier.html"),
]
# Words that also have an everyday sense ("cut", "passage", "order") are left to the reader.
EVERYDAY = {"cut", "passage", "partial", "number", "name", "date", "order", "speaker", "outlet"}
EVERYDAY |= {"boundary", "context", "emphasis", "partly"}


def answers() -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = tomllib.loads((WEB / "answers.toml").read_text(encoding="utf-8"))[
        "answer"
    ]
    return rows


def soup(name: str) -> BeautifulSoup:
    return BeautifulSoup((SAMPLE / name).read_bytes(), "lxml")


def links() -> list[str]:
    found = soup("article.html").select("article a[href]")
    return [str(anchor["href"]) for anchor in found]


def words(name: str) -> str:
    return " ".join(soup(name).get_text(" ").split())


def files() -> list[str]:
    paths = sorted(path for path in SAMPLE.rglob("*") if path.is_file())
    return [path.relative_to(SAMPLE).as_posix() for path in paths]


def test_every_link_of_the_article_has_an_answer() -> None:
    assert links()
    assert set(links()) <= {row["url"] for row in answers()}


def test_every_redirect_leads_to_an_answer() -> None:
    known = {row["url"] for row in answers()}
    targets = [value for row in answers() for name, value in row["headers"] if name == "Location"]

    assert targets
    assert set(targets) <= known


def test_every_answer_is_reached_from_the_article() -> None:
    targets = {value for row in answers() for name, value in row["headers"] if name == "Location"}

    assert {row["url"] for row in answers()} <= set(links()) | targets


def test_no_address_is_answered_twice() -> None:
    urls = [row["url"] for row in answers()]

    assert len(urls) == len(set(urls))


def test_every_body_is_there_and_every_page_is_used() -> None:
    bodies = {row["body"] for row in answers() if "body" in row}

    assert bodies == {path.name for path in WEB.glob("*.html")}


def test_answers_of_several_kinds_come() -> None:
    assert {row["status"] for row in answers()} == {200, 301, 403, 404}


def test_every_address_passes_for_a_public_one() -> None:
    for row in answers():
        assert ipaddress.ip_address(row["address"]).is_global, row["url"]


@pytest.mark.parametrize("name", files())
def test_every_host_is_invented(name: str) -> None:
    text = (SAMPLE / name).read_text(encoding="utf-8")
    hosts = {urlsplit(url).hostname for url in re.findall(r"https?://[^\s\"'<>)]+", text)}

    assert {host for host in hosts if host and not host.endswith(".example")} <= {"schema.org"}


def test_plain_http_is_asked_for_so_that_no_certificate_is_needed() -> None:
    assert {urlsplit(url).scheme for url in links()} == {"http"}


@pytest.mark.parametrize(("quote", "page"), VERBATIM)
def test_a_quote_meant_word_for_word_stands_in_article_and_page(quote: str, page: str) -> None:
    assert quote in words("article.html")
    assert quote in words(f"web/{page}")


def test_the_page_that_is_not_free_says_so() -> None:
    assert '"isAccessibleForFree":false' in (WEB / "quay-review.html").read_text(encoding="utf-8")


def test_one_quote_has_no_link_in_its_paragraph() -> None:
    paragraphs = soup("article.html").select("article p")
    unlinked = [p.get_text() for p in paragraphs if "“" in p.get_text() and not p.select("a[href]")]

    assert len(unlinked) == 1


@pytest.mark.parametrize("name", files())
def test_nothing_says_what_should_be_found(name: str) -> None:
    text = (SAMPLE / name).read_text(encoding="utf-8").casefold()
    told = {member.value for kind in (FindingKind, Concern, Verdict) for member in kind}
    telling = (told | {"finding", "misquote", "misquoted"}) - EVERYDAY

    assert {word for word in telling if re.search(rf"\b{re.escape(word)}\b", text)} == set()


@pytest.mark.parametrize("name", files())
def test_no_page_carries_a_remark(name: str) -> None:
    if name.endswith(".html"):
        assert "<!--" not in (SAMPLE / name).read_text(encoding="utf-8")
