"""Mails and saved pages: the part that people read is found, in its own charset."""

from __future__ import annotations

import base64
import quopri

import pytest

from citecheck.model import BlockKind, ErrorCode, KnownError
from citecheck.read.article import read_bytes
from citecheck.read.page import read_page
from tests.read.document_making import docx

PAGE = (
    "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://b.test/story?a=1\r\n"
    "Subject: =?utf-8?Q?The=20l=C3=A1mp?=\r\nMIME-Version: 1.0\r\n"
    'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="--b"\r\n\r\n\r\n'
    "----b\r\nContent-Type: text/html; charset=windows-1251\r\nContent-ID: <frame-1@mhtml>\r\n"
    "Content-Transfer-Encoding: quoted-printable\r\n"
    "Content-Location: https://b.test/story?a=1\r\n\r\n{html}\r\n"
    "----b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n"
    "Content-Location: https://b.test/x.png\r\n\r\niVBORw0KGgo=\r\n----b--\r\n"
)
BODY = "<h1>Маяк</h1><p>«Маяк горел», <a href='/2'>сказала она</a> тихо, и море утихло.</p>"


_FILE_HEAD = (
    "Content-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\n"
    'Content-Disposition: attachment; filename="story.docx"'
)


def saved_page(markup: str = BODY) -> bytes:
    html = quopri.encodestring(markup.encode("windows-1251")).decode("ascii")
    return PAGE.replace("{html}", html).encode("ascii")


def mail(kind: str, body: bytes, *more: str) -> bytes:
    head = [
        "From: =?iso-8859-1?Q?J=F8rn?= Vance <jv@a.test>",
        "To: desk@b.test",
        "Subject: Re: Fwd: The lamp",
        "Date: Mon, 02 Nov 2026 10:00:00 +0100",
        "Message-ID: <1@a.test>",
        "MIME-Version: 1.0",
        f"Content-Type: {kind}",
        *more,
    ]
    return "\r\n".join(head).encode("ascii") + b"\r\n\r\n" + body


def parts(*inner: tuple[str, str]) -> bytes:
    pieces = "".join(f"--=x\r\n{head}\r\n\r\n{body}\r\n" for head, body in inner)
    return f"{pieces}--=x--\r\n".encode("ascii")


@pytest.mark.parametrize("name", ["story.mhtml", "story.mht", "story"])
def test_a_saved_page_is_read_with_its_own_charset_and_address(name: str) -> None:
    article = read_bytes(saved_page(), name)
    assert (article.title, article.url) == ("Маяк", "https://b.test/story?a=1")
    assert "«Маяк горел», сказала она" in article.text
    assert article.links[0].href == "https://b.test/2"


def test_a_saved_page_given_by_hand_tells_where_it_came_from() -> None:
    page = read_page(saved_page(), url=None, content_type="")
    assert (page.saved_url, page.title) == ("https://b.test/story?a=1", "Маяк")
    assert page.reader == "html 3"


def test_of_a_mail_the_html_is_read_with_its_links_and_the_head_tells_who_and_when() -> None:
    body = parts(
        ("Content-Type: text/plain; charset=utf-8", "plain words"),
        (
            "Content-Type: text/html; charset=utf-8",
            "<p>She <a href='https://c.test/'>said</a>.</p>",
        ),
    )
    article = read_bytes(mail('multipart/alternative; boundary="=x"', body), "x.eml")
    assert article.text == "She said."
    assert [link.href for link in article.links] == ["https://c.test/"]
    assert (article.title, article.byline) == ("The lamp", "Jørn Vance")
    assert article.published == "2026-11-02"


def test_flowed_lines_of_a_plain_mail_are_paragraphs_again() -> None:
    text = b"The sea rose and \r\nthe lamp burned.\r\n\r\n> She said \r\nEnd.\r\n"
    article = read_bytes(mail("text/plain; charset=utf-8; format=flowed", text), "x.eml")
    assert article.text.splitlines()[0] == "The sea rose and the lamp burned."
    assert BlockKind.QUOTE in {block.kind for block in article.blocks}


def test_a_mail_without_words_gives_the_document_that_hangs_on_it() -> None:
    document = docx("<w:p><w:r><w:t>The attached words.</w:t></w:r></w:p>")
    body = parts(
        ("Content-Type: text/plain", " "),
        (
            _FILE_HEAD,
            base64.encodebytes(document).decode("ascii"),
        ),
    )
    article = read_bytes(mail('multipart/mixed; boundary="=x"', body), "x.eml")
    assert article.text == "The attached words."


@pytest.mark.parametrize("charset", ["hex", "zip", "rot13", "utf-99", "idna"])
def test_a_charset_that_the_web_does_not_know_is_not_used(charset: str) -> None:
    data = mail(f"text/plain; charset={charset}", "The sea rose – “so”.".encode())
    assert read_bytes(data, "x.eml").text == "The sea rose – “so”."


@pytest.mark.parametrize(
    "text",
    [
        "Title: The lamp\nAuthor: Jo\nDate: today\n\nWords.",
        "To: be\nor: not\n\nto be",
        "Minister: We will not.\nReporter: Why?\nMinister: Because.",
    ],
)
def test_a_text_with_colons_is_no_mail(text: str) -> None:
    assert read_bytes(text.encode(), "x.txt").text == text


def test_a_mail_nested_without_end_is_told_of() -> None:
    data = b""
    for depth in range(3_000):
        data += b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (depth, depth)
    with pytest.raises(KnownError) as caught:
        read_bytes(b"MIME-Version: 1.0\r\nFrom: a\r\n" + data, "x.eml")
    assert caught.value.code in {ErrorCode.BROKEN_FILE, ErrorCode.EMPTY_INPUT}


@pytest.mark.parametrize("kind", ["image/png", "multipart/encrypted"])
def test_a_mail_without_text_says_so(kind: str) -> None:
    with pytest.raises(KnownError) as caught:
        read_bytes(mail(kind, b"\x89PNG"), "x.eml")
    assert caught.value.code in {ErrorCode.EMPTY_INPUT, ErrorCode.LOCKED_FILE}
    assert caught.value.subject == "x.eml"


@pytest.mark.parametrize("cut", range(40, len(saved_page()), 61))
def test_a_saved_page_cut_anywhere_is_no_fault_of_the_program(cut: int) -> None:
    try:
        read_bytes(saved_page()[:cut], "x.mhtml")
    except KnownError as error:
        assert error.code is ErrorCode.EMPTY_INPUT  # noqa: PT017


def test_the_text_of_a_saved_component_is_read() -> None:
    page = read_page(
        b"<!doctype html><my-story><template shadowrootmode='open'><p>Inside.</p></template>"
        b"</my-story><template><p>Unused.</p></template>",
        url=None,
        content_type="text/html",
    )
    assert page.text == "Inside."
