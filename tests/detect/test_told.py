"""Who told whom: speakers with appositions, outlets told, and pronouns that address somebody."""

from __future__ import annotations

import pytest

from citecheck.detect.attributions import detect_attributions
from citecheck.model import Article, Attribution, Block, BlockKind, Link, Span


def read(text: str) -> list[Attribution]:
    return list(detect_attributions(Article(text), quick=True))


@pytest.mark.parametrize(
    ("tag", "name", "outlet"),
    [
        ("Ada Orlan, her captain, told Estuary Radio.", "Ada Orlan", "Estuary Radio"),
        ("Ada Orlan, the city treasurer, told the Fen Courier.", "Ada Orlan", "Fen Courier"),
        ("Ada Orlan, then a pilot, told Reuters.", "Ada Orlan", "Reuters"),
        (
            "Ada Orlan, the head teacher, told the Northlight news agency.",
            "Ada Orlan",
            "Northlight news agency",
        ),
        ("Ada Orlan, her captain, warned the council.", "Ada Orlan", None),
        ("Ada Orlan, a former mason, wrote in the Quay Review.", "Ada Orlan", "Quay Review"),
        (
            "Ada Orlan wrote in a letter to the Skerry Times.",
            "Ada Orlan",
            "Skerry Times",
        ),
        ("Ada Orlan told the harbour board.", "Ada Orlan", None),
    ],
)
def test_whoever_stands_before_told_speaks_and_the_outlet_is_told(
    tag: str, name: str, outlet: str | None
) -> None:
    text = f"“We asked for a bridge,” {tag}"

    (found,) = read(text)

    assert found.speaker_name == name
    assert (found.outlet.name if found.outlet else None) == outlet
    assert found.quote(text) == "“We asked for a bridge,”"


def test_as_cited_in_names_the_carrier_nearest_the_article_first() -> None:
    text = "“We stay,” Ada Orlan told the Northlight news agency, as cited in the Fen Courier."

    (found,) = read(text)

    assert found.outlet is not None
    assert found.outlet.name == "Fen Courier"
    assert [hop.name for hop in found.hops] == ["Fen Courier", "Northlight news agency"]


def test_told_the_station_is_the_outlet_last_named_for_that_speaker() -> None:
    text = (
        "“We stay,” Ada Orlan told Estuary Radio. “We mend,” Piet Ravndal told the Fen Courier.\n\n"
        "“Nobody thanked it,” Orlan told the station."
    )

    last = read(text)[-1]

    assert last.outlet is not None
    assert last.outlet.name == "Estuary Radio"


def test_a_statement_that_names_its_own_outlet_borrows_none() -> None:
    text = (
        "“We stay,” Ada Orlan told the Lantern Daily.\n\nIt rained all day.\n\n"
        "“The school closes,” Signe Ald, the head teacher, told the Northlight news agency."
    )

    last = read(text)[-1]

    assert (last.speaker_name, last.outlet.name if last.outlet else "") == (
        "Signe Ald",
        "Northlight news agency",
    )


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mark Benno met Tim Cray in May. “We love the phone,” he told Cray.", "Mark Benno"),
        ("Peter Hall criticised Tom Reed. “It is over,” he said.", "Peter Hall"),
        ("Peter Hall left. Reed’s boat lay idle. “It is over,” he said.", "Peter Hall"),
        ("Peter Hall left. “I met Tom Reed,” he said.", "Peter Hall"),
        ("The mayor thanked John Smith. “He is great,” she said.", "The mayor"),
    ],
)
def test_a_pronoun_takes_up_the_subject_and_never_whom_it_addresses(text: str, name: str) -> None:
    (found,) = read(text)

    assert found.speaker_name == name


def test_a_pronoun_with_two_near_names_says_so() -> None:
    text = (
        "“We stay,” said Peter Hall. “We go,” said Tom Reed. Hall and Reed left. "
        "“It is over,” he added."
    )

    last = read(text)[-1]

    assert last.confidence < 0.75
    assert any("with rivals" in reason for reason in last.why)


def test_a_name_in_a_heading_is_nobody_for_a_pronoun() -> None:
    text = "Mill closes on Orla Fenwick\n\nPiet Ravndal shut the gate. “It is over,” he said."
    heading = Block(BlockKind.HEADING, Span(0, 27))
    body = Block(BlockKind.PARAGRAPH, Span(29, len(text)))

    (found,) = detect_attributions(Article(text, blocks=(heading, body)), quick=True)

    assert found.speaker_name == "Piet Ravndal"


@pytest.mark.parametrize(
    "text",
    [
        "‘We asked for a bridge,’ said Ada Orlan.",
        "'We asked for a bridge,' said Ada Orlan.",
        '"We asked for a bridge," said Ada Orlan.',
        "«We asked for a bridge,» said Ada Orlan.",
        "„We asked for a bridge,“ said Ada Orlan.",
        "SARNMOUTH – “WE ASKED FOR A BRIDGE,” said Ada Orlan.",
        "“We asked for ‘a bridge’ and got Ada’s timetable,” said Ada Orlan.",
    ],
)
def test_every_style_of_mark_encloses_a_statement(text: str) -> None:
    (found,) = read(text)

    assert found.speaker_name == "Ada Orlan"
    assert found.kind.value == "direct"


def test_background_of_the_own_site_and_front_pages_show_nothing() -> None:
    text = "“We stay,” Ada Orlan said on Monday, when the old ferry left Sarnmouth."
    at = text.index("ferry")
    own = Link("https://www.pierhead.example/2024/ferry-history-12", Span(at, at + 5))
    place = Link("https://sarnmouth.example/", Span(at + 11, at + 20))
    url = "https://www.pierhead.example/2026/stay"

    (found,) = detect_attributions(Article(text, links=(own, place), url=url), quick=True)

    assert found.links == ()


def test_a_link_on_the_words_that_name_the_source_goes_before_a_nearer_one() -> None:
    text = "The mill will close in May, Reuters reported on Monday after a fire."
    said, fire = text.index("Reuters"), text.index("fire")
    links = (
        Link("https://paper.example/2020/the-great-fire", Span(fire, fire + 4)),
        Link("https://www.reuters.com/mill-2026", Span(said, said + 7)),
    )

    (found,) = detect_attributions(Article(text, links=links), quick=True)

    assert found.links[0] == "https://www.reuters.com/mill-2026"
