"""Words struck through keep their words, between marks, whatever the document."""

from __future__ import annotations

import pytest

from citecheck.read.article import read_bytes
from citecheck.read.page import read_page
from tests.read.document_making import docx, odt

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


@pytest.mark.parametrize(
    "looks", ["text-line-through-style='solid'", "text-line-through-type='double'"]
)
def test_struck_words_of_an_opendocument_text_stand_between_marks(looks: str) -> None:
    styles = (
        f"<style:style style:name='T1' style:family='text'><style:text-properties style:{looks}/>"
        "</style:style><style:style style:name='T2' style:family='text'>"
        "<style:text-properties style:text-line-through-style='none'/></style:style>"
    )
    body = (
        "<text:p>We will <text:span text:style-name='T1'>n<text:span>ot</text:span></text:span>"
        " <text:span text:style-name='T2'>sell</text:span> the quay.</text:p>"
    )

    assert read_bytes(odt(body, styles=styles), "x.odt").text == SENTENCE


@pytest.mark.parametrize(
    "struck",
    [
        rb"{\strike not}",
        rb"\strike not\strike0 ",
        rb"{\striked1 n}{\strike ot}",
        rb"{\b\strike not\plain}",
    ],
)
def test_struck_words_of_rich_text_stand_between_marks(struck: bytes) -> None:
    data = rb"{\rtf1\ansi We will " + struck + rb" sell the quay.\par}"

    assert read_bytes(data, "x.rtf").text == SENTENCE
