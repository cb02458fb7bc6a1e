"""Mentions of outlets in running text."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.detect.outlet_names import words_of
from citecheck.detect.outlets import (
    OutletTable,
    load_outlets,
    make_table,
)
from citecheck.model import Outlet


@pytest.fixture(scope="module")
def table() -> OutletTable:
    return load_outlets()


def mentioned(table: OutletTable, text: str) -> list[tuple[str, str]]:
    return [(span.of(text), outlets[0].name) for span, outlets in table.mentions(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He told AFP on Monday.", [("AFP", "Agence France-Presse")]),
        ("the New York\u00a0Times reported", [("New York\u00a0Times", "The New York Times")]),
        ("according to Reuters’ man", [("Reuters", "Reuters")]),
        ("told RFE/RL's bureau", [("RFE/RL", "Radio Free Europe/Radio Liberty")]),
        ("“Yes,” she told the L.A. Times", [("L.A. Times", "Los Angeles Times")]),
        ("dit-il à l’AFP", [("AFP", "Agence France-Presse")]),
        ("a-t-il dit au Figaro", [("Figaro", "Le Figaro")]),
        ("sagte er der Süddeutschen Zeitung", [("Süddeutschen Zeitung", "Süddeutsche Zeitung")]),
        ("повідомив він Укрінформу", [("Укрінформу", "Ukrinform")]),
        ("передано Рейтером", [("Рейтером", "Reuters")]),
        ("сказала Українській правді", [("Українській правді", "Ukrainska Pravda")]),
        ("قال لرويترز", [("لرويترز", "Reuters")]),
        ("وقال للجزيرة", [("للجزيرة", "Al Jazeera")]),
        ("他对法新社表示", [("法新社", "Agence France-Presse")]),
        ("NHKは共同通信によると", [("NHK", "NHK"), ("共同通信", "Kyodo News")]),
        ("Te\u0301lam informo\u0301", [("Te\u0301lam", "Telam")]),
    ],
)  # fmt: skip
def test_a_mention_is_found_with_its_place(
    table: OutletTable, text: str, found: list[tuple[str, str]]
) -> None:
    assert mentioned(table, text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Time will tell, and the sun was out; a mirror of fortune.",
        "Time flies. Nature heals.",
        "Star Wars and the Fortune 500",
        "the Times of Elsewhere",
        "Michael Bloomberg met Barron in the post office.",
        "apple, map, tap and aap",
        "a map of MENA countries",
        "tout le monde le dit",
        "in der heutigen Zeit, in aller Welt. Известия о погоде",
        "das Bild an der Wand",
        "In Christchurch. Post offices closed in New York. Times change.",
        "في الجزيرة العربية",
        "世界报告说",
        "AFPX and xAFP",
        "People had to register. Lucy in the Sky",
        "the Oromo Liberation Front",
        "the Standard & Poor's index; The Dow Jones industrial average",
        "told the Metro-Goldwyn-Mayer office; Reem As-Saba'ee",
    ],
)
def test_an_ordinary_word_is_no_mention(table: OutletTable, text: str) -> None:
    assert mentioned(table, text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("she told the Sun", "Sun"),
        ("she told Time magazine", "Time"),
        ("Time reported that", "Time"),
        ("Bloomberg first reported", "Bloomberg"),
        ("in an interview with Fortune, he", "Fortune"),
        ("told The Hill", "Hill"),
        ("told AA that", "AA"),
        ("the Times on Friday", "Times"),
        ("told the Post Wednesday", "Post"),
        ("сообщила газета «Известия» в среду", "Известия"),
        ("sagte er der „Zeit“", "Zeit"),
        ("People magazine", "People"),
        ("it told Fortune", "Fortune"),
        ("The Wrap’s report today", "Wrap"),
        ("Bloomberg has reported", "Bloomberg"),
    ],
)
def test_a_guarded_name_counts_where_its_surroundings_fit(
    table: OutletTable, text: str, found: str
) -> None:
    assert found in mentioned(table, text)[0][0]


def test_an_outlet_named_in_full_goes_before_its_namesakes(table: OutletTable) -> None:
    text = "He wrote for the Los Angeles Times. The Times reported it; so did the Post."

    found = [outlets[0].name for _, outlets in table.mentions(text)]

    assert found == ["Los Angeles Times", "Los Angeles Times", "The Washington Post"]


def test_the_longest_name_wins() -> None:
    rows = [
        Outlet("Post", "Post"),
        Outlet("Harbour Post", "HP"),
        Outlet("Harbour Post East", "HPE"),
    ]
    table = make_table(rows, {})

    assert mentioned(table, "the Harbour Post East, the Harbour Post Eastern") == [
        ("Harbour Post East", "Harbour Post East"),
        ("Harbour Post", "Harbour Post"),
    ]


def test_every_canonical_name_is_found_by_itself(table: OutletTable) -> None:
    for outlet in table.outlets:
        assert outlet in table.by_name(outlet.name)
        assert outlet in table.by_name(outlet.short)


@given(st.text(alphabet=st.sampled_from("AFPReutrs the.’'-\n法新社رويترلП«»"), max_size=200))
def test_mentions_are_ordered_and_apart_and_inside_the_text(text: str) -> None:
    spans = [span for span, _ in load_outlets().mentions(text)]

    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    assert all(span.end <= len(text) and span.of(text).strip() for span in spans)


@given(st.text(max_size=60))
def test_words_lie_where_they_say(text: str) -> None:
    for word in words_of(text):
        assert word.span.of(text).replace(".", "") == word.text


def test_an_agency_of_one_country_is_not_its_namesake(table: OutletTable) -> None:
    assert mentioned(table, "Про це повідомив Інтерфакс-Україна.") == [
        ("Інтерфакс-Україна", "Interfax-Ukraine")
    ]
