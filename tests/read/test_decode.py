from __future__ import annotations

import pytest

from citecheck.model import ErrorCode, KnownError
from citecheck.read.decode import decoded_text
from citecheck.read.page import read_page

WORDS = {
    "windows-1251": "Министр заявил, что мост закроют в понедельник, а решение окончательное. ",
    "shift_jis": "大臣は橋を月曜日に閉鎖すると述べ、この決定は最終的なものだと説明しました。",
    "euc-jp": "大臣は橋を月曜日に閉鎖すると述べ、この決定は最終的なものだと説明しました。",
    "gbk": "部长表示，大桥将于星期一关闭，并称这一决定是最终决定，居民对此感到十分不满。",
    "big5": "部長表示，大橋將於星期一關閉，並稱這一決定是最終決定，居民對此感到十分不滿。",
    "iso-8859-2": "Ministr řekl, že most bude v pondělí uzavřen a že to je konečné. ",
    "windows-1252": "“We can’t,” said the minister of Malmö – and that was all she said. ",
    "euc-kr": "장관은 다리를 월요일에 폐쇄한다고 말했고 주민들은 크게 불만을 나타냈습니다. ",
    "koi8-u": "Міністр заявив, що міст закриють у понеділок, і назвав рішення остаточним. ",
}


@pytest.mark.parametrize("encoding", WORDS)
def test_a_header_or_the_pages_own_word_tells_the_encoding(encoding: str) -> None:
    text = WORDS[encoding] * 3
    assert decoded_text(text.encode(encoding), f"text/html; charset={encoding}") == text
    page = f'<meta charset="{encoding}"><p>{text}</p>'.encode(encoding)
    assert text.strip() in read_page(page, url=None, content_type="text/html").text


@pytest.mark.parametrize(
    "encoding", ["windows-1251", "shift_jis", "euc-jp", "gbk", "big5", "euc-kr", "windows-1252"]
)
def test_without_a_word_the_bytes_are_guessed(encoding: str) -> None:
    text = WORDS[encoding] * 12
    assert decoded_text(text.encode(encoding)) == text


def test_a_meta_element_behind_a_long_comment_is_seen() -> None:
    page = f"<!--{'x' * 3000}--><meta http-equiv=Content-Type content='text/html; charset=koi8-u'>"
    data = (page + WORDS["koi8-u"]).encode("koi8-u")
    assert WORDS["koi8-u"] in decoded_text(data)


@pytest.mark.parametrize("label", ["hex", "zip", "rot13", "utf-7", "idna", "klingon", "x" * 500])
def test_a_label_of_no_web_encoding_counts_as_none(label: str) -> None:
    text = "“So,” she said. " * 4
    assert decoded_text(text.encode(), f"text/html; charset={label}") == text


def test_damaged_sequences_in_utf_8_are_marked_and_the_rest_is_kept() -> None:
    data = b"<p>\xc0\xae \xed\xa0\x80 \xe2\x80</p>" + "“We agree,” said Zoë.".encode()
    text = decoded_text(data, "text/html; charset=utf-8")
    assert text.endswith("“We agree,” said Zoë.")
    assert "\ufffd" in text


def test_western_bytes_called_utf_8_are_read_as_western() -> None:
    text = "“We agree,” said Zoë – twice."
    assert decoded_text(text.encode("cp1252"), "text/html; charset=utf-8") == text


def test_nuls_inside_words_and_characters_are_left_out() -> None:
    data = "“Né,” said Zoë. ".encode() * 20
    holed = b"".join(data[i : i + 10] + b"\0" for i in range(0, len(data), 10))
    assert decoded_text(holed, "text/html; charset=utf-8").startswith("“Né,” said Zoë. “Né,”")


def test_a_character_cut_in_half_at_the_end_spoils_nothing() -> None:
    assert decoded_text("“Yes” – so".encode() + b"\xe2\x80").startswith("“Yes” – so")


@pytest.mark.parametrize("data", [bytes(range(256)) * 40, b"ab\0\0\0\0\0" * 100, b"\x01\x02" * 9])
def test_bytes_that_are_no_text_are_refused(data: bytes) -> None:
    with pytest.raises(KnownError) as caught:
        decoded_text(data, "text/html; charset=utf-8", "x.bin")
    assert caught.value.code is ErrorCode.BINARY_INPUT
    assert caught.value.subject == "x.bin"


@pytest.mark.parametrize("said", ["application/pdf", "application/octet-stream", "image/png", ""])
def test_html_under_a_wrong_name_is_read_as_html(said: str) -> None:
    page = read_page(b"<!doctype html><p>Read <b>me</b></p>", url=None, content_type=said)
    assert (page.text, page.reader) == ("Read me", "html 3")


def test_a_document_of_a_kind_without_reader_is_refused() -> None:
    with pytest.raises(KnownError) as caught:
        read_page(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", url=None, content_type="text/html")
    assert caught.value.code is ErrorCode.UNSUPPORTED_FILE
