from __future__ import annotations

import pytest

from citecheck.model import BlockKind
from citecheck.read import shapes
from citecheck.read.article import read_plain

PROSE = "Der Rat traf sich am Montag und sprach lange über die Brücke und ihre Kosten. " * 8


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ada Miller", "Ada Miller"),
        ("Von Anna Müller und Jörg Öztürk", "Anna Müller und Jörg Öztürk"),
        ("Par Élodie Dupont", "Élodie Dupont"),
        ("Por Ana García y Luis de la Cruz", "Ana García y Luis de la Cruz"),
        ("Автор: Олена Коваль", "Олена Коваль"),
    ],
)
def test_bylines_are_known_in_five_languages(line: str, names: str) -> None:
    credit = shapes.byline_credit(line)
    assert credit is not None
    assert credit.byline == names


@pytest.mark.parametrize(
    "line",
    [
        *("Von Berlin", "Von Berlin nach Paris", "Par ailleurs le maire", "Por Dios", "Par"),
        *("Von Anna Müller stammt der Plan", "Автор", "By the river and the sea we sat."),
    ],
)
def test_titles_and_prose_that_begin_so_are_no_bylines(line: str) -> None:
    assert shapes.byline_credit(line) is None


@pytest.mark.parametrize(
    "line",
    [
        *("May 3, 2023", "Wednesday, 3 May 2023", "Updated on May 3rd, 2023 at 10:30"),
        *("3. Mai 2023", "Mittwoch, den 3. Mai 2023, 12:30 Uhr", "Stand: 03.05.2023"),
        *("Publié le 1er août 2023 à 10h", "miércoles, 3 de mayo de 2023", "3 травня 2023 року"),
        *("2023-05-03", "2023/5/3", "03.05.23", "3/5/2023", "2023年5月3日"),
    ],
)
def test_date_lines_are_known_in_five_languages_and_in_numbers(line: str) -> None:
    assert shapes.is_date_line(line)


@pytest.mark.parametrize(
    "line", ["In May 2023", "12.50 Euro", "2023", "10.0.0.1", "März ist da", "1.2.3456789"]
)
def test_numbers_and_months_alone_are_no_date_lines(line: str) -> None:
    assert not shapes.is_date_line(line)


@pytest.mark.parametrize(
    ("line", "length"),
    [
        ("KYIV (Reuters) - He", 17),
        ("Berlin (dpa/bb) – Er", 18),
        ("Київ (УНІАН) — Він", 0),
        ("x", 0),
    ],
)
def test_datelines_name_agencies_in_either_case(line: str, length: int) -> None:
    assert shapes.dateline_end(line, opens=False) == length


def test_two_german_articles_in_one_paste_are_two_parts() -> None:
    text = (
        f"Brücke wird gesperrt\n\nVon Anna Müller\n\n{PROSE}\n\n"
        f"Bürgermeister antwortet\n\n3. Mai 2023\n\nVon Jörg Klein\n\n{PROSE}"
    )
    article = read_plain(text)
    assert [part.title for part in article.parts] == [
        "Brücke wird gesperrt",
        "Bürgermeister antwortet",
    ]
    assert article.byline == "Anna Müller"
    assert article.blocks[1].kind is BlockKind.BYLINE


@pytest.mark.parametrize(
    "heading", ["12 Kommentare", "Comentarios (3)", "Commentaires", "Коментарі"]
)
def test_readers_comments_are_announced_in_other_languages_too(heading: str) -> None:
    article = read_plain(
        f"Titel\n\n{PROSE * 2}\n\n{heading}\n\nDas ist doch Unsinn, so geht es nicht."
    )
    assert article.parts[-1].kind == "comment"


@pytest.mark.parametrize(
    ("line", "caption"),
    [
        ("The pier at low water. (Reuters)", True),
        ("A crane lifts the first gate (Photo by Ada Lund)", True),
        ("“We saw no ship,” the pilot said on Monday. (Reuters)", False),
    ],
)
def test_an_agency_behind_quoted_words_signs_a_report_and_no_picture(
    line: str,
    caption: bool,  # noqa: FBT001 - a row of the table
) -> None:
    assert shapes.is_caption(line) is caption
