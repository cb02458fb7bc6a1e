from __future__ import annotations

import pytest

from citecheck.model import Article, BlockKind, ErrorCode, KnownError
from citecheck.read.article import read_clipboard

DOCS = (
    '<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1">'
    '<p dir="ltr"><span style="font-weight:700;">Bridge to close</span></p><br />'
    '<p dir="ltr"><span style="font-weight:400;">The mayor </span>'
    '<a href="https://a.test/x"><span>told AFP</span></a><span> “so”.</span></p>'
    '<ul><li dir="ltr"><p role="presentation"><span>One thing</span></p></li></ul></b>'
)
WORD = (
    '<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style><!-- p {x} --></style>'
    "<!--[if gte mso 9]><xml><w:WordDocument></w:WordDocument></xml><![endif]--></head><body>"
    "<!--StartFragment--><p class=MsoTitle>Bridge to close<o:p></o:p></p>"
    "<p class=MsoNormal><span lang=EN-GB style='mso-ansi-language:EN-GB'>The\r\nmayor <b\r\n"
    "style='mso-bidi-font-weight:normal'>said</b> so.<span style='mso-spacerun:yes'>  </span>Yes."
    "<span style='display:none;mso-hide:all'>Not this.</span><o:p></o:p></span></p>"
    "<p class=MsoNormal><o:p>&nbsp;</o:p></p><p class=MsoListParagraphCxSpFirst "
    "style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'>"
    "<span style='mso-list:Ignore'>·<span>&nbsp; </span></span></span><![endif]>One thing"
    "<o:p></o:p></p><!--EndFragment--></body></html>"
)
OUTLOOK = (
    "<div class=WordSection1><p class=MsoNormal><b><span style='mso-fareast-language:EN-US'>From:"
    "</span></b><span> Ada Miller &lt;ada@a.test&gt;<br><b>Sent:</b> 3 May 2023<o:p></o:p></span>"
    "</p><p class=MsoNormal><o:p>&nbsp;</o:p></p><p class=MsoNormal>“We agree,” she wrote, "
    "and see <a href='https://a.test/r'>the report</a>.<o:p></o:p></p></div>"
)
SENTENCE = "<p>The mayor said so, and that was all.</p>"


def told(article: Article) -> list[tuple[BlockKind, str]]:
    return [(block.kind, block.span.of(article.text)) for block in article.blocks]


def test_google_docs_bold_first_line_is_the_title_and_its_wrapper_is_not_bold() -> None:
    article = read_clipboard(DOCS, None)
    assert told(article) == [
        (BlockKind.TITLE, "Bridge to close"),
        (BlockKind.PARAGRAPH, "The mayor told AFP “so”."),
        (BlockKind.LIST_ITEM, "One thing"),
    ]
    assert article.title == "Bridge to close"
    (link,) = article.links
    assert link.span is not None
    assert link.span.of(article.text) == "told AFP"


def test_words_styles_are_read_and_its_marks_are_not_text() -> None:
    assert told(read_clipboard(WORD, None)) == [
        (BlockKind.TITLE, "Bridge to close"),
        (BlockKind.PARAGRAPH, "The mayor said so. Yes."),
        (BlockKind.LIST_ITEM, "One thing"),
    ]


def test_an_outlook_mail_keeps_its_head_and_its_links() -> None:
    article = read_clipboard(OUTLOOK, None)
    assert "From: Ada Miller <ada@a.test>\nSent: 3 May 2023" in article.text
    assert article.text.endswith("“We agree,” she wrote, and see the report.")
    assert [link.href for link in article.links] == ["https://a.test/r"]


HEADER = "Version:0.9\r\nStartHTML:0000000105\r\nEndHTML:0000000199\r\nStartFragment:0000000141\r\n"


@pytest.mark.parametrize(
    "html",
    [
        f"{HEADER}<html><body><!--StartFragment-->{SENTENCE}<!--EndFragment--></body></html>",
        f"{HEADER}<html><body>{SENTENCE}</body></html>",
        f"{HEADER}SourceURL:https://a.test/x\r\n<html>\r\n<body>{SENTENCE}</body>",
        f"Version:1.0\r\nStartHTML:-1\r\nEndHTML:-1\r\n{SENTENCE}",
        f"<html><body>\n<!--StartFragment-->{SENTENCE}",
        f"<meta charset='utf-8'>{SENTENCE}",
        f"{SENTENCE}\x00",
    ],
)
def test_every_form_of_the_clipboards_html_gives_the_words_alone(html: str) -> None:
    assert read_clipboard(html, None).text == "The mayor said so, and that was all."


@pytest.mark.parametrize(
    ("html", "title"),
    [
        ("<p><strong>Bridge to close</strong></p>", "Bridge to close"),
        ("<p><b>Bridge</b> to close</p>", ""),
        ("<p><b>The mayor said that it was over.</b></p>", ""),
        ("<p><b>By Ada Miller</b></p>", ""),
        ("<p><b>Update</b></p><h2>Bridge to close</h2>", ""),
    ],
)
def test_a_bold_first_line_is_a_title_where_nothing_else_is(html: str, title: str) -> None:
    assert read_clipboard(html + SENTENCE, None).title == title


def test_a_bold_line_alone_is_text() -> None:
    assert read_clipboard("<b>Only this</b>", None).blocks[0].kind is BlockKind.PARAGRAPH


@pytest.mark.parametrize("given", [(None, None), ("", ""), ("<p></p>", " \n"), (None, "\x00")])
def test_an_empty_clipboard_is_said_to_be_so(given: tuple[str | None, str | None]) -> None:
    with pytest.raises(KnownError) as caught:
        read_clipboard(*given)
    assert caught.value.code is ErrorCode.EMPTY_INPUT
