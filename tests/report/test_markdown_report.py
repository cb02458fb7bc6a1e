"""The Markdown report: no part of a text is read as markup."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from citecheck.model import Check, FindingKind
from citecheck.report.context import closed, printable
from citecheck.report.formats import ReportFormat
from citecheck.report.markdown_report import escaped
from citecheck.wording.signs import FINDING_SIGNS, finding_word
from tests.report.conftest import written
from tests.report.invented import HOSTILE

MARKDOWN_TAGS = "html body h1 h2 h3 p ul li table thead tbody tr th td blockquote a code"


def test_markdown_renders_to_words_alone(check: Check) -> None:
    text = written(check, ReportFormat.MARKDOWN)
    html = MarkdownIt("commonmark", {"html": True}).enable("table").render(text)
    soup = BeautifulSoup(html, "lxml")

    allowed = set(MARKDOWN_TAGS.split())
    assert {tag.name for tag in soup.find_all()} <= allowed | {"strong"}
    assert all(str(a["href"]).startswith("http") for a in soup.find_all("a"))
    shown = re.sub(r"\s+", " ", soup.get_text())
    for words in HOSTILE:
        assert re.sub(r"\s+", " ", words) in shown
    assert len(soup.find_all("h3")) == len(check.claims) + 4
    for kind in FindingKind:
        assert f"{FINDING_SIGNS[kind]} {finding_word(kind)}" in shown


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=40))
def test_escaped_words_come_out_of_markdown_as_they_went_in(text: str) -> None:
    said = escaped(text)
    html = MarkdownIt("commonmark", {"html": True}).render(said)

    got = BeautifulSoup(html, "lxml").get_text()
    assert "".join(got.split()) == "".join(closed(printable(text)).split())
