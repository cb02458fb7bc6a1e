"""Words struck through keep their words, between marks, whatever the document."""

from __future__ import annotations

import pytest

from citecheck.read.page import read_page
from tests.read.document_making import docx

SENTENCE = "We will ~~not~~ sell the quay."
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.mark.parametrize(
    "struck",
    [
        "<s>not</s>",
        "<strike>not</strike>",
        "<del>not</del>",
        "<del><b>not</b></del>",
        "<del>n<b>o</b>t</del>",
        "<del>n</del><s>ot</s>",
        "<del>&nbsp;not&nbsp;</del>",
        '<span style="color: red; text-decoration: underline line-through">not</span>',
    ],
)
def test_what_html_strikes_through_stands_between_marks(struck: str) -> None:
    page = read_page(
        f"<p>We will {struck} sell the quay.</p>".encode(), url=None, content_type="text/html"
    )

    assert page.text == SENTENCE


def test_an_underlined_or_unstruck_word_has_no_marks() -> None:
    markup = '<p>We <u>will</u> <ins>not</ins> <i style="text-decoration:none">sell</i> it.</p>'

    page = read_page(markup.encode(), url=None, content_type="text/html")

    assert page.text == "We will not sell it."


def test_spaces_inside_a_struck_element_stay_outside_its_marks() -> None:
    page = read_page(
        b"<p>We will<s> not </s>sell it.<s> </s></p>", url=None, content_type="text/html"
    )

    assert page.text == "We will ~~not~~ sell it."


def test_of_preformatted_text_each_line_is_struck() -> None:
    page = read_page(
        b"<pre>One.\n<del>Two,\n three.</del></pre>", url=None, content_type="text/html"
    )

    assert page.text == "One.\n~~Two,~~\n ~~three.~~"


def test_a_link_that_is_struck_through_spans_its_words() -> None:
    page = read_page(
        b"<p>See <del><a href='https://b.test/'>the report</a></del>.</p>",
        url=None,
        content_type="text/html",
    )

    (link,) = page.links
    assert link.span is not None
    assert (page.text, link.span.of(page.text)) == ("See ~~the report~~.", "the report")


def test_markdown_keeps_its_own_marks() -> None:
    page = read_page(SENTENCE.encode(), url=None, content_type="text/markdown")

    assert page.text == SENTENCE


def test_struck_runs_of_a_word_document_stand_between_marks() -> None:
    body = (
        "<w:p><w:r><w:t xml:space='preserve'>We will </w:t></w:r>"
        "<w:r><w:rPr><w:strike/></w:rPr><w:t>n</w:t></w:r>"
        "<w:r><w:rPr><w:dstrike/></w:rPr><w:t>ot</w:t></w:r>"
        "<w:r><w:rPr><w:strike w:val='0'/></w:rPr><w:t> sell the quay.</w:t></w:r></w:p>"
    )

    page = read_page(docx(body), url=None, content_type=WORD)

    assert page.text == SENTENCE
