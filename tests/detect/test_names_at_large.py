"""Who speaks where the words lead astray: headings, owners, surnames that are nouns, bodies."""

from __future__ import annotations

import pytest

from citecheck.detect.attributions import detect_attributions
from citecheck.model import Article, Block, BlockKind, Span


def speakers(text: str, heading: str = "") -> list[str | None]:
    blocks = (Block(BlockKind.HEADING, Span(0, len(heading))),) if heading else ()
    whole = f"{heading}\n\n{text}" if heading else text
    article = Article(whole, blocks=blocks)
    return [one.speaker_name for one in detect_attributions(article, quick=True)]


def test_a_heading_in_capitals_gives_nobody_a_first_name() -> None:
    text = "Ravndal said the mill fell. “It is gone,” Ravndal said."

    assert speakers(text, "Towns Are Following Ravndal to Nowhere") == ["Ravndal", "Ravndal"]


def test_a_word_that_begins_its_sentence_is_no_part_of_a_name_known_without_it() -> None:
    text = "The maker is Norlux. Recent Norlux sets fail. Norlux said that they will be mended."

    assert speakers(text) == ["Norlux"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mr. Birk’s Oct. 11 announcement that the mill fell surprised them.", "Birk"),
        ("The Harbour Court Wednesday said that the mill fell.", "Harbour Court"),
        ("Harbour analyst Ken Doctor said it fell. “It fell,” Doctor said.", "Ken Doctor"),
        ("The mill fell, said Will Brandvold, a miller.", "Will Brandvold"),
        (
            "The University of Stenness biochemist Orsolva Skerry said that the mill fell.",
            "Orsolva Skerry",
        ),
        ("Harbour scientists using a mast atop Mount Skerry said it fell.", "Harbour scientists"),
        ("Both the Stenness Ledger and Norwire reported that it fell.", "the Stenness Ledger and"),
    ],
)
def test_the_last_speaker_is_named_as_a_reader_would(text: str, name: str) -> None:
    last = speakers(text)[-1]

    assert last is not None
    assert last.startswith(name)


def test_a_surname_used_alone_shows_that_a_name_is_a_persons() -> None:
    text = (
        "Zorvan Tekk and Mr. Hal Birk met on Monday. Tekk said that the mill fell. "
        "“It is gone,” he said."
    )

    assert speakers(text) == ["Zorvan Tekk", "Zorvan Tekk"]


def test_a_body_named_like_a_person_can_be_they_and_it() -> None:
    text = (
        "Big Lantern has twice denied that it owns the songs. “At no point did we say so,” "
        "they said. “We own nothing at all,” it says."
    )

    assert speakers(text)[-2:] == ["Big Lantern", "Big Lantern"]


def test_an_adjective_before_a_noun_is_not_it() -> None:
    text = (
        "Norlux said the mill fell. Several Harborean mills stood still. It said the mill was old."
    )

    assert speakers(text) == ["Norlux", "Norlux"]


def test_the_president_is_not_the_president_of_something_else_named_since() -> None:
    text = (
        "President Hal Birk met the press. “It rains,” said Tom Reed, the president of the Mill "
        "Bank of Stenness. Rain fell. Mills stood still. The boats came in. The president said "
        "that it would stop."
    )

    assert speakers(text)[-1] == "Hal Birk"


def test_somebody_met_in_passing_can_be_she() -> None:
    text = (
        "Norlux spoke to one mother, who feared for the Tax Harbour Service. “I am afraid,” "
        "she said."
    )

    assert speakers(text)[-1] == "one mother"


def test_the_speaker_beside_a_tag_between_commas_is_named() -> None:
    text = "This system, says Orla Fenwick, a miller at Stenness, helps direct the water."

    assert detect_attributions(Article(text))[0].speaker_name == "Orla Fenwick"
