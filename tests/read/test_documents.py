"""Office documents are read as they are shown, links kept, and hostile ones are refused."""

from __future__ import annotations

import io
import zipfile
import zlib

import pytest

from citecheck.model import Article, BlockKind, ErrorCode, KnownError
from citecheck.read.article import read_bytes
from citecheck.read.packages import MAX_PART_BYTES
from citecheck.read.page import read_page
from tests.read.document_making import ODF_NAMES, docx, odt, zipped

URL = "https://a.test/letter"


def told(article: Article) -> list[tuple[BlockKind, str]]:
    return [(block.kind, block.span.of(article.text)) for block in article.blocks]


def linked(article: Article) -> list[tuple[str, str]]:
    return [(link.span.of(article.text), link.href) for link in article.links if link.span]


def code_of(data: bytes, name: str = "x") -> ErrorCode:
    with pytest.raises(KnownError) as caught:
        read_bytes(data, name)
    assert caught.value.subject == name
    return caught.value.code


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(inner: str, style: str = "", properties: str = "") -> str:
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{styled}{properties}</w:pPr>{inner}</w:p>"


def test_a_word_document_keeps_titles_lists_quotes_and_captions() -> None:
    numbering = '<w:numPr><w:numId w:val="3"/></w:numPr>'
    article = read_bytes(
        docx(
            paragraph(run("The lamp"), "Titel")
            + paragraph(run("A subheading"), "b1")
            + paragraph(run("It burned, ") + run("she said."))
            + paragraph(run("First point"), "", numbering)
            + paragraph(run("No lamp, no sea."), "own")
            + paragraph(run("Above: the lamp"), "Caption")
        ),
        "letter.docx",
    )
    assert told(article) == [
        (BlockKind.TITLE, "The lamp"),
        (BlockKind.HEADING, "A subheading"),
        (BlockKind.PARAGRAPH, "It burned, she said."),
        (BlockKind.LIST_ITEM, "First point"),
        (BlockKind.QUOTE, "No lamp, no sea."),
        (BlockKind.CAPTION, "Above: the lamp"),
    ]
    assert article.title == "The lamp"


def test_insertions_are_kept_and_deletions_comments_and_hidden_words_left_out() -> None:
    body = paragraph(
        run("We ")
        + "<w:del><w:r><w:delText>never </w:delText></w:r></w:del>"
        + f"<w:ins>{run('always ')}</w:ins>"
        + run("secret ", "<w:vanish/>")
        + f"<w:moveFrom>{run('gone ')}</w:moveFrom>"
        + "<w:commentRangeStart/>"
        + run("keep watch.")
        + "<w:commentRangeEnd/><w:r><w:commentReference/></w:r>"
    )
    joined = paragraph(run("One "), "", "<w:rPr><w:del/></w:rPr>") + paragraph(run("line."))
    assert read_bytes(docx(body + joined), "x").text == "We always keep watch.\n\nOne line."


def test_links_of_a_word_document_keep_their_words() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText> HYPERLINK "https://c.test/f" </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + run("a field")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    body = paragraph(
        run("He ")
        + f'<w:hyperlink r:id="r1">{run("told")}{run(" them")}</w:hyperlink>'
        + run(" and ")
        + field
        + run(".")
    )
    links = {"r1": "https://b.test/x", "r2": "file:///etc/passwd"}
    article = read_bytes(docx(body, links=links), "x.docx")
    assert article.text == "He told them and a field."
    assert linked(article) == [("told them", "https://b.test/x"), ("a field", "https://c.test/f")]


def test_a_footnote_stands_behind_and_its_link_at_the_word_it_belongs_to() -> None:
    note = f'<w:footnote w:id="2">{paragraph(run("See https://b.test/n for more."))}</w:footnote>'
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    body = paragraph(run("The sea rose.") + mark + run(" So it did.")) + paragraph(run("End."))
    article = read_bytes(docx(body, notes=note), "x.docx")
    assert article.text == "The sea rose. So it did.\n\nEnd.\n\nSee https://b.test/n for more."
    assert ("rose.", "https://b.test/n") in linked(article)


def test_cells_stay_in_their_row_and_text_boxes_stand_behind_their_paragraph() -> None:
    cells = "".join(f"<w:tc>{paragraph(run(word))}</w:tc>" for word in ("a", "b"))
    box = f"<w:r><w:pict><w:txbxContent>{paragraph(run('Boxed.'))}</w:txbxContent></w:pict></w:r>"
    body = f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>" + paragraph(run("Half ") + box + run("done."))
    assert read_bytes(docx(body), "x").text == "a\tb\n\nHalf done.\n\nBoxed."


def test_an_opendocument_text_is_read_as_shown() -> None:
    style = (
        '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>'
    )
    body = (
        "<text:tracked-changes><text:p>never</text:p></text:tracked-changes>\n"
        '<text:p text:style-name="P1">The lamp</text:p>\n'
        "<text:h>Why</text:h>"
        '<text:p>It<text:s text:c="3"/><text:span>bur</text:span>ned<text:note><text:note-citation>'
        "1</text:note-citation><text:note-body><text:p>See <text:a xlink:href='https://b.test/n'>"
        "there</text:a></text:p></text:note-body></text:note>, <text:a xlink:href="
        "'https://c.test/'>she <text:span>said</text:span></text:a>."
        "<office:annotation><text:p>a comment</text:p></office:annotation></text:p>"
        "<text:list><text:list-item><text:p>one</text:p></text:list-item></text:list>"
    )
    article = read_bytes(odt(body, styles=style), "x.odt")
    assert told(article) == [
        (BlockKind.TITLE, "The lamp"),
        (BlockKind.HEADING, "Why"),
        (BlockKind.PARAGRAPH, "It burned, she said."),
        (BlockKind.LIST_ITEM, "one"),
        (BlockKind.PARAGRAPH, "See there"),
    ]
    assert linked(article) == [
        ("burned", "https://b.test/n"),
        ("she said", "https://c.test/"),
        ("there", "https://b.test/n"),
    ]


def test_a_flat_opendocument_text_is_read_too() -> None:
    flat = (
        f'<?xml version="1.0"?><office:document {ODF_NAMES} office:mimetype="application/vnd.oasis.'
        'opendocument.text"><office:body><office:text><text:p>Flat words.</text:p></office:text>'
        "</office:body></office:document>"
    )
    assert read_bytes(flat.encode(), "x.fodt").text == "Flat words."


RTF = rb"""{\rtf1\ansi\ansicpg1252\uc1{\fonttbl{\f0 Times;}{\f1\fcharset204 Arial;}}
{\stylesheet{\s0 Normal;}{\s1\outlinelevel0 heading 1;}{\s2 Title;}}{\info{\title Old}{\author X}}
\pard\s2 The \'93lamp\'94\par
\pard\plain It \deleted never \deleted0 burned\u8212?{\v hidden}{\f1 \'e4\'e0}, {\field
{\*\fldinst{HYPERLINK "https://b.test/x"}}{\fldrslt{\ul
she said}}}.{\*\unknown words}
{\footnote\pard\plain See https://c.test/n.}\par
\pard\s1 Why\par
\pard\u-10179?\u-8704? end {\*\shppict{\pict 0102}}{\pict\bin4 {{}}}.\par}"""


def test_rich_text_is_read_as_shown() -> None:
    article = read_bytes(RTF, "x.rtf")
    assert told(article) == [
        (BlockKind.TITLE, "The “lamp”"),
        (BlockKind.PARAGRAPH, "It burned—да, she said."),
        (BlockKind.HEADING, "Why"),
        (BlockKind.PARAGRAPH, "\U0001f600 end ."),
        (BlockKind.PARAGRAPH, "See https://c.test/n."),
    ]
    assert ("she said", "https://b.test/x") in linked(article)
    assert ("said.", "https://c.test/n") in linked(article)


@pytest.mark.parametrize(
    ("data", "reader"),
    [
        (docx(paragraph(run("Read me."))), "docx 2"),
        (odt("<text:p>Read me.</text:p>"), "odt 2"),
        (rb"{\rtf1 Read me.\par}", "rtf 2"),
    ],
)
def test_a_page_may_be_a_document_whatever_its_type_is_said_to_be(data: bytes, reader: str) -> None:
    page = read_page(data, url=URL, content_type="text/html")
    assert (page.text, page.reader) == ("Read me.", reader)


def test_a_part_that_unpacks_to_too_much_is_refused_early() -> None:
    bomb = zipped({"word/document.xml": b" " * (MAX_PART_BYTES + 2)})
    assert len(bomb) < 100_000
    assert code_of(bomb) is ErrorCode.BROKEN_FILE


def test_entities_are_refused_and_nothing_is_read_from_the_disk() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'
    outside = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'
    for document in (bomb, outside):
        assert code_of(zipped({"word/document.xml": document})) is ErrorCode.BROKEN_FILE


def test_deep_nesting_is_a_fault_of_the_file_and_not_of_the_program() -> None:
    deep = docx("<w:sdt>" * 5_000 + "</w:sdt>" * 5_000)
    assert code_of(deep) is ErrorCode.BROKEN_FILE
    assert code_of(b"{\\rtf1 " + b"{" * 10_000) is ErrorCode.BROKEN_FILE


def test_a_locked_file_says_that_it_is_locked() -> None:
    manifest = "<manifest><file-entry><encryption-data/></file-entry></manifest>"
    assert code_of(odt("<text:p>x</text:p>", manifest=manifest)) is ErrorCode.LOCKED_FILE
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16le")
    assert code_of(ole) is ErrorCode.LOCKED_FILE


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (docx(paragraph(run("x")))[:-60], ErrorCode.BROKEN_FILE),
        (zipped({"word/document.xml": "<w:document"}), ErrorCode.BROKEN_FILE),
        (zipped({"word/document.xml": "<x/>"}), ErrorCode.EMPTY_INPUT),
        (zipped({"[Content_Types].xml": "x", "xl/workbook.xml": "x"}), ErrorCode.UNSUPPORTED_FILE),
        (zipped({"photos/1.jpg": "x"}), ErrorCode.BINARY_INPUT),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old Word", ErrorCode.UNSUPPORTED_FILE),
        (b"{\\rtf1 }", ErrorCode.EMPTY_INPUT),
    ],
)
def test_what_is_broken_or_of_another_kind_is_said_to_be(data: bytes, code: ErrorCode) -> None:
    assert code_of(data, "letter.docx") is code


def test_damage_anywhere_is_told_or_survived() -> None:
    whole = docx(paragraph(run("Some words of a letter.")))
    for at in range(0, len(whole), 7):
        damaged = bytearray(whole)
        damaged[at] ^= 0xFF
        try:
            read_bytes(bytes(damaged), "x.docx")
        except KnownError as error:
            assert error.code in {  # noqa: PT017 - any of them will do
                ErrorCode.BROKEN_FILE,
                ErrorCode.BINARY_INPUT,
                ErrorCode.LOCKED_FILE,
                ErrorCode.EMPTY_INPUT,
                ErrorCode.UNKNOWN_ENCODING,
                ErrorCode.UNSUPPORTED_FILE,
            }


@pytest.mark.parametrize("cut", range(8, len(RTF), 23))
def test_rich_text_cut_anywhere_is_read_as_far_as_it_goes(cut: int) -> None:
    try:
        assert "{" not in read_bytes(RTF[:cut], "x.rtf").text
    except KnownError as error:
        assert error.code is ErrorCode.EMPTY_INPUT  # noqa: PT017


def test_a_member_that_lies_about_its_checksum_is_broken() -> None:
    data = docx(paragraph(run("x")))
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        crc = file.getinfo("word/document.xml").CRC
    spoiled = data.replace(crc.to_bytes(4, "little"), zlib.crc32(b"else").to_bytes(4, "little"))
    assert code_of(spoiled) is ErrorCode.BROKEN_FILE
