from __future__ import annotations

import pytest

from citecheck.model import BlockKind, ErrorCode, KnownError
from citecheck.read.article import read_bytes
from citecheck.read.page import read_page
from tests.read.pdf_making import column, pdf_bytes

LEFT = ["The council met on Monday and spoke for", "hours about the bridge. The mayor said",
        "that the closing was final and that no", "money was left for another repair."]  # fmt: skip
RIGHT = ["Residents said they had heard of it only", "from the newspaper, and asked why nobody",
         "had told them before. The engineer who", "wrote the report did not come."]  # fmt: skip


def blocks_of(data: bytes) -> list[tuple[BlockKind, str]]:
    page = read_page(data, url="https://a.test/x.pdf", content_type="application/pdf")
    assert page.reader == "pdf 1"
    return [(block.kind, block.span.of(page.text)) for block in page.blocks]


def words_of(data: bytes) -> list[str]:
    return [words for _, words in blocks_of(data)]


def test_lines_are_joined_and_gaps_part_paragraphs() -> None:
    page = [(50, 720, 20, "Bridge to close"), *column(50, 680, LEFT), *column(50, 610, RIGHT)]
    assert blocks_of(pdf_bytes([page])) == [
        (BlockKind.TITLE, "Bridge to close"),
        (BlockKind.PARAGRAPH, " ".join(LEFT)),
        (BlockKind.PARAGRAPH, " ".join(RIGHT)),
    ]


def test_columns_written_one_after_the_other_are_read_so() -> None:
    page = [*column(50, 700, LEFT), *column(320, 700, RIGHT)]
    assert words_of(pdf_bytes([page])) == [" ".join(LEFT), " ".join(RIGHT)]


def test_columns_written_across_are_read_one_after_the_other() -> None:
    across = [
        line
        for pair in zip(column(50, 700, LEFT), column(320, 700, RIGHT), strict=True)
        for line in pair
    ]
    head = (50, 740, 20, "Bridge to close after a long night in the hall")
    assert words_of(pdf_bytes([[head, *across]]))[1:] == [" ".join(LEFT), " ".join(RIGHT)]


def test_a_sentence_goes_on_in_the_next_column() -> None:
    page = [*column(50, 700, LEFT[:2]), *column(320, 700, LEFT[2:])]
    assert words_of(pdf_bytes([page])) == [" ".join(LEFT)]


def test_table_rows_are_read_across() -> None:
    rows = [
        (x, 700 - 14 * y, 10, f"{n} {y}") for y in range(5) for x, n in ((50, "Town"), (300, "Yes"))
    ]
    text = " ".join(words_of(pdf_bytes([rows])))
    assert text.startswith("Town 0 Yes 0 Town 1 Yes 1")


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["The infra-", "structure fund was empty."], "The infrastructure fund was empty."),
        (["The Franco-", "German plan was good."], "The Franco-German plan was good."),
        (
            ["A well-known man met a well-", "known woman in the town."],
            "A well-known man met a well-known woman in the town.",
        ),
        (["He said - and meant -", "that it was over."], "He said - and meant - that it was over."),
        (["In 1914-", "18 the bridge was closed."], "In 1914-18 the bridge was closed."),
    ],
)
def test_words_broken_at_a_lines_end_are_whole(lines: list[str], text: str) -> None:
    assert words_of(pdf_bytes([column(50, 700, lines)])) == [text]


def test_running_heads_and_page_numbers_are_left_out() -> None:
    pages = [
        [(50, 780, 8, "River Post, 3 May 2023"), *column(50, 700, told), (300, 20, 8, f"- {n} -")]
        for n, told in enumerate((LEFT, RIGHT), 1)
    ]
    assert words_of(pdf_bytes(pages)) == [" ".join(LEFT), " ".join(RIGHT)]


def test_what_stands_alike_at_the_head_of_every_text_is_text() -> None:
    told = words_of(pdf_bytes([column(50, 780, LEFT)] * 3))
    assert told == [" ".join(LEFT)] * 3


def test_a_paragraph_goes_on_behind_the_page_break() -> None:
    pages = [
        [(50, 780, 8, "River Post"), *column(50, 700, LEFT[:2]), (300, 20, 8, "Page 1 of 2")],
        [(50, 780, 8, "River Post"), *column(50, 700, LEFT[2:]), (300, 20, 8, "Page 2 of 2")],
    ]
    assert words_of(pdf_bytes(pages)) == [" ".join(LEFT)]


@pytest.mark.parametrize(
    ("info", "title"),
    [
        ("/Title (Annual report)", "Annual report"),
        ("/Title (Microsoft Word - draft7.doc)", "Bridge to close"),
        ("", "Bridge to close"),
    ],
)
def test_the_title_comes_from_the_fields_unless_they_name_a_file(info: str, title: str) -> None:
    data = pdf_bytes([[(50, 720, 20, "Bridge to close"), *column(50, 680, LEFT)]], info)
    assert read_page(data, url=None, content_type="").title == title


def test_an_article_in_a_pdf_is_read_with_its_date_and_addresses() -> None:
    lines = [*LEFT[:-1], "money was left: see https://a.test/report today."]
    article = read_bytes(pdf_bytes([column(50, 700, lines)], "/CreationDate (D:20230503)"), "x.pdf")
    assert article.text == " ".join(lines)
    assert article.published == "2023-05-03"
    assert [link.href for link in article.links] == ["https://a.test/report"]


def test_a_scan_holds_no_article() -> None:
    with pytest.raises(KnownError) as caught:
        read_bytes(pdf_bytes([[]]), "scan.pdf")
    assert caught.value.code is ErrorCode.NO_TEXT_LAYER


def test_more_pages_than_two_hundred_are_cut() -> None:
    data = pdf_bytes([column(50, 700, [f"Number {n} is told here."]) for n in range(205)])
    assert words_of(data)[-1] == "Number 199 is told here."


@pytest.mark.parametrize("data", [b"%PDF-1.7", b"%PDF-1.4\n" + b"x" * 5000, b"\n%PDF-1.4 trailer"])
def test_a_broken_pdf_is_a_known_error(data: bytes) -> None:
    with pytest.raises(KnownError) as caught:
        read_page(data, url="https://a.test/x.pdf", content_type="text/html")
    assert caught.value.code is ErrorCode.BROKEN_FILE
    assert caught.value.subject == "https://a.test/x.pdf"
